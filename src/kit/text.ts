/** Text as people type it, made even before it is judged or stored. */

const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
/** Characters that turn the reading direction of what follows; right-to-left words themselves stay. */
const directionOverrides = /[\u202a-\u202e\u2066-\u2069]/g;

/** NFC, one kind of line end, no control characters, no direction overrides, no space at the ends. */
export function normaliseTyped(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(controls, '')
    .replace(directionOverrides, '')
    .trim();
}

/** The beginning of a text, cut at a word, with … where something is left out. Length in UTF-16 code units. */
export function excerpt(text: string, max: number): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= max) return flat;
  const cut = flat.slice(0, max - 1);
  const lastSpace = cut.lastIndexOf(' ');
  return `${(lastSpace > max / 2 ? cut.slice(0, lastSpace) : cut).replace(/[\s,;:.–-]+$/, '')}…`;
}

export function wordCount(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}
