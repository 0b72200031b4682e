import type { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { append } from '#platform/events/event.queries.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { ProjectParams, VisibilityFields } from '../project.form.ts';
import { projectPaths } from '../project.paths.ts';
import { mayEdit } from '../project.policy.ts';
import { findProject, type Project } from '../project.queries.ts';
import { chooseVisibility, visibilityRefusals } from '../project.rules.ts';
import { setVisibility } from '../project-writing.queries.ts';
import { ChooseVisibility } from './choose-visibility.view.tsx';

async function load({ db, viewer, params }: Reading<z.output<typeof ProjectParams>, unknown>) {
  return { project: await found(findProject(db, viewer, params.projectId), 'project') };
}

function visibilityPage(project: Project, state: FormState) {
  return {
    title: `Who may see ${project.text.title}`,
    breadcrumbs: [{ text: project.text.title, href: projectPaths.show({ projectId: project.projectId }) }],
    body: ChooseVisibility({ project, ...state }),
  };
}

export const showVisibility = page(projectPaths.visibility, {
  params: ProjectParams,
  permission: mayEdit,
  load,
  view: ({ project }) =>
    visibilityPage(project, {
      values: { visibility: project.visibility, patentable: project.patentable },
      errors: [],
    }),
});

export const changeVisibility = post(projectPaths.visibility, {
  params: ProjectParams,
  form: VisibilityFields,
  permission: mayEdit,
  writes: ['project.visibility-chosen'],
  load,
  decide({ project }, { form }) {
    const choice = chooseVisibility(project, form);
    return choice.ok ? allow({ choice: choice.value, decidedIn: project.state }) : choice;
  },
  async save(tx, { choice, decidedIn }, { act, params }) {
    if (!(await setVisibility(tx, params.projectId, decidedIn, choice))) return refuse('changed-meanwhile');
    await append(tx, act, {
      verb: 'project.visibility-chosen',
      subjectKind: 'project',
      subject: params.projectId,
      payload: { visibility: choice.visibility, patentable: choice.patentable },
    });
    return choice;
  },
  done: ({ params }) => seeOther(projectPaths.show(params), 'Who may see the project is as you chose.'),
  refusals: {
    ...visibilityRefusals,
    'changed-meanwhile':
      'The project was approved or changed while you chose. Look at it, then choose again.',
  },
  again: (state, { project }) => visibilityPage(project, state),
});
