import { lanceParts } from '#platform/search-engine/lance.ts';

/**
 * Which terms a text must have, for the table and for what stands in memory alike. Only `any` scores, or `all` where it is alone: so
 * the engine has it, which counts the first part of a question.
 */
export interface Asked {
  /** At least one of these. */
  readonly any?: readonly string[];
  /** Each of these. */
  readonly all?: readonly string[];
  readonly none?: readonly string[];
}

type Lance = ReturnType<typeof lanceParts>['lance'];
type Match = InstanceType<Lance['MatchQuery']>;
type Occurrence = Lance['Occur']['Must' | 'MustNot'];

export function asQuery({ any, all, none = [] }: Asked): Match | InstanceType<Lance['BooleanQuery']> {
  const { lance } = lanceParts();
  const { Must, MustNot } = lance.Occur;
  const must = [...(any ? [matchAny(any)] : []), ...(all ? [matchAll(all)] : [])];
  const [only] = must;
  if (only && must.length === 1 && none.length === 0) return only;
  return new lance.BooleanQuery([
    ...must.map((match): [Occurrence, Match] => [Must, match]),
    ...none.map((term): [Occurrence, Match] => [MustNot, matchAny([term])]),
  ]);
}

function matchAny(terms: readonly string[]): Match {
  return new (lanceParts().lance.MatchQuery)(terms.join(' '), 'words');
}

/** Far quicker than a boolean question with a part for each: that one goes through all who have any of them. */
function matchAll(terms: readonly string[]): Match {
  const { lance } = lanceParts();
  return new lance.MatchQuery(terms.join(' '), 'words', { operator: lance.Operator.And });
}

/** The sum of what its terms score. @returns undefined where the text is not what was asked for */
export function scoreOf(
  { any, all = [], none = [] }: Asked,
  has: (term: string) => boolean,
  score: (term: string) => number,
): number | undefined {
  if (none.some(has) || !all.every(has) || (any && !any.some(has))) return undefined;
  return (any ?? all).reduce((sum, term) => sum + (has(term) ? score(term) : 0), 0);
}
