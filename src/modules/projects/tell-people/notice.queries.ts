import type { Db } from '#platform/db/database.ts';
import { findPersonAsViewer } from '#platform/session/session.queries.ts';
import { findLeadIds, findProject, findProjectToApprove } from '../project.queries.ts';

/** Those who gave an idea their support. */
export async function supportersOf(db: Db, ideaIds: readonly string[]): Promise<string[]> {
  if (ideaIds.length === 0) return [];
  const rows = await db
    .selectFrom('idea_support')
    .where('idea_id', 'in', [...ideaIds])
    .select('person_id')
    .distinct()
    .execute();
  return rows.map((row) => row.person_id);
}

/** Those who follow any of these records. */
export async function followersOf(db: Db, subjectIds: readonly string[]): Promise<string[]> {
  if (subjectIds.length === 0) return [];
  const rows = await db
    .selectFrom('follow')
    .where('subject_id', 'in', [...subjectIds])
    .select('person_id')
    .distinct()
    .execute();
  return rows.map((row) => row.person_id);
}

export async function teamOf(db: Db, projectId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('project_member')
    .where('project_id', '=', projectId)
    .select('person_id')
    .execute();
  return rows.map((row) => row.person_id);
}

/** Those who may approve a project that waits: leads who are not on its team, then any lead, then programme admins. */
export async function approversOf(db: Db, projectId: string): Promise<string[]> {
  const project = await findProjectToApprove(db, projectId);
  if (!project) return [];
  const leadIds = await findLeadIds(db, project.organisationId);
  const apart = leadIds.filter((leadId) => !project.teamIds.includes(leadId));
  if (apart.length > 0) return apart;
  if (leadIds.length > 0) return leadIds;
  const admins = await db
    .selectFrom('programme_role')
    .where('role', '=', 'admin')
    .select('person_id')
    .execute();
  return admins.map((row) => row.person_id);
}

/** The account behind the address of an invitation, if there is one. */
export async function findInvited(
  db: Db,
  invitationId: string,
): Promise<{ personId: string; open: boolean } | undefined> {
  const row = await db
    .selectFrom('project_invitation as i')
    .innerJoin('person_email as e', 'e.address', 'i.address')
    .where('i.id', '=', invitationId)
    .where('e.verified_at', 'is not', null)
    .select(['e.person_id', 'i.accepted_at', 'i.declined_at', 'i.withdrawn_at'])
    .executeTakeFirst();
  return (
    row && {
      personId: row.person_id,
      open: row.accepted_at === null && row.declined_at === null && row.withdrawn_at === null,
    }
  );
}

/** A project's title, if this person may read it now. */
export async function titleFor(
  db: Db,
  personId: string,
  projectId: string,
  now: Date,
): Promise<string | undefined> {
  const viewer = await findPersonAsViewer(db, personId, now);
  const project = viewer && (await findProject(db, viewer, projectId));
  return project?.text.title;
}

export async function titleToApprove(db: Db, projectId: string): Promise<string | undefined> {
  return (await findProjectToApprove(db, projectId))?.text.title;
}
