import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { permission } from '#kit/viewer.ts';
import { acceptSymbols, symbolsField } from '#modules/readable/public.ts';
import type { Tx } from '#platform/db/database.ts';
import { id, optionalText, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { commentPaths, ideaPaths, needPaths } from '../idea.paths.ts';
import { asAuthor, findIdea } from '../idea.queries.ts';
import { findInTexts } from '../identifiers.ts';
import { findNeed } from '../need.queries.ts';
import { IdeaAt } from '../react-to-idea/react-to-idea.routes.ts';
import { mayComment, mayCommentNeed } from '../reaction.policy.ts';
import { findOwnComment, insertComment, isReplyable, withdrawComment } from '../reaction.queries.ts';
import { CommentAgain } from './comment.view.tsx';

const CommentInput = z.object({
  body: typedText({ name: 'what you want to say', max: 5_000 }),
  replyTo: id.optional().catch(undefined),
  justification: optionalText({ name: 'the reason', max: 2_000 }),
  symbols: symbolsField,
});

function symbolsOf(tx: Tx, personId: string, form: z.output<typeof CommentInput>, at: Date) {
  return acceptSymbols(tx, { personId, body: form.body, symbols: form.symbols, at });
}

const refusals = {
  'looks-like-a-patient':
    'Some words could tell others who a patient is. Take them out, or say why they may stay.',
  'nothing-to-reply-to':
    'The comment that you answer is gone. Your words are kept: send them as a comment of their own.',
} as const;

async function loadIdea({ db, viewer, params }: Reading<{ ideaId: string }, unknown>) {
  return { idea: await found(findIdea(db, viewer, params.ideaId), 'idea') };
}

/** The author of an anonymous idea answers as that author, and stays unnamed. */
export const commentOnIdea = post(ideaPaths.comment, {
  params: IdeaAt,
  form: CommentInput,
  permission: mayComment,
  writes: ['comment.written'],
  load: loadIdea,
  async decide({ idea }, { db, form, viewer, now }) {
    if (form.justification === '' && findInTexts({ body: form.body }, now).length > 0)
      return refuse('looks-like-a-patient');
    if (form.replyTo !== undefined && !(await isReplyable(db, idea.ideaId, form.replyTo)))
      return refuse('nothing-to-reply-to');
    const { personId } = signedIn(viewer);
    const hidden = idea.anonymous && idea.authorId === personId;
    return allow({
      idea,
      comment: {
        subjectKind: 'idea' as const,
        subjectId: idea.ideaId,
        body: form.body,
        replyTo: form.replyTo ?? null,
        asAnonymousAuthor: hidden,
        justification: form.justification,
        authorId: personId,
      },
    });
  },
  save: async (tx, { idea, comment }, { act, form }) =>
    insertComment(
      tx,
      asAuthor(act, { anonymous: comment.asAnonymousAuthor }),
      { ...comment, symbols: await symbolsOf(tx, comment.authorId, form, act.at) },
      comment.asAnonymousAuthor ? idea.organisationId : act.organisation,
    ),
  done: ({ params, saved }) =>
    seeOther(`${ideaPaths.show(params)}#comment-${saved}`, 'Your comment is there.'),
  refusals,
  again: (state, { idea }, { now }) => ({
    title: 'Your comment',
    breadcrumbs: [{ text: idea.text.title, href: ideaPaths.show({ ideaId: idea.ideaId }) }],
    body: CommentAgain({
      action: ideaPaths.comment({ ideaId: idea.ideaId }),
      state,
      findings: findInTexts({ body: state.values.body }, now),
    }),
  }),
});

const NeedAt = z.object({ needId: id });

async function loadNeed({ db, viewer, params }: Reading<{ needId: string }, unknown>) {
  return { need: await found(findNeed(db, viewer, params.needId), 'need') };
}

export const commentOnNeed = post(needPaths.comment, {
  params: NeedAt,
  form: CommentInput,
  permission: mayCommentNeed,
  writes: ['comment.written'],
  load: loadNeed,
  async decide({ need }, { db, form, viewer, now }) {
    if (form.justification === '' && findInTexts({ body: form.body }, now).length > 0)
      return refuse('looks-like-a-patient');
    if (form.replyTo !== undefined && !(await isReplyable(db, need.needId, form.replyTo)))
      return refuse('nothing-to-reply-to');
    return allow({
      subjectKind: 'need' as const,
      subjectId: need.needId,
      body: form.body,
      replyTo: form.replyTo ?? null,
      asAnonymousAuthor: false,
      justification: form.justification,
      authorId: signedIn(viewer).personId,
    });
  },
  save: async (tx, comment, { act, form }) =>
    insertComment(
      tx,
      act,
      { ...comment, symbols: await symbolsOf(tx, comment.authorId, form, act.at) },
      act.organisation,
    ),
  done: ({ params, saved }) =>
    seeOther(`${needPaths.show(params)}#comment-${saved}`, 'Your comment is there.'),
  refusals,
  again: (state, { need }, { now }) => ({
    title: 'Your comment',
    breadcrumbs: [{ text: need.title, href: needPaths.show({ needId: need.needId }) }],
    body: CommentAgain({
      action: needPaths.comment({ needId: need.needId }),
      state,
      findings: findInTexts({ body: state.values.body }, now),
    }),
  }),
});

export const takeCommentBack = post(commentPaths.withdraw, {
  params: z.object({ commentId: id }),
  permission: permission('signed-in'),
  writes: ['comment.withdrawn'],
  load: async ({ db, viewer, params }) => ({
    comment: await found(findOwnComment(db, signedIn(viewer).personId, params.commentId), 'comment'),
  }),
  decide: ({ comment }) => allow(comment),
  async save(tx, comment, { act }) {
    if (!(await withdrawComment(tx, act, comment))) return refuse('gone-already');
  },
  done: ({ loaded: { comment } }) =>
    seeOther(
      comment.subjectKind === 'idea'
        ? ideaPaths.show({ ideaId: comment.subjectId })
        : needPaths.show({ needId: comment.subjectId }),
      'Your comment is taken back.',
    ),
  refusals: { 'gone-already': 'This comment is gone already.' },
});

export const commentRoutes = [commentOnIdea, commentOnNeed, takeCommentBack];
