import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { newId } from '#kit/ids.ts';
import { permission } from '#kit/viewer.ts';
import { append } from '#platform/events/event.queries.ts';
import { id, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { forget } from '#platform/http/send.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import type { Platform } from '#platform/platform.ts';
import { askedAtSignUp } from '../communication-needs/communication-need.paths.ts';
import { findOrganisation } from '../organisations/organisation.queries.ts';
import { accountPaths, organisationPaths, signInPaths } from '../people.paths.ts';
import {
  confirmMembershipByDomain,
  findAccount,
  findAccountByAddress,
  insertPerson,
} from '../person.queries.ts';
import { closeCeremony, findCeremony, openCeremony } from '../sign-in/ceremony.queries.ts';
import { finishSignIn } from '../sign-in/finish-sign-in.ts';
import { recognise } from './identity.rules.ts';
import {
  findFederatedPerson,
  findOrganisationSignIn,
  isDomainOf,
  isMember,
  linkIdentity,
  listOrganisationSignIns,
  type OrganisationSignIn,
  saveOrganisationSignIn,
} from './organisation-sign-in.queries.ts';
import {
  ChooseOrganisation,
  FinishSignIn,
  GoToProvider,
  OrganisationSignInForm,
} from './organisation-sign-in.view.tsx';
import { begin, finish, ProviderAway } from './provider.ts';

const beginningsMax = 300;

export const chooseOrganisation = page(signInPaths.organisations, {
  permission: permission('anyone'),
  load: async ({ db }) => ({ organisations: await listOrganisationSignIns(db) }),
  view: ({ organisations }) => ({
    title: 'Sign in with your organisation',
    body: ChooseOrganisation({ organisations }),
  }),
});

function settingsOf({ config, sealer }: Platform, organisation: OrganisationSignIn) {
  return {
    issuer: organisation.issuer,
    clientId: organisation.clientId,
    clientSecret: sealer.unseal(organisation.sealedClientSecret),
    redirectUri: `${config.baseUrl}${signInPaths.fromOrganisation()}`,
  };
}

/** Prepares the way to the organisation's sign-in and shows the link that leads there: forms here post only to this site. */
export const beginOrganisationSignIn = post(signInPaths.byOrganisation, {
  params: z.object({ organisationId: id }),
  permission: permission('anyone'),
  writes: { noEvent: 'nobody has signed in yet' },
  // Each asks the organisation's own server.
  attempts: {
    max: beginningsMax,
    by: ({ request, params }) => [`begin ${params.organisationId} ${request.ip}`],
  },
  load: async ({ db, params }) => ({
    organisation: await found(findOrganisationSignIn(db, params.organisationId), 'organisation'),
  }),
  async decide({ organisation }, { platform }) {
    try {
      return allow({ organisation, begun: await begin(settingsOf(platform, organisation)) });
    } catch (error) {
      if (error instanceof ProviderAway) return refuse('away');
      throw error;
    }
  },
  async save(tx, { organisation, begun }, { now }) {
    const { address, ...details } = begun;
    const token = await openCeremony(tx, {
      kind: 'organisation-sign-in',
      personId: null,
      details: { ...details, organisationId: organisation.organisationId },
      now,
    });
    return { token, address, name: organisation.organisationName };
  },
  done: ({ saved }) => ({
    title: 'Go on to your organisation',
    body: GoToProvider({ name: saved.name, address: saved.address }),
    cookies: [{ name: 'ceremony', value: saved.token }],
  }),
  refusals: {
    away: 'The sign-in of this organisation does not answer. Try again later, or sign in by a link to your e-mail.',
  },
});

const Answer = z.object({
  code: z.string().max(4_000).optional(),
  state: z.string().max(1_000).optional(),
  iss: z.string().max(1_000).optional(),
  error: z.string().max(200).optional(),
});

export const showOrganisationAnswer = page(signInPaths.fromOrganisation, {
  query: Answer,
  permission: permission('anyone'),
  load: async () => ({}),
  view: (_loaded, { query }) => ({
    title: 'Finish signing in',
    body: FinishSignIn({ answer: query }),
    noIndex: true,
  }),
});

async function loadCeremony({ db, request, now }: Reading<unknown, unknown>) {
  const ceremony = await found(
    findCeremony(db, 'organisation-sign-in', request.cookie('ceremony') ?? '', now),
    'ceremony',
  );
  const organisation = await found(
    findOrganisationSignIn(db, ceremony.details.organisationId ?? ''),
    'organisation',
  );
  return { ceremony, organisation };
}

export const finishOrganisationSignIn = post(signInPaths.fromOrganisation, {
  form: Answer,
  permission: permission('anyone'),
  writes: ['session.opened', 'session.half-opened', 'person.joined', 'membership.confirmed'],
  load: loadCeremony,
  async decide({ ceremony, organisation }, { db, form, platform }) {
    const { verifier = '', state = '', nonce = '' } = ceremony.details;
    const answer = Object.fromEntries(
      Object.entries(form).filter(([, value]) => value !== undefined),
    ) as Record<string, string>;
    const claims = await finish(settingsOf(platform, organisation), { verifier, state, nonce }, answer);
    if (!claims) return refuse('not-answered');
    const domain = claims.address?.slice(claims.address.lastIndexOf('@') + 1) ?? '';
    const decision = recognise(claims, {
      linked: await findFederatedPerson(db, claims.issuer, claims.subject),
      holderOfAddress:
        claims.address === undefined ? undefined : (await findAccountByAddress(db, claims.address))?.personId,
      ownDomain: await isDomainOf(db, domain, organisation.organisationId),
    });
    return decision.ok
      ? allow({ claims, domain, recognised: decision.value, ceremony, organisation })
      : decision;
  },
  async save(tx, { claims, domain, recognised, ceremony, organisation }, { act, now, request }) {
    if (!(await closeCeremony(tx, ceremony.id))) return refuse('not-answered');
    const personId = recognised.who === 'new' ? newId() : recognised.personId;
    const own = { ...act, actor: personId };
    if (recognised.who === 'new') {
      const { name, address } = recognised;
      const person = {
        personId,
        name,
        kind: 'staff' as const,
        address,
        passwordHash: null,
        profession: null,
        now,
      };
      if (!(await insertPerson(tx, person))) return refuse('address-taken');
      await append(tx, own, {
        verb: 'person.joined',
        subjectKind: 'person',
        subject: personId,
        payload: { kind: 'staff' },
      });
    }
    if (recognised.who !== 'known') {
      await linkIdentity(tx, { issuer: claims.issuer, subject: claims.subject, personId, now });
      const { organisationId } = organisation;
      if (!(await isMember(tx, personId, organisationId))) {
        const membershipId = await confirmMembershipByDomain(tx, { personId, organisationId, domain, now });
        await append(tx, own, {
          verb: 'membership.confirmed',
          subjectKind: 'membership',
          subject: membershipId,
          concerns: [personId, organisationId],
          payload: { by: 'domain' },
        });
      }
    }
    const account = await findAccount(tx, personId);
    return finishSignIn(tx, {
      personId,
      way: 'organisation',
      hasSecondFactor: account?.hasSecondFactor ?? false,
      keep: false,
      next: recognised.who === 'new' ? askedAtSignUp(accountPaths.show()) : undefined,
      request,
      now,
      act,
    });
  },
  done: ({ saved }) => ({ ...saved, cookies: [forget('ceremony'), ...(saved.cookies ?? [])] }),
  refusals: {
    'not-answered':
      'The sign-in of your organisation did not work, or took too long. Begin again on the sign-in page.',
    'address-not-vouched-for':
      'Your organisation’s sign-in gave no confirmed e-mail address of its own. Join with your e-mail address instead.',
    'address-taken':
      'Your e-mail address belongs to an account that this organisation cannot vouch for. Sign in by a link to your e-mail.',
  },
});

const OdsCode = z.object({ odsCode: z.string().regex(/^[A-Za-z0-9]{3,10}$/) });

async function loadOrganisation({ db, params }: Reading<{ odsCode: string }, unknown>) {
  const organisation = await found(findOrganisation(db, params.odsCode), 'organisation');
  return { organisation, current: await findOrganisationSignIn(db, organisation.id) };
}

export const showOrganisationSignInSettings = page(organisationPaths.signIn, {
  params: OdsCode,
  permission: permission('admin'),
  load: loadOrganisation,
  view: ({ organisation, current }, { platform }) => ({
    title: `Sign-in of ${organisation.name}`,
    body: OrganisationSignInForm({
      organisation,
      redirectUri: `${platform.config.baseUrl}${signInPaths.fromOrganisation()}`,
      state: { values: { issuer: current?.issuer ?? '', clientId: current?.clientId ?? '' }, errors: [] },
    }),
  }),
});

/** Only programme admins: the server itself calls the address that is set here. */
export const setOrganisationSignIn = post(organisationPaths.signIn, {
  params: OdsCode,
  form: z.object({
    issuer: z
      .url({
        protocol: /^https?$/,
        message: 'Enter the whole address of the issuer, beginning with https://',
      })
      .refine(
        (text) => text.startsWith('https://') || /^http:\/\/(localhost|127\.0\.0\.1)(:|\/|$)/.test(text),
        'The issuer’s address must begin with https://',
      ),
    clientId: typedText({ name: 'the client id', max: 300 }),
    clientSecret: typedText({ name: 'the client secret', max: 1_000 }),
  }),
  permission: permission('admin'),
  stepUp: true,
  writes: ['organisation.sign-in-set'],
  load: loadOrganisation,
  decide: ({ organisation }, { form }) => allow({ organisation, form }),
  async save(tx, { organisation, form }, { act, viewer, now, platform }) {
    await saveOrganisationSignIn(tx, {
      organisationId: organisation.id,
      issuer: form.issuer,
      clientId: form.clientId,
      sealedClientSecret: platform.sealer.seal(form.clientSecret),
      setBy: signedIn(viewer).personId,
      now,
    });
    await append(tx, act, {
      verb: 'organisation.sign-in-set',
      subjectKind: 'organisation',
      subject: organisation.id,
    });
  },
  done: ({ params }) =>
    seeOther(organisationPaths.show(params), 'People of this organisation can sign in with it now.'),
  refusals: {},
  again: (state, { organisation }, { platform }) => ({
    title: `Sign-in of ${organisation.name}`,
    body: OrganisationSignInForm({
      organisation,
      redirectUri: `${platform.config.baseUrl}${signInPaths.fromOrganisation()}`,
      state,
    }),
  }),
});

export const organisationSignInRoutes = [
  chooseOrganisation,
  beginOrganisationSignIn,
  showOrganisationAnswer,
  finishOrganisationSignIn,
  showOrganisationSignInSettings,
  setOrganisationSignIn,
];
