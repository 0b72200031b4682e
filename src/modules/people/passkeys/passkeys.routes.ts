import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { permission } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import { id, ticked, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, type RequestFacts, seeOther } from '#platform/http/route.ts';
import { forget } from '#platform/http/send.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import type { Platform } from '#platform/platform.ts';
import { findAccountFacts } from '../account/account.queries.ts';
import { accountPaths, signInPaths } from '../people.paths.ts';
import { changeFactors, proveBothWords } from '../second-factor/factor.rules.ts';
import { findFactors, restWithoutFactors } from '../second-factor/second-factor.queries.ts';
import { closeCeremony, findCeremony, openCeremony } from '../sign-in/ceremony.queries.ts';
import { signedInCookies } from '../sign-in/signed-in.ts';
import { localAddress } from '../sign-up.rules.ts';
import { askToMake, askToUse, checkMade, checkUsed, relyingParty } from './ceremony.ts';
import { MadeCredential, UsedCredential } from './credential.form.ts';
import { deletePasskey, findPasskey, findPasskeys, insertPasskey, markUsed } from './passkey.queries.ts';
import { MakePasskey, PasskeyList, UsePasskey } from './passkeys.view.tsx';

const triesMax = 20;
const passkeysMax = 20;
const crumbs = [{ text: 'Your account', href: accountPaths.show() }];

function siteOf(platform: Platform) {
  return relyingParty(platform.config.baseUrl, platform.site.settings().name);
}

async function challengeOf(
  { db, request, now }: { db: Db; request: RequestFacts; now: Date },
  kind: 'passkey-making' | 'passkey-use',
) {
  return findCeremony(db, kind, request.cookie('ceremony') ?? '', now);
}

export const showPasskeys = page(accountPaths.passkeys, {
  permission: permission('signed-in'),
  load: async ({ db, viewer }) => ({ passkeys: await findPasskeys(db, signedIn(viewer).personId) }),
  view: ({ passkeys }) => ({
    title: 'Passkeys',
    breadcrumbs: crumbs,
    body: PasskeyList({ passkeys, mayAdd: passkeys.length < passkeysMax }),
  }),
});

/** Begins: the page that comes back lets the browser make a passkey for this one challenge. */
export const beginPasskey = post(accountPaths.passkeyChallenge, {
  permission: permission('signed-in'),
  stepUp: true,
  writes: { noEvent: 'nothing is made yet' },
  async load({ db, viewer, now }) {
    const { personId, name } = signedIn(viewer);
    const facts = await found(findAccountFacts(db, personId, now), 'account');
    const passkeys = await findPasskeys(db, personId);
    const factors = await findFactors(db, personId);
    return { passkeys, factors, person: { personId, name, address: facts.addresses[0] ?? name } };
  },
  async decide({ passkeys, factors, person }, { platform, viewer }) {
    const proved = changeFactors(factors, signedIn(viewer).secondFactor);
    if (!proved.ok) return proved;
    if (passkeys.length >= passkeysMax) return refuse('too-many');
    return allow({ options: await askToMake(siteOf(platform), person, passkeys), personId: person.personId });
  },
  async save(tx, { options, personId }, { now }) {
    const details = { challenge: options.challenge };
    return { options, token: await openCeremony(tx, { kind: 'passkey-making', personId, details, now }) };
  },
  done: ({ saved }) => ({
    title: 'Add a passkey',
    breadcrumbs: crumbs,
    cookies: [{ name: 'ceremony', value: saved.token }],
    body: MakePasskey({ options: saved.options, state: { values: {}, errors: [] } }),
  }),
  refusals: {
    'too-many': 'You have as many passkeys as one can have. Remove one that you no longer use.',
    'prove-both': proveBothWords,
  },
});

export const addPasskey = post(accountPaths.passkeys, {
  form: z.object({
    label: typedText({ name: 'a name for the passkey', max: 80 }),
    credential: MadeCredential,
  }),
  permission: permission('signed-in'),
  stepUp: true,
  writes: ['passkey.added'],
  load: async ({ db, request, viewer, now }) => ({
    ceremony: await challengeOf({ db, request, now }, 'passkey-making'),
    factors: await findFactors(db, signedIn(viewer).personId),
  }),
  async decide({ ceremony, factors }, { form, platform, viewer }) {
    const { personId, secondFactor } = signedIn(viewer);
    const proved = changeFactors(factors, secondFactor);
    if (!proved.ok) return proved;
    if (!ceremony || ceremony.personId !== personId) return refuse('began-too-long-ago');
    const made = await checkMade(siteOf(platform), ceremony.details.challenge ?? '', form.credential);
    return made ? allow({ ceremony, made, personId }) : refuse('not-recognised');
  },
  async save(tx, { ceremony, made, personId }, { form, act, now }) {
    if (!(await closeCeremony(tx, ceremony.id))) return refuse('began-too-long-ago');
    const passkeyId = await insertPasskey(tx, { ...made, personId, label: form.label, createdAt: now });
    if (passkeyId === undefined) return refuse('known-already');
    await append(tx, act, {
      verb: 'passkey.added',
      subjectKind: 'person',
      subject: personId,
      payload: { passkeyId },
    });
  },
  done: () => ({
    redirect: accountPaths.passkeys(),
    notice: 'The passkey is added. Next time you can sign in with it.',
    cookies: [forget('ceremony')],
  }),
  refusals: {
    'began-too-long-ago': 'This took too long, or was finished already. Begin again from your passkeys.',
    'not-recognised': 'Your browser’s answer could not be checked. Begin again from your passkeys.',
    'known-already': 'This passkey is on record already.',
    'prove-both': proveBothWords,
  },
});

