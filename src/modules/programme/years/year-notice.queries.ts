import { sql } from 'kysely';
import type { Db } from '#platform/db/database.ts';

export interface ParticipationWords {
  readonly title: string;
  readonly yearId: string;
  readonly yearName: string;
  readonly reason: string | null;
  readonly teamIds: readonly string[];
}

export async function findParticipationWords(
  db: Db,
  participationId: string,
): Promise<ParticipationWords | undefined> {
  const row = await db
    .selectFrom('participation as y')
    .innerJoin('project as p', 'p.id', 'y.project_id')
    .innerJoin('programme_year as year', 'year.id', 'y.year_id')
    .where('y.id', '=', participationId)
    .select([
      'p.title',
      'year.id',
      'year.name',
      'y.reason',
      sql<string[]>`array(select m.person_id from project_member m where m.project_id = p.id)`.as('team'),
    ])
    .executeTakeFirst();
  return (
    row && {
      title: row.title,
      yearId: row.id,
      yearName: row.name,
      reason: row.reason,
      teamIds: row.team,
    }
  );
}

export async function findDeciders(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('programme_role')
    .where('role', 'in', ['reviewer', 'admin'])
    .select('person_id')
    .distinct()
    .execute();
  return rows.map((row) => row.person_id);
}
