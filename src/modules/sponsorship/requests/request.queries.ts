import { type Expression, type SqlBool, sql } from 'kysely';
import { hasProgrammeRole, type Viewer } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import { openStates, type RequestState, type SponsorshipNeed } from '../request.rules.ts';
import type { RequestFacts } from '../sponsorship.policy.ts';

export interface SponsorshipRequest extends RequestFacts {
  readonly requestId: string;
  readonly projectId: string;
  readonly projectTitle: string;
  readonly organisationName: string;
  readonly need: SponsorshipNeed;
  readonly title: string;
  readonly ask: string;
  readonly amountFromPence: number | null;
  readonly amountToPence: number | null;
  readonly category: string;
  readonly topics: readonly string[];
  readonly region: string | null;
  readonly state: RequestState;
  readonly listedAt: Date | null;
  readonly lapsesOn: string | null;
  readonly identifiersJustified: string | null;
  /** Published to everyone, and not hidden: else no company sees what its request says. */
  readonly projectOpenToEveryone: boolean;
}

export const openInSql = sql.join(openStates.map((state) => sql.lit(state)));
export const projectIsOpen = sql<SqlBool>`p.state = 'published' and p.visibility = 'everyone' and p.hidden_at is null`;

/**
 * Who may read a request: its project's team and those who answer for its organisation always; companies' users while it
 * is open and its project is open to everyone, and where they have spoken already also afterwards (the page then shows
 * their own words and the answer, no more); admins where the organisation has nobody who answers.
 */
function readableRequest(viewer: Viewer): Expression<SqlBool> {
  if (viewer.kind === 'visitor') return sql<SqlBool>`false`;
  const led = viewer.memberships.filter((m) => m.role !== 'member').map((m) => m.organisationId);
  const company =
    viewer.companies.length === 0
      ? sql<SqlBool>`false`
      : sql<SqlBool>`(r.state in (${openInSql}) and ${projectIsOpen})
          or (p.hidden_at is null and exists (select 1 from expression_of_interest e
            where e.request_id = r.id and e.company_id = any(${[...viewer.companies]})))`;
  const orphan = hasProgrammeRole(viewer, 'admin')
    ? sql<SqlBool>`not exists (select 1 from membership w where w.organisation_id = p.organisation_id
        and w.state = 'confirmed' and w.role in ('lead', 'deputy'))`
    : sql<SqlBool>`false`;
  return sql<SqlBool>`(exists (select 1 from project_member m where m.project_id = p.id and m.person_id = ${viewer.personId})
    or p.organisation_id = any(${led}) or ${company} or ${orphan})`;
}

export function selectRequests(db: Db) {
  return db
    .selectFrom('sponsorship_request as r')
    .innerJoin('project as p', 'p.id', 'r.project_id')
    .innerJoin('organisation as o', 'o.id', 'p.organisation_id')
    .select([
      'r.id',
      'r.project_id',
      'p.title as project_title',
      'p.organisation_id',
      'o.name as organisation_name',
      'r.need',
      'r.title',
      'r.ask',
      'r.amount_from_pence',
      'r.amount_to_pence',
      'r.category',
      'r.topics',
      'r.region',
      'r.state',
      'r.listed_at',
      'r.lapses_on',
      'r.identifiers_justified',
      projectIsOpen.as('project_open'),
      sql<string[]>`array(select m.person_id from project_member m where m.project_id = p.id)`.as('team_ids'),
      sql<string[]>`array(select w.person_id from membership w where w.organisation_id = p.organisation_id
        and w.state = 'confirmed' and w.role in ('lead', 'deputy'))`.as('lead_ids'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRequests>['executeTakeFirstOrThrow']>>;

export function toRequest(row: Row): SponsorshipRequest {
  return {
    requestId: row.id,
    projectId: row.project_id,
    projectTitle: row.project_title,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    need: row.need as SponsorshipNeed,
    title: row.title,
    ask: row.ask,
    amountFromPence: row.amount_from_pence,
    amountToPence: row.amount_to_pence,
    category: row.category,
    topics: row.topics,
    region: row.region,
    state: row.state as RequestState,
    listedAt: row.listed_at,
    lapsesOn: row.lapses_on,
    identifiersJustified: row.identifiers_justified,
    projectOpenToEveryone: Boolean(row.project_open),
    teamIds: row.team_ids,
    leadIds: row.lead_ids,
  };
}

/** @returns undefined where the request is absent or not for this viewer: the caller cannot tell which */
export async function findRequest(
  db: Db,
  viewer: Viewer,
  requestId: string,
): Promise<SponsorshipRequest | undefined> {
  const row = await selectRequests(db)
    .where('r.id', '=', requestId)
    .where(readableRequest(viewer))
    .executeTakeFirst();
  return row && toRequest(row);
}

const ownShown = 100;

/** The requests of the projects on whose team somebody is, and those of organisations that they answer for, while they run. */
export async function findOwnRequests(db: Db, viewer: Viewer): Promise<SponsorshipRequest[]> {
  if (viewer.kind === 'visitor') return [];
  const led = viewer.memberships.filter((m) => m.role !== 'member').map((m) => m.organisationId);
  const rows = await selectRequests(db)
    .where(
      sql<SqlBool>`exists (select 1 from project_member m where m.project_id = p.id and m.person_id = ${viewer.personId})
        or (p.organisation_id = any(${led}) and r.state in ('draft', ${openInSql}))`,
    )
    .orderBy(sql`r.state = 'draft'`, 'desc')
    .orderBy('r.created_at', 'desc')
    .limit(ownShown)
    .execute();
  return rows.map(toRequest);
}

/** The published projects on whose team somebody is, and that everyone may see. */
export async function findOwnOpenProjects(
  db: Db,
  personId: string,
): Promise<{ projectId: string; title: string }[]> {
  const rows = await db
    .selectFrom('project as p')
    .innerJoin('project_member as m', 'm.project_id', 'p.id')
    .where('m.person_id', '=', personId)
    .where(projectIsOpen)
    .orderBy('p.title')
    .limit(ownShown)
    .select(['p.id', 'p.title'])
    .execute();
  return rows.map((row) => ({ projectId: row.id, title: row.title }));
}
