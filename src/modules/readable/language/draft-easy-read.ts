import { inActiveVoice } from './active-voice.ts';
import { baseForms } from './base-forms.ts';
import { type Finding, findingsOf } from './check-text.ts';
import { type DifferencePart, differenceBetween } from './difference.ts';
import type { TextLanguage } from './english.ts';
import { compareFacts, keepsFacts } from './facts.ts';
import type { Fact } from './find-facts.ts';
import { type ReadSentence, readSentence, readText } from './reading.ts';
import { withEasierWords } from './reword.ts';
import type { RuleId } from './rule-table.ts';
import { explanationOf } from './rules/words.ts';
import { splitSentence } from './split-sentence.ts';
import { oneLineEnd, sentencesOf } from './text-parts.ts';
import { explanationSentence, explanations } from './words/health-words.ts';

export interface DraftSentence {
  readonly text: string;
  /** The place of the sentence that it was made from, from 0. */
  readonly from: number;
  readonly paragraph: number;
  /** The hard word that this sentence was added to explain. */
  readonly explains?: string;
}

export interface DraftChange {
  readonly rule: RuleId;
  readonly from: number;
  readonly before: string;
  readonly after: string;
}

export interface Draft {
  readonly sentences: readonly DraftSentence[];
  /** One sentence a line, an empty line between paragraphs. */
  readonly text: string;
  readonly changes: readonly DraftChange[];
  /** Steps that would have lost or changed a fact, and so were not taken. */
  readonly refused: readonly (DraftChange & { readonly facts: readonly Fact[] })[];
  readonly kept: readonly Fact[];
  /** Always empty: a step that loses a fact is not taken. It is checked again at the end, over the whole. */
  readonly lost: readonly Fact[];
  /** Sentence by sentence: what was there, and what is there now. */
  readonly difference: readonly {
    readonly from: number;
    readonly before: string;
    readonly after: string;
    readonly parts: readonly DifferencePart[];
  }[];
  /** What the draft still breaks, at its place in `text`: for the author. */
  readonly unresolved: readonly Finding[];
  readonly language: TextLanguage;
}

/** A machine's draft by rules. It is for the author alone, until a person has checked it. */
export function draftEasyRead(text: string): Draft {
  const reading = readText(oneLineEnd(text));
  const english = new Set(reading.read.map(({ sentence }) => sentence));
  const sentences: DraftSentence[] = [];
  const changes: DraftChange[] = [];
  const refused: (DraftChange & { facts: readonly Fact[] })[] = [];
  const kept: Fact[] = [];
  const lost: Fact[] = [];
  const difference: Draft['difference'][number][] = [];
  const explained = new Set<string>();
  let readAt = 0;
  reading.sentences.forEach((sentence, from) => {
    const before = sentence.text.replace(/\s*\n\s*/g, ' ');
    if (!english.has(sentence)) {
      sentences.push({ text: before, from, paragraph: sentence.paragraph });
      return;
    }
    const read = reading.read[readAt] as ReadSentence;
    readAt += 1;
    const steps = draftSentence(read, from, changes, refused);
    const after = steps.join(' ');
    const facts = compareFacts(sentence.text, after);
    const safe = facts.lost.length === 0 && facts.added.length === 0;
    kept.push(...(safe ? facts.kept : compareFacts(sentence.text, sentence.text).kept));
    if (before !== after) difference.push({ from, before, after, parts: differenceBetween(before, after) });
    const written = safe ? steps : [before];
    written.forEach((line) => {
      sentences.push({ text: line, from, paragraph: sentence.paragraph });
      for (const word of wordsToExplain(line, explained, reading.sentences[from + 1]?.text))
        sentences.push({
          text: explanationSentence(word) as string,
          from,
          paragraph: sentence.paragraph,
          explains: word,
        });
    });
  });
  const lines = asText(sentences);
  return {
    sentences,
    text: lines,
    changes,
    refused,
    kept,
    lost,
    difference,
    unresolved: findingsOf(readText(lines), 'easy'),
    language: reading.language,
  };
}

function draftSentence(
  read: ReadSentence,
  from: number,
  changes: DraftChange[],
  refused: (DraftChange & { facts: readonly Fact[] })[],
): string[] {
  const reworded = withEasierWords(read, keepsFacts);
  for (const { rule, before, after, safe, facts } of reworded.steps)
    if (safe) changes.push({ rule, from, before, after });
    else refused.push({ rule, from, before, after, facts });
  const again = reworded.text === read.sentence.text ? [read] : sentencesOf(reworded.text).map(readSentence);
  return again.flatMap((one) => {
    const parts = splitSentence(one);
    if (parts.length > 1)
      changes.push({ rule: 'one-idea', from, before: one.sentence.text, after: parts.join(' ') });
    const pieces = parts.length > 1 ? parts.flatMap((part) => sentencesOf(part).map(readSentence)) : [one];
    return pieces.map((piece) => {
      const active = inActiveVoice(piece);
      const plain = piece.sentence.text.replace(/\s*\n\s*/g, ' ');
      if (active === undefined) return plain;
      changes.push({ rule: 'passive', from, before: plain, after: active });
      return active;
    });
  });
}

/** Hard words of a line that have an explanation, and none yet. */
function wordsToExplain(line: string, explained: Set<string>, next: string | undefined): string[] {
  return sentencesOf(line).flatMap((sentence) => {
    const words: string[] = [];
    const tokens = sentence.tokens;
    for (let i = 0; i < tokens.length; i += 1) {
      const found = longestExplained(tokens.slice(i, i + explainedWordsMax).map((token) => token.lower));
      if (found === undefined) continue;
      i += found.length - 1;
      if (explained.has(found.word)) continue;
      explained.add(found.word);
      if (isSaid(found.word, line) || (next !== undefined && isSaid(found.word, next))) continue;
      words.push(found.word);
    }
    return words;
  });
}

const explainedWordsMax = 4;

function longestExplained(words: readonly string[]): { word: string; length: number } | undefined {
  for (let length = Math.min(words.length, explainedWordsMax); length >= 1; length -= 1) {
    const forms = length === 1 ? baseForms(words[0] ?? '') : [words.slice(0, length).join(' ')];
    const word = forms.find((form) => explanations.has(form));
    if (word !== undefined && (length > 1 || explanationOf(words[0] ?? '') !== undefined))
      return { word, length };
  }
  return undefined;
}

function isSaid(word: string, sentence: string): boolean {
  const lower = sentence.toLowerCase();
  return (
    new RegExp(`^(?:an? |the )?${word}s? (?:means?|(?:is|are) (?:an?|the|when|where|how|something)) `).test(
      lower,
    ) || /^(?:this|it|that|these) (?:means?|(?:is|are) (?:an?|the|when|where|how|something)) /.test(lower)
  );
}

function asText(sentences: readonly DraftSentence[]): string {
  return sentences
    .map(
      (sentence, i) =>
        `${i > 0 && sentences[i - 1]?.paragraph !== sentence.paragraph ? '\n' : ''}${sentence.text}`,
    )
    .join('\n');
}
