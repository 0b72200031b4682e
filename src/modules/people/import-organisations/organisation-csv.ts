import { z } from 'zod';
import { approximateLocation, regionOfPostcode } from '#kit/uk-region.ts';

/** One line of an ODS-style CSV, ready to be stored. */
export interface OrganisationRecord {
  readonly odsCode: string;
  readonly name: string;
  readonly kind: string;
  readonly addressLine1: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly region: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly successorCode: string | null;
  readonly closedOn: string | null;
}

export const organisationColumns = {
  needed: ['code', 'name'],
  known: ['code', 'name', 'type', 'address_line_1', 'town', 'postcode', 'successor_code', 'closed_on'],
  othersIgnored: true,
} as const;

const emptyAsNull = z
  .string()
  .trim()
  .default('')
  .transform((text) => (text === '' ? null : text));

const Line = z.object({
  code: z
    .string('code is missing')
    .trim()
    .toUpperCase()
    .regex(
      /^[A-Z0-9]{3,10}$/,
      'code must be 3 to 10 letters and digits, as the Organisation Data Service gives them',
    ),
  name: z
    .string('name is missing')
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(2, 'name is missing').max(200, 'name must be 200 characters or fewer')),
  type: emptyAsNull,
  address_line_1: emptyAsNull,
  town: emptyAsNull,
  postcode: emptyAsNull.refine(
    (text) => text === null || /^[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}$/i.test(text),
    'postcode is not a whole UK postcode such as LS1 4AP',
  ),
  successor_code: emptyAsNull,
  closed_on: emptyAsNull.refine(
    (text) => text === null || z.iso.date().safeParse(text).success,
    'closed_on must be a date as year-month-day',
  ),
});

/** @returns the record, or what is wrong with the line */
export function readOrganisationLine(line: Readonly<Record<string, string>>): OrganisationRecord | string[] {
  const parsed = Line.safeParse(line);
  if (!parsed.success) return parsed.error.issues.map((issue) => issue.message);
  const { code, name, type, address_line_1, town, postcode, successor_code, closed_on } = parsed.data;
  const place = postcode === null ? undefined : approximateLocation(postcode);
  return {
    odsCode: code,
    name,
    kind: type ?? 'Organisation',
    addressLine1: address_line_1,
    town,
    postcode: postcode?.toUpperCase() ?? null,
    region: (postcode === null ? undefined : regionOfPostcode(postcode)) ?? null,
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
    successorCode: successor_code?.toUpperCase() ?? null,
    closedOn: closed_on,
  };
}
