import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { found } from '#platform/http/problems.ts';
import { post, seeOther } from '#platform/http/route.ts';
import { ideaPaths } from '../idea.paths.ts';
import { findIdea } from '../idea.queries.ts';
import { isOpenProject } from '../need.queries.ts';
import { IdeaAt } from '../react-to-idea/react-to-idea.routes.ts';
import { mayComment } from '../reaction.policy.ts';
import { insertDoneBy } from './done-by.queries.ts';

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

/** 'We already do this': the idea is linked to a project, chosen from one's own or given by its address. */
export const sayDoneBy = post(ideaPaths.doneBy, {
  params: IdeaAt,
  form: z
    .object({ projectId: z.string().optional(), address: z.string().max(500).default('') })
    .transform(({ projectId, address }) => ({ projectId: (projectId || address).match(uuid)?.[0] })),
  permission: mayComment,
  writes: ['idea.already-done'],
  load: async ({ db, viewer, params }) => ({
    idea: await found(findIdea(db, viewer, params.ideaId), 'idea'),
  }),
  async decide({ idea }, { db, form }) {
    if (form.projectId === undefined || !(await isOpenProject(db, form.projectId)))
      return refuse('no-such-project');
    return allow({ ideaId: idea.ideaId, projectId: form.projectId });
  },
  async save(tx, { ideaId, projectId }, { act }) {
    if (!(await insertDoneBy(tx, act, ideaId, projectId))) return refuse('said-already');
  },
  done: ({ params }) => seeOther(ideaPaths.show(params), 'The idea now leads to that project.'),
  refusals: {
    'no-such-project':
      'Choose one of your projects, or paste the address of a project that is open to everyone.',
    'said-already': 'Somebody has linked this project already.',
  },
});
