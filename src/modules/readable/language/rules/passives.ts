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
  'closed opened fixed set limited mixed shut broken located organised infected lost left'.split(' '),
);

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
        isInvertedSubject(tokens, i, k))
    ) {
      if (/^(?:being|been)$/.test(tokens[k]?.lower ?? '')) break;
      k += 1;
    }
    const participle = tokens[k];
    if (participle === undefined || participle.kind !== 'word' || !isParticiple(participle.lower)) continue;
    if (parts[k] === 'NOUN' && !/ed$/.test(participle.lower)) continue;
    const by = tokens[k + 1]?.lower === 'by';
    const done = /^(?:was|were|been)$/.test(lower) && doneRatherThanSo.has(participle.lower);
    if (!by && !done && adjectivesLikeParticiples.has(participle.lower)) continue;
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

/** 'Was it done by Ann?' */
function isInvertedSubject(tokens: readonly Token[], be: number, k: number): boolean {
  return be === 0 && k === 1 && /^(?:it|you|he|she|they|we|i)$/.test(tokens[k]?.lower ?? '');
}

export function findPassives(
  read: ReadSentence,
  phrases: PhraseFinds,
  rewording: () => string | undefined,
): Found[] {
  return passivesIn(read)
    .filter(({ participle }) => !phrases.inPadding(participle))
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
