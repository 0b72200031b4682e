import { numberWordsIn } from '../number-words.ts';
import type { ReadSentence } from '../reading.ts';
import { largeNumberMin } from '../rule-table.ts';
import type { Token } from '../text-parts.ts';
import { type Found, foundAt } from './found.ts';

export function findNumberWords({ sentence, parts }: ReadSentence): Found[] {
  return numberWordsIn(sentence.tokens, parts).map((number) => {
    const words = sentence.tokens
      .slice(number.first, number.last + 1)
      .map((token) => token.text)
      .join(' ');
    const digits = number.value.toLocaleString('en-GB');
    return foundAt(sentence, number, {
      rule: 'number-words',
      message: `Write ‘${words}’ in digits: ${digits}.`,
      suggestion: digits,
    });
  });
}

export function findPercentages({ sentence: { tokens, ...sentence } }: ReadSentence): Found[] {
  const found: Found[] = [];
  tokens.forEach((token, at) => {
    const words = token.lower === 'per' && tokens[at + 1]?.lower === 'cent';
    if (token.text !== '%' && token.lower !== 'percent' && token.lower !== 'percentage' && !words) return;
    const number = tokens[at - 1];
    const first = number?.kind === 'number' ? at - 1 : at;
    found.push(
      foundAt(
        { tokens, ...sentence },
        { first, last: words ? at + 1 : at },
        {
          rule: 'percentage',
          message:
            'Percentages are hard to picture: say how many in 10 or 100 people, or ‘few’, ‘some’, ‘most’.',
          ...(number?.kind === 'number' &&
            /^\d+$/.test(number.text) &&
            !isStrength(tokens, at) && { suggestion: outOfHundred(Number(number.text)) }),
        },
      ),
    );
  });
  return found;
}

/** '1% cream' is a strength and stands on the packet. */
function isStrength(tokens: readonly Token[], at: number): boolean {
  return !/^(?:of|chance|risk)$/.test(tokens[at + 1]?.lower ?? '');
}

function outOfHundred(percent: number): string {
  return percent % 10 === 0 && percent > 0 && percent <= 100
    ? `${percent / 10} in every 10`
    : `${percent} in every 100`;
}

const doseUnits =
  /^(?:mg|g|kg|mcg|µg|μg|ml|l|iu|units?|kcal|cal|calories|mmol|kj|kilojoules|micrograms?|milligrams?|millilitres?|mm|cm|m|metres)$/;

export function findLargeNumbers({ sentence }: ReadSentence): Found[] {
  const { tokens } = sentence;
  const found: Found[] = [];
  tokens.forEach((token, at) => {
    if (token.kind !== 'number') return;
    const next = tokens[at + 1]?.lower ?? '';
    const named = /^(?:million|billion|thousand|hundred)s?$/.test(next);
    const plain =
      /^\d{1,3}(?:,\d{3})+$/.test(token.text) || (/^\d{4,}$/.test(token.text) && !looksLikeOther(tokens, at));
    if (!named && !(plain && Number(token.text.replaceAll(',', '')) >= largeNumberMin)) return;
    if (doseUnits.test(next) || (doseUnits.test(tokens[at + 2]?.lower ?? '') === true && named)) return;
    found.push(
      foundAt(
        sentence,
        { first: at, last: named ? at + 1 : at },
        {
          rule: 'large-number',
          message: `‘${token.text}${named ? ` ${next}` : ''}’ is hard to picture: say ‘many’, or compare it with something known.`,
        },
      ),
    );
  });
  return found;
}

const yearMin = 1_800;
const yearMax = 2_100;

/** Years, telephone numbers, references. */
function looksLikeOther(tokens: readonly Token[], at: number): boolean {
  const { text } = tokens[at] as Token;
  const value = Number(text);
  if (text.startsWith('0') || tokens[at + 1]?.kind === 'number' || tokens[at - 1]?.kind === 'number')
    return true;
  if (
    /^(?:number|phone|call|text|ring|code|extension|reference|ref|room|pin|to)$/.test(
      tokens[at - 1]?.lower ?? '',
    )
  )
    return true;
  return text.length === 4 && value >= yearMin && value <= yearMax;
}
