import { newId } from '#kit/ids.ts';
import type { Visibility } from '#kit/visibility.ts';
import type { MadeMember, MadeOrganisation, MadePerson, peopleFactory } from '#modules/people/public.ts';
import type { Db } from '#platform/db/database.ts';
import { emptyKit, type KitFields } from './kit.rules.ts';
import type { ProjectState } from './project.rules.ts';

export interface MadeProject {
  readonly projectId: string;
  readonly title: string;
  readonly owner: MadePerson;
  readonly organisation: MadeOrganisation;
  /** A lead of the organisation who is not on the team. */
  readonly approver: MadeMember;
}

export interface MadeKit {
  readonly kitId: string;
  readonly number: number;
}

interface ProjectGiven {
  readonly organisation?: MadeOrganisation;
  readonly owner?: MadeMember;
  readonly state?: ProjectState;
  readonly visibility?: Visibility;
  readonly title?: string;
  readonly topics?: readonly string[];
  readonly setting?: string;
  readonly stage?: string;
  readonly ideaId?: string;
}

let counter = 0;

/** What a ward manager elsewhere could work with. */
const wholeKit: KitFields = {
  ...emptyKit,
  briefName: 'Drinks trolley',
  problemAndLocalScale: 'Four in ten patients on our ward drank less than a litre a day.',
  whyItWorks: 'People drink when a drink is offered.',
  materials: 'A trolley, coloured jugs, a chart.',
  whoProvides: 'Healthcare assistants, band 2, one hour of training.',
  whereAndWhatMustBeThere: 'A ward with a kitchen.',
  ipAndLicence: 'Ours; anyone may use it with our name.',
  supportForAdopters: 'The ward sister, two hours a month.',
  procedure: ['Fill the jugs', 'Go round', 'Write down what was drunk'],
  elements: [
    { name: 'Offer, do not ask', kind: 'core', detail: 'Pour a drink and hand it over.' },
    { name: 'Time of the round', kind: 'adaptable', detail: 'Any time that suits the ward.' },
  ],
  measures: [{ name: 'Litres drunk', kind: 'outcome', definition: 'Mean litres a patient a day.' }],
  setUpCostPence: 120_000,
};

export function projectsFactory(db: Db, people: ReturnType<typeof peopleFactory>) {
  /** Published to everyone unless told otherwise. */
  async function project(given: ProjectGiven = {}): Promise<MadeProject> {
    counter += 1;
    const organisation = given.organisation ?? given.owner?.organisation ?? (await people.organisation());
    const owner = given.owner ?? (await people.member({ organisation }));
    const approver = await people.member({ organisation, role: 'lead' });
    const state = given.state ?? 'published';
    const wasPublished = state === 'published' || state === 'withdrawn';
    const projectId = newId();
    const title = given.title ?? `Project ${counter}`;
    const text = {
      summary: 'A drinks trolley that goes round the ward every two hours.',
      problem: 'Patients were short of fluids.',
      results: 'Mean intake rose by 300 ml a day.',
      topics: [...(given.topics ?? ['nutrition'])],
      setting: given.setting ?? 'hospital-ward',
      stage: given.stage ?? 'established',
    };
    await db
      .insertInto('project')
      .values({
        id: projectId,
        organisation_id: organisation.organisationId,
        idea_id: given.ideaId ?? null,
        title,
        what_was_done: 'We bought a trolley and trained six assistants.',
        ...text,
        visibility: given.visibility ?? 'everyone',
        patentable: 'no',
        state,
        approved_by: wasPublished ? approver.personId : null,
        published_at: wasPublished ? new Date() : null,
      })
      .execute();
    await db
      .insertInto('project_member')
      .values({ project_id: projectId, person_id: owner.personId, role: 'owner' })
      .execute();
    await db
      .insertInto('project_version')
      .values({
        project_id: projectId,
        version: 1,
        fields: JSON.stringify({
          title,
          whatWasDone: 'We bought a trolley and trained six assistants.',
          ...text,
        }),
        written_by: owner.personId,
      })
      .execute();
    return { projectId, title, owner, organisation, approver };
  }

  /** A published kit version, the project's newest. */
  async function kit(
    of: MadeProject,
    given: { number?: number; fields?: Partial<KitFields>; draft?: boolean } = {},
  ): Promise<MadeKit> {
    const kitId = newId();
    const number = given.number ?? 1;
    await db
      .insertInto('kit')
      .values({
        id: kitId,
        project_id: of.projectId,
        number,
        fields: JSON.stringify({ ...wholeKit, ...given.fields }),
        evidence_level: 'measured',
        change_note: given.draft ? '' : 'First version',
        written_by: of.owner.personId,
        published_at: given.draft ? null : new Date(),
      })
      .execute();
    if (!given.draft)
      await db.updateTable('project').set({ kit_number: number }).where('id', '=', of.projectId).execute();
    return { kitId, number };
  }

  async function teamMember(of: MadeProject, person?: MadePerson): Promise<MadePerson> {
    const joins = person ?? (await people.member({ organisation: of.organisation }));
    await db
      .insertInto('project_member')
      .values({ project_id: of.projectId, person_id: joins.personId })
      .execute();
    return joins;
  }

  return { project, kit, teamMember };
}
