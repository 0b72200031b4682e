import { newId } from '#kit/ids.ts';
import type { LoadedProject, Scene } from './scene.ts';
import { inChunks } from './told-events.ts';

/** The year in which the projects take part; about two in three were accepted, the newest wait for an answer. */
export async function loadProgramme(
  scene: Scene,
  projects: ReadonlyMap<string, LoadedProject>,
): Promise<void> {
  const { tx, calendar, now, tell } = scene;
  await tx
    .updateTable('programme')
    .set({
      name: 'Spreadwell demonstration',
      about:
        'Staff share ideas and projects, learn what works from each other, and are backed by companies. This programme is made up.',
      demonstration: true,
    })
    .execute();
  const yearId = newId();
  const reviewer = await tx
    .selectFrom('programme_role')
    .where('role', '=', 'reviewer')
    .select('person_id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('programme_year')
    .values({
      id: yearId,
      name: `${calendar.opensOn.slice(0, 4)} to ${calendar.closesOn.slice(0, 4)}`,
      opens_on: calendar.opensOn,
      closes_on: calendar.closesOn,
      launch_text:
        'A year to find out what works in one place and make it work in many. Post an idea, say where you are stuck, bring a project, or adopt one.',
    })
    .execute();
  for (const [verb, subjectKind] of [
    ['programme.changed', 'programme'],
    ['programme-year.planned', 'programme-year'],
  ] as const)
    tell({
      verb,
      subjectKind,
      subject: yearId,
      at: calendar.between('set up', 236, 235),
      actor: null,
      organisation: null,
    });
  const rows = [...projects.values()].flatMap((project, i) => {
    if (calendar.pick(`takes part ${i}`, 10) >= 7) return [];
    const appliedAt = calendar.after(`applied ${i}`, project.publishedAt, 20);
    const fresh = now.getTime() - appliedAt.getTime() < 12 * 86_400_000;
    return [{ project, participationId: newId(), appliedAt, accepted: !fresh }];
  });
  await inChunks(rows, (chunk) =>
    tx
      .insertInto('participation')
      .values(
        chunk.map(({ project, participationId, appliedAt, accepted }) => ({
          id: participationId,
          year_id: yearId,
          project_id: project.projectId,
          state: accepted ? 'accepted' : 'applied',
          case_made: 'We want others to try this, and to learn from how they change it.',
          applied_by: project.ownerId,
          applied_at: appliedAt,
          decided_by: accepted ? reviewer.person_id : null,
          decided_at: accepted ? calendar.after(participationId, appliedAt, 10) : null,
          reason: accepted ? 'The problem is common and the project says plainly what it did.' : null,
        })),
      )
      .execute(),
  );
  for (const { project, participationId, appliedAt } of rows)
    tell({
      verb: 'participation.applied',
      subjectKind: 'participation',
      subject: participationId,
      concerns: [project.projectId, yearId],
      at: appliedAt,
      actor: project.ownerId,
      organisation: project.organisationId,
    });
}
