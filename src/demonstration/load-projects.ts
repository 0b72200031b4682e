import { newId } from '#kit/ids.ts';
import { addDays, londonToday } from '#kit/local-date.ts';
import type { DemoAdoption, DemoProject } from './demo-files.ts';
import { type LoadedProject, organisationOf, type Scene } from './scene.ts';
import { inChunks } from './told-events.ts';

export async function loadProjects(scene: Scene): Promise<Map<string, LoadedProject>> {
  const loaded = new Map<string, LoadedProject>();
  for (const project of scene.files.projects) {
    const organisation = organisationOf(scene, project.organisation);
    loaded.set(project.key, {
      projectId: newId(),
      organisationId: organisation.id,
      ownerId: scene.cast.authorAt(organisation.id, scene.calendar.pick(project.key, 5)).personId,
      approverId: scene.cast.leadOf(organisation.id).personId,
      publishedAt: scene.calendar.between(project.key, 225, 3),
      title: project.title,
      topics: project.topics,
      region: organisation.region,
      hasKit: project.kit !== undefined,
    });
  }
  await insertProjects(scene, loaded);
  await insertKits(scene, loaded);
  await insertAdoptions(scene, loaded);
  return loaded;
}

function each(
  scene: Scene,
  loaded: ReadonlyMap<string, LoadedProject>,
): { text: DemoProject; made: LoadedProject }[] {
  return scene.files.projects.flatMap((text) => {
    const made = loaded.get(text.key);
    return made ? [{ text, made }] : [];
  });
}

async function insertProjects(scene: Scene, loaded: ReadonlyMap<string, LoadedProject>): Promise<void> {
  const { tx, tell } = scene;
  const counted = countAdoptions(scene.files.adoptions);
  const rows = each(scene, loaded);
  await inChunks(rows, (chunk) =>
    tx
      .insertInto('project')
      .values(
        chunk.map(({ text, made }) => ({
          id: made.projectId,
          organisation_id: made.organisationId,
          title: text.title,
          summary: text.summary,
          problem: text.problem,
          what_was_done: text.whatWasDone,
          results: text.results,
          topics: text.topics,
          setting: text.setting,
          stage: text.stage,
          visibility: 'everyone',
          state: 'published',
          approved_by: made.approverId,
          published_at: made.publishedAt,
          created_at: made.publishedAt,
          kit_number: text.kit ? 1 : null,
          adoption_count: counted.get(text.key)?.all ?? 0,
          spread_count: counted.get(text.key)?.spread ?? 0,
          seeks_sponsor: text.sponsorship !== undefined,
        })),
      )
      .execute(),
  );
  await inChunks(rows, (chunk) =>
    tx
      .insertInto('project_version')
      .values(
        chunk.map(({ text, made }) => ({
          project_id: made.projectId,
          version: 1,
          fields: JSON.stringify({
            title: text.title,
            summary: text.summary,
            problem: text.problem,
            whatWasDone: text.whatWasDone,
            results: text.results,
            topics: text.topics,
            setting: text.setting,
            stage: text.stage,
          }),
          written_by: made.ownerId,
          written_at: made.publishedAt,
        })),
      )
      .execute(),
  );
  await inChunks(rows, (chunk) =>
    tx
      .insertInto('project_member')
      .values(
        chunk.map(({ made }) => ({
          project_id: made.projectId,
          person_id: made.ownerId,
          role: 'owner',
          joined_at: made.publishedAt,
        })),
      )
      .execute(),
  );
  for (const { made } of rows)
    tell({
      verb: 'project.published',
      subjectKind: 'project',
      subject: made.projectId,
      concerns: [made.organisationId],
      at: made.publishedAt,
      actor: made.approverId,
      organisation: made.organisationId,
      payload: { visibility: 'everyone' },
    });
}

async function insertKits(scene: Scene, loaded: ReadonlyMap<string, LoadedProject>): Promise<void> {
  const rows = each(scene, loaded).flatMap(({ text, made }) => (text.kit ? [{ kit: text.kit, made }] : []));
  await inChunks(rows, (chunk) =>
    scene.tx
      .insertInto('kit')
      .values(
        chunk.map(
          ({ kit: { evidenceLevel, setUpCostPounds, runningCostPoundsPerYear, ...fields }, made }) => ({
            id: newId(),
            project_id: made.projectId,
            number: 1,
            fields: JSON.stringify({
              ...fields,
              setUpCostPence: Math.round(setUpCostPounds * 100),
              runningCostPencePerYear: Math.round(runningCostPoundsPerYear * 100),
            }),
            evidence_level: evidenceLevel,
            change_note: 'First version',
            written_by: made.ownerId,
            updated_at: made.publishedAt,
            published_at: made.publishedAt,
          }),
        ),
      )
      .execute(),
  );
}

