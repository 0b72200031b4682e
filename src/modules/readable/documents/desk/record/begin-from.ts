import { draftEasyRead } from '../../../language/draft-easy-read.ts';
import { type SourceDocument, sourceText } from '../../readable-sources.ts';
import { hardWordsOf, standardLines } from '../../standard-lines.ts';
import type { Version } from '../../version.queries.ts';
import type { Explained, Line, Origin } from '../../version.rules.ts';

interface Begun {
  readonly origin: Origin;
  readonly title: string;
  readonly lines: readonly Line[];
  readonly glossary: readonly Explained[];
}

/** The first words of a version: the standard ones, a machine's, those that are read now, or none. */
export function beginFrom(
  from: 'source' | 'machine' | 'published' | 'nothing',
  document: SourceDocument,
  published: Version | undefined,
): Begun {
  const { title } = document;
  if (from === 'published' && published)
    return {
      origin: published.origin === 'machine' && !published.goneThrough ? 'machine' : 'written',
      title: published.title,
      lines: published.lines,
      glossary: published.glossary,
    };
  if (from === 'nothing') return { origin: 'written', title, lines: [], glossary: [] };
  if (from === 'machine') return { origin: 'machine', title, ...machineDraft(document) };
  return {
    origin: 'source',
    title,
    lines: standardLines(document),
    glossary: hardWordsOf(sourceText(document)),
  };
}

/** Part by part, so that headings stay headings. What a sentence was added to explain goes to the hard words. */
function machineDraft(document: SourceDocument): { lines: Line[]; glossary: Explained[] } {
  const lines: Line[] = [];
  for (const part of document.parts) {
    if (part.text.trim() === '') continue;
    if (part.heading !== undefined)
      lines.push({ kind: 'heading', text: part.heading, pictures: [], decided: true });
    for (const sentence of draftEasyRead(part.text).sentences)
      if (sentence.explains === undefined)
        lines.push({ kind: 'sentence', text: sentence.text, pictures: [], decided: false });
  }
  return { lines, glossary: hardWordsOf(lines.map((line) => line.text).join('\n')) };
}
