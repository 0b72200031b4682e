import { newId } from '#kit/ids.ts';
import type { Setting } from '#kit/topics.ts';
import type { Member } from './cast.ts';
import type { LoadedProject, Scene } from './scene.ts';
import { inChunks } from './told-events.ts';

/** Where somebody with such a job works, as they would say in their account. */
const settingsOfJobs: readonly (readonly [job: RegExp, setting: Setting])[] = [
  [/intensive|critical/, 'critical-care'],
  [/midwi|matern/, 'maternity-unit'],
  [/emergency/, 'emergency-department'],
  [/theatre|surg/, 'theatre'],
  [/ambulance|paramedic/, 'ambulance-service'],
  [/mental|psychiatr/, 'mental-health-unit'],
  [/pharmac/, 'pharmacy'],
  [/practice nurse|reception|\bgp\b/, 'general-practice'],
  [/community|district|health visitor/, 'community-team'],
  [/ward|nurse|healthcare assistant|therap/, 'hospital-ward'],
];

export function settingOfJob(profession: string): Setting | null {
  return settingsOfJobs.find(([job]) => job.test(profession.toLowerCase()))?.[1] ?? null;
}

const searches = [
  'q=patients+keep+falling+at+night&topic=falls',
  'q=missed+appointments',
  'kind=project&q=pressure+ulcers&evidence=measured',
  'kind=need&q=discharge+letters',
  'q=drinks+round&topic=nutrition',
] as const;

/** Who follows whom, which searches people keep: what the pages of news and of saved searches show. */
export async function loadInterests(
  { tx, cast, calendar, now }: Scene,
  projects: ReadonlyMap<string, LoadedProject>,
): Promise<void> {
  const all = [...projects.values()];
  const staff = cast.staff.filter((member) => member.organisationId !== null);
  const follows = staff.flatMap((member) =>
    [0, 1].flatMap((n) => {
      const project = all[calendar.pick(`${member.address} follows ${n}`, all.length)];
      if (!project || project.organisationId === member.organisationId) return [];
      return [
        { member, kind: 'organisation', id: project.organisationId },
        { member, kind: 'project', id: project.projectId },
      ];
    }),
  );
  await inChunks(follows, (chunk) =>
    tx
      .insertInto('follow')
      .values(
        chunk.map(({ member, kind, id }) => ({
          person_id: member.personId,
          subject_kind: kind,
          subject_id: id,
          since: calendar.between(`${member.address} ${id}`, 120, 2),
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
  await inChunks(staff.filter(keepsSearches), (chunk) =>
    tx
      .insertInto('saved_search')
      .values(
        chunk.map((member) => ({
          id: newId(),
          person_id: member.personId,
          question: searches[calendar.pick(`${member.address} search`, searches.length)] ?? searches[0],
          alerts: 'daily',
          saved_at: calendar.between(`${member.address} saved`, 60, 1),
          looked_at: now,
        })),
      )
      .execute(),
  );

  function keepsSearches(member: Member): boolean {
    return calendar.pick(`${member.address} keeps searches`, 4) === 0;
  }
}
