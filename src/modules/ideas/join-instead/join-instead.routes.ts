import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { append } from '#platform/events/event.queries.ts';
import { choice, id } from '#platform/http/fields.ts';
import { post } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { dropDraft } from '../draft.queries.ts';
import { holderOf } from '../drafts/draft-holder.ts';
import { draftPaths } from '../idea.paths.ts';
import { mayPostIdea } from '../idea.policy.ts';
import { findJoinable, insertFollow } from './join-instead.queries.ts';

/** Instead of a second of the same: she follows what is there, and her draft goes. */
export const joinInstead = post(draftPaths.join, {
  params: z.object({ draftId: id }),
  form: z.object({ kind: choice(['idea', 'project'], 'Choose what to join'), subjectId: id }),
  permission: mayPostIdea,
  writes: ['idea.followed', 'project.followed'],
  load: async () => ({}),
  async decide(_loaded, { db, viewer, form }) {
    const joinable = await findJoinable(db, viewer, form.kind, form.subjectId);
    return joinable ? allow(joinable) : refuse('gone');
  },
  async save(tx, joinable, { act, viewer, request, params, form }) {
    await dropDraft(tx, holderOf(viewer, request), params.draftId);
    await insertFollow(tx, signedIn(viewer).personId, joinable, act.at);
    await append(tx, act, {
      verb: form.kind === 'idea' ? 'idea.followed' : 'project.followed',
      subjectKind: 'follow',
      subject: joinable.id,
    });
    return joinable;
  },
  done: ({ saved }) => ({
    redirect: saved.href,
    notice: 'You follow this now, and your draft is gone. Back it, or say what you would add.',
  }),
  refusals: { gone: 'This is no longer there. Go back to your draft.' },
});
