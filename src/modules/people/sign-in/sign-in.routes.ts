import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { permission } from '#kit/viewer.ts';
import { emailAddress, ticked } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { page, post } from '#platform/http/route.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { mailIsShown } from '../demonstration/in-demonstration.ts';
import { findLink, insertLink, useLink } from '../email-link.queries.ts';
import { LookInYourMail } from '../join/join.view.tsx';
import { isPassword } from '../password.ts';
import { signInPaths } from '../people.paths.ts';
import { type Account, findAccount, findAccountByAddress } from '../person.queries.ts';
import { localAddress } from '../sign-up.rules.ts';
import { finishSignIn } from './finish-sign-in.ts';
import { noAccountMail, signInLinkMail } from './sign-in.mail.ts';
import { SignInByLink, SignInForm } from './sign-in.view.tsx';

const triesMax = 10;
/** A whole hospital signs in from one network; one password tried on everybody stops here. */
const networkTriesMax = 300;
const Token = z.object({ token: z.string().max(100) });

export const showSignIn = page(signInPaths.begin, {
  query: z.object({ next: z.string().optional() }),
  permission: permission('anyone'),
  load: async () => ({}),
  view: (_loaded, { query, viewer }) =>
    viewer.kind === 'person'
      ? { redirect: localAddress(query.next) ?? '/' }
      : { title: 'Sign in', body: SignInForm({ values: { next: query.next ?? '' }, errors: [] }) },
});

export const signIn = post(signInPaths.begin, {
  form: z.object({
    address: emailAddress(),
    password: z.string('Enter your password').min(1, 'Enter your password').max(1_000, 'Enter your password'),
    keep: ticked,
    next: z.string().optional(),
  }),
  permission: permission('anyone'),
  writes: ['session.opened', 'session.half-opened'],
  attempts: { max: triesMax, by: ({ form }) => [`sign-in ${form.address}`], perNetwork: networkTriesMax },
  load: async () => ({}),
  async decide(_loaded, { db, form }) {
    const account = await findAccountByAddress(db, form.address);
    const right = await isPassword(form.password, account?.passwordHash);
    return account && right ? allow(account) : refuse('not-recognised');
  },
  save: (tx, account, { form, request, now, act }) =>
    finishSignIn(tx, {
      ...proof(account),
      way: 'password',
      keep: form.keep,
      next: form.next,
      request,
      now,
      act,
    }),
  done: ({ saved }) => saved,
  refusals: {
    'not-recognised':
      'The e-mail address and password do not belong together here. Check both, or ask for a link by e-mail below.',
  },
  again: (state) => ({ title: 'Sign in', body: SignInForm(state) }),
});

export const sendSignInLink = post(signInPaths.sendLink, {
  form: z.object({ address: emailAddress(), next: z.string().optional() }),
  permission: permission('anyone'),
  writes: { noEvent: 'nobody has signed in yet' },
  attempts: { max: triesMax, by: ({ form, request }) => [`link ${request.ip}`, `link ${form.address}`] },
  load: async ({ platform }) => ({ mailShown: mailIsShown(platform) }),
  decide: async (_loaded, { db, form }) => allow({ account: await findAccountByAddress(db, form.address) }),
  async save(tx, { account }, { form, now, platform }) {
    if (!account) return queueMail(tx, platform.jobs, noAccountMail(platform, form.address));
    const token = await insertLink(tx, {
      purpose: 'sign-in',
      address: form.address,
      personId: account.personId,
      next: localAddress(form.next),
      now,
    });
    return queueMail(
      tx,
      platform.jobs,
      signInLinkMail(platform, form.address, signInPaths.byLink({ token })),
    );
  },
  done: ({ form, loaded }) => ({
    title: 'Look in your e-mail',
    body: LookInYourMail({ address: form.address, what: 'sign in', ...loaded }),
  }),
  refusals: {},
  again: (state) => ({ title: 'Sign in', body: SignInForm(state) }),
});

/** Mail scanners open links, so that the link only shows a button. */
export const showSignInByLink = page(signInPaths.byLink, {
  params: Token,
  permission: permission('anyone'),
  load: async ({ db, params, now }) => ({
    link: await found(findLink(db, 'sign-in', params.token, now), 'link'),
  }),
  view: ({ link }, { params }) => ({
    title: 'Sign in',
    body: SignInByLink({ address: link.address, token: params.token }),
  }),
});

export const signInByLink = post(signInPaths.byLink, {
  params: Token,
  form: z.object({ keep: ticked }),
  permission: permission('anyone'),
  writes: ['session.opened', 'session.half-opened'],
  async load({ db, params, now }) {
    const link = await found(findLink(db, 'sign-in', params.token, now), 'link');
    return { link, account: await found(findAccount(db, link.personId ?? ''), 'account') };
  },
  decide: (loaded) => allow(loaded),
  async save(tx, { link, account }, { form, request, now, act }) {
    if (!(await useLink(tx, link.id, now))) return refuse('link-used');
    return finishSignIn(tx, {
      ...proof(account),
      way: 'link',
      keep: form.keep,
      next: link.next ?? undefined,
      request,
      now,
      act,
    });
  },
  done: ({ saved }) => saved,
  refusals: { 'link-used': 'This link was used already. Ask for a new one on the sign-in page.' },
});

function proof(account: Account): { personId: string; hasSecondFactor: boolean } {
  return { personId: account.personId, hasSecondFactor: account.hasSecondFactor };
}

export const signInRoutes = [showSignIn, signIn, sendSignInLink, showSignInByLink, signInByLink];
