import { irregularVerbs } from './words/irregular-verbs.ts';

export type VerbForm = 'base' | 's' | 'past' | 'participle' | 'ing';

const doubles = new Set(
  'stop cut get put let set sit run win begin ban plan drop grip skip swim hit chat rub pat step trip ship wrap slip shut fit dip stir pin tip clap forget quit spit split dig'.split(
    ' ',
  ),
);
const beForms: Readonly<Record<VerbForm, string>> = {
  base: 'be',
  s: 'is',
  past: 'was',
  participle: 'been',
  ing: 'being',
};

/** The first word is the verb: 'find out' becomes 'found out'. */
export function inflectVerb(phrase: string, form: VerbForm): string {
  const [verb = '', ...rest] = phrase.split(' ');
  const coordinated =
    rest[0] === 'or' && rest[1] !== undefined ? ['or', inflectVerb(rest.slice(1).join(' '), form)] : rest;
  return [oneVerb(verb, form), ...coordinated].join(' ');
}

function oneVerb(verb: string, form: VerbForm): string {
  if (verb === 'be') return beForms[form];
  if (form === 'base') return verb;
  if (form === 's') return verb === 'have' ? 'has' : withS(verb);
  if (form === 'ing') {
    if (/[^eoy]e$/.test(verb) && verb !== 'be') return `${verb.slice(0, -1).replace(/^li$/, 'ly')}ing`;
    return verb === 'lie' ? 'lying' : `${verb}${doubles.has(verb) ? verb.at(-1) : ''}ing`;
  }
  const irregular = (form === 'past' ? irregularVerbs.pastOf : irregularVerbs.participleOf).get(verb);
  if (irregular !== undefined) return irregular;
  if (verb.endsWith('e')) return `${verb}d`;
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`;
  return `${verb}${doubles.has(verb) ? verb.at(-1) : ''}ed`;
}

function withS(word: string): string {
  if (/(?:s|x|z|ch|sh|o)$/.test(word) && !/oo$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

const noPlural = new Set(
  'help clothes staff news advice money care work food information spending growth harm'.split(' '),
);
const irregularPlurals: Readonly<Record<string, string>> = {
  person: 'people',
  child: 'children',
  man: 'men',
  woman: 'women',
  foot: 'feet',
  tooth: 'teeth',
  wife: 'wives',
  loss: 'losses',
  knife: 'knives',
  life: 'lives',
  leaf: 'leaves',
  half: 'halves',
};

/** 'kind of food' becomes 'kinds of food', 'chest pain' 'chest pains', 'brother or sister' 'brothers or sisters'. */
export function pluralOf(phrase: string): string {
  if (phrase.includes(' or ')) return phrase.split(' or ').map(pluralOf).join(' or ');
  const words = phrase.split(' ');
  const stop = words.findIndex(
    (word, i) => i > 0 && /^(?:of|to|for|in|with|who|taking|nearby|needed|bought)$/.test(word),
  );
  const head = (stop === -1 ? words.length : stop) - 1;
  words[head] = pluralWord(words[head] ?? '');
  return words.join(' ');
}

function pluralWord(word: string): string {
  if (noPlural.has(word) || /ing$/.test(word) || /[^s]s$/.test(word)) return word;
  return irregularPlurals[word] ?? withS(word);
}
