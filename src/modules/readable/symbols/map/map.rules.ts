import { actions } from './actions.rules.ts';
import { body } from './body.rules.ts';
import { care } from './care.rules.ts';
import { feelingsAndAnswers } from './feelings-and-answers.rules.ts';
import { peopleAndPlaces } from './people-and-places.rules.ts';
import { thingsAndTimes } from './things-and-times.rules.ts';

/**
 * The concept map, made by hand: which picture stands for which words.
 *
 * A line is `concept | words; separated so | pictures, the plain look first`. Words are base forms; several words in a row
 * are a phrase. A word may say
 * - what part of speech it must be: `fit/n` (n noun, v verb, a adjective, r adverb, i interjection, d determiner, p proper
 *   name, m number), and
 * - which other words of the sentence decide: `tablet (with screen, video)`, `tablet (without screen, video)`.
 * Pictures are `h:` healthicons, `o:` openmoji, `s:` Spreadwell's own drawings.
 */
export interface Concept {
  readonly id: string;
  readonly label: string;
  readonly words: readonly WordPattern[];
  readonly pictures: readonly string[];
  /** How much a picture of it tells of a sentence: a stomach tells more than 'people'. */
  readonly weight: number;
}

export interface WordPattern {
  readonly lemmas: readonly string[];
  readonly pos: string | undefined;
  readonly withAny: readonly string[];
  readonly withNone: readonly string[];
}

const packNames: Readonly<Record<string, string>> = { h: 'healthicons', o: 'openmoji', s: 'spreadwell' };
const partsOfSpeech: Readonly<Record<string, string>> = {
  n: 'NOUN',
  v: 'VERB',
  a: 'ADJ',
  r: 'ADV',
  i: 'INTJ',
  d: 'DET',
  p: 'PROPN',
  m: 'NUM',
};

/** Words that say little by themselves: another word of the sentence is the better picture. */
const faint = new Set(
  'go take use feeling look tell person people man woman all same more less make try give like do-not-like question staff clock today before after one three four twice yes work week year start change share patient tell-someone group important information organisation water check maybe new old-thing big small hurry understand up down stop bring find keep up think month problem turn-left turn-right young-people home see hot measure visit account publish join symbols'.split(
    ' ',
  ),
);
const faintWeight = 0.5;
const tables: readonly (readonly [string, number])[] = [
  [body, 1],
  [care, 1],
  [peopleAndPlaces, 0.75],
  [feelingsAndAnswers, 0.8],
  [actions, 0.75],
  [thingsAndTimes, 0.7],
];

export const concepts: readonly Concept[] = tables.flatMap(([table, weight]) =>
  table
    .trim()
    .split('\n')
    .map((line) => readConcept(line, weight)),
);

export const conceptsById: ReadonlyMap<string, Concept> = new Map(concepts.map((one) => [one.id, one]));

function readConcept(line: string, weight: number): Concept {
  const [id = '', words = '', pictures = ''] = line.split('|').map((part) => part.trim());
  return {
    id,
    label: id.replaceAll('-', ' '),
    words: words.split(';').map((word) => readPattern(word.trim())),
    pictures: pictures.split(/\s+/).map(fullPictureId),
    weight: faint.has(id) ? faintWeight : weight,
  };
}

function fullPictureId(short: string): string {
  const [pack = '', name = ''] = short.split(/:(.*)/s);
  return `${packNames[pack] ?? pack}:${name}`;
}

function readPattern(written: string): WordPattern {
  const found = written.match(/^([^(]*?)\s*(?:\((with|without)\s+([^)]*)\))?$/);
  const [, words = written, side, context = ''] = found ?? [];
  const [text = '', pos] = words.split('/');
  const around = context
    .split(',')
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== '');
  return {
    lemmas: text.toLowerCase().split(/\s+/),
    pos: pos === undefined ? undefined : partsOfSpeech[pos],
    withAny: side === 'with' ? around : [],
    withNone: side === 'without' ? around : [],
  };
}
