import { visitor } from '#kit/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { findViewerByAddress } from '#platform/session/session.queries.ts';
import { find } from '../search/find.ts';
import { withoutMarks } from '../search/match-marks.ts';
import { evaluateSearch } from './evaluate-search.ts';
import { evaluateSimilar } from './evaluate-similar.ts';

export const findHelp = `  spreadwell find evaluate --collection DIR [--json]   judges the search on a collection in BEIR layout
  spreadwell find similar --collection FILE [--json]   judges 'similar' on pairs (a<TAB>b a line)
  spreadwell find query "WORDS" [--as ADDRESS] [--json]   what the site would show to this person`;

/** Which of the commands of `spreadwell find` is meant. @returns undefined where it is not understood */
export function readFindCommand(words: readonly string[]) {
  const [what, ...rest] = words;
  const options = new Map<string, string>();
  const plain: string[] = [];
  for (let i = 0; i < rest.length; i += 1) {
    const word = rest[i] as string;
    if (word === '--json') options.set('json', 'yes');
    else if (word === '--collection' || word === '--as') {
      const value = rest[i + 1];
      if (value === undefined || value.startsWith('--')) return undefined;
      options.set(word.slice(2), value);
      i += 1;
    } else plain.push(word);
  }
  const json = options.has('json');
  const collection = options.get('collection');
  if ((what === 'evaluate' || what === 'similar') && collection && plain.length === 0)
    return { what, collection, json } as const;
  if (what === 'query' && plain.length === 1)
    return { what, text: plain[0] as string, as: options.get('as'), json } as const;
  return undefined;
}

/** Needs no site: judges in a scratch index. */
export async function runEvaluation(command: {
  what: 'evaluate' | 'similar';
  collection: string;
  json: boolean;
}) {
  const figures =
    command.what === 'evaluate'
      ? await evaluateSearch(command.collection)
      : await evaluateSimilar(command.collection);
  if (command.json) console.log(JSON.stringify(figures, null, 2));
  else console.table(figures);
}

/** @returns the exit code */
export async function runQuery(
  platform: Platform,
  command: { text: string; as: string | undefined; json: boolean },
): Promise<number> {
  const { db } = platform.database;
  const viewer =
    command.as === undefined ? visitor : await findViewerByAddress(db, command.as, platform.clock.now());
  if (!viewer) {
    console.error(`Nobody here holds the verified address ${command.as}.`);
    return 1;
  }
  const answer = await find(platform, viewer, { text: command.text, atMost: 20 });
  if (command.json) {
    const hits = answer.hits.map((hit) => ({ ...hit, snippet: withoutMarks(hit.snippet) }));
    console.log(JSON.stringify({ ...answer, hits }, null, 2));
  }
  if (answer.state === 'rebuilding') {
    console.error('The search index is being built. Try again when that has ended.');
    return 1;
  }
  if (command.json) return 0;
  for (const hit of answer.hits)
    console.log(`${hit.score.toFixed(3)}  ${hit.kind.padEnd(8)} ${hit.title}  [${hit.why.join('; ')}]`);
  console.log(`${answer.total}${answer.totalIsAtLeast ? ' or more' : ''} found`);
  return 0;
}
