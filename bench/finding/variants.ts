import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import pg from 'pg';
import { visitor } from '#kit/viewer.ts';
import { readQuery } from '../../src/modules/finding/analysis/read-query.ts';
import { rank } from '../../src/modules/finding/engine/rank.ts';
import { readableCondition } from '../../src/modules/finding/engine/readable.ts';
import { arms, type Collection } from '../../src/modules/finding/evaluate/evaluate-search.ts';
import { buildScratchIndex } from '../../src/modules/finding/evaluate/scratch-index.ts';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/embedded-postgres.ts';

/** What one way of searching answered: by question, the best hundred records, best first. */
export type Run = ReadonlyMap<string, readonly string[]>;
type Asked = Collection['queries'];

const depth = 100;

/** The three arms of Spreadwell's search, by the code that serves the site, and two others on the same texts. */
export async function runVariants(texts: Collection['texts'], questions: Asked): Promise<Map<string, Run>> {
  const runs = new Map<string, Run>();
  const { index, idOf, close } = await buildScratchIndex(texts);
  try {
    for (const arm of arms)
      runs.set(
        arm,
        await runOf(questions, async (text) => {
          const { ranked } = await rank(index, readQuery(text, index.spelling), readableCondition(visitor), {
            arm,
          });
          return ranked.slice(0, depth).map(({ slot }) => idOf(slot));
        }),
      );
  } finally {
    await close();
  }
  runs.set('postgres', await runPostgres(texts, questions));
  runs.set('minisearch', await runMiniSearch(texts, questions));
  return runs;
}

async function runOf(questions: Asked, ask: (text: string) => Promise<string[]>): Promise<Run> {
  const run = new Map<string, readonly string[]>();
  for (const { id, text } of questions) run.set(id, await ask(text));
  return run;
}

/** As beside.ts has it: weights for titles, any of the words, ranked by ts_rank_cd. */
async function runPostgres(texts: Collection['texts'], questions: Asked): Promise<Run> {
  const dataDir = await mkdtemp(join(tmpdir(), 'spreadwell-judged-'));
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  const client = new pg.Client({ connectionString: postgres.url });
  try {
    await client.connect();
    await client.query('create table record (key text primary key, words tsvector not null)');
    await client.query(
      `insert into record select key, setweight(to_tsvector('english', title), 'A') || to_tsvector('english', body)
       from unnest($1::text[], $2::text[], $3::text[]) t(key, title, body)`,
      [texts.map(({ id }) => id), texts.map(({ title }) => title), texts.map(({ text }) => text)],
    );
    return await runOf(questions, async (text) => {
      const { rows } = await client.query<{ key: string }>(
        `with asked as (select replace(plainto_tsquery('english', $1)::text, '&', '|')::tsquery as query)
         select key from record, asked where words @@ query order by ts_rank_cd(words, query) desc, key limit $2`,
        [text, depth],
      );
      return rows.map(({ key }) => key);
    });
  } finally {
    await client.end();
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function runMiniSearch(texts: Collection['texts'], questions: Asked): Promise<Run> {
  const engine = new MiniSearch({ fields: ['title', 'text'] });
  engine.addAll([...texts]);
  return runOf(questions, async (text) =>
    engine
      .search(text, { boost: { title: 2 } })
      .slice(0, depth)
      .map(({ id }) => String(id)),
  );
}
