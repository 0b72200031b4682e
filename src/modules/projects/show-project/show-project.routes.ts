import type { z } from 'zod';
import type { Viewer } from '#kit/viewer.ts';
import { findSimilar } from '#modules/finding/public.ts';
import type { Db } from '#platform/db/database.ts';
import { found } from '#platform/http/problems.ts';
import { page, type Reading } from '#platform/http/route.ts';
import { isFollowing } from '../follow-project/follow.queries.ts';
import { findKit, findKitDraft, findKitVersions } from '../kit.queries.ts';
import { ProjectParams } from '../project.form.ts';
import { projectPaths } from '../project.paths.ts';
import { isOnTeam, mayApprove, mayFollow, mayOwn, mayShow } from '../project.policy.ts';
import { findLeadIds, findProject, type Project } from '../project.queries.ts';
import { findIdeasOf, findNeedsMet } from '../project-links.queries.ts';
import { findTeam } from '../team.queries.ts';
import { ShowProject } from './show-project.view.tsx';

const similarMax = 4;

type Params = z.output<typeof ProjectParams>;

async function load({ db, viewer, params }: Reading<Params, unknown>) {
  const project = await found(findProject(db, viewer, params.projectId), 'project');
  const [parts, similar] = await Promise.all([
    loadParts(db, viewer, project),
    project.state === 'published'
      ? findSimilar(db, viewer, {
          text: `${project.text.title} ${project.text.summary}`,
          kinds: ['project'],
          atMost: similarMax,
          excludeId: project.projectId,
        })
      : [],
  ]);
  return { project, ...parts, similar };
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

async function loadParts(db: Db, viewer: Viewer, project: Project) {
  const { projectId } = project;
  const onTeam = isOnTeam(viewer, project);
  const [kit, kitDraft, kitVersions, team, ideas, needs, following, leadIds] = await Promise.all([
    project.kitNumber === null ? undefined : findKit(db, projectId, project.kitNumber),
    onTeam ? findKitDraft(db, projectId) : undefined,
    project.kitNumber === null ? [] : findKitVersions(db, projectId),
    findTeam(db, projectId),
    findIdeasOf(db, viewer, projectId),
    findNeedsMet(db, viewer, projectId),
    viewer.kind === 'person' ? isFollowing(db, projectId, viewer.personId) : false,
    project.state === 'awaiting-approval' ? findLeadIds(db, project.organisation.id) : [],
  ]);
  return { kit, hasKitDraft: kitDraft !== undefined, kitVersions, team, ideas, needs, following, leadIds };
}
