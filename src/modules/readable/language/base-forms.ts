import { irregularVerbs } from './words/irregular-verbs.ts';

/** What a word may be a form of: 'tablets' of 'tablet', 'stopped' of 'stop', 'easier' of 'easy'. The word itself comes first. */
export function baseForms(lower: string): string[] {
  const word = lower.replace(/'s$|s'$|'$/, (end) => (end === "s'" ? 's' : ''));
  const forms = [word];
  const irregular = irregularVerbs.baseOf.get(word);
  if (irregular !== undefined) forms.push(irregular);
  for (const [ending, instead] of endings)
    if (word.endsWith(ending) && word.length - ending.length >= 2)
      forms.push(word.slice(0, -ending.length) + instead);
  for (const ending of ['ed', 'ing', 'er', 'est'])
    if (new RegExp(`([bdgklmnprt])\\1${ending}$`).test(word)) forms.push(word.slice(0, -ending.length - 1));
  return forms;
}

const endings: readonly (readonly [string, string])[] = [
  ['ies', 'y'],
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
