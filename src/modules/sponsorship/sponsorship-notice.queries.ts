import { type SqlBool, sql } from 'kysely';
import type { Db } from '#platform/db/database.ts';
import type { InterestState, RequestState } from './request.rules.ts';

/** The side that asks, as arrays: the team of `p`, those who answer for its organisation, and admins where nobody does. */
const team = sql<string[]>`array(select m.person_id from project_member m where m.project_id = p.id)`;
const leads = sql<
  string[]
>`array(select w.person_id from membership w where w.organisation_id = p.organisation_id
  and w.state = 'confirmed' and w.role in ('lead', 'deputy'))`;
const currentUser = sql<SqlBool>`u.ended_at is null and u.expires_on >= current_date`;

export interface RequestNotice {
  readonly title: string;
  readonly state: RequestState;
  readonly teamIds: readonly string[];
  readonly leadIds: readonly string[];
  /** Users of companies that wait for an answer, or are in talks; each was told of its own interest only. */
  readonly interestedIds: readonly string[];
}

export async function findRequestNotice(db: Db, requestId: string): Promise<RequestNotice | undefined> {
  const row = await db
    .selectFrom('sponsorship_request as r')
    .innerJoin('project as p', 'p.id', 'r.project_id')
    .where('r.id', '=', requestId)
    .where('p.hidden_at', 'is', null)
    .select([
      'r.title',
      'r.state',
      team.as('team'),
      leads.as('leads'),
      sql<
        string[]
      >`array(select u.person_id from expression_of_interest e join company_user u on u.company_id = e.company_id
        where e.request_id = r.id and e.state in ('submitted', 'shortlisted') and ${currentUser})`.as(
        'interested',
      ),
    ])
    .executeTakeFirst();
  return (
    row && {
      title: row.title,
      state: row.state as RequestState,
      teamIds: row.team,
      leadIds: row.leads,
      interestedIds: row.interested,
    }
  );
}

export interface InterestNotice {
  readonly requestId: string;
  readonly requestTitle: string;
  readonly companyName: string;
  readonly state: InterestState;
  readonly holderId: string | null;
  readonly teamIds: readonly string[];
  readonly leadIds: readonly string[];
  readonly userIds: readonly string[];
  /** Those of the side that asks who also act for some company: they hear of no company's interest. */
  readonly apartIds: readonly string[];
}

export async function findInterestNotice(db: Db, interestId: string): Promise<InterestNotice | undefined> {
  const row = await db
    .selectFrom('expression_of_interest as e')
    .innerJoin('sponsorship_request as r', 'r.id', 'e.request_id')
    .innerJoin('project as p', 'p.id', 'r.project_id')
    .innerJoin('company as c', 'c.id', 'e.company_id')
    .leftJoin('answer_duty as d', (join) =>
      join.onRef('d.subject_id', '=', 'e.id').on('d.subject_kind', '=', 'expression-of-interest'),
    )
    .where('e.id', '=', interestId)
    .where('p.hidden_at', 'is', null)
    .select([
      'r.id',
      'r.title',
      'c.name',
      'e.state',
      'd.holder_id',
      team.as('team'),
      leads.as('leads'),
      sql<
        string[]
      >`array(select u.person_id from company_user u where u.company_id = c.id and c.state = 'verified' and ${currentUser})`.as(
        'users',
      ),
      sql<string[]>`array(select u.person_id from company_user u join company k on k.id = u.company_id
        where k.state = 'verified' and ${currentUser} and (
          exists (select 1 from project_member m where m.project_id = p.id and m.person_id = u.person_id)
          or exists (select 1 from membership w where w.organisation_id = p.organisation_id and w.person_id = u.person_id
            and w.state = 'confirmed' and w.role in ('lead', 'deputy'))))`.as('apart'),
    ])
    .executeTakeFirst();
  return (
    row && {
      requestId: row.id,
      requestTitle: row.title,
      companyName: row.name,
      state: row.state as InterestState,
      holderId: row.holder_id,
      teamIds: row.team,
      leadIds: row.leads,
      userIds: row.users,
      apartIds: row.apart,
    }
  );
}

export interface CompanyNotice {
  readonly name: string;
  readonly state: string;
  readonly reason: string | null;
  readonly appliedBy: string | null;
  readonly userIds: readonly string[];
}

export async function findCompanyNotice(db: Db, companyId: string): Promise<CompanyNotice | undefined> {
  const row = await db
    .selectFrom('company as c')
    .where('c.id', '=', companyId)
    .select([
      'c.name',
      'c.state',
      'c.reason',
      'c.applied_by',
      sql<
        string[]
      >`array(select u.person_id from company_user u where u.company_id = c.id and ${currentUser})`.as(
        'users',
      ),
    ])
    .executeTakeFirst();
  return (
    row && {
      name: row.name,
      state: row.state,
      reason: row.reason,
      appliedBy: row.applied_by,
      userIds: row.users,
    }
  );
}

export async function findAdminIds(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('programme_role')
    .where('role', '=', 'admin')
    .select('person_id')
    .execute();
  return rows.map((row) => row.person_id);
}
