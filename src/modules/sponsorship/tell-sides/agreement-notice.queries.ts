import { type SqlBool, sql } from 'kysely';
import type { Db } from '#platform/db/database.ts';
import type { AgreementState } from '../agreements/agreement.rules.ts';

const currentUser = sql<SqlBool>`u.ended_at is null and u.expires_on >= current_date`;

export interface AgreementNotice {
  readonly agreementId: string;
  readonly title: string;
  readonly state: AgreementState;
  readonly newest: number;
  readonly inForce: number | null;
  readonly organisationName: string;
  readonly companyName: string;
  /** The organisation's side: the team, and who answers for it; nobody who acts for a company. */
  readonly teamIds: readonly string[];
  readonly leadIds: readonly string[];
  readonly userIds: readonly string[];
}

export async function findAgreementNotice(db: Db, agreementId: string): Promise<AgreementNotice | undefined> {
  const row = await db
    .selectFrom('agreement as a')
    .innerJoin('agreement_version as n', (join) =>
      join
        .onRef('n.agreement_id', '=', 'a.id')
        .on(
          sql<SqlBool>`n.number = (select max(number) from agreement_version x where x.agreement_id = a.id)`,
        ),
    )
    .innerJoin('organisation as o', 'o.id', 'a.organisation_id')
    .innerJoin('company as c', 'c.id', 'a.company_id')
    .where('a.id', '=', agreementId)
    .select([
      'a.id',
      'n.title',
      'n.number as newest',
      'a.version_in_force',
      'a.state',
      'o.name as organisation_name',
      'c.name as company_name',
      sql<string[]>`array(select m.person_id from project_member m where m.project_id = a.project_id
        and not acts_for_a_company(m.person_id, current_date))`.as('team'),
      sql<string[]>`array(select w.person_id from membership w where w.organisation_id = a.organisation_id
        and w.state = 'confirmed' and w.role in ('lead', 'deputy') and not acts_for_a_company(w.person_id, current_date))`.as(
        'leads',
      ),
      sql<string[]>`array(select u.person_id from company_user u where u.company_id = a.company_id
        and c.state = 'verified' and ${currentUser})`.as('users'),
    ])
    .executeTakeFirst();
  return (
    row && {
      agreementId: row.id,
      title: row.title,
      state: row.state as AgreementState,
      newest: row.newest,
      inForce: row.version_in_force,
      organisationName: row.organisation_name,
      companyName: row.company_name,
      teamIds: row.team,
      leadIds: row.leads,
      userIds: row.users,
    }
  );
}

export interface VisitNotice {
  readonly visitId: string;
  readonly agreementId: string;
  readonly place: string;
  readonly hostId: string;
  readonly attendeeIds: readonly string[];
}

export async function findVisitNotice(db: Db, visitId: string): Promise<VisitNotice | undefined> {
  const row = await db
    .selectFrom('visit')
    .where('id', '=', visitId)
    .select([
      'id',
      'agreement_id',
      'place',
      'host_id',
      sql<
        string[]
      >`array(select t.person_id from visit_attendee t where t.visit_id = visit.id and t.left_at is null)`.as(
        'attendees',
      ),
    ])
    .executeTakeFirst();
  return (
    row && {
      visitId: row.id,
      agreementId: row.agreement_id,
      place: row.place,
      hostId: row.host_id,
      attendeeIds: row.attendees,
    }
  );
}
