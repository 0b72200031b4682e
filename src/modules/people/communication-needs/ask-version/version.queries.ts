import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import { londonToday } from '#kit/local-date.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import type { RecordAt } from '#platform/http/route.ts';
import type { CheckedVersion, CheckedVersionIn, VersionFormat, VersionSource } from '#platform/module.ts';
import { logContact, resolveByKey } from '../contact-log.queries.ts';
import { findLiveNeeds } from '../needs.queries.ts';
import { versionDueOn } from './version.rules.ts';

export interface VersionAsked {
  readonly record: RecordAt;
  readonly format: VersionFormat;
  /** Who asks: a person, or a visitor by a mark that leads to nobody. */
  readonly by: { readonly personId: string } | { readonly visitorMark: string };
}

/**
 * Opens the task where there is none, with a date and whoever has the fewest, and counts this person once. What the
 * person needs stays logged as unmet until the task is done.
 * @returns undefined where they asked already
 */
export async function requestVersion(
  tx: Tx,
  act: Act,
  asked: VersionAsked,
): Promise<{ taskId: string; dueOn: string } | undefined> {
  const task = await openTask(tx, act, asked);
  const personId = 'personId' in asked.by ? asked.by.personId : null;
  const counted = await tx
    .insertInto('version_request')
    .values({
      id: newId(),
      task_id: task.taskId,
      person_id: personId,
      visitor_mark: 'visitorMark' in asked.by ? asked.by.visitorMark : null,
      at: act.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (counted.numInsertedOrUpdatedRows !== 1n) return undefined;
  await append(tx, act, {
    verb: 'version.requested',
    subjectKind: 'version-task',
    subject: task.taskId,
    concerns: [asked.record.subjectId],
    payload: { format: asked.format, kind: asked.record.kind, dueOn: task.dueOn },
  });
  if (personId !== null) await logAsUnmet(tx, act, task.taskId, personId, asked.format);
  return task;
}

async function openTask(tx: Tx, act: Act, asked: VersionAsked): Promise<{ taskId: string; dueOn: string }> {
  const { format, record } = asked;
  const holder = await findLeastBusyHolder(tx);
  await tx
    .insertInto('version_task')
    .values({
      id: newId(),
      format,
      subject_kind: record.kind,
      subject_id: record.subjectId,
      opened_at: act.at,
      due_on: versionDueOn(londonToday(act.at)),
      held_by: holder ?? null,
      held_since: holder ? act.at : null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['format', 'subject_kind', 'subject_id'])
        .where('fulfilled_at', 'is', null)
        .where('declined_at', 'is', null)
        .doNothing(),
    )
    .execute();
  const row = await tx
    .selectFrom('version_task')
    .where('format', '=', format)
    .where('subject_kind', '=', record.kind)
    .where('subject_id', '=', record.subjectId)
    .where('fulfilled_at', 'is', null)
    .where('declined_at', 'is', null)
    .forUpdate()
    .select(['id', 'due_on'])
    .executeTakeFirstOrThrow();
  return { taskId: row.id, dueOn: row.due_on };
}

/** An editor; an admin where there is none. */
async function findLeastBusyHolder(tx: Tx): Promise<string | undefined> {
  const { rows } = await sql<{ person_id: string }>`
    select r.person_id from programme_role r join person p on p.id = r.person_id and p.erased_at is null
    where r.role in ('editor', 'admin')
    order by (r.role = 'admin'), (select count(*) from version_task t where t.held_by = r.person_id
      and t.fulfilled_at is null and t.declined_at is null), r.granted_at limit 1`.execute(tx);
  return rows[0]?.person_id;
}

function requestKey(taskId: string, personId: string): string {
  return `version ${taskId} ${personId}`;
}

async function logAsUnmet(
  tx: Tx,
  act: Act,
  taskId: string,
  personId: string,
  format: VersionFormat,
): Promise<void> {
  const needs = (await findLiveNeeds(tx, [personId])).filter((need) => need.kind === format);
  await logContact(tx, act, {
    key: requestKey(taskId, personId),
    contact: 'version-request',
    channel: 'page',
    personId,
    by: personId,
    overrideReason: '',
    plan: needs.map((need) => ({
      needId: need.needId,
      kind: need.kind,
      shared: need.sharedAt !== null,
      meeting: { outcome: 'unmet', reason: 'asked-and-not-there-yet' },
    })),
  });
}

export interface VersionGiven extends CheckedVersion {
  readonly record: RecordAt;
  readonly format: VersionFormat;
  /** The editor whose act it is. */
  readonly by: string;
}

/** A checked version is there: its task is done, those who asked are told, and their need is no longer open. @returns whether a task waited */
export async function fulfilVersion(tx: Tx, act: Act, given: VersionGiven): Promise<boolean> {
  const done = await tx
    .updateTable('version_task')
    .set({
      fulfilled_at: act.at,
      fulfilled_by: given.by,
      version_address: given.href,
      checked_by: given.checkedBy,
      checked_on: given.checkedOn,
    })
    .where('format', '=', given.format)
    .where('subject_kind', '=', given.record.kind)
    .where('subject_id', '=', given.record.subjectId)
    .where('fulfilled_at', 'is', null)
    .where('declined_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!done) return false;
  await resolveByKey(tx, await requestKeys(tx, done.id), given.by, act.at);
  await append(tx, act, {
    verb: 'version.fulfilled',
    subjectKind: 'version-task',
    subject: done.id,
    concerns: [given.record.subjectId],
    payload: { format: given.format, kind: given.record.kind },
  });
  return true;
}

async function requestKeys(tx: Tx, taskId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('version_request')
    .where('task_id', '=', taskId)
    .where('person_id', 'is not', null)
    .select('person_id')
    .execute();
  return rows.map((row) => requestKey(taskId, row.person_id ?? ''));
}

/** Of one record: the formats asked for and not there yet, with their dates. */
export async function findAskedVersions(
  db: Db,
  record: RecordAt,
): Promise<{ format: VersionFormat; dueOn: string }[]> {
  const rows = await db
    .selectFrom('version_task')
    .where('subject_kind', '=', record.kind)
    .where('subject_id', '=', record.subjectId)
    .where('fulfilled_at', 'is', null)
    .where('declined_at', 'is', null)
    .select(['format', 'due_on'])
    .execute();
  return rows.map((row) => ({ format: row.format as VersionFormat, dueOn: row.due_on }));
}

/** What editors gave by their tasks, as versions of their records: the newest of a format. */
export const givenVersions: VersionSource = {
  async find(db, record) {
    const rows = await db
      .selectFrom('version_task')
      .where('subject_kind', '=', record.kind)
      .where('subject_id', '=', record.subjectId)
      .where('fulfilled_at', 'is not', null)
      .distinctOn('format')
      .orderBy('format')
      .orderBy('fulfilled_at', 'desc')
      .select(['format', 'version_address', 'checked_by', 'checked_on'])
      .execute();
    return rows.flatMap((row): CheckedVersionIn[] =>
      row.version_address && row.checked_by && row.checked_on
        ? [
            {
              format: row.format as VersionFormat,
              href: row.version_address,
              checkedBy: row.checked_by,
              checkedOn: row.checked_on,
            },
          ]
        : [],
    );
  },
};

/** Who asked, who holds it, what became of it: for notices. */
export async function findTaskFacts(
  db: Db,
  taskId: string,
): Promise<
  | {
      record: RecordAt;
      format: VersionFormat;
      heldBy: string | null;
      declinedReason: string | null;
      askerIds: string[];
    }
  | undefined
> {
  const row = await db
    .selectFrom('version_task as t')
    .where('t.id', '=', taskId)
    .select([
      't.subject_kind',
      't.subject_id',
      't.format',
      't.held_by',
      't.declined_reason',
      sql<
        string[]
      >`array(select r.person_id from version_request r where r.task_id = t.id and r.person_id is not null)`.as(
        'askers',
      ),
    ])
    .executeTakeFirst();
  return (
    row && {
      record: { kind: row.subject_kind, subjectId: row.subject_id },
      format: row.format as VersionFormat,
      heldBy: row.held_by,
      declinedReason: row.declined_reason,
      askerIds: row.askers,
    }
  );
}
