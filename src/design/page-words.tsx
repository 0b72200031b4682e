import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

export interface PagePart {
  readonly heading?: string;
  readonly text: string;
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
};

/** What a page of ours says, as headings with their paragraphs: its h1 is its title and is left out. */
export function partsOfPage(page: VNode): PagePart[] {
  const parts: { heading?: string; text: string }[] = [];
  const html = renderToString(page);
  for (const [, name, inside = ''] of html.matchAll(/<(h[2-6]|p|li|dt|dd)\b[^>]*>([\s\S]*?)<\/\1>/g)) {
    const words = wordsOf(inside);
    if (words === '') continue;
    const last = parts.at(-1);
    if (name?.startsWith('h')) parts.push({ heading: words, text: '' });
    else if (last) last.text = last.text === '' ? words : `${last.text}\n\n${words}`;
    else parts.push({ text: words });
  }
  return parts;
}

function wordsOf(html: string): string {
  return html
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_whole, name: string) => entities[name] ?? '')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}
