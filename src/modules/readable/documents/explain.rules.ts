import type { Explained, Line } from './version.rules.ts';

/** A run of a sentence; a hard word is shown as one. */
export interface Run {
  readonly text: string;
  readonly hard: boolean;
}

export interface ExplainedLine {
  readonly line: Line;
  readonly runs: readonly Run[];
  /** Words that stand here for the first time, with what they mean (GOV.UK: explained in the next sentence). */
  readonly explains: readonly Explained[];
}

/** Hard words are marked wherever they stand and explained where they stand first. */
export function explainLines(lines: readonly Line[], glossary: readonly Explained[]): ExplainedLine[] {
  const pattern = patternOf(glossary);
  const explained = new Set<string>();
  return lines.map((line) => {
    if (line.kind === 'heading' || !pattern)
      return { line, runs: [{ text: line.text, hard: false }], explains: [] };
    const runs: Run[] = [];
    const explains: Explained[] = [];
    let at = 0;
    for (const match of line.text.matchAll(pattern)) {
      if (match.index > at) runs.push({ text: line.text.slice(at, match.index), hard: false });
      runs.push({ text: match[0], hard: true });
      at = match.index + match[0].length;
      const found = entryFor(glossary, match[1] ?? match[0]);
      if (found && !explained.has(found.word)) {
        explained.add(found.word);
        explains.push(found);
      }
    }
    if (at < line.text.length) runs.push({ text: line.text.slice(at), hard: false });
    return { line, runs, explains };
  });
}

function entryFor(glossary: readonly Explained[], word: string): Explained | undefined {
  const lower = word.toLowerCase();
  return glossary.find((one) => one.word.toLowerCase() === lower);
}

/** The longest first, so that 'blood pressure' is not taken for 'blood'; a plural is the same word. */
function patternOf(glossary: readonly Explained[]): RegExp | undefined {
  if (glossary.length === 0) return undefined;
  const words = glossary
    .map(({ word }) => word)
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}])(${words.join('|')})(?:s|es)?(?![\\p{L}\\p{N}])`, 'giu');
}

export function isMeantBy(one: Explained): string {
  return /[.!?]$/.test(one.means) ? one.means : `${one.means}.`;
}
