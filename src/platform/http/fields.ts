import { z } from 'zod';
import { normaliseTyped } from '#kit/text.ts';

/** Fields of forms. Each says in words what is wrong and how to mend it. */

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** An id in an address or a hidden field. */
export const id = z.string().regex(idPattern, 'This address is not whole');

export function typedText(field: { name: string; max: number }) {
  return z
    .string(`Enter ${field.name}`)
    .transform(normaliseTyped)
    .pipe(
      z
        .string()
        .min(1, `Enter ${field.name}`)
        .max(
          field.max,
          `${capital(field.name)} must be ${field.max.toLocaleString('en-GB')} characters or fewer`,
        ),
    );
}

/** Text that may be left empty: '' then. */
export function optionalText(field: { name: string; max: number }) {
  return z
    .string(`${capital(field.name)} must be text`)
    .default('')
    .transform(normaliseTyped)
    .pipe(
      z
        .string()
        .max(
          field.max,
          `${capital(field.name)} must be ${field.max.toLocaleString('en-GB')} characters or fewer`,
        ),
    );
}

/** A person's name stands in e-mails to others: one line, and no address in it that would be a link there. */
export const personName = typedText({ name: 'your name', max: 120 }).pipe(
  z
    .string()
    .regex(
      /^(?!.*(?:\/|\bwww\.|[a-z]{3,}\.[a-z]{2,}))[^\n]*$/i,
      'Your name must be on one line, without an address of a website',
    ),
);

export function choice<const T extends readonly [string, ...string[]]>(values: T, message: string) {
  return z.enum(values, message);
}

/** Several boxes of one name: none, one or many arrive as undefined, text or a list. */
export function choices<const T extends readonly [string, ...string[]]>(
  values: T,
  message: string,
  max = 20,
) {
  return z.preprocess(
    (given) =>
      given === undefined || given === '' ? [] : Array.isArray(given) ? [...new Set(given)] : [given],
    z.array(z.enum(values, message)).max(max, message),
  );
}

/** A box that is ticked or not. */
export const ticked = z
  .literal(['yes', 'on', 'true'])
  .optional()
  .catch(undefined)
  .transform((value) => value !== undefined);

export function emailAddress(message = 'Enter an e-mail address in the form name@example.org') {
  return z
    .string(message)
    .transform((text) => text.trim().toLowerCase())
    .pipe(z.email(message).max(254, message));
}

export function localDate(name: string) {
  return z
    .string(`Enter ${name}`)
    .trim()
    .pipe(storableDay(`Enter ${name} as year-month-day, for example 2027-03-31`));
}

/** A day as the database takes it: it knows no year nought. */
export function storableDay(message: string) {
  return z.iso.date(message).refine((text) => !text.startsWith('0000'), message);
}

/** What a place in a list holds, from an address that anybody can write: only what the database takes for such a value. */
export const placeFields = {
  moment: z.iso.datetime().refine((text) => !text.startsWith('0000')),
  day: z.iso.date().refine((text) => !text.startsWith('0000')),
  count: z.int().min(0).max(2_147_483_647),
  id: z.uuid(),
} as const;

export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** One message a field, in the order of the form. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  const first = new Map<string, string>();
  for (const issue of error.issues) {
    const field = issue.path.map(String).join('.');
    if (!first.has(field)) first.set(field, issue.message);
  }
  return [...first].map(([field, message]) => ({ field, message }));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
