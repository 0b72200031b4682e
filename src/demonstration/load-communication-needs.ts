import { newId } from '#kit/ids.ts';
import { addDays, londonToday } from '#kit/local-date.ts';
import { type NeedName, needKind } from '#modules/people/public.ts';
import type { Member } from './cast.ts';
import type { LoadedProject, Scene } from './scene.ts';

interface Told {
  readonly kinds: readonly NeedName[];
  readonly details?: string;
  readonly shared: boolean;
}

/** Made-up needs of made-up people, dealt out in this order to those who are neither staff nor of a company. */
const needsToldOf: readonly Told[] = [
  { kinds: ['large-print-24', 'easy-read'], details: 'My sister reads it with me', shared: true },
  { kinds: ['letter', 'large-print-20'], shared: true },
  { kinds: ['audio', 'phone'], details: 'After ten in the morning', shared: true },
  { kinds: ['symbols', 'easy-read', 'more-time'], shared: true },
  { kinds: ['bsl', 'sms'], shared: true },
  { kinds: ['large-print-28', 'email'], shared: false },
  { kinds: ['easy-read', 'advocate', 'reminders'], shared: true },
  { kinds: ['switches', 'voice-output', 'email'], shared: true },
  { kinds: ['easy-read', 'via-carer'], shared: true },
];
const saidNone = 9;
const reviewOverdueFor = 1;

export async function loadCommunicationNeeds(
  scene: Scene,
  projects: readonly LoadedProject[],
): Promise<void> {
  const people = scene.cast.public.slice(0, needsToldOf.length);
  const needs = new Map<string, { id: string; kind: NeedName; at: Date; shared: boolean }[]>();
  for (const [i, person] of people.entries()) {
    const told = needsToldOf[i];
    if (told) needs.set(person.personId, await loadNeeds(scene, person, told, i === reviewOverdueFor));
  }
  for (const person of scene.cast.public.slice(needsToldOf.length, needsToldOf.length + saidNone))
    await tellAsked(scene, person, 'none', scene.calendar.between(`asked ${person.address}`, 200, 20));
  await loadSupporter(scene, people);
  await loadQuestion(scene, projects, people, needs);
  await loadVersionTasks(scene, projects, people);
}

async function tellAsked(
  scene: Scene,
  person: Member,
  outcome: 'recorded' | 'none',
  at: Date,
): Promise<void> {
  const asking = { id: newId(), person_id: person.personId, at, source: 'sign-up', outcome };
  await scene.tx.insertInto('communication_needs_asking').values(asking).execute();
  scene.tell({
    verb: 'communication-needs.asked',
    subjectKind: 'person',
    subject: person.personId,
    at,
    actor: person.personId,
    organisation: null,
    payload: { outcome, source: 'sign-up' },
  });
}

async function loadNeeds(scene: Scene, person: Member, told: Told, overdue: boolean) {
  const at = scene.calendar.between(`needs ${person.address}`, 200, 60);
  const loaded = told.kinds.map((kind) => ({ id: newId(), kind, at, shared: told.shared }));
  await tellAsked(scene, person, 'recorded', at);
  await scene.tx
    .insertInto('communication_need')
    .values(
      loaded.map(({ id, kind }, i) => ({
        id,
        person_id: person.personId,
        whose: 'person',
        kind,
        category: needKind(kind).category,
        snomed_code: needKind(kind).snomedCode,
        snomed_display: needKind(kind).snomedDisplay,
        details: i === 0 ? (told.details ?? null) : null,
        recorded_by: person.personId,
        recorder_role: 'self',
        recorded_at: at,
        source: 'sign-up',
        shared_at: told.shared ? at : null,
        consent_basis: told.shared ? 'own-choice' : null,
        last_asked_at: at,
        review_due_on: addDays(londonToday(overdue ? scene.now : at), overdue ? -10 : 365),
        review_reminded_at: overdue ? scene.now : null,
      })),
    )
    .execute();
  for (const { id, kind } of loaded) {
    await scene.tx
      .insertInto('communication_need_history')
      .values({ id: newId(), need_id: id, at, by: person.personId, role: 'self', what: 'recorded' })
      .execute();
    scene.tell({
      verb: 'communication-need.recorded',
      subjectKind: 'communication-need',
      subject: id,
      at,
      actor: person.personId,
      organisation: null,
      concerns: [person.personId],
      payload: { kind, code: needKind(kind).snomedCode, by: 'self' },
    });
  }
  return loaded;
}

