import { sql } from 'kysely';
import type { Db } from '#platform/db/database.ts';
import type { Agreement } from './agreement.queries.ts';
import type { Side } from './agreement.rules.ts';

export interface Signature {
  readonly version: number;
  readonly side: Side;
  readonly personId: string;
  readonly typedName: string;
  readonly capacity: string;
  readonly sha256: string;
  readonly signedAt: Date;
}

export async function findSignatures(db: Db, agreementId: string): Promise<Signature[]> {
  const rows = await db
    .selectFrom('agreement_signature')
    .where('agreement_id', '=', agreementId)
    .orderBy('version')
    .orderBy('signed_at')
    .select(['version', 'side', 'person_id', 'typed_name', 'capacity', 'sha256', 'signed_at'])
    .execute();
  return rows.map((row) => ({
    version: row.version,
    side: row.side as Side,
    personId: row.person_id,
    typedName: row.typed_name,
    capacity: row.capacity,
    sha256: row.sha256,
    signedAt: row.signed_at,
  }));
}

export interface Standing {
  readonly officer: boolean;
  readonly declared: boolean;
  readonly unmanaged: boolean;
  readonly companyInStanding: boolean;
  readonly companyUser: boolean;
}

/** How a person stands today: may they sign, have they declared, is what they declared managed. `today` is a London day. */
export async function findStanding(
  db: Db,
  agreement: Pick<Agreement, 'requestId' | 'interestId' | 'companyId'>,
  personId: string,
  today: string,
): Promise<Standing> {
  const { requestId, interestId, companyId } = agreement;
  const { rows } = await sql<{
    officer: boolean;
    declared: boolean;
    unmanaged: boolean;
    in_standing: boolean;
    company_user: boolean;
  }>`
    select is_request_officer(${personId}::uuid, ${requestId}::uuid) as officer,
      has_declared(${personId}::uuid, ${requestId}::uuid, ${today}::date) as declared,
      company_in_standing(${companyId}::uuid, ${today}::date) as in_standing,
      exists (select 1 from company_user u where u.company_id = ${companyId} and u.person_id = ${personId}
        and u.ended_at is null and u.expires_on >= ${today}::date) as company_user,
      exists (select 1 from declaration d join declared_interest i on i.declaration_id = d.id
        where d.request_id = ${requestId} and d.person_id = ${personId} and d.superseded_at is null
          and (i.company_id is null or i.company_id = ${companyId})
          and not exists (select 1 from managed_interest g where g.review_id = latest_review(${interestId}::uuid)
            and g.declared_interest_id = i.id)) as unmanaged`.execute(db);
  const [row] = rows;
  return {
    officer: row?.officer === true,
    declared: row?.declared === true,
    unmanaged: row?.unmanaged === true,
    companyInStanding: row?.in_standing === true,
    companyUser: row?.company_user === true,
  };
}
