import { z } from 'zod';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther, type Typed } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { findInTexts } from '../identifiers.ts';
import { freeTextsOf, ProjectFields, ProjectParams, textOf } from '../project.form.ts';
import { projectPaths } from '../project.paths.ts';
import { mayEdit, mayReadHistory } from '../project.policy.ts';
import { findProject, type Project } from '../project.queries.ts';
import type { ProjectText } from '../project.rules.ts';
import { findVersions } from '../project-writing.queries.ts';
import { EditProject } from './edit-project.view.tsx';
import { ProjectHistory } from './project-history.view.tsx';
import { decideRevision, revisionRefusals, saveRevision } from './revision.ts';

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
  decide: ({ project }, { form, now }) =>
    decideRevision(project, { ...form, text: textOf(form), version: form.version }, now),
  save: (tx, decided, { act, viewer }) => saveRevision(tx, act, decided, signedIn(viewer).personId),
  done: ({ params }) => seeOther(projectPaths.show(params), 'Your changes are saved.'),
  refusals: revisionRefusals,
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
