import { z } from 'zod';
import { newId } from '#kit/ids.ts';
import { parseLocalDate } from '#kit/local-date.ts';
import { parsePounds } from '#kit/money.ts';
import type { FieldError } from '#platform/http/fields.ts';
import { choice, optionalText, typedText } from '#platform/http/fields.ts';
import type { Typed } from '#platform/http/route.ts';
import {
  type AgreementType,
  agreementTypes,
  measuresMax,
  milestonesMax,
  type Terms,
} from '../agreements/agreement.rules.ts';

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function pounds<N extends null | 0>(name: string, nothing: N) {
  return z
    .string()
    .default('')
    .transform((text, context): number | N => {
      if (text.trim() === '') return nothing;
      const amount = parsePounds(text);
      if (amount !== undefined) return amount;
      context.addIssue({ code: 'custom', message: `Enter ${name} in pounds, for example 2,500` });
      return z.NEVER;
    });
}

function day(name: string) {
  return z
    .string()
    .default('')
    .transform((text, context): string | null => {
      if (text.trim() === '') return null;
      const date = parseLocalDate(text.trim());
      if (date !== undefined) return date;
      context.addIssue({
        code: 'custom',
        message: `Enter ${name} as year-month-day, for example 2027-03-31`,
      });
      return z.NEVER;
    });
}

/** The key under which a row is known through the versions; a new row gets a new one. */
const key = z
  .string()
  .optional()
  .transform((text) => (text !== undefined && idPattern.test(text) ? text : newId()));

const rowsOf = (given: unknown) =>
  typeof given === 'object' && given !== null
    ? Object.values(given)
    : given === undefined || given === ''
      ? []
      : given;

const cell = (name: string) => optionalText({ name, max: 300 });

const MilestoneRow = z
  .object({ key, what: cell('the milestone'), dueOn: day('the day by which') })
  .superRefine((row, context) => {
    if (row.what === '' && row.dueOn !== null)
      context.addIssue({ code: 'custom', path: ['what'], message: 'Say what is done by this day' });
    if (row.what !== '' && row.dueOn === null)
      context.addIssue({ code: 'custom', path: ['dueOn'], message: 'Enter the day by which it is done' });
  });

const MeasureRow = z
  .object({ key, what: cell('what is measured'), promised: cell('what is promised') })
  .superRefine((row, context) => {
    if (row.what === '' && row.promised !== '')
      context.addIssue({ code: 'custom', path: ['what'], message: 'Say what is measured' });
    if (row.what !== '' && row.promised === '')
      context.addIssue({
        code: 'custom',
        path: ['promised'],
        message: 'Say what is promised, with its unit',
      });
  });

function unique<T extends { key: string }>(rows: readonly T[]): T[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    const once = seen.has(row.key) ? { ...row, key: newId() } : row;
    seen.add(once.key);
    return once;
  });
}

const long = (name: string, max = 3_000) => optionalText({ name, max });
const types = Object.keys(agreementTypes) as [AgreementType, ...AgreementType[]];

/** Gaps are allowed here, so that each side can write its own part; signing needs them filled. */
export const TermsForm = z.object({
  basedOn: z.coerce.number('This form is not whole. Open it again.').int().min(1).max(100_000),
  type: choice(types, 'Choose the kind of agreement'),
  title: typedText({ name: 'the title', max: 200 }),
  purpose: long('what it is for', 4_000),
  organisationCash: pounds('what the organisation brings', 0),
  organisationKind: long('what the organisation brings in kind'),
  organisationKindValue: pounds('its value', null),
  companyCash: pounds('what the company brings', 0),
  companyKind: long('what the company brings in kind'),
  companyKindValue: pounds('its value', null),
  patientBenefit: long('how patients benefit'),
  nhsBenefit: long('how the health service benefits'),
  companyBenefit: long('how the company benefits'),
  dataAccess: long('which data may be seen'),
  ip: long('who owns what is created'),
  publicity: long('the words for publicity', 2_000),
  exitPlan: long('what happens when it ends'),
  startsOn: day('the first day'),
  endsOn: day('the last day'),
  summary: long('the summary', 4_000),
  milestones: z.preprocess(
    rowsOf,
    z.array(MilestoneRow, 'Fill in the rows of milestones').max(milestonesMax + 4),
  ),
  measures: z.preprocess(rowsOf, z.array(MeasureRow, 'Fill in the rows of measures').max(measuresMax + 4)),
  whatChanged: typedText({ name: 'what you changed, in a few words', max: 1_000 }),
  identifiersJustified: optionalText({ name: 'the reason', max: 2_000 }),
});
export type TermsTyped = z.output<typeof TermsForm>;

export function termsOf(form: TermsTyped): Terms {
  return {
    type: form.type,
    title: form.title,
    purpose: form.purpose,
    organisationCashPence: form.organisationCash,
    organisationKind: form.organisationKind,
    organisationKindPence: form.organisationKindValue,
    companyCashPence: form.companyCash,
    companyKind: form.companyKind,
    companyKindPence: form.companyKindValue,
    patientBenefit: form.patientBenefit,
    nhsBenefit: form.nhsBenefit,
    companyBenefit: form.companyBenefit,
    dataAccess: form.dataAccess,
    ip: form.ip,
    publicity: form.publicity,
    exitPlan: form.exitPlan,
    startsOn: form.startsOn,
    endsOn: form.endsOn,
    summary: form.summary,
    milestones: unique(
      form.milestones.flatMap(({ key: known, what, dueOn }) =>
        what === '' || dueOn === null ? [] : [{ key: known, what, dueOn }],
      ),
    ).slice(0, milestonesMax),
    measures: unique(form.measures.filter((row) => row.what !== '')).slice(0, measuresMax),
  };
}

const inPounds = (pence: number | null) =>
  pence === null || pence === 0 ? '' : (pence / 100).toFixed(2).replace(/\.00$/, '');

/** The terms as the form shows them. */
export function valuesOf(terms: Terms, basedOn: number): Typed {
  return {
    ...terms,
    basedOn: String(basedOn),
    organisationCash: inPounds(terms.organisationCashPence),
    organisationKindValue: inPounds(terms.organisationKindPence),
    companyCash: inPounds(terms.companyCashPence),
    companyKindValue: inPounds(terms.companyKindPence),
    startsOn: terms.startsOn ?? '',
    endsOn: terms.endsOn ?? '',
  };
}

/** Every text that somebody wrote freely. */
export function freeTextsOf(terms: Terms): Record<string, string> {
  const { title, purpose, organisationKind, companyKind, patientBenefit, nhsBenefit } = terms;
  const { companyBenefit, dataAccess, ip, publicity, exitPlan, summary } = terms;
  return {
    title,
    purpose,
    organisationKind,
    companyKind,
    patientBenefit,
    nhsBenefit,
    companyBenefit,
    dataAccess,
    ip,
    publicity,
    exitPlan,
    summary,
    milestones: terms.milestones.map((one) => one.what).join('\n'),
    measures: terms.measures.map((one) => `${one.what}\n${one.promised}`).join('\n'),
  };
}

/** 'milestones.0.what', as a parser says it, becomes 'milestones[0][what]', as the field is named. */
export function namedAsFields(errors: readonly FieldError[]): FieldError[] {
  return errors.map(({ field, message }) => {
    const [first = '', ...rest] = field.split('.');
    return { field: first + rest.map((part) => `[${part}]`).join(''), message };
  });
}
