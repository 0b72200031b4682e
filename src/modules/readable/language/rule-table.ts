/** How much a finding weighs: an error is mended before publishing, a warning is thought about, a hint may be left. */
export type Level = 'error' | 'warning' | 'hint';
export type View = 'easy' | 'plain';

export interface Rule {
  readonly id: string;
  readonly asks: string;
  readonly why: string;
  readonly source: string;
  /** A view that does not ask for it has no level. */
  readonly easy?: Level;
  readonly plain?: Level;
}

const sources = {
  govuk: 'GOV.UK, Accessible communication formats: Easy Read',
  dh: 'Department of Health, Making written information easier to understand for people with learning disabilities (2010)',
  ie: 'Inclusion Europe, Information for all: European standards for easy-to-read information',
  gds: 'Government Digital Service, Sentence length: why 25 words is our limit (2014)',
} as const;

/** Longest sentences, in words. */
export const sentenceWordsMax = { easy: 15, plainWarning: 20, plainError: 25 } as const;
/** From this on a number is large. */
export const largeNumberMin = 1_000;

/** Every rule that a machine can hold a text against. docs/readable-rules.md is made from this table. */
export const rules = [
  {
    id: 'sentence-length',
    asks: `A sentence has at most ${sentenceWordsMax.easy} words (plain view: a warning above ${sentenceWordsMax.plainWarning}, an error above ${sentenceWordsMax.plainError}).`,
    why: 'Long sentences are hard to hold in mind.',
    source: `${sources.govuk}; ${sources.dh}; ${sources.gds}`,
    easy: 'error',
    plain: 'warning',
  },
  {
    id: 'one-idea',
    asks: 'A sentence has one idea and one verb: no semicolon, no ‘which’, ‘because’ or ‘although’, no second finite verb. One condition with its one act (‘If you feel ill, call us’), the object of telling or asking (‘Tell us what you need’), what a word means (‘A hoist is a machine that lifts you’) and who or which at the end (‘someone you trust’) belong to their verb, because parting them would change what is said.',
    why: 'One thing at a time can be understood and remembered.',
    source: sources.govuk,
    easy: 'warning',
    plain: 'hint',
  },
  {
    id: 'passive',
    asks: 'The sentence says who does it.',
    why: 'In the passive a reader cannot see who does what.',
    source: sources.govuk,
    easy: 'warning',
    plain: 'hint',
  },
  {
    id: 'hard-word',
    asks: 'An easy word is used, or the hard word is explained in the next sentence.',
    why: 'One unknown word can hide the meaning of a whole page.',
    source: `${sources.govuk}; ${sources.dh}`,
    easy: 'error',
    plain: 'hint',
  },
  {
    id: 'abbreviation',
    asks: 'Words are written out: no short forms, no initials, apart from NHS, GP, UK, TV and ID. In the plain view initials may stand where the text says once what they mean.',
    why: 'Short forms must be known before they can be read.',
    source: `${sources.govuk}; ${sources.ie}`,
    easy: 'error',
    plain: 'warning',
  },
  {
    id: 'padding',
    asks: 'Words that add nothing are cut.',
    why: 'Every word takes effort to read.',
    source: sources.govuk,
    easy: 'warning',
    plain: 'warning',
  },
  {
    id: 'same-word',
    asks: 'The same thing has the same word all through.',
    why: 'Another word looks like another thing.',
    source: sources.ie,
    easy: 'warning',
    plain: 'hint',
  },
  {
    id: 'metaphor',
    asks: 'Words mean what they say: no figures of speech.',
    why: 'Figures of speech may be taken as they stand.',
    source: sources.ie,
    easy: 'error',
    plain: 'hint',
  },
  {
    id: 'foreign-word',
    asks: 'No words of other languages.',
    why: 'They must be learned before they can be read.',
    source: sources.ie,
    easy: 'error',
    plain: 'warning',
  },
  {
    id: 'adult-language',
    asks: 'Grown-up people are spoken to as grown-ups.',
    why: 'Words for small children are not respectful.',
    source: sources.ie,
    easy: 'error',
    plain: 'warning',
  },
  {
    id: 'number-words',
    asks: 'Numbers are written in digits.',
    why: 'Digits are easier to find and to read than number words.',
    source: sources.ie,
    easy: 'error',
    plain: 'hint',
  },
  {
    id: 'roman-numeral',
    asks: 'No Roman numerals.',
    why: 'Many people cannot read them.',
    source: sources.ie,
    easy: 'error',
    plain: 'warning',
  },
  {
    id: 'percentage',
    asks: 'No percentages: say ‘few’, ‘most’, or how many in 10 or 100 people.',
    why: 'A percentage is hard to picture.',
    source: sources.ie,
    easy: 'warning',
  },
  {
    id: 'large-number',
    asks: `Numbers of ${largeNumberMin.toLocaleString('en-GB')} and more are avoided (years, telephone numbers and doses apart).`,
    why: 'Large numbers are hard to picture.',
    source: sources.ie,
    easy: 'warning',
  },
  {
    id: 'say-you',
    asks: 'The reader is spoken to as ‘you’.',
    why: '‘Patients’ or ‘clients’ leave open whether the reader is meant.',
    source: sources.ie,
    easy: 'warning',
    plain: 'hint',
  },
  {
    id: 'negative',
    asks: 'The sentence says what is so or what to do, rather than what is not. A warning that must say ‘not’ keeps it.',
    why: 'The small word ‘not’ is easily missed.',
    source: sources.ie,
    easy: 'hint',
  },
  {
    id: 'hyphenated',
    asks: 'No word is broken at the end of a line.',
    why: 'Half a word cannot be recognised.',
    source: sources.ie,
    easy: 'error',
    plain: 'warning',
  },
  {
    id: 'block-capitals',
    asks: 'No words in block capitals.',
    why: 'A word in capitals has lost its shape.',
    source: sources.ie,
    easy: 'error',
    plain: 'warning',
  },
] as const satisfies readonly Rule[];

export type RuleId = (typeof rules)[number]['id'];

const byId = new Map<RuleId, Rule>(rules.map((rule) => [rule.id, rule]));

export function ruleOf(id: RuleId): Rule {
  const rule = byId.get(id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return rule;
}

/** Rules of the same sources that only people or the page itself can keep. */
export const rulesKeptElsewhere: readonly { readonly asks: string; readonly kept: string }[] = [
  { asks: 'Examples come from everyday life.', kept: 'by the author' },
  {
    asks: 'Every idea has words and a picture; the picture left, the words right, in pairs.',
    kept: 'by the Easy Read page and the author’s desk',
  },
  {
    asks: 'Type of 14 points or more, left aligned, one sentence a line, good contrast, no italics and no underlining.',
    kept: 'by the Easy Read page',
  },
  { asks: 'At most 20 pages, with a glossary at the end.', kept: 'by the author’s desk' },
  {
    asks: 'A reading age of 9 to 11.',
    kept: 'shown as measures; the formulas say little about texts this easy, so the rules decide',
  },
  {
    asks: 'Tested with people with learning disabilities.',
    kept: 'by people: a recorded fact, never inferred',
  },
];
