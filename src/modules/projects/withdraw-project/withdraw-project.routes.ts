import { allow, refuse } from '#kit/decision.ts';
import { append } from '#platform/events/event.queries.ts';
import { found } from '#platform/http/problems.ts';
import { post, seeOther } from '#platform/http/route.ts';
import { ProjectParams } from '../project.form.ts';
import { projectPaths } from '../project.paths.ts';
import { mayOwn } from '../project.policy.ts';
import { findProject } from '../project.queries.ts';
import { withdraw } from '../project.rules.ts';
import { moveProject } from '../project-writing.queries.ts';

/** The owner takes a published project out of sight, or a request for approval back. Adoptions keep their record. */
export const withdrawProject = post(projectPaths.withdrawal, {
  params: ProjectParams,
  permission: mayOwn,
  writes: ['project.withdrawn'],
  load: async ({ db, viewer, params }) => ({
    project: await found(findProject(db, viewer, params.projectId), 'project'),
  }),
  decide({ project }) {
    const to = withdraw(project.state);
    return to.ok ? allow({ from: project.state, to: to.value, organisationId: project.organisationId }) : to;
  },
  async save(tx, { from, to, organisationId }, { act, params }) {
    if (!(await moveProject(tx, { projectId: params.projectId, from: [from], to })))
      return refuse('nothing-to-withdraw');
    await append(tx, act, {
      verb: 'project.withdrawn',
      subjectKind: 'project',
      subject: params.projectId,
      concerns: [organisationId],
      payload: { from, to },
    });
    return to;
  },
  done: ({ params, saved }) =>
    seeOther(
      projectPaths.show(params),
      saved === 'withdrawn'
        ? 'The project is withdrawn. Only its team sees it.'
        : 'The request is taken back. The project is a draft again.',
    ),
  refusals: {
    'nothing-to-withdraw':
      'This project is neither published nor waiting for approval, so only its team sees it already.',
  },
});
