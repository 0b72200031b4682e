import type { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import type { Path } from '#kit/paths.ts';
import { append } from '#platform/events/event.queries.ts';
import { found } from '#platform/http/problems.ts';
import { post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { ProjectParams } from '../project.form.ts';
import { projectPaths } from '../project.paths.ts';
import { mayFollow } from '../project.policy.ts';
import { findProject } from '../project.queries.ts';
import { setFollowing } from './follow.queries.ts';

async function load({ db, viewer, params }: Reading<z.output<typeof ProjectParams>, unknown>) {
  return { project: await found(findProject(db, viewer, params.projectId), 'project') };
}

function following(
  path: Path<'/projects/:projectId/follow'> | Path<'/projects/:projectId/follow/withdrawal'>,
  on: boolean,
  words: { done: string; already: string },
) {
  return post(path as Path, {
    params: ProjectParams,
    permission: mayFollow,
    writes: [on ? 'project.followed' : 'project.unfollowed'],
    load,
    decide: () => allow({ on }),
    async save(tx, decided, { act, params, viewer, now }) {
      const changed = await setFollowing(tx, params.projectId, signedIn(viewer).personId, decided.on, now);
      if (!changed) return refuse('already-so');
      await append(tx, act, {
        verb: on ? 'project.followed' : 'project.unfollowed',
        subjectKind: 'project',
        subject: params.projectId,
      });
      return decided;
    },
    done: ({ params }) => seeOther(projectPaths.show(params), words.done),
    refusals: { 'already-so': words.already },
  });
}

export const followProject = following(projectPaths.follow, true, {
  done: 'You follow this project. You will hear when something happens to it.',
  already: 'You follow this project already.',
});

export const unfollowProject = following(projectPaths.unfollow, false, {
  done: 'You no longer follow this project.',
  already: 'You did not follow this project.',
});
