import { z } from 'zod';
import { topics } from '#kit/topics.ts';
import { regions } from '#kit/uk-region.ts';
import { choice, choices, optionalText, ticked, typedText } from '#platform/http/fields.ts';
import { companyNumber } from '../company.rules.ts';
import { needWords } from '../request.rules.ts';
import { sectorSlugs } from '../requests/request.form.ts';

const numberWords =
  'Enter the number of Companies House: 8 digits, or 2 letters and 6 digits, for example 01234567 or SC123456';

/** What a company says of itself, and may change later. */
export const Profile = z.object({
  sector: typedText({ name: 'the sector', max: 120 }),
  about: optionalText({ name: 'what the company does', max: 2_000 }),
  looksFor: optionalText({ name: 'what you look for', max: 2_000 }),
  willNot: optionalText({ name: 'what you will not do', max: 2_000 }),
  offers: choices(Object.keys(needWords) as [string, ...string[]], 'Choose from the list', 7),
  topics: choices(Object.keys(topics) as [string, ...string[]], 'Choose topics from the list', 12),
  regions: choices(regions, 'Choose regions from the list', regions.length),
  tradeBodies: choices(['abpi', 'abhi'], 'Choose from the list'),
  parentName: optionalText({ name: 'the parent’s name', max: 200 }).refine(
    (name) => name.length !== 1,
    'Enter the parent’s whole name, or leave it empty',
  ),
  parentNumber: optionalText({ name: 'the parent’s number', max: 40 }).refine(
    (number) => number.length !== 1,
    'Enter the parent’s whole number, or leave it empty',
  ),
  suppliesNhs: choice(['yes', 'no'], 'Say whether the company supplies the NHS'),
  sensitiveSectors: sectorSlugs,
  noSensitiveSector: ticked,
});

export const Application = Profile.extend({
  name: typedText({ name: 'the company’s legal name', max: 200 }).refine(
    (name) => name.length > 1,
    'Enter the company’s whole legal name',
  ),
  companyNumber: z.string('Enter the company’s number').transform((typed, context) => {
    const read = companyNumber(typed.slice(0, 40));
    if (!read.ok) context.addIssue({ code: 'custom', message: numberWords });
    return read.ok ? read.value : '';
  }),
  acceptsCode: ticked,
});
