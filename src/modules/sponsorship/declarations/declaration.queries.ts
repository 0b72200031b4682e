import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import { type DeclaredInterest, type InterestType, touches } from '../declaration.rules.ts';
import { reopenReviews } from '../offers/offer-writing.queries.ts';
import { holdProject } from '../requests/request-writing.queries.ts';

export interface ShownDeclaration {
  readonly kind: 'nil' | 'interests';
  readonly madeAt: Date;
  readonly expiresOn: string;
  readonly interests: readonly (DeclaredInterest & { readonly companyName: string | null })[];
}

/** What somebody last declared for a request, also where it has expired. */
export async function findOwnDeclaration(
  db: Db,
  personId: string,
  requestId: string,
): Promise<ShownDeclaration | undefined> {
  const row = await db
    .selectFrom('declaration')
    .where('person_id', '=', personId)
    .where('request_id', '=', requestId)
    .where('superseded_at', 'is', null)
    .select(['id', 'kind', 'made_at', 'expires_on'])
    .executeTakeFirst();
  if (!row) return undefined;
  const interests = await db
    .selectFrom('declared_interest as i')
    .leftJoin('company as c', 'c.id', 'i.company_id')
    .where('i.declaration_id', '=', row.id)
    .orderBy('i.id')
    .select(['i.type', 'i.company_id', 'i.about', 'c.name'])
    .execute();
  return {
    kind: row.kind as ShownDeclaration['kind'],
    madeAt: row.made_at,
    expiresOn: row.expires_on,
    interests: interests.map((one) => ({
      type: one.type as InterestType,
      companyId: one.company_id,
      about: one.about,
      companyName: one.name,
    })),
  };
}

/** The companies whose offers somebody decides on, to say of which an interest is. */
export async function findOfferingCompanies(
  db: Db,
  requestId: string,
): Promise<{ companyId: string; name: string }[]> {
  const rows = await db
    .selectFrom('expression_of_interest as e')
    .innerJoin('company as c', 'c.id', 'e.company_id')
    .where('e.request_id', '=', requestId)
    .orderBy('c.name')
    .select(['c.id', 'c.name'])
    .execute();
  return rows.map((row) => ({ companyId: row.id, name: row.name }));
}

export interface NewDeclaration {
  readonly requestId: string;
  readonly projectId: string;
  readonly personId: string;
  readonly kind: 'nil' | 'interests';
  readonly interests: readonly DeclaredInterest[];
  readonly expiresOn: string;
}

/** Replaces what the person declared before. An offer that was found clear goes back to review where an interest touches it. */
export async function insertDeclaration(tx: Tx, act: Act, declaration: NewDeclaration): Promise<void> {
  await holdProject(tx, declaration.projectId);
  await tx
    .updateTable('declaration')
    .set({ superseded_at: act.at })
    .where('request_id', '=', declaration.requestId)
    .where('person_id', '=', declaration.personId)
    .where('superseded_at', 'is', null)
    .execute();
  const declarationId = newId();
  await tx
    .insertInto('declaration')
    .values({
      id: declarationId,
      request_id: declaration.requestId,
      person_id: declaration.personId,
      kind: declaration.kind,
      made_at: act.at,
      expires_on: declaration.expiresOn,
    })
    .execute();
  if (declaration.interests.length > 0)
    await tx
      .insertInto('declared_interest')
      .values(
        declaration.interests.map((one) => ({
          id: newId(),
          declaration_id: declarationId,
          type: one.type,
          company_id: one.companyId,
          about: one.about,
        })),
      )
      .execute();
  await append(tx, act, {
    verb: 'declaration.made',
    subjectKind: 'declaration',
    subject: declaration.requestId,
    concerns: [declaration.personId],
    payload: { personId: declaration.personId, kind: declaration.kind, expiresOn: declaration.expiresOn },
  });
  await reopenReviews(tx, act, declaration.requestId, (companyId) =>
    touches(declaration.interests, companyId),
  );
}

export interface MissingDeclaration {
  readonly personId: string;
  readonly name: string;
}

/** Of the team and of who authorised the request: those without a declaration that stands. */
export async function findMissingDeclarations(
  db: Db,
  requestId: string,
  today: string,
): Promise<MissingDeclaration[]> {
  const { rows } = await sql<{ id: string; name: string | null }>`
    select h.id, h.name from person h where h.id in (
      select m.person_id from sponsorship_request r join project_member m on m.project_id = r.project_id where r.id = ${requestId}
      union select r.authorised_by from sponsorship_request r where r.id = ${requestId} and r.authorised_by is not null
        and is_request_officer(r.authorised_by, r.id))
    and not has_declared(h.id, ${requestId}::uuid, ${today}::date) order by h.name, h.id`.execute(db);
  return rows.map((row) => ({ personId: row.id, name: row.name ?? 'Somebody who has left' }));
}
