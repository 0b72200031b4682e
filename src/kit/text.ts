/** Text as people type it, made even before it is judged or stored. */

const lineEnds = /\r\n?|[\u2028\u2029]/g;
/** Control characters, except newline and tab. */
const controls = /[^\P{Cc}\n\t]/gu;
/** Characters that turn the reading direction of what follows; right-to-left words themselves stay. */
const directionOverrides = /[\u202a-\u202e\u2066-\u2069]/g;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** One kind of line end, no control characters, no direction overrides, NFC, no space at the ends. */
export function normaliseTyped(text: string): string {
  return text
    .toWellFormed()
    .replace(lineEnds, '\n')
    .replace(controls, '')
    .replace(directionOverrides, '')
    .normalize('NFC') // after the removals: they can bring together a letter and its accent
    .trim();
}

/** The beginning of a text on one line, cut at a word, with … where something is left out. Length in UTF-16 code units. */
export function excerpt(text: string, max: number): string {
  const flat = (severalSpaces.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
  if (flat.length <= max) return flat;
  const room = max - 1;
  const lastSpace = flat.lastIndexOf(' ', room);
  const cut = lastSpace > max / 2 ? flat.slice(0, lastSpace) : wholeCharacters(flat, room);
  let end = cut.length;
  while (end > 0 && leftAtTheEnd.includes(cut.charAt(end - 1))) end -= 1;
  return `${cut.slice(0, end)}…`;
}

const severalSpaces = /\s\s|[^\S ]/;
const leftAtTheEnd = ' ,;:.–-';

/** A label as it stands within a sentence: its first letter small; names in capitals ('IT') stay. */
export function inSentence(label: string): string {
  return /^\p{Lu}(?!\p{Lu})/u.test(label) ? `${label.charAt(0).toLowerCase()}${label.slice(1)}` : label;
}

/** Words as spaces part them. */
export function wordCount(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

/** At most `max` code units, never half an emoji or a letter without its accent. */
function wholeCharacters(text: string, max: number): string {
  let end = 0;
  for (const { index, segment } of graphemes.segment(text)) {
    if (index + segment.length > max) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
