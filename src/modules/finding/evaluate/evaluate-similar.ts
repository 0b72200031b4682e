import { visitor } from '#kit/viewer.ts';
import { readableCondition } from '../engine/readable.ts';
import { rankSimilar } from '../similar/rank-similar.ts';
import { lines } from './evaluate-search.ts';
import { quantile } from './measures.rules.ts';
import { buildScratchIndex } from './scratch-index.ts';

export interface SimilarEvaluation {
  readonly recall1: number;
  readonly recall5: number;
  readonly pairs: number;
  readonly docs: number;
  readonly index_s: number;
  readonly query_ms: { readonly p50: number; readonly p95: number };
}

/** Pairs that say the same (`a<TAB>b` a line): is b among the texts most like a, of all the texts in the file but a itself? */
export async function evaluateSimilar(file: string): Promise<SimilarEvaluation> {
  const pairs: [string, string][] = [];
  for await (const { line, number } of lines(file)) {
    const [a = '', b = '', ...more] = line.split('\t').map((part) => part.trim());
    if (a === '' || b === '' || more.length > 0)
      throw new Error(`${file}, line ${number}: expected two texts with a tab between them`);
    pairs.push([a, b]);
  }
  const texts = [...new Set(pairs.flat())];
  const { index, seconds, idOf, close } = await buildScratchIndex(
    texts.map((text) => ({ id: text, title: text, text: '' })),
  );
  const ms: number[] = [];
  let first = 0;
  let amongFive = 0;
  try {
    for (const [a, b] of pairs) {
      const begun = performance.now();
      const alike = await rankSimilar(
        index,
        a,
        readableCondition(visitor),
        async (slots) => new Map(slots.map((slot) => [slot, { title: idOf(slot), text: '' }])),
      );
      ms.push(performance.now() - begun);
      const place = alike
        .map(({ slot }) => idOf(slot))
        .filter((text) => text !== a)
        .indexOf(b);
      if (place === 0) first += 1;
      if (place >= 0 && place < 5) amongFive += 1;
    }
  } finally {
    await close();
  }
  const share = (count: number) => Math.round((count / Math.max(1, pairs.length)) * 10_000) / 10_000;
  return {
    recall1: share(first),
    recall5: share(amongFive),
    pairs: pairs.length,
    docs: texts.length,
    index_s: Math.round(seconds * 10) / 10,
    query_ms: {
      p50: Math.round(quantile(ms, 0.5) * 100) / 100,
      p95: Math.round(quantile(ms, 0.95) * 100) / 100,
    },
  };
}
