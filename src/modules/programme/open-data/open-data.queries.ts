import { sql } from 'kysely';
import { readRegister, registerColumns } from '#modules/sponsorship/public.ts';
import type { Db } from '#platform/db/database.ts';

type Cell = string | number | boolean | Date | null;
type Row = Readonly<Record<string, Cell>> & { readonly id: string };

const rowsAtATime = 500;

/** What is open to everyone, without authors: a set is read in pieces, so that memory does not grow with it. */
export const openSets = {
  projects: {
    title: 'Projects',
    columns: [
      'id',
      'title',
      'summary',
      'problem',
      'what_was_done',
      'results',
      'topics',
      'setting',
      'stage',
      'organisation_code',
      'organisation_name',
      'kit_version',
      'adoptions_claimed',
      'adoptions_confirmed_live',
      'published_at',
    ],
    read: (db: Db, after: string) =>
      sql<Row>`
      select p.id, p.title, p.summary, p.problem, p.what_was_done, p.results, array_to_string(p.topics, ';') as topics, p.setting, p.stage,
        o.ods_code as organisation_code, o.name as organisation_name, p.kit_number as kit_version,
        p.adoption_count as adoptions_claimed, p.spread_count as adoptions_confirmed_live, p.published_at
      from project p join organisation o on o.id = p.organisation_id
      where p.state = 'published' and p.hidden_at is null and p.visibility = 'everyone' and p.id > ${after}
      order by p.id limit ${rowsAtATime}`.execute(db),
  },
  ideas: {
    title: 'Ideas',
    columns: [
      'id',
      'title',
      'problem',
      'idea',
      'helps',
      'topics',
      'setting',
      'organisation_code',
      'organisation_name',
      'state',
      'merged_into',
      'supporters',
      'comments',
      'posted_at',
    ],
    read: (db: Db, after: string) =>
      sql<Row>`
      select i.id, i.title, i.problem, i.proposal as idea, i.helps, array_to_string(i.topics, ';') as topics, i.setting,
        o.ods_code as organisation_code, o.name as organisation_name, i.state, i.merged_into,
        i.supporter_count as supporters, i.comment_count as comments, i.posted_at
      from idea i join organisation o on o.id = i.organisation_id
      where i.hidden_at is null and i.visibility = 'everyone' and i.id > ${after}
      order by i.id limit ${rowsAtATime}`.execute(db),
  },
  needs: {
    title: 'Needs',
    columns: [
      'id',
      'title',
      'detail',
      'topics',
      'setting',
      'organisation_code',
      'organisation_name',
      'state',
      'met_by_project',
      'posted_at',
    ],
    read: (db: Db, after: string) =>
      sql<Row>`
      select n.id, n.title, n.detail, array_to_string(n.topics, ';') as topics, n.setting, o.ods_code as organisation_code,
        o.name as organisation_name, n.state, n.met_by_project_id as met_by_project, n.posted_at
      from need n left join organisation o on o.id = n.organisation_id
      where n.hidden_at is null and n.visibility = 'everyone' and n.id > ${after}
      order by n.id limit ${rowsAtATime}`.execute(db),
  },
  agreements: {
    title: 'Agreements with companies',
    columns: registerColumns,
    read: readRegister,
  },
  adoptions: {
    title: 'Adoptions',
    columns: [
      'id',
      'project_id',
      'kit_version',
      'organisation_code',
      'organisation_name_then',
      'organisation_name',
      'unit',
      'state',
      'confirmation',
      'reason',
      'failure_reason',
      'started_on',
      'live_on',
      'ended_on',
      'says',
      'would_recommend',
      'claimed_at',
    ],
    read: (db: Db, after: string) =>
      sql<Row>`
      select a.id, a.project_id, a.kit_number as kit_version, o.ods_code as organisation_code, a.organisation_name_then,
        o.name as organisation_name, a.unit, a.state, a.confirmation, a.reason, a.failure_reason, a.started_on, a.live_on,
        a.ended_on, a.says, a.would_recommend, a.claimed_at
      from adoption a join project p on p.id = a.project_id join organisation o on o.id = a.organisation_id
      where a.hidden_at is null and p.state = 'published' and p.hidden_at is null and p.visibility = 'everyone' and a.id > ${after}
      order by a.id limit ${rowsAtATime}`.execute(db),
  },
} as const;

export type OpenSet = keyof typeof openSets;

const beforeAll = '00000000-0000-0000-0000-000000000000';

/** Every row of a set, in the order of its ids. */
export async function* readOpenSet(db: Db, set: OpenSet): AsyncGenerator<Row> {
  let after = beforeAll;
  for (;;) {
    const { rows } = await openSets[set].read(db, after);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < rowsAtATime) return;
    after = last.id;
  }
}
