import { type SqlBool, sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import type { Agreement } from '../agreements/agreement.queries.ts';
import type { AgreementType, Side } from '../agreements/agreement.rules.ts';
import { concernsOf } from '../agreements/agreement-writing.queries.ts';

export interface ValueTransfer {
  readonly transferId: string;
  readonly giver: Side;
  readonly form: 'cash' | 'kind';
  readonly pence: number;
  readonly what: string;
  readonly givenOn: string;
  readonly struckReason: string | null;
}

/** What was really given, the earliest first. The caller has found the agreement for the viewer, or found it to be public. */
export async function findValues(db: Db, agreementId: string): Promise<ValueTransfer[]> {
  const rows = await db
    .selectFrom('value_transfer')
    .where('agreement_id', '=', agreementId)
    .orderBy('given_on')
    .orderBy('id')
    .select(['id', 'giver', 'form', 'pence', 'what', 'given_on', 'struck_reason'])
    .execute();
  return rows.map((row) => ({
    transferId: row.id,
    giver: row.giver as Side,
    form: row.form as 'cash' | 'kind',
    pence: row.pence,
    what: row.what,
    givenOn: row.given_on,
    struckReason: row.struck_reason,
  }));
}

export async function insertValue(
  tx: Tx,
  act: Act,
  agreement: Agreement,
  value: { giver: Side; form: 'cash' | 'kind'; pence: number; what: string; givenOn: string; by: string },
): Promise<void> {
  const transferId = newId();
  await tx
    .insertInto('value_transfer')
    .values({
      id: transferId,
      agreement_id: agreement.agreementId,
      giver: value.giver,
      form: value.form,
      pence: value.pence,
      what: value.what,
      given_on: value.givenOn,
      recorded_by: value.by,
      recorded_at: act.at,
    })
    .execute();
  await append(tx, act, {
    verb: 'agreement.value-recorded',
    subjectKind: 'agreement',
    subject: agreement.agreementId,
    concerns: concernsOf(agreement),
    payload: { transferId, giver: value.giver, form: value.form, pence: value.pence, givenOn: value.givenOn },
  });
}

/** A wrong entry stays to be seen, struck out with a reason. @returns false where it was struck already, or is not there */
export async function strikeValue(
  tx: Tx,
  act: Act,
  agreement: Agreement,
  strike: { transferId: string; side: Side; reason: string; by: string },
): Promise<boolean> {
  const struck = await tx
    .updateTable('value_transfer')
    .set({ struck_at: act.at, struck_by: strike.by, struck_reason: strike.reason })
    .where('id', '=', strike.transferId)
    .where('agreement_id', '=', agreement.agreementId)
    .where('giver', '=', strike.side)
    .where('struck_at', 'is', null)
    .executeTakeFirst();
  if (struck.numUpdatedRows !== 1n) return false;
  await append(tx, act, {
    verb: 'agreement.value-struck',
    subjectKind: 'agreement',
    subject: agreement.agreementId,
    concerns: concernsOf(agreement),
    payload: { transferId: strike.transferId },
  });
  return true;
}

export interface YearLine {
  readonly organisationCode: string;
  readonly organisationName: string;
  readonly category: AgreementType;
  readonly form: 'cash' | 'kind';
  readonly pence: number;
  readonly transfers: number;
  readonly agreementIds: readonly string[];
}

/** A company's transfers of value in a calendar year, one line an organisation, category and form. */
export async function findYearOfCompany(db: Db, companyId: string, year: number): Promise<YearLine[]> {
  const rows = await db
    .selectFrom('value_transfer as t')
    .innerJoin('agreement as a', 'a.id', 't.agreement_id')
    .innerJoin('agreement_version as v', (join) =>
      join.onRef('v.agreement_id', '=', 'a.id').onRef('v.number', '=', 'a.version_in_force'),
    )
    .innerJoin('organisation as o', 'o.id', 'a.organisation_id')
    .where('a.company_id', '=', companyId)
    .where('t.giver', '=', 'company')
    .where('t.struck_at', 'is', null)
    .where('t.given_on', '>=', `${year}-01-01`)
    .where('t.given_on', '<=', `${year}-12-31`)
    .groupBy(['o.ods_code', 'o.name', 'v.type', 't.form'])
    .orderBy('o.name')
    .orderBy('v.type')
    .orderBy('t.form')
    .select([
      'o.ods_code',
      'o.name',
      'v.type',
      't.form',
      sql<number>`sum(t.pence)::bigint`.as('pence'),
      sql<number>`count(*)::int`.as('transfers'),
      sql<string[]>`array_agg(distinct a.id::text)`.as('agreement_ids'),
    ])
    .execute();
  return rows.map((row) => ({
    organisationCode: row.ods_code,
    organisationName: row.name,
    category: row.type as AgreementType,
    form: row.form as 'cash' | 'kind',
    pence: row.pence,
    transfers: row.transfers,
    agreementIds: row.agreement_ids,
  }));
}

/** The calendar years in which a company gave something, the newest first. */
export async function findYearsOfCompany(db: Db, companyId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('value_transfer as t')
    .innerJoin('agreement as a', 'a.id', 't.agreement_id')
    .where('a.company_id', '=', companyId)
    .where('t.giver', '=', 'company')
    .where(sql<SqlBool>`t.struck_at is null`)
    .select(sql<number>`extract(year from t.given_on)::int`.as('year'))
    .distinct()
    .orderBy('year', 'desc')
    .execute();
  return rows.map((row) => row.year);
}
