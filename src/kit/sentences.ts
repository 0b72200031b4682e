const segmenter = new Intl.Segmenter('en-GB', { granularity: 'sentence' });

/** One sentence of a text, and where it begins there. */
export interface Sentence {
  readonly from: number;
  readonly text: string;
}

/**
 * The sentences of a text, in order, none longer than `charactersMax`: a longer one is cut at a comma or a blank, so that
 * each can be spoken by itself. White space at the ends is left out; nothing else is.
 */
export function sentencesOf(text: string, charactersMax = 300): Sentence[] {
  const sentences: Sentence[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    let from = index;
    let rest = segment;
    while (rest.trim().length > charactersMax) {
      const cut = cutAt(rest, charactersMax);
      push(sentences, from, rest.slice(0, cut));
      from += cut;
      rest = rest.slice(cut);
    }
    push(sentences, from, rest);
  }
  return sentences;
}

function push(sentences: Sentence[], from: number, raw: string): void {
  const text = raw.trim();
  if (text !== '') sentences.push({ from: from + raw.indexOf(text), text });
}

function cutAt(text: string, charactersMax: number): number {
  const head = text.slice(0, charactersMax);
  const comma = Math.max(head.lastIndexOf(', '), head.lastIndexOf('; '), head.lastIndexOf(': '));
  if (comma > charactersMax / 3) return comma + 1;
  const blank = head.lastIndexOf(' ');
  return blank > 0 ? blank + 1 : charactersMax;
}
