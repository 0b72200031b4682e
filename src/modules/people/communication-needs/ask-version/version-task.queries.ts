import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Viewer } from '#kit/viewer.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import type { RecordAt } from '#platform/http/route.ts';
import type { VersionFormat } from '#platform/module.ts';

/** Programme staff alone; for everybody else no statement below finds a task. */
function forStaff(viewer: Viewer): RawBuilder<SqlBool> {
  return sql<SqlBool>`${viewer.kind === 'person' && viewer.programmeRoles.length > 0}`;
}

export interface VersionTask {
  readonly taskId: string;
  readonly format: VersionFormat;
  readonly record: RecordAt;
  readonly dueOn: string;
  readonly openedAt: Date;
  readonly heldById: string | null;
  readonly heldByName: string | null;
  readonly requests: number;
}

const tasksShown = 100;

function selectTasks(db: Db, viewer: Viewer) {
  return db
    .selectFrom('version_task as t')
    .leftJoin('person as h', 'h.id', 't.held_by')
    .where('t.fulfilled_at', 'is', null)
    .where('t.declined_at', 'is', null)
    .where(forStaff(viewer))
    .select([
      't.id',
      't.format',
      't.subject_kind',
      't.subject_id',
      't.due_on',
      't.opened_at',
      't.held_by',
      'h.name',
      sql<number>`(select count(*)::int from version_request r where r.task_id = t.id)`.as('requests'),
    ]);
}

function toTask(
  row: Awaited<ReturnType<ReturnType<typeof selectTasks>['executeTakeFirstOrThrow']>>,
): VersionTask {
  return {
    taskId: row.id,
    format: row.format as VersionFormat,
    record: { kind: row.subject_kind, subjectId: row.subject_id },
    dueOn: row.due_on,
    openedAt: row.opened_at,
    heldById: row.held_by,
    heldByName: row.name,
    requests: row.requests,
  };
}

/** What waits, the overdue first; the next page begins after the task given. */
export async function findOpenTasks(
  db: Db,
  viewer: Viewer,
  after?: { dueOn: string; taskId: string },
): Promise<VersionTask[]> {
  const rows = await selectTasks(db, viewer)
    .$if(after !== undefined, (q) =>
      q.where(sql<SqlBool>`(t.due_on, t.id) > (${after?.dueOn ?? ''}::date, ${after?.taskId ?? null}::uuid)`),
    )
    .orderBy('t.due_on')
    .orderBy('t.id')
    .limit(tasksShown)
    .execute();
  return rows.map(toTask);
}

export async function findOpenTask(db: Db, viewer: Viewer, taskId: string): Promise<VersionTask | undefined> {
  const row = await selectTasks(db, viewer).where('t.id', '=', taskId).executeTakeFirst();
  return row && toTask(row);
}

/** @returns false where it is done, or theirs already */
export async function takeTask(
  tx: Tx,
  act: Act,
  viewer: Viewer,
  taskId: string,
  by: string,
): Promise<boolean> {
  const taken = await tx
    .updateTable('version_task')
    .set({ held_by: by, held_since: act.at })
    .where('id', '=', taskId)
    .where('fulfilled_at', 'is', null)
    .where('declined_at', 'is', null)
    .where(sql<SqlBool>`held_by is distinct from ${by}`)
    .where(forStaff(viewer))
    .executeTakeFirst();
  if (taken.numUpdatedRows !== 1n) return false;
  await append(tx, act, { verb: 'version.task-taken', subjectKind: 'version-task', subject: taskId });
  return true;
}

/** It cannot be made; those who asked are told why. @returns false where a colleague was quicker */
export async function declineVersion(
  tx: Tx,
  act: Act,
  viewer: Viewer,
  declined: { taskId: string; by: string; reason: string },
): Promise<boolean> {
  const done = await tx
    .updateTable('version_task')
    .set({ declined_at: act.at, declined_by: declined.by, declined_reason: declined.reason })
    .where('id', '=', declined.taskId)
    .where('fulfilled_at', 'is', null)
    .where('declined_at', 'is', null)
    .where(forStaff(viewer))
    .returning('subject_id')
    .executeTakeFirst();
  if (!done) return false;
  await append(tx, act, {
    verb: 'version.declined',
    subjectKind: 'version-task',
    subject: declined.taskId,
    concerns: [done.subject_id],
  });
  return true;
}
