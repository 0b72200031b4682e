import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import { type YearFigures, yearFiguresFrom } from './year-report.rules.ts';

export interface Year {
  readonly yearId: string;
  readonly name: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly launchText: string;
  /** As it was when the year had closed; undefined while it goes on. */
  readonly report: { readonly figures: YearFigures; readonly madeAt: Date } | undefined;
}

function selectYears(db: Db) {
  return db
    .selectFrom('programme_year')
    .select(['id', 'name', 'opens_on', 'closes_on', 'launch_text', 'report', 'report_made_at']);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectYears>['executeTakeFirstOrThrow']>>;

function toYear(row: Row): Year {
  return {
    yearId: row.id,
    name: row.name,
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    launchText: row.launch_text,
    report:
      row.report === null || row.report_made_at === null
        ? undefined
        : { figures: yearFiguresFrom(row.report), madeAt: row.report_made_at },
  };
}

export async function findYears(db: Db): Promise<Year[]> {
  const rows = await selectYears(db).orderBy('opens_on', 'desc').limit(50).execute();
  return rows.map(toYear);
}

export async function findYear(db: Db, yearId: string): Promise<Year | undefined> {
  const row = await selectYears(db).where('id', '=', yearId).executeTakeFirst();
  return row && toYear(row);
}

export interface YearPlan {
  readonly name: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly launchText: string;
}

/** @returns undefined where a year has this name already */
export async function insertYear(tx: Tx, act: Act, plan: YearPlan): Promise<string | undefined> {
  const yearId = newId();
  const inserted = await tx
    .insertInto('programme_year')
    .values({
      id: yearId,
      name: plan.name,
      opens_on: plan.opensOn,
      closes_on: plan.closesOn,
      launch_text: plan.launchText,
      created_at: act.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return undefined;
  await tellOfYear(tx, act, 'programme-year.planned', yearId, plan);
  return yearId;
}

/** A year whose report is made stands as it is. @returns false then, or where another year has the name */
export async function replacePlan(tx: Tx, act: Act, yearId: string, plan: YearPlan): Promise<boolean> {
  const updated = await tx
    .updateTable('programme_year')
    .set({
      name: plan.name,
      opens_on: plan.opensOn,
      closes_on: plan.closesOn,
      launch_text: plan.launchText,
    })
    .where('id', '=', yearId)
    .where('report_made_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('programme_year as other')
            .where('other.name', '=', plan.name)
            .where('other.id', '<>', yearId)
            .select('other.id'),
        ),
      ),
    )
    .executeTakeFirst();
  if (updated.numUpdatedRows !== 1n) return false;
  await tellOfYear(tx, act, 'programme-year.changed', yearId, plan);
  return true;
}

function tellOfYear(
  tx: Tx,
  act: Act,
  verb: 'programme-year.planned' | 'programme-year.changed',
  yearId: string,
  plan: YearPlan,
) {
  const payload = { opensOn: plan.opensOn, closesOn: plan.closesOn };
  return append(tx, act, { verb, subjectKind: 'programme-year', subject: yearId, payload });
}

/** The report is kept as it was at the end: later changes do not rewrite it. @returns false where it is made already */
export async function keepReport(tx: Tx, act: Act, yearId: string, figures: YearFigures): Promise<boolean> {
  const kept = await tx
    .updateTable('programme_year')
    .set({ report: JSON.stringify(figures), report_made_at: act.at })
    .where('id', '=', yearId)
    .where('report_made_at', 'is', null)
    .executeTakeFirst();
  if (kept.numUpdatedRows !== 1n) return false;
  await append(tx, act, { verb: 'programme-year.reported', subjectKind: 'programme-year', subject: yearId });
  return true;
}

export async function findYearsToReport(db: Db, today: string): Promise<Year[]> {
  const rows = await selectYears(db)
    .where('closes_on', '<', today)
    .where('report_made_at', 'is', null)
    .execute();
  return rows.map(toYear);
}
