import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Viewer } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import { isNeedName, type NeedName } from './need-kinds.rules.ts';

export type RecorderRole = 'self' | 'self-with-help' | 'supporter';
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
export function writableNeeds(viewer: Viewer): RawBuilder<SqlBool> {
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

/** Who of these people wants to hear nothing of this kind of notice. */
export async function findMutedOf(db: Db, personIds: readonly string[], kind: string): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('muted_notice')
    .where('person_id', 'in', [...personIds])
    .where('kind', '=', kind)
    .select('person_id')
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

/** Those of them who chose to have news on the notices page only: notices are never mailed to them. */
export async function findPageOnly(db: Db, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('person')
    .where('id', 'in', [...personIds])
    .where('notify', '=', 'page-only')
    .select('id')
    .execute();
  return new Set(rows.map((row) => row.id));
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
