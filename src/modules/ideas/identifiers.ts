import { findPatientIdentifiers } from '#kit/patient-identifiers.ts';
import { normaliseTyped } from '#kit/text.ts';

/** Words in a text that look as if they could tell who a patient is, and where they stand. */
export interface FieldFinding {
  readonly field: string;
  readonly text: string;
  /** The words around it, so that the place is found again. */
  readonly place: string;
  readonly advice: string;
}

const charactersAround = 30;

/** Looks through free texts. The year decides which dates are old enough to be dates of birth. */
export function findInTexts(texts: Readonly<Record<string, unknown>>, now: Date): FieldFinding[] {
  return Object.entries(texts).flatMap(([field, typed]) => {
    if (typeof typed !== 'string') return [];
    const text = normaliseTyped(typed);
    return findPatientIdentifiers(text, now.getUTCFullYear()).map((finding) => ({
      field,
      text: finding.text,
      place: around(text, finding.start, finding.end),
      advice: finding.advice,
    }));
  });
}

function around(text: string, start: number, end: number): string {
  const from = Math.max(0, start - charactersAround);
  const to = Math.min(text.length, end + charactersAround);
  return `${from > 0 ? '…' : ''}${text.slice(from, to).replace(/\s+/g, ' ')}${to < text.length ? '…' : ''}`;
}
