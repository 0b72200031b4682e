import { baseForms } from '../base-forms.ts';
import { frequencyRanks } from '../dictionaries.ts';
import { isEasyWord } from '../easy-words.ts';
import { isName } from '../measures.ts';
import type { ReadSentence } from '../reading.ts';
import { easierWordsIn } from '../replace-words.ts';
import type { Sentence, Token } from '../text-parts.ts';
import { shortForms } from '../words/abbreviations.ts';
import { everydayWords } from '../words/everyday-words.ts';
import { everydayHealthWords, explanations } from '../words/health-words.ts';
import { type Found, foundAt, suggesting } from './found.ts';
import type { PhraseFinds } from './phrases.ts';
import { readersIn } from './reader.ts';

/** A hard word, unless its sentence says what it means, or the next one does, or it was explained before. */
export function findHardWords(
  read: ReadSentence,
  next: readonly Sentence[],
  phrases: PhraseFinds,
  explained: Set<string>,
): Found[] {
  const { sentence } = read;
  const easier = easierWordsIn(sentence, read.parts);
  const readers = readersIn(sentence);
  const found: Found[] = [];
  for (const match of easier) {
    const words = sentence.tokens.slice(match.first, match.last + 1);
    const name = words.map((token) => token.lower).join(' ');
    if (
      phrases.covers(match.first) ||
      readers.some(({ first }) => first === match.first) ||
      isExplained(words, sentence, next, explained)
    )
      continue;
    if (match.first === match.last && (isCommon(name) || (match.instead === undefined && isEasyWord(name))))
      continue;
    if (words.length === 1 && isCapitalName(words[0] as Token, sentence)) continue;
    found.push(
      foundAt(sentence, match, {
        rule: 'hard-word',
        message: hardMessage(words.map((token) => token.text).join(' '), match.instead, explanationOf(name)),
        ...suggesting(match.instead),
      }),
    );
  }
  sentence.tokens.forEach((token, at) => {
    if (
      token.kind !== 'word' ||
      phrases.covers(at) ||
      // 'Service users should …' is asked to be 'you'.
      readers.some(({ first, last }) => first <= at && at <= last) ||
      easier.some(({ first, last }) => first <= at && at <= last)
    )
      return;
    if (isShortForm(token) || isCapitalName(token, sentence) || isEasyWord(token.lower)) return;
    if (isExplained([token], sentence, next, explained)) return;
    found.push(
      foundAt(
        sentence,
        { first: at, last: at },
        { rule: 'hard-word', message: hardMessage(token.text, undefined, explanationOf(token.lower)) },
      ),
    );
  });
  return found;
}

/** Listed, and yet heard so often that most people know it: 'usually', 'contact'. */
export function isCommon(lower: string): boolean {
  if (explanationOf(lower) !== undefined) return false;
  return (
    everydayHealthWords.has(lower) ||
    everydayWords.has(lower) ||
    baseForms(lower).some((form) => (frequencyRanks().get(form) ?? Number.POSITIVE_INFINITY) < commonRankMax)
  );
}
const commonRankMax = 2_000;

function isCapitalName(token: Token, sentence: Sentence): boolean {
  if (!isName(token, sentence)) return isFirm(token, sentence);
  // 'Hypertension is common': at the beginning a capital tells nothing, and an explained word is no name.
  return explanationOf(token.lower) === undefined;
}

/** 'Tesco sells …', 'Brightpath gave …': who gives, pays or says is no thing, and a hard word seldom does so. */
function isFirm(token: Token, { words }: Sentence): boolean {
  return (
    token === words[0] &&
    /^\p{Lu}\p{Ll}+$/u.test(token.text) &&
    !frequencyRanks().has(token.lower) &&
    !/s$/.test(token.lower) &&
    agentVerbs.test(words[1]?.lower ?? '')
  );
}
const agentVerbs =
  /^(?:gives?|gave|pays?|paid|sells?|sold|buys?|bought|lends?|lent|sends?|sent|funds?|funded|likes?|liked|wants?|wanted|works?|worked|lives?|lived|says?|said|thinks?|thought|had|went|came|asks?|asked|told|tells|runs?|ran|wrote|joined|brings?|brought)$/;

/** Letters in capitals, or mixed with digits: judged as initials. */
export function isShortForm(token: Token): boolean {
  return (
    /^(?=.*\p{Lu}.*\p{Lu})[\p{Lu}\p{N}&]+s?$/u.test(token.text) ||
    shortForms.has(token.lower) ||
    shortForms.has(token.lower.replace(/\.$/, ''))
  );
}

export function explanationOf(lower: string): string | undefined {
  for (const form of baseForms(lower)) {
    const meaning = explanations.get(form);
    if (meaning !== undefined) return meaning;
  }
  return undefined;
}

function hardMessage(word: string, instead: string | undefined, meaning: string | undefined): string {
  if (meaning !== undefined)
    return `‘${word}’ may not be known. ${instead === undefined ? '' : `Say ‘${instead}’, or explain`}${instead === undefined ? 'Explain' : ''} it in the next sentence: ‘This means ${meaning}.’`;
  if (instead !== undefined) return `‘${word}’ may not be known: say ‘${instead}’.`;
  return `‘${word}’ may not be known: use an easier word, or explain it in the next sentence.`;
}

const explains =
  /^(?:(?:this|it|that|these|they|which)\s+(?:means?|is when|is where|is how|are when)|(?:this|it|that) is (?:an?|the|your|when|where|how|something|someone)\b|(?:these|they) are\b)/i;

function isExplained(
  words: readonly Token[],
  sentence: Sentence,
  next: readonly Sentence[],
  explained: Set<string>,
): boolean {
  const forms = words.flatMap((token) => baseForms(token.lower));
  if (forms.some((form) => explained.has(form))) return true;
  const saysSo =
    namesAndExplains(sentence, forms) ||
    next.some((one, i) => (i === 0 && explains.test(one.text)) || namesAndExplains(one, forms));
  if (saysSo) for (const form of forms) explained.add(form);
  return saysSo;
}

/** The next sentence, and those after it while they do nothing but explain: two hard words need two. */
export function explainingSentences(after: readonly Sentence[]): readonly Sentence[] {
  const other = after.findIndex(({ text }) => !/^(?:\S+ ){1,4}means? /.test(text));
  return after.slice(0, Math.max(1, other === -1 ? after.length : other + 1));
}

const explainingWordsMin = 4;

/** 'Hypertension means …', 'A tumour is a lump …', 'Asthma makes …' right after the word was used. */
function namesAndExplains({ tokens }: Sentence, forms: readonly string[]): boolean {
  const at = tokens.findIndex((token) =>
    baseForms(token.lower).some((form) => forms.includes(form) && form.length > 2),
  );
  if (at === -1 || at > 2) return false;
  const verb = tokens[at + 1]?.lower;
  // 'Anaphylaxis is an emergency' does not say what it is.
  if (verb !== 'means' && verb !== 'mean' && tokens.length - at - 2 < explainingWordsMin) return false;
  return (
    verb === 'means' ||
    verb === 'mean' ||
    ((verb === 'is' || verb === 'are') &&
      /^(?:an?|the|when|where|how|your|something|someone|people|tests?|medicines?|exercises?)$/.test(
        tokens[at + 2]?.lower ?? '',
      ))
  );
}
