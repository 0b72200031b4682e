import { z } from 'zod';
import { allow } from '#kit/decision.ts';
import { londonToday } from '#kit/local-date.ts';
import { permission } from '#kit/viewer.ts';
import { choice, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { findDuties, hasLead, insertAnswer } from '../answer.queries.ts';
import { dutyPaths, ideaPaths } from '../idea.paths.ts';
import { findIdea } from '../idea.queries.ts';
import { IdeaAt } from '../react-to-idea/react-to-idea.routes.ts';
import { isProgrammeStaff, mayAnswer } from '../reaction.policy.ts';
import { AnswerAgain, Duties } from './answer-idea.view.tsx';

export const answerKinds = ['planned', 'under-way', 'done', 'not-now'] as const;

async function load({ db, viewer, params }: Reading<{ ideaId: string }, unknown>) {
  const idea = await found(findIdea(db, viewer, params.ideaId), 'idea');
  return { idea, hasLead: await hasLead(db, idea.organisationId) };
}

/** The newest answer stands; those before it stay to be read. */
export const answerIdea = post(ideaPaths.answer, {
  params: IdeaAt,
  form: z.object({
    kind: choice(answerKinds, 'Choose what your organisation answers'),
    reason: typedText({ name: 'the reason', max: 2_000 }),
  }),
  permission: mayAnswer,
  writes: ['idea.answered'],
  load,
  decide: ({ idea }, { form }) =>
    allow({ ...form, ideaId: idea.ideaId, organisationId: idea.organisationId }),
  save: (tx, answer, { act }) => insertAnswer(tx, act, answer),
  done: ({ params }) =>
    seeOther(
      ideaPaths.show(params),
      'Your answer is there. The author and those who back the idea are told.',
    ),
  refusals: {},
  again: (state, { idea }) => ({
    title: 'Answer',
    breadcrumbs: [{ text: idea.text.title, href: ideaPaths.show({ ideaId: idea.ideaId }) }],
    body: AnswerAgain({ ideaId: idea.ideaId, state }),
  }),
});

export const showDuties = page(dutyPaths.list, {
  permission: permission('signed-in'),
  async load({ db, viewer, now }) {
    const person = signedIn(viewer);
    const leads = person.memberships
      .filter((membership) => membership.role !== 'member')
      .map((m) => m.organisationId);
    return {
      duties: await findDuties(
        db,
        { personId: person.personId, leads, programmeStaff: isProgrammeStaff(viewer) },
        londonToday(now),
      ),
    };
  },
  view: ({ duties }, { viewer }) => ({
    title: 'What waits for you',
    body: Duties({ duties, programmeStaff: isProgrammeStaff(viewer) }),
  }),
});

export const answerRoutes = [answerIdea, showDuties];
