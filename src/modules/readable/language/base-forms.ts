import { irregularVerbs } from './words/irregular-verbs.ts';

/** Longer than any English word: a slip or a code, which is looked at no further. */
export const wordLettersMax = 60;

const known = new Map<string, readonly string[]>();
const knownMax = 20_000;

/** What a word may be a form of: 'tablets' of 'tablet', 'stopped' of 'stop', 'easier' of 'easy'. The word itself comes first. */
export function baseForms(lower: string): readonly string[] {
  const before = known.get(lower);
  if (before !== undefined) return before;
  if (known.size >= knownMax) known.clear();
  const forms = findBaseForms(lower);
  known.set(lower, forms);
  return forms;
}

function findBaseForms(lower: string): string[] {
  if (lower.length > wordLettersMax) return [lower];
  const word = lower.replace(/'s$|s'$|'$/, (end) => (end === "s'" ? 's' : ''));
  const forms = [word];
  const irregular = irregularVerbs.baseOf.get(word);
  if (irregular !== undefined) forms.push(irregular);
  for (const [ending, instead] of endings)
    if (word.endsWith(ending) && word.length - ending.length >= 2)
      forms.push(word.slice(0, -ending.length) + instead);
  const doubled = /([bdgklmnprt])\1(ed|ing|er|est)$/.exec(word)?.[2];
  if (doubled !== undefined) forms.push(word.slice(0, -doubled.length - 1));
  return forms;
}

const endings: readonly (readonly [string, string])[] = [
  ['ies', 'y'],
  ['ves', 'f'],
  ['ves', 'fe'],
  ['es', ''],
  ['s', ''],
  ['ied', 'y'],
  ['ed', ''],
  ['ed', 'e'],
  ['ing', ''],
  ['ing', 'e'],
  ['ier', 'y'],
  ['iest', 'y'],
  ['er', ''],
  ['er', 'e'],
  ['est', ''],
  ['est', 'e'],
  ['ily', 'y'],
  ['ly', ''],
  ['ness', ''],
  ['iness', 'y'],
];
