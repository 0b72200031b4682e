import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/database.ts';

export const indexSubscriber = 'finding.index';
/** A builder that has not been seen for so long has died. */
const silentSeconds = 120;

export interface Serving {
  readonly id: string;
  readonly position: number;
  readonly analysisVersion: number;
  readonly documentsBuilt: number;
  readonly leftoverSince: Date | null;
  readonly builtAt: Date | null;
}

export async function findServing(db: Db): Promise<Serving | undefined> {
  const row = await db
    .selectFrom('search_generation')
    .where('state', '=', 'serving')
    .selectAll()
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      position: row.position,
      analysisVersion: row.analysis_version,
      documentsBuilt: row.documents_built,
      leftoverSince: row.leftover_since,
      builtAt: row.built_at,
    }
  );
}

/** What a reader must know before it answers. */
export interface Standing {
  /** The generation that serves, and how far it knows the log. */
  readonly serving: { readonly id: string; readonly position: number } | null;
  /** How far the reader's own generation was fed. */
  readonly ownPosition: number | null;
  /** Records that events concern of which the reader's open state may not know. */
  readonly touched: readonly { readonly id: string; readonly position: number | null }[];
}

const touchedMax = 4_000;

/** @returns `touched` is cut at `touchedMax`: who gets so many must doubt every record */
export async function findStanding(
  db: Db,
  reader: { readonly generation: string | null; readonly position: number },
  verbs: readonly string[],
): Promise<Standing & { readonly tooMany: boolean }> {
  const { rows } = await sql<Standing>`
    select
      (select jsonb_build_object('id', id, 'position', position) from search_generation where state = 'serving') as serving,
      (select position from search_generation where id = ${reader.generation}::uuid) as "ownPosition",
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'position', position)), '[]') from (
        select unnest(e.subject || e.concerns) as id, p.position
        from event_place p join event e on e.id = p.event_id
        where p.position > ${reader.position} and e.verb = any(${[...verbs]}::text[])
        union all
        select unnest(e.subject || e.concerns), null from event_unplaced u join event e on e.id = u.event_id
        where e.verb = any(${[...verbs]}::text[])
        limit ${touchedMax}) t) as touched`.execute(db);
  const standing = rows[0] ?? { serving: null, ownPosition: null, touched: [] };
  return { ...standing, tooMany: standing.touched.length >= touchedMax };
}

/** Numbers for so many rows. Raised at once, whatever becomes of the transaction that uses them. */
export async function takeNumbers(db: Db, generation: string, count: number): Promise<number[]> {
  const row = await db
    .updateTable('search_generation')
    .set((eb) => ({ next_number: eb('next_number', '+', count) }))
    .where('id', '=', generation)
    .returning('next_number')
    .executeTakeFirstOrThrow();
  return Array.from({ length: count }, (_one, i) => row.next_number - count + i);
}

export async function noteFed(
  tx: Tx,
  generation: string,
  fed: { readonly position: number; readonly leftover: Date | null },
): Promise<void> {
  await tx
    .updateTable('search_generation')
    .set((eb) => ({
      position: fed.position,
      leftover_since: eb.fn.coalesce('leftover_since', eb.val(fed.leftover)),
    }))
    .where('id', '=', generation)
    .execute();
}

/** @returns undefined where another builder is at work */
export async function beginBuilding(
  db: Db,
  generation: { readonly id: string; readonly analysisVersion: number; readonly now: Date },
): Promise<{ position: number } | undefined> {
  await sql`update search_generation set state = 'retired', retired_at = now(), failure = 'the builder fell silent'
    where state = 'building' and seen_at < now() - make_interval(secs => ${silentSeconds})`.execute(db);
  const { rows } = await sql<{ position: number }>`
    insert into search_generation (id, state, position, analysis_version, begun_at, seen_at)
    select ${generation.id}, 'building', coalesce((select max(position) from event_place), 0), ${generation.analysisVersion},
      ${generation.now}, now()
    on conflict (state) where state = 'building' do nothing returning position`.execute(db);
  return rows[0];
}

export async function noteSeen(db: Db, generation: string): Promise<void> {
  await sql`update search_generation set seen_at = now() where id = ${generation}`.execute(db);
}

export async function findBuilding(db: Db): Promise<{ id: string } | undefined> {
  return db.selectFrom('search_generation').where('state', '=', 'building').select('id').executeTakeFirst();
}

/** Keeps the feeder away until the transaction ends. @returns how far it has come */
export async function holdFeeder(tx: Tx): Promise<number> {
  await tx
    .insertInto('subscriber_position')
    .values({ subscriber: indexSubscriber })
    .onConflict((c) => c.doNothing())
    .execute();
  const row = await tx
    .selectFrom('subscriber_position')
    .where('subscriber', '=', indexSubscriber)
    .select('position')
    .forUpdate()
    .executeTakeFirstOrThrow();
  return row.position;
}

/** The feeder goes on from where the new generation stands; what it is handed twice changes nothing. */
export async function moveFeeder(tx: Tx, position: number): Promise<void> {
  await tx
    .updateTable('subscriber_position')
    .set({ position })
    .where('subscriber', '=', indexSubscriber)
    .execute();
}

/** From this commit on every reader is led to the new generation. */
export async function swapTo(
  tx: Tx,
  generation: string,
  built: { readonly position: number; readonly documents: number; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('search_generation')
    .set({ state: 'retired', retired_at: built.now })
    .where('state', '=', 'serving')
    .execute();
  await tx
    .updateTable('search_generation')
    .set({
      state: 'serving',
      position: built.position,
      documents_built: built.documents,
      built_at: built.now,
      leftover_since: null,
    })
    .where('id', '=', generation)
    .execute();
}

/** Takes a generation out of service: a new one is built, and until then pages say so. */
export async function retireBroken(db: Db, generation: string, error: Error): Promise<void> {
  await sql`update search_generation set state = 'retired', retired_at = now(), failure = ${error.message.slice(0, 500)}
    where id = ${generation} and state <> 'retired'`.execute(db);
}

/** Generations whose tables may go: nobody has been led to them for a while. */
export async function takeLongRetired(db: Db, before: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from search_generation where state = 'retired' and retired_at < ${before}`.execute(db);
  return rows.map(({ id }) => id);
}

export async function forgetGeneration(db: Db, id: string): Promise<void> {
  await db.deleteFrom('search_generation').where('id', '=', id).where('state', '=', 'retired').execute();
}

/** Postgres names what went wrong by five letters and digits; connection losses come as the system's codes. */
export function isOfTheDatabase(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof message === 'string' && closedUnderIt.test(message)) return true;
  return typeof code === 'string' && (/^[0-9A-Z]{5}$/.test(code) || /^E[A-Z]+$/.test(code));
}

/** What Kysely and the pool say when the process is ending. */
const closedUnderIt = /driver has already been destroyed|after calling end on the pool/;
