import { sql } from 'kysely';
import type { Db } from '#platform/db/database.ts';

export interface RequestNotice {
  readonly title: string;
  readonly teamIds: readonly string[];
  readonly leadIds: readonly string[];
}

export async function findRequestNotice(db: Db, requestId: string): Promise<RequestNotice | undefined> {
  const row = await db
    .selectFrom('sponsorship_request as r')
    .innerJoin('project as p', 'p.id', 'r.project_id')
    .where('r.id', '=', requestId)
    .select([
      'r.title',
      sql<string[]>`array(select m.person_id from project_member m where m.project_id = p.id)`.as('team'),
      sql<string[]>`array(select w.person_id from membership w where w.organisation_id = p.organisation_id
        and w.state = 'confirmed' and w.role in ('lead', 'deputy'))`.as('leads'),
    ])
    .executeTakeFirst();
  return row && { title: row.title, teamIds: row.team, leadIds: row.leads };
}

export interface InterestNotice {
  readonly requestId: string;
  readonly requestTitle: string;
  readonly companyName: string;
  readonly teamIds: readonly string[];
  readonly userIds: readonly string[];
}

export async function findInterestNotice(db: Db, interestId: string): Promise<InterestNotice | undefined> {
  const row = await db
    .selectFrom('expression_of_interest as e')
    .innerJoin('sponsorship_request as r', 'r.id', 'e.request_id')
    .innerJoin('company as c', 'c.id', 'e.company_id')
    .where('e.id', '=', interestId)
    .select([
      'r.id',
      'r.title',
      'c.name',
      sql<string[]>`array(select m.person_id from project_member m where m.project_id = r.project_id)`.as(
        'team',
      ),
      sql<
        string[]
      >`array(select u.person_id from company_user u where u.company_id = c.id and u.ended_at is null
        and u.expires_on >= current_date)`.as('users'),
    ])
    .executeTakeFirst();
  return (
    row && {
      requestId: row.id,
      requestTitle: row.title,
      companyName: row.name,
      teamIds: row.team,
      userIds: row.users,
    }
  );
}

export async function findCompanyNotice(
  db: Db,
  companyId: string,
): Promise<{ name: string; reason: string | null; userIds: readonly string[] } | undefined> {
  const row = await db
    .selectFrom('company as c')
    .where('c.id', '=', companyId)
    .select([
      'c.name',
      'c.reason',
      sql<
        string[]
      >`array(select u.person_id from company_user u where u.company_id = c.id and u.ended_at is null)`.as(
        'users',
      ),
    ])
    .executeTakeFirst();
  return row && { name: row.name, reason: row.reason, userIds: row.users };
}

export async function findAdminIds(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('programme_role')
    .where('role', '=', 'admin')
    .select('person_id')
    .execute();
  return rows.map((row) => row.person_id);
}
