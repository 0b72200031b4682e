import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { permission } from '#kit/viewer.ts';
import { append } from '#platform/events/event.queries.ts';
import { page, post } from '#platform/http/route.ts';
import { inDemonstration } from '../demonstration/in-demonstration.ts';
import { isPassword } from '../password.ts';
import { signInPaths } from '../people.paths.ts';
import { findAccount } from '../person.queries.ts';
import { localAddress } from '../sign-up.rules.ts';
import { markProved } from './step-up.queries.ts';
import { StepUpForm } from './step-up.view.tsx';

const triesMax = 10;

export const showStepUp = page(signInPaths.again, {
  query: z.object({ next: z.string().optional() }),
  permission: permission('signed-in'),
  load: async ({ db, viewer, platform }) => ({
    demonstration: inDemonstration(platform),
    hasPassword: viewer.kind === 'person' && (await findAccount(db, viewer.personId))?.passwordHash != null,
  }),
  view: (proof, { query }) => ({
    title: 'Sign in again to go on',
    body: StepUpForm({ values: { next: query.next ?? '' }, errors: [] }, proof),
  }),
});

/** Weighty acts ask who you are once more: a session left open on a ward computer is not enough. */
export const stepUp = post(signInPaths.again, {
  form: z.object({
    password: z.string('Enter your password').min(1, 'Enter your password').max(1_000, 'Enter your password'),
    next: z.string().optional(),
  }),
  permission: permission('signed-in'),
  writes: ['session.proved'],
  attempts: {
    max: triesMax,
    by: ({ viewer }) => [`step-up ${viewer.kind === 'person' ? viewer.personId : ''}`],
  },
  async load({ db, viewer }) {
    const account = viewer.kind === 'person' ? await findAccount(db, viewer.personId) : undefined;
    return { passwordHash: account?.passwordHash };
  },
  decide: async ({ passwordHash }, { form }) =>
    (await isPassword(form.password, passwordHash)) ? allow(undefined) : refuse('wrong-password'),
  async save(tx, _nothing, { viewer, act, now }) {
    if (viewer.kind !== 'person') return;
    await markProved(tx, viewer.sessionId, now);
    await append(tx, act, { verb: 'session.proved', subjectKind: 'person', subject: viewer.personId });
  },
  done: ({ form }) => ({ redirect: localAddress(form.next) ?? '/' }),
  refusals: { 'wrong-password': 'That is not your password. Try again, or sign out and ask for a new one.' },
  again: (state, { passwordHash }, { platform }) => ({
    title: 'Sign in again to go on',
    body: StepUpForm(state, {
      hasPassword: passwordHash != null,
      demonstration: inDemonstration(platform),
    }),
  }),
});
