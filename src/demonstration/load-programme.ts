import { newId } from '#kit/ids.ts';
import type { LoadedProject, Scene } from './scene.ts';
import { inChunks } from './told-events.ts';

/** Why a team wants to take part, in words that fit any project. */
const cases = [
  'Three trusts have rung us about it. We would rather show it once, properly, than explain it on the telephone each time.',
  'We have our own figures and nobody else’s. A second place would tell us whether it was the idea or the people.',
  'It cost us almost nothing, and it nearly stopped when one person left. We want to learn how others keep it going.',
  'Patients on our panel asked why the next hospital does not do it. We had no answer.',
  'We got two things wrong in the first month. If somebody starts from where we are now, they can skip those.',
  'Our board will fund a second year if another organisation takes it up. We also think that it is ready.',
  'We want a visit from a team that tried something like it and gave up. They may know what we have not met yet.',
  'We are small and rural. If it works for a large teaching hospital as well, that is worth knowing.',
  'The evening shift invented this, and they have never been asked to present anything. They would like to.',
  'We measured before and after, but not for long. A year with others would give us winter as well as summer.',
  'It depends on one good relationship with a voluntary group. We want to find out whether that can be copied.',
  'Staff from two wards that heard of it have copied it already, each differently. We want to compare.',
] as const;

/** Why a reviewer took them. */
const reasons = [
  'The problem is common, and the project says plainly what it did.',
  'It says what did not work. Others can begin further on.',
  'Cheap to try, and it can be stopped within a week if it fails.',
  'There is little here yet from places of this kind.',
  'The figures are small but they are counted before and after.',
] as const;

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
    return [{ project, participationId: newId(), appliedAt, accepted: !fresh, i }];
  });
  await inChunks(rows, (chunk) =>
    tx
      .insertInto('participation')
      .values(
        chunk.map(({ project, participationId, appliedAt, accepted, i }) => ({
          id: participationId,
          year_id: yearId,
          project_id: project.projectId,
          state: accepted ? 'accepted' : 'applied',
          case_made: cases[i % cases.length] ?? '',
          applied_by: project.ownerId,
          applied_at: appliedAt,
          decided_by: accepted ? reviewer.person_id : null,
          decided_at: accepted ? calendar.after(participationId, appliedAt, 10) : null,
          reason: accepted ? (reasons[i % reasons.length] ?? '') : null,
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
