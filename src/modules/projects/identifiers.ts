import { findPatientIdentifiers } from '#kit/patient-identifiers.ts';
import { normaliseTyped } from '#kit/text.ts';

/** Words in a text that look as if they could tell who a patient is. */
export interface FieldFinding {
  readonly field: string;
  readonly text: string;
  readonly advice: string;
}

/** Looks through every free text of a form. The year decides which dates are old enough to be dates of birth. */
export function findInTexts(texts: Readonly<Record<string, unknown>>, now: Date): FieldFinding[] {
  return Object.entries(texts).flatMap(([field, text]) =>
    typeof text === 'string'
      ? findPatientIdentifiers(normaliseTyped(text), now.getUTCFullYear()).map((finding) => ({
          field,
          text: finding.text,
          advice: finding.advice,
        }))
      : [],
  );
}

/** What looks like a patient must be mended, or somebody says why it may stay. */
export function needsMending(
  texts: Readonly<Record<string, unknown>>,
  justification: string,
  now: Date,
): boolean {
  return justification === '' && findInTexts(texts, now).length > 0;
}

export const identifiersRefusal =
  'Some words could tell others who a patient is. Take them out, or say below why they may stay.';
