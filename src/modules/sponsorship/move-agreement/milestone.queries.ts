import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import type { Agreement } from '../agreements/agreement.queries.ts';
import { concernsOf } from '../agreements/agreement-writing.queries.ts';

export interface DoneMilestone {
  readonly milestoneId: string;
  readonly doneOn: string;
  readonly note: string;
}

/** The caller has found the agreement for the viewer, or found it to be public. */
export async function findDoneMilestones(db: Db, agreementId: string): Promise<DoneMilestone[]> {
  const rows = await db
    .selectFrom('milestone_done')
    .where('agreement_id', '=', agreementId)
    .select(['milestone_id', 'done_on', 'note'])
    .execute();
  return rows.map((row) => ({ milestoneId: row.milestone_id, doneOn: row.done_on, note: row.note }));
}

/** @returns false where somebody has marked it already */
export async function markMilestone(
  tx: Tx,
  act: Act,
  agreement: Agreement,
  done: { milestoneId: string; doneOn: string; note: string; by: string },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('milestone_done')
    .values({
      agreement_id: agreement.agreementId,
      milestone_id: done.milestoneId,
      done_on: done.doneOn,
      note: done.note,
      marked_by: done.by,
      marked_at: act.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return false;
  await append(tx, act, {
    verb: 'agreement.milestone-done',
    subjectKind: 'agreement',
    subject: agreement.agreementId,
    concerns: concernsOf(agreement),
    payload: { milestoneId: done.milestoneId, doneOn: done.doneOn },
  });
  return true;
}

const chasedAtOnce = 200;

/** Milestones of active agreements whose day has passed: each is told once a due day. @returns how many were */
export async function chaseMilestones(tx: Tx, act: Act, today: string): Promise<number> {
  const { rows } = await sql<{ agreement_id: string; milestone_id: string; due_on: string }>`
    insert into milestone_chase (agreement_id, milestone_id, due_on, chased_at)
    select m.agreement_id, m.milestone_id, m.due_on, ${act.at}
    from agreement_milestone m join agreement a on a.id = m.agreement_id and a.version_in_force = m.version
    where a.state = 'active' and m.due_on < ${today}
      and not exists (select 1 from milestone_done d where d.agreement_id = m.agreement_id and d.milestone_id = m.milestone_id)
      and not exists (select 1 from milestone_chase c where c.agreement_id = m.agreement_id and c.milestone_id = m.milestone_id and c.due_on = m.due_on)
    limit ${chasedAtOnce}
    on conflict do nothing
    returning agreement_id, milestone_id, due_on::text`.execute(tx);
  for (const row of rows)
    await append(tx, act, {
      verb: 'agreement.milestone-late',
      subjectKind: 'agreement',
      subject: row.agreement_id,
      payload: { milestoneId: row.milestone_id, dueOn: row.due_on },
    });
  return rows.length;
}

const chaseEveryDays = 14;

/** Completed, and the day for the report has passed: chased again every two weeks. @returns how many were */
export async function chaseOutcomes(tx: Tx, act: Act, today: string): Promise<number> {
  const { rows } = await sql<{ id: string; outcome_due_on: string }>`
    update agreement set outcome_chased_at = ${act.at}
    where id in (select id from agreement where state = 'completed' and outcome_due_on < ${today}
      and (outcome_chased_at is null or outcome_chased_at < ${act.at}::timestamptz - interval '1 day' * ${chaseEveryDays})
      order by outcome_due_on limit ${chasedAtOnce} for update skip locked)
    returning id, outcome_due_on::text`.execute(tx);
  for (const row of rows)
    await append(tx, act, {
      verb: 'agreement.outcome-overdue',
      subjectKind: 'agreement',
      subject: row.id,
      payload: { dueOn: row.outcome_due_on },
    });
  return rows.length;
}