/** The last of them is supported by the first of those who told of no need. */
async function loadSupporter(scene: Scene, people: readonly Member[]): Promise<void> {
  const person = people.at(-1);
  const supporter = scene.cast.public[needsToldOf.length];
  if (!person || !supporter) return;
  const id = newId();
  const at = scene.calendar.between('supporter', 50, 40);
  await scene.tx
    .insertInto('supporter')
    .values({
      id,
      person_id: person.personId,
      supporter_id: supporter.personId,
      address: supporter.address,
      token_hash: Buffer.from(id),
      may: ['see-needs', 'answer', 'be-told'],
      invited_at: at,
      expires_at: scene.now,
      accepted_at: at,
    })
    .execute();
  scene.tell({
    verb: 'supporter.accepted',
    subjectKind: 'supporter',
    subject: id,
    at,
    actor: supporter.personId,
    organisation: null,
    concerns: [person.personId],
  });
}

/** One project asks for views, and has invited some of those who agreed to be asked. */
async function loadQuestion(
  scene: Scene,
  projects: readonly LoadedProject[],
  people: readonly Member[],
  needs: ReadonlyMap<string, readonly { id: string; kind: NeedName; shared: boolean }[]>,
): Promise<void> {
  const project = projects[0];
  if (!project) return;
  const askedAt = scene.calendar.between('question', 12, 9);
  const questionId = newId();
  const told = { organisation: project.organisationId, actor: project.ownerId };
  await scene.tx
    .insertInto('views_question')
    .values({
      id: questionId,
      project_id: project.projectId,
      question: 'What would make this easier for you to use at home?',
      asked_by: project.ownerId,
      asked_at: askedAt,
      closes_on: addDays(londonToday(scene.now), 21),
    })
    .execute();
  await scene.tx
    .updateTable('project')
    .set({ seeks_views: true })
    .where('id', '=', project.projectId)
    .execute();
  scene.tell({
    verb: 'views.asked',
    subjectKind: 'views-question',
    subject: questionId,
    at: askedAt,
    ...told,
    concerns: [project.projectId],
    payload: { closesOn: addDays(londonToday(scene.now), 21) },
  });
  await scene.tx
    .insertInto('views_willing')
    .values(people.map((person) => ({ person_id: person.personId, since: askedAt })))
    .execute();
  for (const person of people.slice(0, 2)) {
    const invitationId = newId();
    const at = scene.calendar.after(`invited ${person.address}`, askedAt, 2);
    await scene.tx
      .insertInto('views_invitation')
      .values({
        id: invitationId,
        question_id: questionId,
        person_id: person.personId,
        invited_by: project.ownerId,
        invited_at: at,
      })
      .execute();
    scene.tell({
      verb: 'views.invited',
      subjectKind: 'views-invitation',
      subject: invitationId,
      at,
      ...told,
      concerns: [questionId, project.projectId],
    });
    for (const need of needs.get(person.personId) ?? []) {
      const isMet = need.kind.startsWith('large-print');
      const reason = need.kind === 'letter' ? 'another-way-preferred' : 'no-checked-version';
      await scene.tx
        .insertInto('need_contact')
        .values({
          id: newId(),
          contact_key: `views-invitation ${invitationId}`,
          need_id: need.id,
          contact: 'views-invitation',
          channel: 'e-mail',
          at,
          by: project.ownerId,
          outcome: isMet ? 'met' : 'unmet',
          reason: isMet ? 'rendered-large' : reason,
          overridden_by: isMet ? null : project.ownerId,
          override_reason: isMet ? null : 'We telephone as well, and read it out.',
        })
        .execute();
    }
  }
}

/** Two projects that somebody wants in Easy Read: one task is late. */
async function loadVersionTasks(
  scene: Scene,
  projects: readonly LoadedProject[],
  people: readonly Member[],
): Promise<void> {
  const editor = await scene.tx
    .selectFrom('programme_role')
    .where('role', '=', 'editor')
    .select('person_id')
    .executeTakeFirst();
  for (const [i, project] of projects.slice(0, 2).entries()) {
    const person = people[i];
    const taskId = newId();
    const at = scene.calendar.between(`version ${i}`, i === 0 ? 45 : 8, i === 0 ? 40 : 5);
    const dueOn = addDays(londonToday(at), 28);
    await scene.tx
      .insertInto('version_task')
      .values({
        id: taskId,
        format: 'easy-read',
        subject_kind: 'project',
        subject_id: project.projectId,
        opened_at: at,
        due_on: dueOn,
        held_by: editor?.person_id ?? null,
        held_since: editor ? at : null,
      })
      .execute();
    if (!person) continue;
    await scene.tx
      .insertInto('version_request')
      .values({ id: newId(), task_id: taskId, person_id: person.personId, at })
      .execute();
    scene.tell({
      verb: 'version.requested',
      subjectKind: 'version-task',
      subject: taskId,
      at,
      actor: person.personId,
      organisation: null,
      concerns: [project.projectId],
      payload: { format: 'easy-read', kind: 'project', dueOn },
    });
  }
}