export const removePasskey = post(accountPaths.removePasskey, {
  params: z.object({ passkeyId: id }),
  permission: permission('signed-in'),
  stepUp: true,
  writes: ['passkey.removed'],
  load: async ({ db, viewer }) => ({ factors: await findFactors(db, signedIn(viewer).personId) }),
  decide: ({ factors }, { viewer }) => changeFactors(factors, signedIn(viewer).secondFactor),
  async save(tx, _nothing, { viewer, params, act }) {
    const { personId } = signedIn(viewer);
    if (!(await deletePasskey(tx, personId, params.passkeyId))) return refuse('no-such-passkey');
    await restWithoutFactors(tx, personId);
    await append(tx, act, {
      verb: 'passkey.removed',
      subjectKind: 'person',
      subject: personId,
      payload: { passkeyId: params.passkeyId },
    });
  },
  done: () =>
    seeOther(
      accountPaths.passkeys(),
      'The passkey no longer opens your account. Remove it from your device too. If you lost the device, end its sessions in your account.',
    ),
  refusals: {
    'no-such-passkey': 'There is no such passkey of yours any more.',
    'prove-both': proveBothWords,
  },
});

function usePage(options: object, state: FormState) {
  return { title: 'Sign in with a passkey', body: UsePasskey({ options, state }) };
}

export const beginPasskeySignIn = post(signInPaths.passkeyChallenge, {
  form: z.object({ next: z.string().max(2_000).optional() }),
  permission: permission('anyone'),
  writes: { noEvent: 'nobody has signed in yet' },
  attempts: { max: triesMax * 10, by: ({ request }) => [`passkey ${request.ip}`] },
  load: async () => ({}),
  decide: async (_loaded, { platform }) => allow({ options: await askToUse(siteOf(platform)) }),
  async save(tx, { options }, { now }) {
    const details = { challenge: options.challenge };
    return { options, token: await openCeremony(tx, { kind: 'passkey-use', personId: null, details, now }) };
  },
  done: ({ saved, form }) => ({
    ...usePage(saved.options, { values: { next: form.next ?? '' }, errors: [] }),
    cookies: [{ name: 'ceremony', value: saved.token }],
  }),
  refusals: {},
});

/** What the device holds and what its owner shows it are two factors: no code is asked for after a passkey. */
export const signInByPasskey = post(signInPaths.byPasskey, {
  form: z.object({ credential: UsedCredential, keep: ticked, next: z.string().max(2_000).optional() }),
  permission: permission('anyone'),
  writes: ['session.opened'],
  attempts: { max: triesMax, by: ({ form }) => [`passkey ${form.credential.id.slice(0, 200)}`] },
  load: async ({ db, request, now }) => ({
    ceremony: await challengeOf({ db, request, now }, 'passkey-use'),
  }),
  async decide({ ceremony }, { db, form, platform }) {
    if (!ceremony) return refuse('began-too-long-ago');
    const passkey = await findPasskey(db, form.credential.id);
    if (!passkey) return refuse('not-recognised');
    const counter = await checkUsed(
      siteOf(platform),
      ceremony.details.challenge ?? '',
      form.credential,
      passkey,
    );
    return counter === undefined ? refuse('not-recognised') : allow({ ceremony, passkey, counter });
  },
  async save(tx, { ceremony, passkey, counter }, { form, act, now, request }) {
    if (!(await closeCeremony(tx, ceremony.id))) return refuse('began-too-long-ago');
    if (!(await markUsed(tx, passkey, counter, now))) return refuse('not-recognised');
    const { personId } = passkey;
    const cookies = await signedInCookies(tx, {
      personId,
      request,
      now,
      keep: form.keep,
      secondFactor: true,
    });
    await append(
      tx,
      { ...act, actor: personId },
      { verb: 'session.opened', subjectKind: 'person', subject: personId, payload: { way: 'passkey' } },
    );
    return { cookies };
  },
  done: ({ saved, form }) => ({
    redirect: localAddress(form.next) ?? accountPaths.show(),
    cookies: [...saved.cookies, forget('ceremony')],
  }),
  refusals: {
    'began-too-long-ago':
      'This took too long, or was finished already. Go back to the sign-in page and begin again.',
    'not-recognised':
      'This passkey opens no account here. Sign in another way, and look at the passkeys in your account.',
  },
});

export const passkeyRoutes = [
  showPasskeys,
  beginPasskey,
  addPasskey,
  removePasskey,
  beginPasskeySignIn,
  signInByPasskey,
];
