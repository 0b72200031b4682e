import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import type { Agreement } from '../agreements/agreement.queries.ts';
import { concernsOf } from '../agreements/agreement-writing.queries.ts';
import type { Verdict } from './outcome.rules.ts';

export interface Outcome {
  readonly verdict: Verdict;
  readonly whatHappened: string;
  readonly learnt: string;
  readonly companyView: string;
  readonly writtenAt: Date;
  readonly measures: readonly { readonly key: string; readonly found: string }[];
}

/** The caller has found the agreement for the viewer, or found its outcomes to be public. */
export async function findOutcome(db: Db, agreementId: string): Promise<Outcome | undefined> {
  const [row, measures] = await Promise.all([
    db
      .selectFrom('outcome_report')
      .where('agreement_id', '=', agreementId)
      .select(['verdict', 'what_happened', 'learnt', 'company_view', 'written_at'])
      .executeTakeFirst(),
    db
      .selectFrom('outcome_measure')
      .where('agreement_id', '=', agreementId)
      .select(['measure_id', 'found'])
      .execute(),
  ]);
  return (
    row && {
      verdict: row.verdict as Verdict,
      whatHappened: row.what_happened,
      learnt: row.learnt,
      companyView: row.company_view,
      writtenAt: row.written_at,
      measures: measures.map((one) => ({ key: one.measure_id, found: one.found })),
    }
  );
}

/** Written anew until it is published; the caller holds the agreement as completed. */
export async function putOutcome(
  tx: Tx,
  act: Act,
  agreement: Agreement,
  report: Omit<Outcome, 'companyView' | 'writtenAt'> & { by: string },
): Promise<void> {
  const written = {
    verdict: report.verdict,
    what_happened: report.whatHappened,
    learnt: report.learnt,
    written_by: report.by,
    written_at: act.at,
  };
  await tx
    .insertInto('outcome_report')
    .values({ agreement_id: agreement.agreementId, ...written })
    .onConflict((conflict) => conflict.column('agreement_id').doUpdateSet(written))
    .execute();
  await tx.deleteFrom('outcome_measure').where('agreement_id', '=', agreement.agreementId).execute();
  if (report.measures.length > 0)
    await tx
      .insertInto('outcome_measure')
      .values(
        report.measures.map((one) => ({
          agreement_id: agreement.agreementId,
          measure_id: one.key,
          found: one.found,
        })),
      )
      .execute();
  await append(tx, act, {
    verb: 'agreement.outcome-written',
    subjectKind: 'agreement',
    subject: agreement.agreementId,
    concerns: concernsOf(agreement),
    payload: { verdict: report.verdict },
  });
}

/** @returns false where there is no report yet */
export async function putCompanyView(
  tx: Tx,
  act: Act,
  agreement: Agreement,
  view: { text: string; by: string },
): Promise<boolean> {
  const put = await tx
    .updateTable('outcome_report')
    .set({ company_view: view.text, company_view_by: view.by })
    .where('agreement_id', '=', agreement.agreementId)
    .executeTakeFirst();
  if (put.numUpdatedRows !== 1n) return false;
  await append(tx, act, {
    verb: 'agreement.outcome-viewed',
    subjectKind: 'agreement',
    subject: agreement.agreementId,
    concerns: concernsOf(agreement),
  });
  return true;
}
