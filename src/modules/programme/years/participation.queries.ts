import { type SqlBool, sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import type { ParticipationState } from './year.rules.ts';

export interface Participation {
  readonly participationId: string;
  readonly yearId: string;
  readonly projectId: string;
  readonly title: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly state: ParticipationState;
  readonly caseMade: string;
  readonly reason: string | null;
  readonly adoptionCount: number;
  readonly spreadCount: number;
}

const shownMax = 500;

function selectParticipations(db: Db) {
  return db
    .selectFrom('participation as y')
    .innerJoin('project as p', 'p.id', 'y.project_id')
    .innerJoin('organisation as o', 'o.id', 'p.organisation_id')
    .select([
      'y.id',
      'y.year_id',
      'y.project_id',
      'p.title',
      'p.organisation_id',
      'o.name',
      'y.state',
      'y.case_made',
      'y.reason',
      'p.adoption_count',
      'p.spread_count',
    ]);
}

type ParticipationRow = Awaited<
  ReturnType<ReturnType<typeof selectParticipations>['executeTakeFirstOrThrow']>
>;

function toParticipation(row: ParticipationRow): Participation {
  return {
    participationId: row.id,
    yearId: row.year_id,
    projectId: row.project_id,
    title: row.title,
    organisationId: row.organisation_id,
    organisationName: row.name,
    state: row.state as ParticipationState,
    caseMade: row.case_made,
    reason: row.reason,
    adoptionCount: row.adoption_count,
    spreadCount: row.spread_count,
  };
}

/** The projects that take part and are open to everyone, by title. */
export async function findTakingPart(db: Db, yearId: string): Promise<Participation[]> {
  const rows = await selectParticipations(db)
    .where('y.year_id', '=', yearId)
    .where('y.state', '=', 'accepted')
    .where(sql<SqlBool>`p.state = 'published' and p.visibility = 'everyone' and p.hidden_at is null`)
    .orderBy('p.title')
    .limit(shownMax)
    .execute();
  return rows.map(toParticipation);
}

/** What waits for a decision, the oldest first. */
export async function findApplications(db: Db, yearId: string): Promise<Participation[]> {
  const rows = await selectParticipations(db)
    .where('y.year_id', '=', yearId)
    .where('y.state', '=', 'applied')
    .orderBy('y.applied_at')
    .limit(shownMax)
    .execute();
  return rows.map(toParticipation);
}

/** How the applications of a person's own projects stand. */
export async function findOwnParticipations(
  db: Db,
  yearId: string,
  personId: string,
): Promise<Participation[]> {
  const rows = await selectParticipations(db)
    .innerJoin('project_member as m', 'm.project_id', 'p.id')
    .where('m.person_id', '=', personId)
    .where('y.year_id', '=', yearId)
    .orderBy('p.title')
    .limit(shownMax)
    .execute();
  return rows.map(toParticipation);
}

export async function findParticipation(
  db: Db,
  yearId: string,
  participationId: string,
): Promise<Participation | undefined> {
  const row = await selectParticipations(db)
    .where('y.year_id', '=', yearId)
    .where('y.id', '=', participationId)
    .executeTakeFirst();
  return row && toParticipation(row);
}

export interface Candidate {
  readonly projectId: string;
  readonly title: string;
  readonly organisationId: string;
  /** Published, and for more people than its own organisation. */
  readonly published: boolean;
  readonly before: ParticipationState | undefined;
}

/** The projects on whose team a person is, and how each stands in this year. */
export async function findCandidates(db: Db, yearId: string, personId: string): Promise<Candidate[]> {
  const rows = await db
    .selectFrom('project_member as m')
    .innerJoin('project as p', 'p.id', 'm.project_id')
    .leftJoin('participation as y', (join) =>
      join.onRef('y.project_id', '=', 'p.id').on('y.year_id', '=', yearId),
    )
    .where('m.person_id', '=', personId)
    .where('p.state', '<>', 'withdrawn')
    .where('p.hidden_at', 'is', null)
    .orderBy('p.title')
    .limit(shownMax)
    .select(['p.id', 'p.title', 'p.organisation_id', 'p.state', 'p.visibility', 'y.state as before'])
    .execute();
  return rows.map((row) => ({
    projectId: row.id,
    title: row.title,
    organisationId: row.organisation_id,
    published: row.state === 'published' && row.visibility !== 'organisation',
    before: (row.before ?? undefined) as ParticipationState | undefined,
  }));
}

/** @returns undefined where the project applied already: of two who press at once, one is enough */
export async function insertApplication(
  tx: Tx,
  act: Act,
  application: { yearId: string; projectId: string; organisationId: string; caseMade: string; by: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into participation as y (id, year_id, project_id, state, case_made, applied_by, applied_at)
    values (${newId()}, ${application.yearId}, ${application.projectId}, 'applied', ${application.caseMade}, ${application.by}, ${act.at})
    on conflict (year_id, project_id) do update set state = 'applied', case_made = excluded.case_made,
      applied_by = excluded.applied_by, applied_at = excluded.applied_at, decided_by = null, decided_at = null, reason = null
      where y.state = 'withdrawn'
    returning id`.execute(tx);
  const participationId = rows[0]?.id;
  if (participationId === undefined) return undefined;
  await append(tx, act, {
    verb: 'participation.applied',
    subjectKind: 'participation',
    subject: participationId,
    concerns: [application.projectId, application.yearId, application.organisationId],
  });
  return participationId;
}

/** @returns false where it no longer stands as it was read */
export async function moveParticipation(
  tx: Tx,
  act: Act,
  participation: Participation,
  to: { state: 'accepted' | 'declined' | 'withdrawn'; reason: string | null; by: string },
): Promise<boolean> {
  const moved = await tx
    .updateTable('participation')
    .set({
      state: to.state,
      ...(to.state === 'withdrawn' ? {} : { reason: to.reason, decided_by: to.by, decided_at: act.at }),
    })
    .where('id', '=', participation.participationId)
    .where('state', '=', participation.state)
    .executeTakeFirst();
  if (moved.numUpdatedRows !== 1n) return false;
  await append(tx, act, {
    verb: `participation.${to.state}`,
    subjectKind: 'participation',
    subject: participation.participationId,
    concerns: [participation.projectId, participation.yearId],
  });
  return true;
}
