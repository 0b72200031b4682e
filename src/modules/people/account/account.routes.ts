import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { passwordProblem } from '#kit/password-rules.ts';
import { settings } from '#kit/topics.ts';
import { regions } from '#kit/uk-region.ts';
import { permission, type Viewer } from '#kit/viewer.ts';
import { append } from '#platform/events/event.queries.ts';
import { choice, id, optionalText, personName, ticked } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { page, post, seeOther, type Typed } from '#platform/http/route.ts';
import { forget } from '#platform/http/send.ts';
import { endOpenLinks } from '../forgotten-password/forgotten-password.queries.ts';
import { countLeads, findMyMemberships } from '../membership/membership.queries.ts';
import { ownPagesOf } from '../own-pages.ts';
import { hashPassword } from '../password.ts';
import { accountPaths } from '../people.paths.ts';
import { setPassword } from '../person.queries.ts';
import {
  type AccountFacts,
  endOwnSessions,
  erasePerson,
  findAccountFacts,
  updateDetails,
} from './account.queries.ts';
import { AccountPage } from './account.view.tsx';

function me(viewer: Viewer): { personId: string; sessionId: string } {
  return viewer.kind === 'person' ? viewer : { personId: '', sessionId: '' };
}

/** What stands in the form before anybody changes it. */
function valuesOf(facts: AccountFacts): Typed {
  return {
    ...facts,
    profession: facts.profession ?? '',
    setting: facts.setting ?? '',
    region: facts.region ?? '',
    offersHelp: facts.offersHelp ? 'yes' : '',
  };
}

export const showAccount = page(accountPaths.show, {
  permission: permission('signed-in'),
  load: async ({ db, viewer, now }) => ({
    facts: await found(findAccountFacts(db, me(viewer).personId, now)),
  }),
  view: ({ facts }, { viewer }) => ({
    title: 'Your account',
    body: AccountPage({
      facts,
      viewer,
      ownPages: ownPagesOf(viewer),
      state: { values: valuesOf(facts), errors: [] },
    }),
  }),
});

export const changeDetails = post(accountPaths.details, {
  form: z.object({
    name: personName,
    profession: optionalText({ name: 'your job', max: 120 }),
    setting: z
      .enum(['', ...Object.keys(settings)] as [string, ...string[]], 'Choose where you work from the list')
      .default('')
      .transform((slug) => (slug === '' ? null : slug)),
    region: z
      .enum(['', ...regions], 'Choose your region from the list')
      .default('')
      .transform((name) => (name === '' ? null : name)),
    offersHelp: ticked,
    notify: choice(['at-once', 'daily', 'page-only'], 'Choose how you want to hear of things'),
  }),
  permission: permission('signed-in'),
  writes: ['person.details-changed'],
  load: async ({ db, viewer, now }) => ({
    facts: await found(findAccountFacts(db, me(viewer).personId, now)),
  }),
  decide: (_loaded, { form }) => allow(form),
  async save(tx, details, { viewer, act }) {
    const { personId } = me(viewer);
    await updateDetails(tx, personId, details, act.at);
    await append(tx, act, { verb: 'person.details-changed', subjectKind: 'person', subject: personId });
  },
  done: () => seeOther(accountPaths.show(), 'Your details are saved.'),
  refusals: {},
  again: (state, { facts }, { viewer }) => ({
    title: 'Your account',
    body: AccountPage({ facts, viewer, ownPages: ownPagesOf(viewer), state }),
  }),
});

export const changePassword = post(accountPaths.password, {
  form: z
    .object({ newPassword: z.string('Enter a new password') })
    .superRefine(({ newPassword }, context) => {
      const problem = passwordProblem(newPassword, {});
      if (problem) context.addIssue({ code: 'custom', path: ['newPassword'], message: problem });
    }),
  permission: permission('signed-in'),
  stepUp: true,
  writes: ['person.password-replaced'],
  load: async ({ db, viewer, now }) => ({
    facts: await found(findAccountFacts(db, me(viewer).personId, now)),
  }),
  decide: async (_loaded, { form }) => allow(await hashPassword(form.newPassword)),
  async save(tx, hash, { viewer, act, now }) {
    const { personId, sessionId } = me(viewer);
    await setPassword(tx, personId, hash, now);
    await endOwnSessions(tx, personId, { allBut: sessionId }, now);
    await endOpenLinks(tx, personId, now);
    await append(tx, act, { verb: 'person.password-replaced', subjectKind: 'person', subject: personId });
  },
  done: () => seeOther(accountPaths.show(), 'Your password is changed. Your other sessions have ended.'),
  refusals: {},
  again: (state, { facts }, { viewer }) => ({
    title: 'Your account',
    body: AccountPage({
      facts,
      viewer,
      ownPages: ownPagesOf(viewer),
      state: { ...state, values: { ...valuesOf(facts), ...state.values } },
    }),
  }),
});

export const endSession = post(accountPaths.endSession, {
  params: z.object({ sessionId: id }),
  permission: permission('signed-in'),
  writes: ['session.ended'],
  load: async () => ({}),
  decide: () => allow(undefined),
  async save(tx, _nothing, { viewer, params, act, now }) {
    const { personId } = me(viewer);
    if ((await endOwnSessions(tx, personId, { only: params.sessionId }, now)) === 0)
      return refuse('no-such-session');
    await append(tx, act, { verb: 'session.ended', subjectKind: 'person', subject: personId });
  },
  done: () => seeOther(accountPaths.show(), 'That session has ended.'),
  refusals: { 'no-such-session': 'That session has ended already.' },
});

export const endOtherSessions = post(accountPaths.endOtherSessions, {
  permission: permission('signed-in'),
  writes: ['session.ended'],
  load: async () => ({}),
  decide: () => allow(undefined),
  async save(tx, _nothing, { viewer, act, now }) {
    const { personId, sessionId } = me(viewer);
    await endOwnSessions(tx, personId, { allBut: sessionId }, now);
    await append(tx, act, { verb: 'session.ended', subjectKind: 'person', subject: personId });
  },
  done: () => seeOther(accountPaths.show(), 'All your other sessions have ended.'),
  refusals: {},
});

/** Erasure keeps what was shared and the log, and forgets the person (UK GDPR, article 17). */
export const eraseAccount = post(accountPaths.erase, {
  form: z.object({ sure: ticked }),
  permission: permission('signed-in'),
  stepUp: true,
  writes: ['person.erased'],
  async load({ db, viewer }) {
    const leads = (await findMyMemberships(db, me(viewer).personId)).filter(
      (membership) => membership.role === 'lead',
    );
    const counts = await Promise.all(leads.map((membership) => countLeads(db, membership.organisationId)));
    return { onlyLead: counts.some((count) => count <= 1) };
  },
  decide: ({ onlyLead }, { form }) => {
    if (!form.sure) return refuse('not-sure');
    return onlyLead ? refuse('only-lead') : allow(undefined);
  },
  async save(tx, _nothing, { viewer, act, now }) {
    const { personId } = me(viewer);
    await erasePerson(tx, personId, now);
    await append(tx, act, { verb: 'person.erased', subjectKind: 'person', subject: personId });
  },
  done: () => ({ redirect: '/', notice: 'Your account is erased.', cookies: [forget('session')] }),
  refusals: {
    'not-sure': 'Tick the box to say that you are sure.',
    'only-lead': 'You are the only lead of an organisation. Name another lead first.',
  },
});

export const accountRoutes = [
  showAccount,
  changeDetails,
  changePassword,
  endSession,
  endOtherSessions,
  eraseAccount,
];
