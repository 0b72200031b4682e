export type IdentifierKind = 'nhs-number' | 'date-of-birth' | 'titled-name' | 'phone' | 'email' | 'postcode';

/** Words in a text that could tell who a person is. Offsets in UTF-16 code units; `text` is what stands between them. */
export interface Finding {
  readonly kind: IdentifierKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What to do about it: one or two sentences. */
  readonly advice: string;
}

export function finding(
  kind: IdentifierKind,
  whole: string,
  start: number,
  end: number,
  advice: string,
): Finding {
  return { kind, start, end, text: whole.slice(start, end), advice };
}
