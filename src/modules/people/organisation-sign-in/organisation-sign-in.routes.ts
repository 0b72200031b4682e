import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { newId } from '#kit/ids.ts';
import { permission } from '#kit/viewer.ts';
import { append } from '#platform/events/event.queries.ts';
import { id } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { page, post, type Reading } from '#platform/http/route.ts';
import { forget } from '#platform/http/send.ts';
import type { Platform } from '#platform/platform.ts';
import { askedAtSignUp } from '../communication-needs/communication-need.paths.ts';
import { accountPaths, signInPaths } from '../people.paths.ts';
import { findAccount, findAccountByAddress, insertPerson } from '../person.queries.ts';
import { closeCeremony, findCeremony, openCeremony } from '../sign-in/ceremony.queries.ts';
import { finishSignIn } from '../sign-in/finish-sign-in.ts';
import { recognise } from './identity.rules.ts';
import {
  findFederatedPerson,
  findOrganisationSignIn,
  holdMemberships,
  isDomainOf,
  isFormerMember,
  isKnownTo,
  listOrganisationSignIns,
  type OrganisationSignIn,
} from './organisation-sign-in.queries.ts';
import { ChooseOrganisation, FinishSignIn, GoToProvider } from './organisation-sign-in.view.tsx';
import { answerAddress, begin, finish, ProviderAway } from './provider.ts';

const beginningsMax = 300;
/** How often what one browser brings back is taken to the organisation's server. */
const answersMax = 5;

export const chooseOrganisation = page(signInPaths.organisations, {
  permission: permission('anyone'),
  load: async ({ db }) => ({ organisations: await listOrganisationSignIns(db) }),
  view: ({ organisations }) => ({
    title: 'Sign in with your organisation',
    body: ChooseOrganisation({ organisations }),
  }),
});

function settingsOf(platform: Platform, organisation: OrganisationSignIn) {
  return {
    issuer: organisation.issuer,
    clientId: organisation.clientId,
    clientSecret: platform.sealer.unseal(organisation.sealedClientSecret),
    redirectUri: answerAddress(platform, organisation.organisationId),
  };
}

const away =
  'The sign-in of this organisation does not answer. Try again later, or sign in by a link to your e-mail.';

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
    away,
  },
});

const AnswerOf = z.object({ organisationId: id });
const Answer = z.object({
  code: z.string().max(4_000).optional(),
  state: z.string().max(1_000).optional(),
  iss: z.string().max(1_000).optional(),
  error: z.string().max(200).optional(),
});

export const showOrganisationAnswer = page(signInPaths.fromOrganisation, {
  params: AnswerOf,
  query: Answer,
  permission: permission('anyone'),
  load: async () => ({}),
  view: (_loaded, { params, query }) => ({
    title: 'Finish signing in',
    body: FinishSignIn({ ...params, answer: query }),
    noIndex: true,
  }),
});

/**
 * Each organisation's answers have an address of their own, so that no provider gets the code of another by sending
 * browsers on to it (RFC 9700, section 4.4.2).
 */
async function loadAnswer({ db, params, request, now }: Reading<z.output<typeof AnswerOf>, unknown>) {
  const organisation = await found(findOrganisationSignIn(db, params.organisationId), 'organisation');
  const ceremony = await findCeremony(db, 'organisation-sign-in', request.cookie('ceremony') ?? '', now);
  const ofThis = ceremony?.details.organisationId === organisation.organisationId;
  return { organisation, ceremony: ofThis ? ceremony : undefined };
}

export const finishOrganisationSignIn = post(signInPaths.fromOrganisation, {
  params: AnswerOf,
  form: Answer,
  permission: permission('anyone'),
  writes: ['session.opened', 'session.half-opened', 'person.joined', 'membership.confirmed'],
  attempts: {
    max: answersMax,
    by: ({ request }) => [`answer ${request.cookie('ceremony') ?? request.ip}`],
    perNetwork: beginningsMax,
  },
  load: loadAnswer,
  async decide({ ceremony, organisation }, { db, form, platform }) {
    if (!ceremony) return refuse('not-answered');
    const { verifier = '', state = '', nonce = '' } = ceremony.details;
    const claims = await finish(settingsOf(platform, organisation), { verifier, state, nonce }, form).catch(
      (error: unknown) => {
        if (error instanceof ProviderAway) return 'away' as const;
        throw error;
      },
    );
    if (claims === 'away') return refuse('away');
    if (!claims) return refuse('not-answered');
    const { issuer, subject, address } = claims;
    const domain = address?.slice(address.lastIndexOf('@') + 1) ?? '';
    const { organisationId } = organisation;
    const holder = address === undefined ? undefined : await findAccountByAddress(db, address);
    const linked = await findFederatedPerson(db, issuer, subject);
    const personId = linked ?? holder?.personId;
    const decision = recognise(claims, {
      linked,
      holderOfAddress: holder?.personId,
      knownAsAnother: holder !== undefined && (await isKnownTo(db, issuer, holder.personId)),
      ownDomain: await isDomainOf(db, domain, organisationId),
      formerMember: personId !== undefined && (await isFormerMember(db, personId, organisationId)),
    });
    const link = { issuer, subject, organisationId, domain };
    return decision.ok ? allow({ link, recognised: decision.value, ceremony }) : decision;
  },
  async save(tx, { link, recognised, ceremony }, { act, now, request }) {
    if (!(await closeCeremony(tx, ceremony.id))) return refuse('not-answered');
    const personId = recognised.who === 'new' ? newId() : recognised.personId;
    await holdMemberships(tx, personId);
    if (await isFormerMember(tx, personId, link.organisationId)) return refuse('former-member');
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
      await append(
        tx,
        { ...act, actor: personId },
        { verb: 'person.joined', subjectKind: 'person', subject: personId, payload: { kind: 'staff' } },
      );
    }
    const account = await findAccount(tx, personId);
    return finishSignIn(tx, {
      personId,
      way: 'organisation',
      hasSecondFactor: account?.hasSecondFactor ?? false,
      keep: false,
      next: recognised.who === 'new' ? askedAtSignUp(accountPaths.show()) : undefined,
      ...(recognised.who === 'known' ? {} : { link }),
      request,
      now,
      act,
    });
  },
  done: ({ saved }) => ({ ...saved, cookies: [forget('ceremony'), ...(saved.cookies ?? [])] }),
  refusals: {
    away,
    'not-answered':
      'The sign-in of your organisation did not work, or took too long. Begin again on the sign-in page.',
    'address-not-vouched-for':
      'Your organisation’s sign-in gave no confirmed e-mail address of its own. Join with your e-mail address instead.',
    'address-taken':
      'Your e-mail address belongs to an account that this organisation cannot vouch for. Sign in by a link to your e-mail.',
    'former-member':
      'You no longer belong to this organisation here, so its sign-in does not open your account. Sign in by a link to your e-mail, with your password or with a passkey. If you do work there, say so in your account: once a lead confirms you, its sign-in opens your account again.',
    'address-of-another':
      'The account with your e-mail address belongs to somebody else at your organisation, who had this address before you, or signed in differently. If it is you, sign in by a link to your e-mail. If not, ask the people who run this programme.',
  },
});

export const organisationSignInRoutes = [
  chooseOrganisation,
  beginOrganisationSignIn,
  showOrganisationAnswer,
  finishOrganisationSignIn,
];
