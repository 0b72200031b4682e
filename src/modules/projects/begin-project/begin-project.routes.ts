import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { newId } from '#kit/ids.ts';
import { markBecameProject } from '#modules/ideas/public.ts';
import { append } from '#platform/events/event.queries.ts';
import { id, optionalText, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { identifiersRefusal, needsMending } from '../identifiers.ts';
import { VisibilityFields } from '../project.form.ts';
import { projectPaths } from '../project.paths.ts';
import { mayBegin, mayBeginFromIdea } from '../project.policy.ts';
import { findOrganisations } from '../project.queries.ts';
import { chooseVisibility, projectLimits, visibilityRefusals } from '../project.rules.ts';
import { findIdeaToBeginFrom } from '../project-links.queries.ts';
import { insertProject, type NewProject } from '../project-writing.queries.ts';
import { type BeginModel, BeginProject } from './begin-project.view.tsx';
import { saveBegun } from './save-begun.ts';

const BeginFields = VisibilityFields.extend({
  title: typedText({ name: 'a title', max: projectLimits.title }),
  problem: optionalText({ name: 'the problem', max: projectLimits.problem }),
  identifiersJustified: optionalText({ name: 'the reason', max: projectLimits.reason }),
});
type Begun = z.output<typeof BeginFields>;
const BeginOwn = BeginFields.extend({ organisationId: id });

const refusals = {
  ...visibilityRefusals,
  identifiers: identifiersRefusal,
  'not-your-organisation':
    'Choose an organisation in which you are a confirmed member. Your account shows them.',
};

async function loadOwn({ db, viewer }: Reading<unknown, unknown>) {
  const ids = viewer.kind === 'person' ? viewer.memberships.map((m) => m.organisationId) : [];
  return { organisations: await findOrganisations(db, ids) };
}

function beginPage(model: BeginModel, state: FormState, { now }: { now: Date }) {
  return { title: 'Begin a project', body: BeginProject({ ...model, ...state, now }) };
}

function newProject(
  form: Begun,
  more: Omit<NewProject, 'projectId' | 'text' | 'choice' | 'identifiersJustified'> &
    Pick<NewProject, 'choice'> & { topics: readonly string[]; setting: string | null },
): NewProject {
  const { topics, setting, ...rest } = more;
  return {
    ...rest,
    projectId: newId(),
    identifiersJustified: form.identifiersJustified || null,
    text: {
      title: form.title,
      summary: '',
      problem: form.problem,
      whatWasDone: '',
      results: '',
      topics,
      setting,
      stage: 'planning',
    },
  };
}

export const showBegin = page(projectPaths.begin, {
  permission: mayBegin,
  load: loadOwn,
  view: ({ organisations }, reading) =>
    beginPage(
      { organisations, idea: undefined },
      { values: preselected(organisations), errors: [] },
      reading,
    ),
});

/** Where there is only one organisation there is nothing to choose. */
function preselected(organisations: readonly { id: string }[]): Record<string, string> {
  const [only, second] = organisations;
  return only && !second ? { organisationId: only.id } : {};
}

export const beginProject = post(projectPaths.post, {
  form: BeginOwn,
  permission: mayBegin,
  writes: ['project.begun'],
  load: loadOwn,
  decide({ organisations }, { form, viewer, now }) {
    if (!organisations.some((organisation) => organisation.id === form.organisationId))
      return refuse('not-your-organisation');
    if (needsMending({ title: form.title, problem: form.problem }, form.identifiersJustified, now))
      return refuse('identifiers');
    const choice = chooseVisibility(undefined, form);
    if (!choice.ok) return choice;
    return allow(
      newProject(form, {
        organisationId: form.organisationId,
        ideaId: null,
        ownerId: signedIn(viewer).personId,
        choice: choice.value,
        topics: [],
        setting: null,
        now,
      }),
    );
  },
  save: (tx, project, { act }) => saveBegun(tx, act, project),
  done: ({ saved }) =>
    seeOther(
      projectPaths.edit({ projectId: saved.projectId }),
      'Your project is begun, as a draft for its team. Now tell others what was done.',
    ),
  refusals,
  again: (state, { organisations }, reading) => beginPage({ organisations, idea: undefined }, state, reading),
});

const IdeaParams = z.object({ ideaId: id });

async function loadIdea({ db, viewer, params }: Reading<z.output<typeof IdeaParams>, unknown>) {
  const idea = await found(findIdeaToBeginFrom(db, viewer, params.ideaId), 'idea');
  const [organisation] = await findOrganisations(db, [idea.organisationId]);
  return { idea, organisations: organisation ? [organisation] : [] };
}

export const showBeginFromIdea = page(projectPaths.beginFromIdea, {
  params: IdeaParams,
  permission: mayBeginFromIdea,
  load: loadIdea,
  view: ({ idea, organisations }, reading) =>
    beginPage(
      { organisations, idea },
      { values: { title: idea.title, problem: idea.problem }, errors: [] },
      reading,
    ),
});

export const beginFromIdea = post(projectPaths.beginFromIdea, {
  params: IdeaParams,
  form: BeginFields,
  permission: mayBeginFromIdea,
  writes: ['project.begun', 'idea.became-project'],
  load: loadIdea,
  decide({ idea }, { form, viewer, now }) {
    if (idea.state !== 'open') return refuse('idea-not-open');
    if (needsMending({ title: form.title, problem: form.problem }, form.identifiersJustified, now))
      return refuse('identifiers');
    const choice = chooseVisibility(undefined, form);
    if (!choice.ok) return choice;
    const { personId } = signedIn(viewer);
    return allow({
      // The log must not tell who wrote an idea without a name.
      tellActor: !(idea.anonymous && idea.authorId === personId),
      project: newProject(form, {
        organisationId: idea.organisationId,
        ideaId: idea.ideaId,
        ownerId: personId,
        choice: choice.value,
        topics: idea.topics,
        setting: idea.setting,
        now,
      }),
    });
  },
  async save(tx, { project, tellActor }, { act, params }) {
    if (!(await insertProject(tx, project))) return refuse('idea-not-open');
    const told = tellActor ? act : { ...act, actor: null };
    await append(tx, told, {
      verb: 'project.begun',
      subjectKind: 'project',
      subject: project.projectId,
      concerns: [project.organisationId, params.ideaId],
    });
    if (!(await markBecameProject(tx, told, params.ideaId, project.projectId)))
      return refuse('idea-not-open');
    return project;
  },
  done: ({ saved }) =>
    seeOther(
      projectPaths.edit({ projectId: saved.projectId }),
      'The idea is a project now, as a draft for its team. Those who backed the idea are told.',
    ),
  refusals: {
    ...visibilityRefusals,
    identifiers: identifiersRefusal,
    'idea-not-open': 'This idea is a project already, or is closed. Open the idea to see what became of it.',
  },
  again: (state, { idea, organisations }, reading) =>
    beginPage(
      { organisations, idea },
      { ...state, values: { title: idea.title, problem: idea.problem, ...state.values } },
      reading,
    ),
});
