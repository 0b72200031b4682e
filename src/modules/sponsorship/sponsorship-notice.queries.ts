import { type SqlBool, sql } from 'kysely';
import type { Db } from '#platform/db/database.ts';
import type { InterestState } from './offer.rules.ts';
import type { RequestState } from './request.rules.ts';

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
  readonly endReason: string | null;
  readonly lapsesOn: string | null;
}

export async function findRequestNotice(db: Db, requestId: string): Promise<RequestNotice | undefined> {
  const row = await db
    .selectFrom('sponsorship_request as r')
    .innerJoin('project as p', 'p.id', 'r.project_id')
    .where('r.id', '=', requestId)
    .where('p.hidden_at', 'is', null)
    .select(['r.title', 'r.state', team.as('team'), leads.as('leads'), 'r.end_reason', 'r.lapses_on'])
    .executeTakeFirst();
  return (
    row && {
      title: row.title,
      state: row.state as RequestState,
      teamIds: row.team,
      leadIds: row.leads,
      endReason: row.end_reason,
      lapsesOn: row.lapses_on,
    }
  );
}

export interface InterestNotice {
  readonly requestId: string;
  readonly requestTitle: string;
  readonly companyName: string;
  readonly state: InterestState;
  readonly endReason: string | null;
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
      'e.end_reason',
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
      endReason: row.end_reason,
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

/** Reviewers of the programme who may review this offer: not on its team, and of no company. */
export async function findReviewerIds(db: Db, interestId: string): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select g.person_id from programme_role g, expression_of_interest e
    where g.role = 'reviewer' and e.id = ${interestId} and not on_request_team(g.person_id, e.request_id)
      and not acts_for_a_company(g.person_id, current_date)`.execute(db);
  return rows.map((row) => row.person_id);
}

export interface QuestionNotice {
  readonly requestId: string;
  readonly requestTitle: string;
  readonly answered: boolean;
  readonly teamIds: readonly string[];
  readonly leadIds: readonly string[];
  /** Of the team and leads: those who act for a company hear of no question. */
  readonly apartIds: readonly string[];
  /** Users of every company that has an offer, asked, or read the request: who asked is one of them. */
  readonly interestedIds: readonly string[];
}

export async function findQuestionNotice(db: Db, questionId: string): Promise<QuestionNotice | undefined> {
  const row = await db
    .selectFrom('request_question as q')
    .innerJoin('sponsorship_request as r', 'r.id', 'q.request_id')
    .innerJoin('project as p', 'p.id', 'r.project_id')
    .where('q.id', '=', questionId)
    .where('p.hidden_at', 'is', null)
    .select([
      'r.id',
      'r.title',
      'q.answered_at',
      team.as('team'),
      leads.as('leads'),
      sql<string[]>`array(select u.person_id from company_user u join company k on k.id = u.company_id
        where k.state = 'verified' and ${currentUser})`.as('apart'),
      sql<
        string[]
      >`array(select distinct u.person_id from company_user u join company k on k.id = u.company_id
        where k.state = 'verified' and ${currentUser} and k.id in (
          select e.company_id from expression_of_interest e where e.request_id = r.id
          union select a.company_id from request_question a where a.request_id = r.id
          union select (v.payload->>'companyId')::uuid from event v where v.subject = r.id and v.verb = 'sponsorship-request.read'))`.as(
        'interested',
      ),
    ])
    .executeTakeFirst();
  return (
    row && {
      requestId: row.id,
      requestTitle: row.title,
      answered: row.answered_at !== null,
      teamIds: row.team,
      leadIds: row.leads,
      apartIds: row.apart,
      interestedIds: row.interested,
    }
  );
}

/** Everyone who acts today for a verified company. */
export async function findCompanyUserIds(db: Db): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select distinct u.person_id from company_user u join company k on k.id = u.company_id
    where k.state = 'verified' and ${currentUser}`.execute(db);
  return rows.map((row) => row.person_id);
}

/** They were asked to declare, and have: nothing is left to say. */
export async function hasDeclaredLately(db: Db, personId: string, requestId: string): Promise<boolean> {
  const { rows } = await sql<{
    declared: boolean;
  }>`select has_declared(${personId}::uuid, ${requestId}::uuid, current_date) as declared`.execute(db);
  return rows[0]?.declared === true;
}
