import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';

export interface DoneBy {
  readonly projectId: string;
  readonly title: string;
  readonly organisationName: string;
}

/** Projects that everyone may see and that do this already. */
export async function findDoneBy(db: Db, ideaId: string): Promise<DoneBy[]> {
  const rows = await db
    .selectFrom('idea_done_by as d')
    .innerJoin('project as p', 'p.id', 'd.project_id')
    .innerJoin('organisation as o', 'o.id', 'p.organisation_id')
    .where('d.idea_id', '=', ideaId)
    .where('p.state', '=', 'published')
    .where('p.visibility', '=', 'everyone')
    .where('p.hidden_at', 'is', null)
    .orderBy('d.said_at')
    .select(['p.id', 'p.title', 'o.name'])
    .execute();
  return rows.map((row) => ({ projectId: row.id, title: row.title, organisationName: row.name }));
}

/** @returns false where it was said already */
export async function insertDoneBy(tx: Tx, act: Act, ideaId: string, projectId: string): Promise<boolean> {
  const inserted = await tx
    .insertInto('idea_done_by')
    .values({ idea_id: ideaId, project_id: projectId, said_by: act.actor ?? '', said_at: act.at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return false;
  await append(tx, act, {
    verb: 'idea.already-done',
    subjectKind: 'idea',
    subject: ideaId,
    concerns: [projectId],
    payload: { projectId },
  });
  return true;
}
