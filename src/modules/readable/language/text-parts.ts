/** A text in its parts, each with its place. Places are UTF-16 code units from the beginning, as editors and browsers count. */
export interface Token {
  readonly text: string;
  /** Lower case, one kind of apostrophe, a hyphen at a line's end taken out. */
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'number' | 'address' | 'mark';
}

export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Counted from 0; an empty line begins another. */
  readonly paragraph: number;
  readonly tokens: readonly Token[];
  /** Words and numbers: what a reader reads. */
  readonly words: readonly Token[];
}

const addresses = String.raw`(?<address>https?:\/\/[^\s<>]+[^\s<>.,;:!?)]|www\.[^\s<>]+[^\s<>.,;:!?)]|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{0,190}\w)|`;
const others = [
  String.raw`(?<word>A&E|[eE]\.g\.?|[iI]\.e\.?|[ap]\.m\.?|[nN]\.[bB]\.?|[\p{L}\p{M}]+(?:(?:['’]|[-‐‑]\n?|\u00ad\n?)[\p{L}\p{M}\p{N}]+)*(?:\d+\p{L}*)*)`,
  String.raw`(?<number>\d+(?:[.,:/]\d+)*(?:(?:st|nd|rd|th|am|pm)(?!\p{L}))?)`,
  String.raw`(?<mark>\S)`,
].join('|');
const plainPattern = new RegExp(others, 'gu');
const patternWithAddresses = new RegExp(addresses + others, 'gu');

/** One kind of line end, so that lines and columns are the same on every machine. No place before a line end moves within its line. */
export function oneLineEnd(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

export function tokensOf(text: string, offset = 0): Token[] {
  const tokens: Token[] = [];
  // Looking for addresses at every word is slow, and most texts have none.
  const pattern = /@|www\.|:\/\//.test(text) ? patternWithAddresses : plainPattern;
  for (const match of text.matchAll(pattern)) {
    const { address, number, word } = match.groups as Record<string, string | undefined>;
    tokens.push({
      text: match[0],
      lower: plainForm(match[0]),
      start: offset + match.index,
      end: offset + match.index + match[0].length,
      kind: word ? 'word' : number ? 'number' : address ? 'address' : 'mark',
    });
  }
  return tokens;
}

function plainForm(text: string): string {
  const lower = text.toLowerCase();
  if (/^[a-z]*$/.test(lower)) return lower;
  return lower
    .replaceAll('’', "'")
    .replace(/[-‐‑]\n|\u00ad\n?/g, '')
    .replace(/[‐‑]/g, '-');
}

/** Short forms after which a full stop ends no sentence. */
const stopsThatEndNothing = new Set(
  'dr mr mrs ms prof rev st sr jr vs e.g i.e eg ie approx no tel ext fig dept appt incl hrs mins'.split(' '),
);
const wrappedLineMin = 60;
/** No sentence is as long as this; what never ends is cut, so that the work grows with the text and no faster. */
const sentenceTokensMax = 250;

export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let paragraph = 0;
  for (const [start, end, newParagraph] of blocksOf(text)) {
    if (newParagraph) paragraph += 1;
    const tokens = tokensOf(text.slice(start, end), start);
    let from = 0;
    for (let i = 0; i < tokens.length; i += 1)
      if (i === tokens.length - 1 || i - from >= sentenceTokensMax || endsSentence(text, tokens, i)) {
        const own = trimmed(tokens.slice(from, i + 1));
        from = i + 1;
        const words = own.filter((token) => token.kind !== 'mark');
        const first = own[0];
        const last = own.at(-1);
        if (words.length === 0 || first === undefined || last === undefined) continue;
        sentences.push({
          text: text.slice(first.start, last.end),
          start: first.start,
          end: last.end,
          paragraph,
          tokens: own,
          words,
        });
      }
  }
  return sentences;
}

/** Bullets and list marks at the beginning of a line belong to no sentence. */
function trimmed(tokens: Token[]): Token[] {
  let first = 0;
  while (first < tokens.length && /^[-–—•*·#>▪◦●]$/u.test(tokens[first]?.text ?? '')) first += 1;
  return tokens.slice(first);
}

function endsSentence(text: string, tokens: readonly Token[], i: number): boolean {
  const token = tokens[i] as Token;
  const next = tokens[i + 1] as Token;
  const closing = /^[”"’')\]]$/u.test(token.text) && /^[.!?…]$/.test(tokens[i - 1]?.text ?? '');
  const endMark = /^[.!?…。！？]$/u.test(token.text);
  if (!endMark && !closing) return endsByStopInside(token, next, text);
  if (/^[.!?…”"’')\]]$/u.test(next.text)) return next.start > token.end && /^["'’“]$/u.test(next.text);
  if (next.start === token.end) return false;
  const before = tokens[i - 1];
  if (token.text === '.' && before !== undefined && stopsThatEndNothing.has(before.lower)) return false;
  return !/^\p{Ll}/u.test(next.text);
}

/** 'etc.', 'p.m.': the stop is part of the word, and may end the sentence too. */
function endsByStopInside(token: Token, next: Token, text: string): boolean {
  return (
    token.kind === 'word' &&
    /^[ap]\.m\.$/.test(token.text) &&
    /^\s+\p{Lu}/u.test(text.slice(token.end, next.start + 1))
  );
}

/** Runs of lines that belong together: a line that ends without a mark goes on only where it was wrapped. */
function blocksOf(text: string): [start: number, end: number, newParagraph: boolean][] {
  const blocks: [number, number, boolean][] = [];
  let at = 0;
  let afterEmpty = false;
  for (const line of text.split('\n')) {
    const end = at + line.length;
    if (line.trim() === '') afterEmpty = true;
    else {
      const last = blocks.at(-1);
      if (last !== undefined && !afterEmpty && goesOn(text.slice(last[0], last[1]), line)) last[1] = end;
      else blocks.push([at, end, afterEmpty && blocks.length > 0]);
      afterEmpty = false;
    }
    at = end + 1;
  }
  return blocks;
}

function goesOn(before: string, line: string): boolean {
  const lastLine = before.slice(before.lastIndexOf('\n') + 1);
  if (/[-\u00ad]$/.test(lastLine)) return true;
  if (/[.!?:…]["”’')]?\s*$/u.test(lastLine) || /^\s*(?:[-–—•*·#>▪◦●]|\d+[.)])\s/u.test(line)) return false;
  return /^\s*\p{Ll}/u.test(line) || lastLine.length >= wrappedLineMin;
}

export interface Place {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
}

export function placesIn(text: string): (at: number) => Place {
  const starts = [0];
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return (at) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (starts[low] as number) + 1 };
  };
}
