import { sql } from 'kysely';
import type { Db } from '#platform/db/database.ts';

export interface Counts {
  readonly projects: number;
  readonly ideas: number;
  readonly needs: number;
  readonly adoptions: number;
  readonly spread: number;
  readonly organisations: number;
}

/** What everyone may see, counted now. */
export async function countOpen(db: Db): Promise<Counts> {
  const { rows } = await sql<Counts>`select
    (select count(*)::int from project where state = 'published' and hidden_at is null and visibility = 'everyone') as projects,
    (select count(*)::int from idea where hidden_at is null and state <> 'merged' and visibility = 'everyone') as ideas,
    (select count(*)::int from need where hidden_at is null and state = 'open' and visibility = 'everyone') as needs,
    (select coalesce(sum(adoption_count), 0)::int from project where state = 'published' and hidden_at is null and visibility = 'everyone') as adoptions,
    (select coalesce(sum(spread_count), 0)::int from project where state = 'published' and hidden_at is null and visibility = 'everyone') as spread,
    (select count(distinct organisation_id)::int from project where state = 'published' and hidden_at is null and visibility = 'everyone') as organisations`.execute(
    db,
  );
  return rows[0] ?? { projects: 0, ideas: 0, needs: 0, adoptions: 0, spread: 0, organisations: 0 };
}

export interface CurrentYear {
  readonly yearId: string;
  readonly name: string;
  readonly opensOn: string;
  readonly closesOn: string;
}

export async function findCurrentYear(db: Db, today: string): Promise<CurrentYear | undefined> {
  const row = await db
    .selectFrom('programme_year')
    .where('opens_on', '<=', today)
    .where('closes_on', '>=', today)
    .orderBy('opens_on', 'desc')
    .select(['id', 'name', 'opens_on', 'closes_on'])
    .executeTakeFirst();
  return row && { yearId: row.id, name: row.name, opensOn: row.opens_on, closesOn: row.closes_on };
}
