import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Viewer } from '#kit/viewer.ts';
import { findIdea, findNeed } from '#modules/ideas/public.ts';
import { findProject } from '#modules/projects/public.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';

export const reportable = ['idea', 'need', 'project'] as const;
export type Reportable = (typeof reportable)[number];

export interface ContentReport {
  readonly reportId: string;
  readonly kind: Reportable;
  readonly subjectId: string;
  readonly title: string;
  readonly reason: string;
  readonly reportedAt: Date;
}

const finders = { idea: findIdea, need: findNeed, project: findProject } as const;

/** What somebody may read, they may report. @returns its title; undefined where it is absent or hidden from the viewer */
export async function titleToReport(
  db: Db,
  viewer: Viewer,
  kind: Reportable,
  subjectId: string,
): Promise<string | undefined> {
  const found = await finders[kind](db, viewer, subjectId);
  return found && ('title' in found ? found.title : found.text.title);
}

/** @returns undefined where this person reported it already and nobody has decided yet */
export async function insertReport(
  tx: Tx,
  act: Act,
  report: { kind: Reportable; subjectId: string; reason: string },
): Promise<string | undefined> {
  const reportId = newId();
  const inserted = await tx
    .insertInto('content_report')
    .values({
      id: reportId,
      subject_kind: report.kind,
      subject_id: report.subjectId,
      reporter_id: act.actor,
      reason: report.reason,
      reported_at: act.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return undefined;
  await append(tx, act, {
    verb: 'report.made',
    subjectKind: 'report',
    subject: reportId,
    payload: { kind: report.kind, subjectId: report.subjectId },
  });
  return reportId;
}

const queueLength = 100;

/** The oldest first, with the title of what was reported. */
export async function findOpenReports(db: Db, reportId?: string): Promise<ContentReport[]> {
  const { rows } = await sql<{
    id: string;
    subject_kind: Reportable;
    subject_id: string;
    title: string | null;
    reason: string;
    reported_at: Date;
  }>`
    select r.id, r.subject_kind, r.subject_id, r.reason, r.reported_at, coalesce(i.title, n.title, p.title) as title
    from content_report r
      left join idea i on r.subject_kind = 'idea' and i.id = r.subject_id
      left join need n on r.subject_kind = 'need' and n.id = r.subject_id
      left join project p on r.subject_kind = 'project' and p.id = r.subject_id
    where r.decision is null and (${reportId ?? null}::uuid is null or r.id = ${reportId ?? null})
    order by r.reported_at, r.id limit ${queueLength}`.execute(db);
  return rows.map((row) => ({
    reportId: row.id,
    kind: row.subject_kind,
    subjectId: row.subject_id,
    title: row.title ?? 'A record that is gone',
    reason: row.reason,
    reportedAt: row.reported_at,
  }));
}

export async function findReport(db: Db, reportId: string): Promise<ContentReport | undefined> {
  const [report] = await findOpenReports(db, reportId);
  return report;
}

/** Hides or keeps, and settles every open report of the same record. @returns false where somebody decided meanwhile */
export async function decideReport(
  tx: Tx,
  act: Act,
  report: ContentReport,
  decision: { verdict: 'hidden' | 'kept'; reason: string },
): Promise<boolean> {
  const settled = await tx
    .updateTable('content_report')
    .set({
      decision: decision.verdict,
      decision_reason: decision.reason,
      decided_by: act.actor,
      decided_at: act.at,
    })
    .where('subject_kind', '=', report.kind)
    .where('subject_id', '=', report.subjectId)
    .where('decision', 'is', null)
    .returning('id')
    .execute();
  if (!settled.some((row) => row.id === report.reportId)) return false;
  if (decision.verdict === 'hidden') {
    await tx
      .updateTable(report.kind)
      .set({ hidden_at: act.at, hidden_by: act.actor, hidden_reason: decision.reason })
      .where('id', '=', report.subjectId)
      .execute();
    await append(tx, act, {
      verb: `${report.kind}.hidden`,
      subjectKind: report.kind,
      subject: report.subjectId,
    });
  }
  for (const row of settled)
    await append(tx, act, {
      verb: 'report.decided',
      subjectKind: 'report',
      subject: row.id,
      concerns: [report.subjectId],
      payload: { decision: decision.verdict },
    });
  return true;
}

export interface ReportSides {
  readonly kind: Reportable;
  readonly subjectId: string;
  readonly title: string;
  readonly reporterId: string | null;
  readonly ownerIds: readonly string[];
  readonly decision: string | null;
  readonly reason: string | null;
}

/** Both sides of a report: who made it, and whose record it is. */
export async function findSides(db: Db, reportId: string): Promise<ReportSides | undefined> {
  const { rows } = await sql<{
    kind: Reportable;
    subject_id: string;
    title: string | null;
    reporter_id: string | null;
    owners: string[];
    decision: string | null;
    reason: string | null;
  }>`select r.subject_kind as kind, r.subject_id, r.reporter_id, r.decision, r.decision_reason as reason,
      coalesce(i.title, n.title, p.title) as title,
      array(select i.author_id where i.id is not null union select n.author_id where n.id is not null
        union select m.person_id from project_member m where m.project_id = p.id) as owners
    from content_report r
      left join idea i on r.subject_kind = 'idea' and i.id = r.subject_id
      left join need n on r.subject_kind = 'need' and n.id = r.subject_id
      left join project p on r.subject_kind = 'project' and p.id = r.subject_id
    where r.id = ${reportId}`.execute(db);
  const row = rows[0];
  return (
    row && {
      kind: row.kind,
      subjectId: row.subject_id,
      title: row.title ?? 'a record that is gone',
      reporterId: row.reporter_id,
      ownerIds: row.owners,
      decision: row.decision,
      reason: row.reason,
    }
  );
}

export async function findModerators(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('programme_role')
    .where('role', '=', 'moderator')
    .select('person_id')
    .execute();
  return rows.map((row) => row.person_id);
}
