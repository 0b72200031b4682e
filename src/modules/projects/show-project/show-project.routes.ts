import type { z } from 'zod';
import { findMoreLike } from '#modules/finding/public.ts';
import { found } from '#platform/http/problems.ts';
import { page, type Reading } from '#platform/http/route.ts';
import { ProjectParams } from '../project.form.ts';
import { projectPaths } from '../project.paths.ts';
import { isOnTeam, mayApprove, mayFollow, mayOwn, mayShow } from '../project.policy.ts';
import { findLeadIds, findProject, type Project } from '../project.queries.ts';
import { findProjectParts } from './project-parts.queries.ts';
import { adoptionsShown, ShowProject } from './show-project.view.tsx';

const similarMax = 4;

type Params = z.output<typeof ProjectParams>;

async function load({ db, platform, viewer, params }: Reading<Params, unknown>) {
  const project = await found(findProject(db, viewer, params.projectId), 'project');
  const [parts, similar, leadIds] = await Promise.all([
    findProjectParts(db, viewer, project, adoptionsShown + 1),
    project.state === 'published' ? findMoreLike(platform, viewer, likeIt(project)) : [],
    project.state === 'awaiting-approval' ? findLeadIds(db, project.organisationId) : [],
  ]);
  return { project, ...parts, similar, leadIds };
}

function likeIt({ projectId, text }: Project) {
  return { id: projectId, kind: 'project', text: `${text.title} ${text.summary}`, atMost: similarMax };
}

export const showProject = page(projectPaths.show, {
  params: ProjectParams,
  permission: mayShow,
  load,
  view: (loaded, { viewer }) => ({
    title: loaded.project.text.title,
    description: loaded.project.text.summary,
    noIndex: loaded.project.state !== 'published',
    breadcrumbs: [{ text: 'Projects', href: projectPaths.list() }],
    reportable: { kind: 'project', subjectId: loaded.project.projectId },
    body: ShowProject({
      ...loaded,
      mayEdit: isOnTeam(viewer, loaded.project),
      mayOwn: mayOwn.may(viewer, loaded),
      mayApprove: loaded.project.state === 'awaiting-approval' && mayApprove.may(viewer, loaded),
      mayFollow: mayFollow.may(viewer, loaded),
    }),
  }),
  staleAfter: ({ projectId }) => [projectId, 'project', 'adoption', 'idea', 'need', 'organisation'],
});
