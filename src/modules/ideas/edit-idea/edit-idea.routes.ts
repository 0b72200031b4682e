import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { id, optionalText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { page, post, seeOther } from '#platform/http/route.ts';
import { ideaPaths } from '../idea.paths.ts';
import { mayEditIdea, mayShowIdea } from '../idea.policy.ts';
import { findIdea, findVersions, replaceIdea } from '../idea.queries.ts';
import { ideaLimits, mayReplace, postingRefusals } from '../idea.rules.ts';
import { findInTexts } from '../identifiers.ts';
import { IdeaTextInput, toText } from '../post-idea/idea.form.ts';
import { EditIdea, IdeaHistory } from './edit-idea.view.tsx';

const IdeaAt = z.object({ ideaId: id });

export const showEdit = page(ideaPaths.edit, {
  params: IdeaAt,
  permission: mayEditIdea,
  load: async ({ db, viewer, params }) => ({
    idea: await found(findIdea(db, viewer, params.ideaId), 'idea'),
  }),
  view: ({ idea }) => ({
    title: 'Change your idea',
    breadcrumbs: [{ text: idea.text.title, href: ideaPaths.show({ ideaId: idea.ideaId }) }],
    body: EditIdea({
      idea,
      findings: [],
      state: {
        values: { ...idea.text, setting: idea.text.setting ?? '', version: idea.version },
        errors: [],
      },
    }),
  }),
});

/** Editing keeps history: every version stays readable for those who may read the idea. */
export const editIdea = post(ideaPaths.revision, {
  params: IdeaAt,
  form: IdeaTextInput.extend({
    version: z.coerce.number().int().min(1),
    justification: optionalText({ name: 'the reason', max: ideaLimits.justification }),
  }),
  permission: mayEditIdea,
  writes: ['idea.edited'],
  load: async ({ db, viewer, params }) => ({
    idea: await found(findIdea(db, viewer, params.ideaId), 'idea'),
  }),
  decide({ idea }, { form, now }) {
    const replacing = mayReplace(idea, form.version);
    if (!replacing.ok) return replacing;
    const text = toText(form);
    const { title, problem, proposal, helps } = text;
    if (form.justification === '' && findInTexts({ title, problem, proposal, helps }, now).length > 0)
      return refuse('looks-like-a-patient');
    return allow({ idea, text, justification: form.justification });
  },
  async save(tx, { idea, text, justification }, { act }) {
    if (!(await replaceIdea(tx, act, idea, { text, justification }))) return refuse('edited-meanwhile');
  },
  done: ({ params }) =>
    seeOther(ideaPaths.show(params), 'Your idea is changed. Older versions stay in its history.'),
  refusals: {
    closed: 'This idea became a project, was merged or closed, so that it can no longer be changed.',
    'edited-meanwhile':
      'This idea was changed in another window after you opened it. Both versions are below: bring together what you want to keep, and save again.',
    'looks-like-a-patient': postingRefusals['looks-like-a-patient'],
  },
  again: (state, { idea }, { now }) => {
    const { title, problem, proposal, helps } = state.values;
    return {
      title: 'Change your idea',
      body: EditIdea({ idea, state, findings: findInTexts({ title, problem, proposal, helps }, now) }),
    };
  },
});

export const showHistory = page(ideaPaths.history, {
  params: IdeaAt,
  permission: mayShowIdea,
  async load({ db, viewer, params }) {
    const idea = await found(findIdea(db, viewer, params.ideaId), 'idea');
    return { idea, versions: await findVersions(db, idea.ideaId) };
  },
  view: ({ idea, versions }) => ({
    title: `History: ${idea.text.title}`,
    breadcrumbs: [{ text: idea.text.title, href: ideaPaths.show({ ideaId: idea.ideaId }) }],
    body: IdeaHistory({ versions }),
    noIndex: true,
  }),
});

export const editIdeaRoutes = [showEdit, editIdea, showHistory];
