import { londonToday } from '#kit/local-date.ts';
import type { Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import type { Adoption } from '../adoption.queries.ts';
import { monthsAfter, type Progress } from '../adoption.rules.ts';
import { countAgain, noteChange } from '../adoption-writing.queries.ts';

/** @returns false where it was changed meanwhile */
export async function saveProgress(tx: Tx, act: Act, adoption: Adoption, change: Progress): Promise<boolean> {
  const today = londonToday(act.at);
  const goesLive = change.to === 'live' && adoption.liveOn === null;
  const saved = await tx
    .updateTable('adoption')
    .set({
      state: change.to,
      reason: change.reason === '' ? null : change.reason,
      failure_reason: change.to === 'abandoned' ? (change.failureReason ?? null) : null,
      version: adoption.version + 1,
      ...(['piloting', 'live'].includes(change.to) && adoption.startedOn === null
        ? { started_on: today }
        : {}),
      ...(goesLive
        ? { live_on: today, review_6_due: monthsAfter(today, 6), review_12_due: monthsAfter(today, 12) }
        : {}),
      ...(change.to === 'sustained' ? { sustained_checked_at: act.at } : {}),
      ended_on: change.to === 'abandoned' || change.to === 'declined' ? today : null,
    })
    .where('id', '=', adoption.adoptionId)
    .where('version', '=', adoption.version)
    .executeTakeFirst();
  if (saved.numUpdatedRows !== 1n) return false;
  await noteChange(tx, act, adoption.adoptionId);
  await countAgain(tx, adoption.projectId);
  await append(tx, act, {
    verb: 'adoption.moved',
    subjectKind: 'adoption',
    subject: adoption.adoptionId,
    concerns: [adoption.projectId, adoption.organisation.id],
    payload: { from: adoption.state, to: change.to },
  });
  return true;
}

/** @returns false where somebody answered the same meanwhile */
export async function saveConfirmation(
  tx: Tx,
  act: Act,
  adoption: Adoption,
  answer: { verdict: 'confirmed' | 'disputed'; reason: string },
): Promise<boolean> {
  const saved = await tx
    .updateTable('adoption')
    .set({
      confirmation: answer.verdict,
      confirmation_reason: answer.reason === '' ? null : answer.reason,
      confirmed_by: act.actor,
      version: adoption.version + 1,
    })
    .where('id', '=', adoption.adoptionId)
    .where('confirmation', '<>', answer.verdict)
    .executeTakeFirst();
  if (saved.numUpdatedRows !== 1n) return false;
  await noteChange(tx, act, adoption.adoptionId);
  await countAgain(tx, adoption.projectId);
  await tx
    .updateTable('answer_duty')
    .set({ done_at: act.at })
    .where('subject_kind', '=', 'adoption')
    .where('subject_id', '=', adoption.adoptionId)
    .where('done_at', 'is', null)
    .execute();
  await append(tx, act, {
    verb: answer.verdict === 'confirmed' ? 'adoption.confirmed' : 'adoption.disputed',
    subjectKind: 'adoption',
    subject: adoption.adoptionId,
    concerns: [adoption.projectId, adoption.organisation.id],
  });
  return true;
}

export interface AdoptionDetails {
  readonly kitNumber: number | null;
  readonly says: string;
  readonly adaptations: string;
  readonly staffTime: string;
  readonly helpReceived: string;
  readonly localCostPence: number | null;
  readonly wouldRecommend: boolean | null;
}

/** @returns false where it was changed meanwhile */
export async function saveDetails(
  tx: Tx,
  act: Act,
  adoption: Adoption,
  details: AdoptionDetails,
): Promise<boolean> {
  const saved = await tx
    .updateTable('adoption')
    .set({
      kit_number: details.kitNumber,
      says: details.says,
      adaptations: details.adaptations,
      staff_time: details.staffTime,
      help_received: details.helpReceived,
      local_cost_pence: details.localCostPence,
      would_recommend: details.wouldRecommend,
      version: adoption.version + 1,
    })
    .where('id', '=', adoption.adoptionId)
    .where('version', '=', adoption.version)
    .executeTakeFirst();
  if (saved.numUpdatedRows !== 1n) return false;
  await noteChange(tx, act, adoption.adoptionId);
  await append(tx, act, {
    verb: 'adoption.edited',
    subjectKind: 'adoption',
    subject: adoption.adoptionId,
    concerns: [adoption.projectId, adoption.organisation.id],
  });
  return true;
}
