import type { Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import { insertProject, type NewProject } from '../project-writing.queries.ts';

/** A project that began with no idea before it, as a draft for its team. */
export async function saveBegun(tx: Tx, act: Act, project: NewProject): Promise<NewProject> {
  await insertProject(tx, project);
  await append(tx, act, {
    verb: 'project.begun',
    subjectKind: 'project',
    subject: project.projectId,
    concerns: [project.organisationId],
  });
  return project;
}
