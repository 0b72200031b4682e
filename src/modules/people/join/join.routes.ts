import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { newId } from '#kit/ids.ts';
import { passwordProblem } from '#kit/password-rules.ts';
import { withQuery } from '#kit/paths.ts';
import { permission } from '#kit/viewer.ts';
import { append } from '#platform/events/event.queries.ts';
import { emailAddress, optionalText, personName } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { page, post } from '#platform/http/route.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { askedAtSignUp } from '../communication-needs/communication-need.paths.ts';
import { inDemonstration, mailIsShown } from '../demonstration/in-demonstration.ts';
import { findLink, insertLink, useLink } from '../email-link.queries.ts';
import { hashPassword } from '../password.ts';
import { accountPaths, joinPaths, signInPaths } from '../people.paths.ts';
import {
  confirmMembershipByDomain,
  findAccountByAddress,
  findDomainProof,
  insertPerson,
  type NewPerson,
} from '../person.queries.ts';
import { signedInCookies } from '../sign-in/signed-in.ts';
import { localAddress, type Standing, standingFrom } from '../sign-up.rules.ts';
import { confirmJoiningMail, haveAccountMail } from './join.mail.ts';
import { ConfirmJoining, JoinForm, LookInYourMail } from './join.view.tsx';

const triesMax = 10;

const JoinInput = z
  .object({
    name: personName,
    address: emailAddress(),
    profession: optionalText({ name: 'your job', max: 120 }),
    password: z.string('Enter a password, or leave it empty').default(''),
    next: z.string().optional(),
  })
  .superRefine((input, context) => {
    if (input.password === '') return;
    const problem = passwordProblem(input.password, { address: input.address });
    if (problem) context.addIssue({ code: 'custom', path: ['password'], message: problem });
  });

export const showJoin = page(joinPaths.begin, {
  query: z.object({ next: z.string().optional() }),
  permission: permission('visitors-only'),
  load: async ({ platform }) => ({ demonstration: inDemonstration(platform) }),
  view: (loaded, { query }) => ({
    title: 'Join',
    body: JoinForm({ values: { next: query.next ?? '' }, errors: [], ...loaded }),
  }),
});

/** The answer is the same whether or not the address has an account: nobody can find out who is here. */
export const join = post(joinPaths.begin, {
  form: JoinInput,
  permission: permission('visitors-only'),
  writes: { noEvent: 'nobody has joined until the address is confirmed' },
  attempts: { max: triesMax, by: ({ form, request }) => [`join ${request.ip}`, `join ${form.address}`] },
  load: async ({ platform }) => ({
    demonstration: inDemonstration(platform),
    mailShown: mailIsShown(platform),
  }),
  async decide(_loaded, { db, form }) {
    return allow({
      account: await findAccountByAddress(db, form.address),
      passwordHash: form.password === '' ? undefined : await hashPassword(form.password),
    });
  },
  async save(tx, { account, passwordHash }, { form, now, platform }) {
    const next = localAddress(form.next);
    if (account) {
      const token = await insertLink(tx, {
        purpose: 'sign-in',
        address: form.address,
        personId: account.personId,
        next,
        now,
      });
      await queueMail(
        tx,
        platform.jobs,
        haveAccountMail(platform, form.address, signInPaths.byLink({ token })),
      );
      return;
    }
    const details: Record<string, string> = { name: form.name, profession: form.profession };
    if (passwordHash) details.passwordHash = passwordHash;
    const token = await insertLink(tx, {
      purpose: 'confirm-email',
      address: form.address,
      personId: null,
      details,
      next,
      now,
    });
    await queueMail(
      tx,
      platform.jobs,
      confirmJoiningMail(platform, form.address, form.name, joinPaths.confirm({ token })),
    );
  },
  done: ({ form, loaded }) => ({
    title: 'Look in your e-mail',
    body: LookInYourMail({ address: form.address, what: 'finish joining', mailShown: loaded.mailShown }),
  }),
  refusals: {},
  again: (state, loaded) => ({ title: 'Join', body: JoinForm({ ...state, ...loaded }) }),
});

const Token = z.object({ token: z.string().max(100) });

export const showConfirmJoining = page(joinPaths.confirm, {
  params: Token,
  permission: permission('visitors-only'),
  load: async ({ db, params, now }) => ({
    link: await found(findLink(db, 'confirm-email', params.token, now), 'link'),
  }),
  view: ({ link }, { params }) => ({
    title: 'Confirm your e-mail address',
    body: ConfirmJoining({ address: link.address, token: params.token }),
  }),
});

export const confirmJoining = post(joinPaths.confirm, {
  params: Token,
  permission: permission('visitors-only'),
  writes: ['person.joined', 'membership.confirmed'],
  async load({ db, params, now }) {
    const link = await found(findLink(db, 'confirm-email', params.token, now), 'link');
    return { link, standing: standingFrom(await findDomainProof(db, link.address)) };
  },
  decide: ({ link, standing }, { now }) =>
    allow({
      link,
      standing,
      person: {
        personId: newId(),
        name: link.details.name ?? '',
        kind: standing.personKind,
        address: link.address,
        passwordHash: link.details.passwordHash ?? null,
        profession: link.details.profession || null,
        now,
      } satisfies NewPerson,
    }),
  async save(tx, { link, standing, person }, { act, now, request }) {
    if (!(await useLink(tx, link.id, now))) return refuse('link-used');
    if (!(await insertPerson(tx, person))) return refuse('address-taken');
    await append(
      tx,
      { ...act, actor: person.personId },
      {
        verb: 'person.joined',
        subjectKind: 'person',
        subject: person.personId,
        payload: { kind: person.kind },
      },
    );
    if (standing.memberOf) {
      const membershipId = await confirmMembershipByDomain(tx, {
        ...standing.memberOf,
        personId: person.personId,
        now,
      });
      await append(
        tx,
        { ...act, actor: person.personId },
        {
          verb: 'membership.confirmed',
          subjectKind: 'membership',
          subject: membershipId,
          concerns: [person.personId, standing.memberOf.organisationId],
          payload: { by: 'domain' },
        },
      );
    }
    return {
      cookies: await signedInCookies(tx, {
        personId: person.personId,
        request,
        now,
        keep: false,
        secondFactor: false,
      }),
    };
  },
  done: ({ saved, loaded }) => ({
    redirect: nextAddress(loaded.standing, loaded.link.next),
    notice: welcomeWords(loaded.standing),
    cookies: saved.cookies,
  }),
  refusals: {
    'link-used': 'This link was used already. Sign in, or ask for a new link on the sign-in page.',
    'address-taken': 'This address has an account already. Sign in instead.',
  },
});

/** Everybody is asked at once how they need things, staff as patients; one press skips it. Then they come to where they were going. */
function nextAddress(standing: Standing, asked: string | null): string {
  const next = localAddress(asked ?? undefined);
  return askedAtSignUp(
    standing.mustPickOrganisation ? withQuery(accountPaths.memberships(), { next }) : (next ?? '/'),
  );
}

function welcomeWords(standing: Standing): string {
  if (standing.mustPickOrganisation)
    return 'Your address shows that you are staff. Choose your organisation: its lead will confirm you.';
  return standing.memberOf
    ? 'Welcome. Your address shows where you work.'
    : 'Welcome. You have an account now. If you are staff: your address does not show it, so join with your work e-mail.';
}

export const joinRoutes = [showJoin, join, showConfirmJoining, confirmJoining];
