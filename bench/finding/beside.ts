import MiniSearch from 'minisearch';
import pg from 'pg';
import { textOf } from './corpus.ts';

/** Other ways to the same answers, asked the same questions in the same run. Latencies of the engines alone, without pages. */
function figures(times: number[]) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Number((sorted[Math.ceil(share * sorted.length) - 1] ?? 0).toFixed(1));
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

/**
 * Postgres as a careful engineer would have it: a stored tsvector with weights, a GIN index, visibility in the predicate, any of
 * the words, ranked by ts_rank_cd, twenty shown.
 */
export async function besidePostgres(url: string, varied: readonly string[], common: readonly string[]) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const begun = performance.now();
  await client.query('drop table if exists bench_document');
  await client.query("set maintenance_work_mem = '512MB'");
  await client.query(`create table bench_document as
    select id, visibility, title, setweight(to_tsvector('english', title), 'A') || to_tsvector('english', problem || ' ' || proposal) as words from idea
    union all select id, visibility, title, setweight(to_tsvector('english', title), 'A') || to_tsvector('english', summary || ' ' || problem) from project`);
  const loaded = performance.now();
  await client.query('create index on bench_document using gin (words)');
  await client.query('analyze bench_document');
  const indexed = performance.now();
  const ask = async (list: readonly string[]) => {
    const times: number[] = [];
    for (const text of list) {
      const from = performance.now();
      await client.query(
        `with asked as (select replace(plainto_tsquery('english', $1)::text, '&', '|')::tsquery as query)
         select id, title, ts_rank_cd(words, query) as rank from bench_document, asked
         where words @@ query and visibility = 'everyone' order by rank desc limit 20`,
        [text],
      );
      times.push(performance.now() - from);
    }
    return figures(times);
  };
  const answer = {
    loadSeconds: Math.round((loaded - begun) / 1_000),
    indexSeconds: Math.round((indexed - loaded) / 1_000),
    varied: await ask(varied.slice(0, 20)),
    commonest: await ask(common.slice(0, 4)),
  };
  await client.query('drop table bench_document');
  await client.end();
  return answer;
}

export async function besideMiniSearch(varied: readonly string[], common: readonly string[]) {
  const before = process.memoryUsage().rss;
  const begun = performance.now();
  const engine = new MiniSearch({ fields: ['title', 'problem', 'proposal'], storeFields: [] });
  for (let n = 0; n < 100_000; n += 1) engine.add(textOf('idea', n));
  const seconds = Math.round((performance.now() - begun) / 1_000);
  const ask = (list: readonly string[]) =>
    figures(
      list.map((text) => {
        const from = performance.now();
        engine.search(text, { boost: { title: 2 } });
        return performance.now() - from;
      }),
    );
  return {
    indexSeconds: seconds,
    megabytes: Math.round((process.memoryUsage().rss - before) / 1_048_576),
    varied: ask(varied),
    commonest: ask(common),
  };
}
