import type { Part } from '../parts-of-speech.ts';
import type { ReadSentence } from '../reading.ts';
import type { Token } from '../text-parts.ts';
import { isParticiple } from '../verb-groups.ts';
import { adjectivesLikeParticiples } from '../words/adjectives.ts';
import { type Found, foundAt } from './found.ts';
import type { PhraseFinds } from './phrases.ts';

const passiveBe =
  /^(?:am|is|are|was|were|be|been|being|isn't|aren't|wasn't|weren't|get|gets|got|getting)$|'(?:re|m|s)$/;

/** 'The ward is closed' tells how it is, 'was closed' what was done. */
const doneRatherThanSo = new Set(
  'closed opened fixed set limited mixed broken located organised infected lost left'.split(' '),
);

/** 'Your coat can be left here.' */
const doneByWill = new Set([
  'left',
  'fixed',
  'opened',
  'mixed',
  'used',
  'worn',
  'dressed',
  'prepared',
  'trained',
]);

export interface Passive {
  /** The place of 'be' or 'get'. */
  readonly be: number;
  readonly participle: number;
}

export function passivesIn({ sentence, parts }: ReadSentence): Passive[] {
  const { tokens } = sentence;
  const found: Passive[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const { lower } = tokens[i] as Token;
    if (!passiveBe.test(lower) || (/'s$/.test(lower) && !/^(?:it|he|she|that|there)'s$/.test(lower)))
      continue;
    let k = i + 1;
    while (
      k < tokens.length &&
      (parts[k] === 'ADV' ||
        parts[k] === 'PART' ||
        /^(?:not|being|been|also|then|all|both|already|never|only)$/.test(tokens[k]?.lower ?? '') ||
        isInvertedSubject(tokens, parts, i, k))
    ) {
      if (/^(?:being|been)$/.test(tokens[k]?.lower ?? '')) break;
      k += 1;
    }
    const participle = tokens[k];
    if (participle === undefined || participle.kind !== 'word' || !isParticiple(participle.lower)) continue;
    if (parts[k] === 'NOUN' && !/ed$/.test(participle.lower)) continue;
    const by = tokens[k + 1]?.lower === 'by';
    const done =
      (/^(?:was|were|been)$/.test(lower) && doneRatherThanSo.has(participle.lower)) ||
      (lower === 'be' && doneByWill.has(participle.lower));
    if (
      !by &&
      !done &&
      adjectivesLikeParticiples.has(participle.lower) &&
      !isDoneAtSomeTime(tokens, parts, i, k)
    )
      continue;
    if (!by && isNaming(tokens, parts, k)) continue;
    if (
      /^get|^got/.test(lower) &&
      !by &&
      /^(?:dressed|better|done|used|changed|washed|up)$/.test(participle.lower)
    )
      continue;
    found.push({ be: i, participle: k });
    i = k;
  }
  return found;
}

/** 'The tests are done in the morning', 'the work is done twice a week', not 'I am done' or 'when it is done'. */
function isDoneAtSomeTime(tokens: readonly Token[], parts: readonly Part[], be: number, k: number): boolean {
  const next = tokens[k + 1];
  return (
    tokens[k]?.lower === 'done' &&
    !/^(?:i|you|we|they)$/.test(tokens[be - 1]?.lower ?? '') &&
    next !== undefined &&
    (parts[k + 1] === 'ADP' ||
      parts[k + 1] === 'ADV' ||
      parts[k + 1] === 'SCONJ' ||
      parts[k + 1] === 'DET') &&
    next.lower !== 'with'
  );
}

/** 'The illness is called asthma' says its name; 'your name is called at the desk' is done by someone. */
function isNaming(tokens: readonly Token[], parts: readonly Part[], k: number): boolean {
  return (
    /^(?:called|named)$/.test(tokens[k]?.lower ?? '') &&
    /^(?:DET|NOUN|PROPN|ADJ)$/.test(parts[k + 1] ?? '') &&
    !/^(?:name|names|number|numbers)$/.test(tokens[k - 2]?.lower ?? '')
  );
}

/** 'Was it done by Ann?', 'Is the ward cleaned at night?', 'When were your eyes tested?' */
function isInvertedSubject(tokens: readonly Token[], parts: readonly Part[], be: number, k: number): boolean {
  const asks = be === 0 || (be === 1 && /^(?:how|when|where|why|what|who)$/.test(tokens[0]?.lower ?? ''));
  if (!asks) return false;
  if (k === be + 1 && /^(?:it|you|he|she|they|we|i)$/.test(tokens[k]?.lower ?? '')) return true;
  return (
    tokens.at(-1)?.text === '?' &&
    k - be <= subjectWordsMax &&
    (/^(?:DET|PRON|PROPN)$/.test(parts[k] ?? '') ||
      (parts[k] === 'NOUN' && !isParticiple(tokens[k]?.lower ?? '')))
  );
}
const subjectWordsMax = 4;

export function findPassives(
  read: ReadSentence,
  phrases: PhraseFinds,
  rewording: () => string | undefined,
): Found[] {
  return passivesIn(read)
    .filter(({ participle }) => !phrases.covers(participle))
    .map(({ be, participle }) => {
      const { tokens } = read.sentence;
      const suggestion = rewording();
      const hasAgent = tokens[participle + 1]?.lower === 'by';
      const words = tokens
        .slice(be, participle + 1)
        .map((token) => token.text)
        .join(' ');
      return suggestion === undefined
        ? foundAt(
            read.sentence,
            { first: be, last: participle },
            {
              rule: 'passive',
              message: hasAgent
                ? `‘${words}’: begin with who does it.`
                : `‘${words}’ does not say who does it: name who, first.`,
            },
          )
        : {
            rule: 'passive' as const,
            start: read.sentence.start,
            end: read.sentence.end,
            message: `‘${words}’: begin with who does it.`,
            suggestion,
          };
    });
}
