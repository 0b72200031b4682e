import { sentencesOf } from '#kit/sentences.ts';
import { explainLines, isMeantBy } from '../../documents/explain.rules.ts';
import type { Explained, Line } from '../../documents/version.rules.ts';

/** What one player plays: a heading, where the part has one, and what is said after it. */
export interface PartToHear {
  readonly heading: string | undefined;
  readonly sentences: readonly string[];
}

/** Nearly two minutes of speech: nobody waits long for it, and what was heard is found again. */
const partCharactersMax = 1_500;

/**
 * A record in the parts in which it is heard: the title, then part by part; a long part goes on in another. Hard words are
 * explained where they stand first, as on the page.
 */
export function partsToHear(text: {
  title: string;
  lines: readonly Line[];
  glossary: readonly Explained[];
}): PartToHear[] {
  const parts: { heading: string | undefined; sentences: string[] }[] = [
    { heading: undefined, sentences: [text.title] },
  ];
  let open: { heading: string | undefined; sentences: string[] } | undefined;
  for (const { line, explains } of explainLines(text.lines, text.glossary)) {
    if (line.kind === 'heading') {
      open = { heading: line.text, sentences: [] };
      parts.push(open);
      continue;
    }
    const said = [line.text, ...explains.map((one) => `${one.word} means: ${isMeantBy(one)}`)];
    if (!open || tooLong(open.sentences, said)) {
      open = { heading: open && goesOn(open.heading), sentences: [] };
      parts.push(open);
    }
    open.sentences.push(...said);
  }
  return parts.filter((part) => part.heading !== undefined || part.sentences.length > 0);
}

/** What the voice is given, one after the other: as short as it takes them, and as a page's script asks for them. */
export function saidOf(part: PartToHear): { text: string; pauseMs: number }[] {
  const blocks = part.heading === undefined ? part.sentences : [part.heading, ...part.sentences];
  return blocks.flatMap((block) => {
    const sentences = sentencesOf(block.replace(/\s/g, ' ')).filter((one) => sayable.test(one.text));
    return sentences.map(({ text }, i) => ({
      text,
      pauseMs: i === sentences.length - 1 ? pauseAfterBlockMs : pauseMs,
    }));
  });
}

/** A part of pictures and signs only has nothing that a voice could say. */
export function isSayable(part: PartToHear): boolean {
  return saidOf(part).length > 0;
}

const sayable = /[\p{L}\p{N}]/u;
const more = ' (more)';
const pauseMs = 150;
const pauseAfterBlockMs = 450;

function tooLong(sentences: readonly string[], more: readonly string[]): boolean {
  const length = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length, 0);
  return sentences.length > 0 && length(sentences) + length(more) > partCharactersMax;
}

function goesOn(heading: string | undefined): string | undefined {
  return heading?.endsWith(more) ? heading : heading && `${heading}${more}`;
}
