import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import { addDays, londonToday } from '#kit/local-date.ts';
import type { Viewer } from '#kit/viewer.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import { isNeedName, type NeedName, needKind } from './need-kinds.rules.ts';

/** DAPB1605 asks for a regular review; once a year is this product's choice. */
export const reviewAfterDays = 365;

export type RecorderRole = 'self' | 'self-with-help' | 'supporter';
export type AskingSource = 'sign-up' | 'account' | 'supporter';
export type RemovalReason = 'not-needed-now' | 'recorded-by-mistake' | 'answered-again' | 'other';

export interface Need {
  readonly needId: string;
  readonly personId: string;
  readonly kind: NeedName;
  readonly whose: 'person' | 'supporter';
  readonly details: string | null;
  readonly recordedByName: string | null;
  readonly recorderRole: RecorderRole;
  readonly recordedAt: Date;
  readonly source: string;
  readonly sharedAt: Date | null;
  readonly consentBasis: string | null;
  readonly lastAskedAt: Date;
  readonly reviewDueOn: string;
  readonly removedAt: Date | null;
  readonly removalReason: string | null;
}

/**
 * Whose needs may be read: one's own; those of a person who lets this supporter see them; for programme staff those that
 * the person lets us share. The same for all statements below.
 */
export function readableNeeds(viewer: Viewer): RawBuilder<SqlBool> {
  if (viewer.kind !== 'person') return sql<SqlBool>`false`;
  const staff = viewer.programmeRoles.length > 0;
  return sql<SqlBool>`(n.person_id = ${viewer.personId}
    or (${staff} and n.shared_at is not null)
    or exists (select 1 from supporter s where s.person_id = n.person_id and s.supporter_id = ${viewer.personId}
      and s.accepted_at is not null and s.ended_at is null and s.may && array['see-needs', 'record-needs']))`;
}

/** Whose needs may be changed: one's own, and those that the person lets this supporter record. */
function writableNeeds(viewer: Viewer): RawBuilder<SqlBool> {
  if (viewer.kind !== 'person') return sql<SqlBool>`false`;
  return sql<SqlBool>`(n.person_id = ${viewer.personId}
    or exists (select 1 from supporter s where s.person_id = n.person_id and s.supporter_id = ${viewer.personId}
      and s.accepted_at is not null and s.ended_at is null and 'record-needs' = any(s.may)))`;
}

function selectNeeds(db: Db) {
  return db
    .selectFrom('communication_need as n')
    .leftJoin('person as r', 'r.id', 'n.recorded_by')
    .select([
      'n.id',
      'n.person_id',
      'n.kind',
      'n.whose',
      'n.details',
      'r.name as recorder',
      'n.recorder_role',
      'n.recorded_at',
      'n.source',
      'n.shared_at',
      'n.consent_basis',
      'n.last_asked_at',
      'n.review_due_on',
      'n.removed_at',
      'n.removal_reason',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectNeeds>['executeTakeFirstOrThrow']>>;

/** A kind that this version no longer knows is left out rather than guessed at. */
function toNeeds(rows: readonly Row[]): Need[] {
  return rows.flatMap((row) =>
    isNeedName(row.kind)
      ? [
          {
            needId: row.id,
            personId: row.person_id,
            kind: row.kind,
            whose: row.whose as Need['whose'],
            details: row.details,
            recordedByName: row.recorder,
            recorderRole: row.recorder_role as RecorderRole,
            recordedAt: row.recorded_at,
            source: row.source,
            sharedAt: row.shared_at,
            consentBasis: row.consent_basis,
            lastAskedAt: row.last_asked_at,
            reviewDueOn: row.review_due_on,
            removedAt: row.removed_at,
            removalReason: row.removal_reason,
          },
        ]
      : [],
  );
}

/** A person's needs as this viewer may read them; those that ended are for the person alone. */
export async function findNeeds(db: Db, viewer: Viewer, personId: string): Promise<Need[]> {
  const rows = await selectNeeds(db)
    .where('n.person_id', '=', personId)
    .where(readableNeeds(viewer))
    .where((eb) =>
      eb.or([
        eb('n.removed_at', 'is', null),
        eb('n.person_id', '=', viewer.kind === 'person' ? viewer.personId : personId),
      ]),
    )
    .orderBy('n.category')
    .orderBy('n.recorded_at')
    .orderBy('n.id')
    .execute();
  return toNeeds(rows);
}

/** @returns undefined where there is none, or it is not this viewer's to change */
export async function findNeedToChange(db: Db, viewer: Viewer, needId: string): Promise<Need | undefined> {
  const rows = await selectNeeds(db)
    .where('n.id', '=', needId)
    .where('n.removed_at', 'is', null)
    .where(writableNeeds(viewer))
    .execute();
  return toNeeds(rows)[0];
}

/** The live needs of these people that they let us share, for whoever was let near these people by their own predicate. */
export async function findSharedNeeds(db: Db, personIds: readonly string[]): Promise<Need[]> {
  return (await findLiveNeeds(db, personIds)).filter((need) => need.sharedAt !== null);
}

/** All live needs, for acting on them: never shown to anybody but the person. */
export async function findLiveNeeds(db: Db, personIds: readonly string[]): Promise<Need[]> {
  if (personIds.length === 0) return [];
  const rows = await selectNeeds(db)
    .where('n.person_id', 'in', [...personIds])
    .where('n.whose', '=', 'person')
    .where('n.removed_at', 'is', null)
    .orderBy('n.category')
    .orderBy('n.recorded_at')
    .execute();
  return toNeeds(rows);
}

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

export interface HistoryLine {
  readonly kind: string;
  readonly at: Date;
  readonly byName: string | null;
  readonly role: string;
  readonly what: string;
}

const historyShown = 100;

/** What happened to a person's needs, for the person alone, the newest first. */
export async function findHistory(db: Db, personId: string): Promise<HistoryLine[]> {
  const rows = await db
    .selectFrom('communication_need_history as h')
    .innerJoin('communication_need as n', 'n.id', 'h.need_id')
    .leftJoin('person as p', 'p.id', 'h.by')
    .where('n.person_id', '=', personId)
    .orderBy('h.at', 'desc')
    .orderBy('h.id', 'desc')
    .limit(historyShown)
    .select(['n.kind', 'h.at', 'p.name', 'h.role', 'h.what'])
    .execute();
  return rows.map((row) => ({
    kind: row.kind,
    at: row.at,
    byName: row.name,
    role: row.role,
    what: row.what,
  }));
}
