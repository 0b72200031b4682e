import { z } from 'zod';
import { parsePounds } from '#kit/money.ts';
import { topics } from '#kit/topics.ts';
import { regions } from '#kit/uk-region.ts';
import { choice, choices, optionalText, storableDay, typedText } from '#platform/http/fields.ts';
import { type BuyingCode, buyingWords } from '../buying-category.rules.ts';
import { needWords, type SponsorshipNeed } from '../request.rules.ts';
import type { SponsorshipRequest } from './request.queries.ts';
import type { RequestText } from './request-writing.queries.ts';

export const needs = Object.keys(needWords) as [SponsorshipNeed, ...SponsorshipNeed[]];
export const topicSlugs = Object.keys(topics) as [string, ...string[]];
export const buyingCodes = Object.keys(buyingWords) as [BuyingCode, ...BuyingCode[]];

export const pounds = (name: string) =>
  z
    .string()
    .default('')
    .transform((text, context) => {
      if (text.trim() === '') return null;
      const amount = parsePounds(text);
      if (amount === undefined)
        context.addIssue({ code: 'custom', message: `Enter ${name} in pounds, for example 2,500` });
      return amount ?? null;
    });

const fullTime = (name: string) =>
  z
    .string()
    .default('')
    .transform((text, context) => {
      const typed = text.trim();
      if (typed === '') return null;
      if (/^\d{1,3}(\.\d{1,2})?$/.test(typed) && Number(typed) > 0) return Number(typed);
      context.addIssue({
        code: 'custom',
        message: `Enter ${name} as a part of full time, for example 0.4 for two days a week`,
      });
      return null;
    });

export const optionalDay = (name: string) =>
  z
    .string()
    .default('')
    .transform((text) => text.trim())
    .transform((day) => (day === '' ? null : day))
    .pipe(
      storableDay(`Enter ${name} as year-month-day, for example 2027-03-31, or leave it empty`).nullable(),
    );

const longMax = 2_000;
const sectorsMax = 30;

/** Sectors are data that programme staff maintain: the form takes any name of one, the save those that exist. */
export const sectorSlugs = z.preprocess(
  (given) =>
    given === undefined || given === '' ? [] : Array.isArray(given) ? [...new Set(given)] : [given],
  z
    .array(
      z.string().regex(/^[a-z0-9-]{2,40}$/, 'Choose sectors from the list'),
      'Choose sectors from the list',
    )
    .max(sectorsMax, 'Choose sectors from the list'),
);

export const Written = z.object({
  need: choice(needs, 'Choose what you need'),
  title: typedText({ name: 'what you ask for, in a few words', max: 200 }),
  ask: typedText({ name: 'what you ask for', max: 3_000 }),
  amountFrom: pounds('the smallest amount that helps'),
  amountTo: pounds('the largest amount'),
  fteFrom: fullTime('the least time that helps'),
  fteTo: fullTime('the most time'),
  startsOn: optionalDay('the first day'),
  endsOn: optionalDay('the last day'),
  patientBenefit: typedText({ name: 'what patients gain', max: longMax }),
  nhsBenefit: optionalText({ name: 'what the health service gains', max: longMax }),
  outcomeMeasures: typedText({ name: 'how you will know that it worked', max: longMax }),
  sponsorMay: typedText({ name: 'what the sponsor may get', max: longMax }),
  sponsorMayNot: typedText({ name: 'what the sponsor may not get', max: longMax }),
  ipPosition: typedText({ name: 'who owns what comes of it', max: longMax }),
  buyingCode: choice(buyingCodes, 'Choose what kind of buying it concerns'),
  category: typedText({ name: 'what it is, in your own words', max: 200 }),
  excludedSectors: sectorSlugs,
  topics: choices(topicSlugs, 'Choose topics from the list', 6),
  region: z
    .enum(['', ...regions], 'Choose a region from the list')
    .default('')
    .transform((region) => (region === '' ? null : region)),
  existingSuppliers: optionalText({ name: 'who supplies it now', max: longMax }),
  procurement: choice(['none', 'planned', 'live'], 'Say whether your organisation buys this, or will'),
  procurementFrom: optionalDay('when the buying begins'),
  procurementUntil: optionalDay('when the buying ends'),
  internalNote: optionalText({ name: 'the note for your organisation', max: 3_000 }),
  identifiersJustified: optionalText({ name: 'the reason', max: longMax }),
});

export function textOf(form: z.output<typeof Written>): RequestText {
  const { amountFrom, amountTo, ...text } = form;
  return { ...text, amountFromPence: amountFrom, amountToPence: amountTo };
}

/** Every text that is written freely: for companies' eyes or for the organisation's, no patient may be in it. */
export function freeTextsOf(form: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(fieldLabels).map((name) => [name, form[name]]));
}

export const fieldLabels: Readonly<Record<string, string>> = {
  title: 'What you ask for, in a few words',
  ask: 'What you ask for',
  patientBenefit: 'What do patients gain?',
  nhsBenefit: 'What does the health service gain?',
  outcomeMeasures: 'How will you know that it worked?',
  sponsorMay: 'What may the sponsor get?',
  sponsorMayNot: 'What may the sponsor not get?',
  ipPosition: 'Who owns what comes of it?',
  category: 'What is it, in your own words?',
  existingSuppliers: 'Who supplies it now?',
  internalNote: 'A note for your organisation',
};

function poundsText(pence: number | null): string {
  return pence === null ? '' : (pence / 100).toFixed(pence % 100 === 0 ? 0 : 2);
}

/** A draft as it was typed, to be mended. */
export function typedFrom(request: SponsorshipRequest) {
  return {
    ...request,
    buyingCode: request.buyingCode ?? '',
    amountFrom: poundsText(request.amountFromPence),
    amountTo: poundsText(request.amountToPence),
    fteFrom: request.fteFrom ?? '',
    fteTo: request.fteTo ?? '',
    startsOn: request.startsOn ?? '',
    endsOn: request.endsOn ?? '',
    region: request.region ?? '',
    procurement: request.procurement ?? '',
    procurementFrom: request.procurementFrom ?? '',
    procurementUntil: request.procurementUntil ?? '',
    identifiersJustified: request.identifiersJustified ?? '',
    excludedSectors: request.excludedSlugs,
  };
}
