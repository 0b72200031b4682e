import { sentencesOf } from '#kit/sentences.ts';

/** One sentence on the page: what is said, and where each of its characters stands. */
export interface PageSentence {
  readonly text: string;
  readonly element: Element;
  range(from: number, to: number): Range;
}

const blocks =
  'h1, h2, h3, h4, p, li, dt, dd, th, td, blockquote, figcaption, caption, legend, label, summary';
const silent =
  'script, style, svg, [hidden], [aria-hidden="true"], sw-read-aloud, .nhsuk-u-visually-hidden, input, select, textarea';

/** What of a part of the page can be read aloud, sentence by sentence, in the order of the page. */
export function sentencesIn(part: ParentNode): PageSentence[] {
  const found: PageSentence[] = [];
  for (const block of part.querySelectorAll(blocks)) {
    if (block.querySelector(blocks) || !isShown(block)) continue;
    found.push(...sentencesOfBlock(block));
  }
  return found;
}

function isShown(element: Element): boolean {
  return element.closest(silent) === null && element.checkVisibility();
}

interface Piece {
  readonly node: Text;
  /** Where in the text of the block the node begins. */
  readonly at: number;
}

function sentencesOfBlock(block: Element): PageSentence[] {
  const pieces: Piece[] = [];
  let text = '';
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest(silent) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    pieces.push({ node: node as Text, at: text.length });
    text += (node as Text).data.replace(/\s/g, ' ');
  }
  return sentencesOf(text).map((sentence) => ({
    text: sentence.text,
    element: block,
    range: (from, to) => rangeOf(pieces, sentence.from + from, sentence.from + to),
  }));
}

function rangeOf(pieces: readonly Piece[], from: number, to: number): Range {
  const range = document.createRange();
  const begin = pieceAt(pieces, from);
  const end = pieceAt(pieces, Math.max(from, to - 1));
  if (begin) range.setStart(begin.node, Math.min(from - begin.at, begin.node.length));
  if (end) range.setEnd(end.node, Math.min(to - end.at, end.node.length));
  return range;
}

function pieceAt(pieces: readonly Piece[], place: number): Piece | undefined {
  return pieces.findLast((piece) => piece.at <= place);
}
