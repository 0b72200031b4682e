import { sentencesOf } from '#kit/sentences.ts';

/** One line of an e-mail: its words, and the addresses that stood in it. */
export interface MailLine {
  readonly words: string;
  readonly links: readonly string[];
}

const address = /https?:\/\/\S+/g;
const sayable = /[\p{L}\p{N}]/u;

/** The lines of an e-mail that hold anything, in order. */
export function linesOf(text: string): MailLine[] {
  return text.split(/\n+/).flatMap((line): MailLine[] => {
    const links = line.match(address) ?? [];
    const words = line.replace(address, ' ').replace(/\s+/g, ' ').trim();
    return words !== '' || links.length > 0 ? [{ words, links }] : [];
  });
}

const betweenSentencesMs = 200;
const betweenLinesMs = 500;

/** What is said of an e-mail: the subject, then line by line. An address is no speech: it is said that it is there. */
export function saidOfMail(message: { subject: string; text: string }): { text: string; pauseMs: number }[] {
  const lines = [message.subject, ...linesOf(message.text).map(wordsToSay)];
  return lines.flatMap((line) => {
    const sentences = sentencesOf(line).filter((one) => sayable.test(one.text));
    return sentences.map(({ text }, i) => ({
      text,
      pauseMs: i === sentences.length - 1 ? betweenLinesMs : betweenSentencesMs,
    }));
  });
}

function wordsToSay({ words, links }: MailLine): string {
  if (links.length === 0) return words;
  return `${words} There is a link for this in the e-mail.`.trim();
}

/** A picture as it was proposed for a sentence. */
export interface ProposedSymbol {
  readonly picture: string;
  readonly words: string;
  readonly negated: boolean;
}

export interface MailSymbol {
  readonly picture: string;
  readonly words: string;
}

/**
 * The symbols of a sentence in the order of its words, the best for each word. Where the sentence says 'not', so does a symbol
 * before them; without such a symbol they are left out, because they would say the opposite.
 */
export function symbolRow(
  sentence: string,
  proposed: readonly ProposedSymbol[],
  not: string | undefined,
): MailSymbol[] {
  const best = proposed.filter((one, i) => proposed.findIndex(({ words }) => words === one.words) === i);
  const placed = best
    .map((one) => ({ ...one, at: sentence.toLowerCase().indexOf(one.words.toLowerCase()) }))
    .toSorted((a, b) => a.at - b.at);
  return placed.flatMap(({ picture, words, negated }, i): MailSymbol[] => {
    if (!negated) return [{ picture, words }];
    if (not === undefined) return [];
    const begins = placed[i - 1]?.negated !== true;
    return [...(begins ? [{ picture: not, words: 'not' }] : []), { picture, words }];
  });
}
