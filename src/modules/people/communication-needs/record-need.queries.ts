import { newId } from '#kit/ids.ts';
import { addDays, londonToday } from '#kit/local-date.ts';
import type { Viewer } from '#kit/viewer.ts';
import type { Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import { type NeedName, needKind } from './need-kinds.rules.ts';
import { findNeedToChange, type RecorderRole, writableNeeds } from './needs.queries.ts';

/** DAPB1605 asks for a regular review; once a year is this product's choice. */
const reviewAfterDays = 365;

export type AskingSource = 'sign-up' | 'account' | 'supporter';
export type RemovalReason = 'not-needed-now' | 'recorded-by-mistake' | 'answered-again' | 'other';

export interface Answering {
  readonly personId: string;
  readonly by: string;
  readonly role: RecorderRole;
  readonly source: AskingSource;
}

/**
 * The answer to one question: of the kinds that it offers, those chosen are recorded, the others end. Twice the same
 * answer changes nothing; of two at once the second waits for the first.
 */
export async function answerQuestionOnNeeds(
  tx: Tx,
  act: Act,
  answering: Answering,
  offered: readonly NeedName[],
  chosen: readonly NeedName[],
): Promise<void> {
  const { personId } = answering;
  await tx.selectFrom('person').where('id', '=', personId).forUpdate().select('id').execute();
  const live = await tx
    .selectFrom('communication_need')
    .where('person_id', '=', personId)
    .where('whose', '=', 'person')
    .where('removed_at', 'is', null)
    .where('kind', 'in', [...offered])
    .select(['id', 'kind'])
    .execute();
  for (const need of live)
    if (!chosen.some((kind) => kind === need.kind))
      await endNeed(tx, act, {
        needId: need.id,
        personId,
        by: answering.by,
        role: answering.role,
        reason: 'answered-again',
        note: '',
      });
  for (const kind of chosen)
    if (live.some((need) => need.kind === kind)) await touchAsked(tx, personId, kind, act.at);
    else await insertNeed(tx, act, answering, kind);
  await insertAsking(tx, act, answering, chosen.length > 0 ? 'recorded' : 'none');
}

async function insertNeed(tx: Tx, act: Act, answering: Answering, kind: NeedName): Promise<void> {
  const needId = newId();
  const { category, snomedCode, snomedDisplay } = needKind(kind);
  await tx
    .insertInto('communication_need')
    .values({
      id: needId,
      person_id: answering.personId,
      whose: 'person',
      kind,
      category,
      snomed_code: snomedCode,
      snomed_display: snomedDisplay,
      recorded_by: answering.by,
      recorder_role: answering.role,
      recorded_at: act.at,
      source: answering.source,
      last_asked_at: act.at,
      review_due_on: addDays(londonToday(act.at), reviewAfterDays),
    })
    .execute();
  await keepHistory(tx, act, needId, answering, 'recorded', null);
  await append(tx, act, {
    verb: 'communication-need.recorded',
    subjectKind: 'communication-need',
    subject: needId,
    concerns: [answering.personId],
    payload: { kind, code: snomedCode, by: answering.role },
  });
}

async function touchAsked(tx: Tx, personId: string, kind: NeedName, at: Date): Promise<void> {
  await tx
    .updateTable('communication_need')
    .set({ last_asked_at: at })
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .where('removed_at', 'is', null)
    .execute();
}

/** Notes that the question was put, whatever came of it. */
export async function insertAsking(
  tx: Tx,
  act: Act,
  answering: Answering,
  outcome: 'recorded' | 'none' | 'skipped',
): Promise<void> {
  const id = newId();
  await tx
    .insertInto('communication_needs_asking')
    .values({ id, person_id: answering.personId, at: act.at, source: answering.source, outcome })
    .execute();
  await append(tx, act, {
    verb: 'communication-needs.asked',
    subjectKind: 'person',
    subject: answering.personId,
    payload: { outcome, source: answering.source },
  });
}

/** Consent to share every need, or that none is shared. */
export async function setSharing(tx: Tx, act: Act, answering: Answering, share: boolean): Promise<void> {
  const changed = await tx
    .updateTable('communication_need')
    .set({ shared_at: share ? act.at : null, consent_basis: share ? basisOf(answering.role) : null })
    .where('person_id', '=', answering.personId)
    .where('removed_at', 'is', null)
    .where('shared_at', share ? 'is' : 'is not', null)
    .returning('id')
    .execute();
  for (const { id } of changed)
    await keepHistory(tx, act, id, answering, share ? 'shared' : 'kept-private', null);
  await append(tx, act, {
    verb: 'communication-needs.sharing-chosen',
    subjectKind: 'person',
    subject: answering.personId,
    payload: { shared: share },
  });
}

function basisOf(role: RecorderRole): string {
  return role === 'self' ? 'own-choice' : 'own-choice-with-help';
}

export interface NeedChange {
  readonly needId: string;
  readonly details: string;
  readonly whose: 'person' | 'supporter';
  readonly share: boolean;
}

/** @returns false where it ended meanwhile, or the same need is recorded for the other of the two already */
export async function changeNeed(
  tx: Tx,
  act: Act,
  viewer: Viewer,
  answering: Answering,
  change: NeedChange,
): Promise<boolean> {
  const before = await findNeedToChange(tx, viewer, change.needId);
  if (!before) return false;
  const other = await tx
    .selectFrom('communication_need')
    .where('person_id', '=', before.personId)
    .where('kind', '=', before.kind)
    .where('whose', '=', change.whose)
    .where('id', '<>', before.needId)
    .where('removed_at', 'is', null)
    .select('id')
    .executeTakeFirst();
  if (other) return false;
  const changed = await tx
    .updateTable('communication_need as n')
    .set({
      details: change.details === '' ? null : change.details,
      whose: change.whose,
      shared_at: change.share ? (before.sharedAt ?? act.at) : null,
      consent_basis: change.share ? (before.consentBasis ?? basisOf(answering.role)) : null,
    })
    .where('n.id', '=', change.needId)
    .where('n.removed_at', 'is', null)
    .where(writableNeeds(viewer))
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return false;
  await keepHistory(tx, act, change.needId, answering, 'changed', before.details);
  await append(tx, act, {
    verb: 'communication-need.changed',
    subjectKind: 'communication-need',
    subject: change.needId,
    concerns: [before.personId],
    payload: { shared: change.share, whose: change.whose },
  });
  return true;
}

/** @returns false where it ended meanwhile, or is not this viewer's to change */
export async function reviewNeed(
  tx: Tx,
  act: Act,
  viewer: Viewer,
  answering: Answering,
  needId: string,
): Promise<boolean> {
  const changed = await tx
    .updateTable('communication_need as n')
    .set({
      last_asked_at: act.at,
      review_due_on: addDays(londonToday(act.at), reviewAfterDays),
      review_reminded_at: null,
    })
    .where('n.id', '=', needId)
    .where('n.removed_at', 'is', null)
    .where(writableNeeds(viewer))
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return false;
  await keepHistory(tx, act, needId, answering, 'reviewed', null);
  await append(tx, act, {
    verb: 'communication-need.reviewed',
    subjectKind: 'communication-need',
    subject: needId,
    concerns: [answering.personId],
  });
  return true;
}

export interface Ending {
  readonly needId: string;
  readonly personId: string;
  readonly by: string;
  readonly role: RecorderRole;
  readonly reason: RemovalReason;
  readonly note: string;
}

/** The caller has seen by `findNeedToChange` that it may. @returns false where it ended already */
export async function endNeed(tx: Tx, act: Act, ending: Ending): Promise<boolean> {
  const ended = await tx
    .updateTable('communication_need')
    .set({
      removed_at: act.at,
      removed_by: ending.by,
      removal_reason: ending.reason,
      removal_note: ending.note === '' ? null : ending.note,
    })
    .where('id', '=', ending.needId)
    .where('person_id', '=', ending.personId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (ended.numUpdatedRows !== 1n) return false;
  await keepHistory(tx, act, ending.needId, ending, 'removed', null);
  await append(tx, act, {
    verb: 'communication-need.removed',
    subjectKind: 'communication-need',
    subject: ending.needId,
    concerns: [ending.personId],
    payload: { reason: ending.reason },
  });
  return true;
}

async function keepHistory(
  tx: Tx,
  act: Act,
  needId: string,
  who: { by: string; role: RecorderRole },
  what: 'recorded' | 'changed' | 'shared' | 'kept-private' | 'reviewed' | 'removed',
  detailsBefore: string | null,
): Promise<void> {
  await tx
    .insertInto('communication_need_history')
    .values({
      id: newId(),
      need_id: needId,
      at: act.at,
      by: who.by,
      role: who.role,
      what,
      details_before: detailsBefore,
    })
    .execute();
}
