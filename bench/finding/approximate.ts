import { readQuery } from '../../src/modules/finding/analysis/read-query.ts';
import { byMeaning } from '../../src/modules/finding/engine/by-meaning.ts';
import { ranking } from '../../src/modules/finding/engine/ranking.rules.ts';
import { openIndex } from '../../src/modules/finding/engine/read-index.ts';
import { scopeOf } from '../../src/modules/finding/engine/scope.ts';
import type { Condition } from '../../src/platform/search-engine/filter.ts';
import { connectStore } from '../../src/platform/search-engine/lance.ts';
import { questions } from './corpus.ts';

const everyone: Condition = { column: 'visibility', in: ['everyone'] };
const filters: Readonly<Record<string, readonly Condition[]>> = {
  'no filter': [],
  'a topic': [{ column: 'topics', holds: ['falls'] }],
  'a region': [{ column: 'region', in: ['Midlands'] }],
  'topic and region': [
    { column: 'topics', holds: ['falls'] },
    { column: 'region', in: ['Midlands'] },
  ],
  'projects alone': [{ column: 'kind', in: ['project'] }],
  'topic, region and setting': [
    { column: 'topics', holds: ['falls'] },
    { column: 'region', in: ['Midlands'] },
    { column: 'setting', in: ['care-home'] },
  ],
};

/** Of the nearest in meaning that looking at every record finds, how many the search that serves the site finds too, by filter. */
export async function approximateAgainstExact(folder: string, generation: string) {
  const index = await openIndex(await connectStore(folder), generation, 0);
  const figures: Record<string, unknown> = {};
  for (const [name, conditions] of Object.entries(filters)) {
    const scope = scopeOf(index, { all: [everyone, ...conditions] });
    const recalls: number[] = [];
    let short = 0;
    for (const question of questions(30, 7)) {
      const vector = index.embedder?.embed(readQuery(question, index.spelling).terms);
      if (!vector) continue;
      const exact = await byMeaning(index, vector, scope, ranking.meaningDepth, true);
      const served = await byMeaning(index, vector, scope, ranking.meaningDepth);
      const found = new Set(served.map(([slot]) => slot));
      if (served.length < exact.length) short += 1;
      recalls.push(exact.filter(([slot]) => found.has(slot)).length / Math.max(1, exact.length));
    }
    recalls.sort((a, b) => a - b);
    const mean = recalls.reduce((sum, one) => sum + one, 0) / Math.max(1, recalls.length);
    figures[name] = {
      passes: Number(scope.share.toFixed(3)),
      recallMean: Number(mean.toFixed(3)),
      recallLeast: Number((recalls[0] ?? 0).toFixed(3)),
      answersThatLackRows: short,
    };
  }
  index.table.close();
  return figures;
}
