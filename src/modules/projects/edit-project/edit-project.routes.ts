import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { append } from '#platform/events/event.queries.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther, type Typed } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { findInTexts, identifiersRefusal, needsMending } from '../identifiers.ts';
import { freeTextsOf, ProjectFields, ProjectParams, textOf } from '../project.form.ts';
import { projectPaths } from '../project.paths.ts';
import { mayEdit, mayReadHistory } from '../project.policy.ts';
import { findProject, type Project } from '../project.queries.ts';
import { changedParts, type ProjectText } from '../project.rules.ts';
import { findVersions, reviseProject } from '../project-writing.queries.ts';
import { EditProject } from './edit-project.view.tsx';
import { ProjectHistory } from './project-history.view.tsx';

const Revision = ProjectFields.extend({
  version: z.coerce
    .number('Open the page again')
    .int()
    .min(1)
    .max(2 ** 31 - 1),
});

async function load({ db, viewer, params }: Reading<z.output<typeof ProjectParams>, unknown>) {
  return { project: await found(findProject(db, viewer, params.projectId), 'project') };
}

function valuesOf(project: Project): Typed {
  return {
    ...project.text,
    setting: project.text.setting ?? '',
    identifiersJustified: project.identifiersJustified ?? '',
    version: String(project.version),
  };
}

function editPage(project: Project, state: FormState, now: Date, theirs?: ProjectText) {
  return {
    title: `Change ${project.text.title}`,
    breadcrumbs: [{ text: project.text.title, href: projectPaths.show({ projectId: project.projectId }) }],
    body: EditProject({
      projectId: project.projectId,
      findings: findInTexts(freeTextsOf(state.values), now),
      theirs,
      ...state,
    }),
  };
}

export const showEdit = page(projectPaths.edit, {
  params: ProjectParams,
  permission: mayEdit,
  load,
  view: ({ project }, { now }) => editPage(project, { values: valuesOf(project), errors: [] }, now),
});

export const editProject = post(projectPaths.revision, {
  params: ProjectParams,
  form: Revision,
  permission: mayEdit,
  writes: ['project.edited'],
  load,
  decide({ project }, { form, now }) {
    const text = textOf(form);
    if (form.version !== project.version) return refuse('changed-meanwhile');
    if (needsMending(freeTextsOf({ ...text }), form.identifiersJustified, now)) return refuse('identifiers');
    const changed = changedParts(project.text, text);
    const justification = form.identifiersJustified || null;
    if (changed.length === 0 && justification === project.identifiersJustified)
      return refuse('nothing-changed');
    return allow({ text, changed, identifiersJustified: justification });
  },
  async save(tx, decided, { act, form, params, viewer, now }) {
    const saved = await reviseProject(tx, {
      projectId: params.projectId,
      versionRead: form.version,
      text: decided.text,
      identifiersJustified: decided.identifiersJustified,
      writtenBy: signedIn(viewer).personId,
      now,
    });
    if (!saved) return refuse('changed-meanwhile');
    await append(tx, act, {
      verb: 'project.edited',
      subjectKind: 'project',
      subject: params.projectId,
      payload: { version: form.version + 1, parts: decided.changed.map((part) => partTokens[part]) },
    });
    return { version: form.version + 1 };
  },
  done: ({ params }) => seeOther(projectPaths.show(params), 'Your changes are saved.'),
  refusals: {
    'changed-meanwhile':
      'Somebody else saved this project while you wrote. Compare both texts below, then save what you want to keep.',
    'nothing-changed': 'Nothing was changed. Change the text, or go back to the project.',
    identifiers: identifiersRefusal,
  },
  /** What stands now is read again: the other's text may have been saved after this request began. */
  async again(state, { project }, { db, viewer, now }) {
    const current = (await findProject(db, viewer, project.projectId)) ?? project;
    const conflict = state.values.version !== String(current.version);
    return editPage(
      current,
      { ...state, values: { ...state.values, version: String(current.version) } },
      now,
      conflict ? current.text : undefined,
    );
  },
});

/** Payloads hold tokens; the names of fields in code have capitals. */
const partTokens: Readonly<Record<keyof ProjectText, string>> = {
  title: 'title',
  summary: 'summary',
  problem: 'problem',
  whatWasDone: 'what-was-done',
  results: 'results',
  topics: 'topics',
  setting: 'setting',
  stage: 'stage',
};

export const showHistory = page(projectPaths.history, {
  params: ProjectParams,
  permission: mayReadHistory,
  async load(reading) {
    const { project } = await load(reading);
    return { project, versions: await findVersions(reading.db, project.projectId) };
  },
  view: ({ project, versions }) => ({
    title: `Earlier versions of ${project.text.title}`,
    breadcrumbs: [{ text: project.text.title, href: projectPaths.show({ projectId: project.projectId }) }],
    noIndex: true,
    body: ProjectHistory({ title: project.text.title, versions }),
  }),
});
