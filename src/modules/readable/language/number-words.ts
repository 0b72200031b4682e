import type { Part } from './parts-of-speech.ts';
import type { Span } from './phrase-match.ts';
import type { Token } from './text-parts.ts';

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const values = new Map<string, number>([
  ...ones.map((word, i) => [word, i] as const),
  ...tens.map((word, i) => [word, (i + 2) * 10] as const),
  ...tens.flatMap((ten, i) =>
    ones.slice(1, 10).map((one, k) => [`${ten}-${one}`, (i + 2) * 10 + k + 1] as const),
  ),
]);
const multipliers: Readonly<Record<string, number>> = {
  dozen: 12,
  hundred: 100,
  thousand: 1_000,
  million: 1_000_000,
};

export interface NumberWords extends Span {
  readonly value: number;
}

/** Numbers written as words. 'One' only where it counts something: 'one tablet', not 'one of us', 'no one'. */
export function numberWordsIn(tokens: readonly Token[], parts: readonly Part[]): NumberWords[] {
  const found: NumberWords[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const run = readNumber(tokens, i);
    if (run === undefined) continue;
    const isPronoun = run.value === 1 && run.last === i && !isCounting(tokens, parts, i);
    if (!isPronoun && !isPartOfThem(tokens, run)) found.push(run);
    i = run.last;
  }
  return found;
}

function readNumber(tokens: readonly Token[], from: number): NumberWords | undefined {
  let total = 0;
  let current: number | undefined;
  let last = -1;
  let i = from;
  if (/^an?$/.test(tokens[from]?.lower ?? '') && multipliers[tokens[from + 1]?.lower ?? ''] !== undefined) {
    current = 1;
    i += 1;
  }
  for (; i < tokens.length; i += 1) {
    const lower = tokens[i]?.lower ?? '';
    const value = values.get(lower);
    const times = multipliers[lower];
    if (
      value !== undefined &&
      (current === undefined ||
        (value < 10 && current % 10 === 0 && current > 0) ||
        (value < 100 && current >= 100 && current % 100 === 0))
    )
      current = (current ?? 0) + value;
    else if (times !== undefined && current !== undefined) {
      if (times >= 1_000) {
        total += current * times;
        current = 0;
      } else current *= times;
    } else if (
      lower === 'and' &&
      current !== undefined &&
      (current >= 100 || (current === 0 && total > 0)) &&
      values.has(tokens[i + 1]?.lower ?? '')
    )
      continue;
    else break;
    last = i;
  }
  return current === undefined || last === -1 ? undefined : { first: from, last, value: total + current };
}

/** 'The two of you', 'both two': who is meant, not how many. */
function isPartOfThem(tokens: readonly Token[], { first, last, value }: NumberWords): boolean {
  return (
    value <= 3 &&
    /^(?:the|these|those)$/.test(tokens[first - 1]?.lower ?? '') &&
    tokens[last + 1]?.lower === 'of' &&
    /^(?:you|us|them)$/.test(tokens[last + 2]?.lower ?? '')
  );
}

const notCounting = new Set('no any every each some this that the another which only at day'.split(' '));

function isCounting(tokens: readonly Token[], parts: readonly Part[], i: number): boolean {
  const next = tokens[i + 1]?.lower;
  if (i === 0 || next === undefined || notCounting.has(tokens[i - 1]?.lower ?? '')) return false;
  return (
    (parts[i + 1] === 'NOUN' || (parts[i + 1] === 'ADJ' && parts[i + 2] === 'NOUN')) &&
    !/^(?:day|another|thing|of|more)$/.test(next)
  );
}
