import type { RuleId } from '../rule-table.ts';
import type { Sentence } from '../text-parts.ts';

/** What a rule found, by its place in the text. */
export interface Found {
  readonly rule: RuleId;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  /** What may stand in the place, exactly; absent where only the author can say it. */
  readonly suggestion?: string;
  /** Where the rule's own level does not fit this case. */
  readonly level?: 'error' | 'warning' | 'hint';
}

export function foundAt(
  sentence: Sentence,
  { first, last }: { readonly first: number; readonly last: number },
  rest: Omit<Found, 'start' | 'end'>,
): Found {
  return {
    start: sentence.tokens[first]?.start ?? sentence.start,
    end: sentence.tokens[last]?.end ?? sentence.end,
    ...rest,
  };
}

/** The suggestion as a property, or nothing at all. */
export function suggesting(suggestion: string | undefined): { suggestion?: string } {
  return suggestion === undefined ? {} : { suggestion };
}