function countAdoptions(adoptions: readonly DemoAdoption[]): Map<string, { all: number; spread: number }> {
  const counted = new Map<string, { all: number; spread: number }>();
  for (const adoption of adoptions) {
    const before = counted.get(adoption.project) ?? { all: 0, spread: 0 };
    const spreads =
      adoption.confirmation === 'confirmed' && (adoption.state === 'live' || adoption.state === 'sustained');
    counted.set(adoption.project, { all: before.all + 1, spread: before.spread + (spreads ? 1 : 0) });
  }
  return counted;
}

/** About as long as their texts speak of. */
const daysBefore: Readonly<Record<string, number>> = {
  sustained: 560,
  abandoned: 190,
  paused: 90,
  live: 100,
};

async function insertAdoptions(scene: Scene, loaded: ReadonlyMap<string, LoadedProject>): Promise<void> {
  const { tx, tell, calendar, cast } = scene;
  const rows = scene.files.adoptions.map((text, i) => {
    const project = loaded.get(text.project);
    if (!project)
      throw new Error(`the demonstration adopts ${text.project}, which is not among its projects`);
    const organisation = organisationOf(scene, text.organisation);
    const key = `${text.project} ${text.organisation} ${text.unit}`;
    const claimedAt = calendar.after(key, project.publishedAt, 120);
    return {
      text,
      project,
      organisation,
      adoptionId: newId(),
      claimant: cast.authorAt(organisation.id, i),
      claimedAt,
      key,
    };
  });
  await inChunks(rows, (chunk) =>
    tx
      .insertInto('adoption')
      .values(
        chunk.map(({ text, project, organisation, adoptionId, claimant, claimedAt }) => {
          const ran = !['interested', 'exploring', 'planning', 'declined'].includes(text.state);
          // Who says what came of it began well before saying so here.
          const days = (daysBefore[text.state] ?? 0) + (ran ? calendar.pick(`${adoptionId} began`, 60) : 0);
          const startedOn = addDays(londonToday(claimedAt), -days);
          return {
            id: adoptionId,
            project_id: project.projectId,
            kit_number: project.hasKit ? 1 : null,
            organisation_id: organisation.id,
            organisation_name_then: organisation.name,
            unit: text.unit,
            lead_id: claimant.personId,
            state: text.state,
            confirmation: text.confirmation,
            confirmation_reason:
              text.confirmation === 'disputed' ? 'The source team has not been able to see it in use.' : null,
            confirmed_by: text.confirmation === 'confirmed' ? project.ownerId : null,
            reason: text.reason ?? null,
            failure_reason: text.state === 'abandoned' ? (text.failureReason ?? 'other') : null,
            started_on: ran ? startedOn : null,
            live_on: text.state === 'live' || text.state === 'sustained' ? startedOn : null,
            ended_on: text.state === 'abandoned' ? londonToday(claimedAt) : null,
            adaptations: text.adaptations ?? '',
            says: text.says,
            would_recommend: text.wouldRecommend ?? null,
            claimed_by: claimant.personId,
            claimed_at: claimedAt,
          };
        }),
      )
      .execute(),
  );
  for (const { text, project, organisation, adoptionId, claimant, claimedAt } of rows) {
    const about = {
      subjectKind: 'adoption',
      subject: adoptionId,
      concerns: [project.projectId, organisation.id],
    };
    tell({
      ...about,
      verb: 'adoption.claimed',
      at: claimedAt,
      actor: claimant.personId,
      organisation: organisation.id,
      payload: { state: text.state },
    });
    if (text.confirmation === 'confirmed')
      tell({
        ...about,
        verb: 'adoption.confirmed',
        at: calendar.after(`${adoptionId} confirmed`, claimedAt, 10),
        actor: project.ownerId,
        organisation: project.organisationId,
      });
  }
}
