import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { passwordProblem } from '#kit/password-rules.ts';
import { permission } from '#kit/viewer.ts';
import { append } from '#platform/events/event.queries.ts';
import { emailAddress } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { page, post } from '#platform/http/route.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { mailIsShown } from '../demonstration/in-demonstration.ts';
import { findLink, insertLink, useLink } from '../email-link.queries.ts';
import { LookInYourMail } from '../join/join.view.tsx';
import { hashPassword } from '../password.ts';
import { passwordPaths, signInPaths } from '../people.paths.ts';
import { findAccountByAddress, setPassword } from '../person.queries.ts';
import { changeFactors } from '../second-factor/factor.rules.ts';
import { findFactors } from '../second-factor/second-factor.queries.ts';
import { noAccountMail } from '../sign-in/sign-in.mail.ts';
import { newPasswordMail } from './forgotten-password.mail.ts';
import {
  deleteAllPasskeys,
  endAllSessions,
  endOpenLinks,
  revokeAllTokens,
} from './forgotten-password.queries.ts';
import { ForgottenPasswordForm, NewPasswordForm } from './forgotten-password.view.tsx';

const triesMax = 6;
const Token = z.object({ token: z.string().max(100) });

export const showForgottenPassword = page(passwordPaths.forgotten, {
  permission: permission('anyone'),
  load: async () => ({}),
  view: () => ({ title: 'Forgotten password', body: ForgottenPasswordForm({ values: {}, errors: [] }) }),
});

export const askForNewPassword = post(passwordPaths.forgotten, {
  form: z.object({ address: emailAddress() }),
  permission: permission('anyone'),
  writes: { noEvent: 'nothing has changed yet' },
  attempts: {
    max: triesMax,
    by: ({ form, request }) => [`forgotten ${request.ip}`, `forgotten ${form.address}`],
  },
  load: async ({ platform }) => ({ mailShown: mailIsShown(platform) }),
  decide: async (_loaded, { db, form }) => allow({ account: await findAccountByAddress(db, form.address) }),
  async save(tx, { account }, { form, now, platform }) {
    if (!account) return queueMail(tx, platform.jobs, noAccountMail(platform, form.address));
    const token = await insertLink(tx, {
      purpose: 'reset-password',
      address: form.address,
      personId: account.personId,
      now,
    });
    return queueMail(
      tx,
      platform.jobs,
      newPasswordMail(platform, form.address, passwordPaths.replace({ token })),
    );
  },
  done: ({ form, loaded }) => ({
    title: 'Look in your e-mail',
    body: LookInYourMail({ address: form.address, what: 'choose a new password', ...loaded }),
  }),
  refusals: {},
  again: (state) => ({ title: 'Forgotten password', body: ForgottenPasswordForm(state) }),
});

export const showNewPassword = page(passwordPaths.replace, {
  params: Token,
  permission: permission('anyone'),
  load: async ({ db, params, now }) => ({
    link: await found(findLink(db, 'reset-password', params.token, now), 'link'),
  }),
  view: (_loaded, { params }) => ({
    title: 'Choose a new password',
    body: NewPasswordForm({ values: {}, errors: [] }, params.token),
  }),
});

/**
 * Whoever needs this may have lost the account to somebody: a new password ends sessions, links and tokens, and passkeys as
 * far as the mail alone may change them.
 */
export const replacePassword = post(passwordPaths.replace, {
  params: Token,
  form: z.object({ password: z.string('Enter a new password') }).superRefine(({ password }, context) => {
    const problem = passwordProblem(password, {});
    if (problem) context.addIssue({ code: 'custom', path: ['password'], message: problem });
  }),
  permission: permission('anyone'),
  writes: ['person.password-replaced'],
  load: async ({ db, params, now }) => ({
    link: await found(findLink(db, 'reset-password', params.token, now), 'link'),
  }),
  decide: async ({ link }, { form }) =>
    allow({ link, personId: link.personId ?? '', hash: await hashPassword(form.password) }),
  async save(tx, { link, personId, hash }, { now, act }) {
    if (!(await useLink(tx, link.id, now))) return refuse('link-used');
    await setPassword(tx, personId, hash, now);
    await endAllSessions(tx, personId, now);
    await endOpenLinks(tx, personId, now);
    await revokeAllTokens(tx, personId, now);
    const factors = await findFactors(tx, personId);
    const keepsPasskeys = factors.passkeys && !changeFactors(factors, false).ok;
    if (!keepsPasskeys) await deleteAllPasskeys(tx, personId);
    await append(
      tx,
      { ...act, actor: personId },
      {
        verb: 'person.password-replaced',
        subjectKind: 'person',
        subject: personId,
      },
    );
    return { keepsPasskeys };
  },
  done: ({ saved }) => ({
    redirect: signInPaths.begin(),
    notice: saved.keepsPasskeys
      ? 'Your password is changed. Sign in now. Personal tokens from before no longer work. Look at the passkeys in your account: remove each that is not yours.'
      : 'Your password is changed. Sign in with it now. Personal tokens and passkeys from before no longer work.',
  }),
  refusals: { 'link-used': 'This link was used already. Ask for a new one.' },
  again: (state, _loaded, { params }) => ({
    title: 'Choose a new password',
    body: NewPasswordForm(state, params.token),
  }),
});

export const forgottenPasswordRoutes = [
  showForgottenPassword,
  askForNewPassword,
  showNewPassword,
  replacePassword,
];
