import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { permission, type Viewer } from '#kit/viewer.ts';
import { append } from '#platform/events/event.queries.ts';
import { found } from '#platform/http/problems.ts';
import { page, post, seeOther } from '#platform/http/route.ts';
import { forget } from '#platform/http/send.ts';
import { findAccountFacts } from '../account/account.queries.ts';
import { linkIn, linkToOrganisation } from '../organisation-sign-in/link-to-organisation.ts';
import { accountPaths, signInPaths } from '../people.paths.ts';
import { closeCeremony, findCeremony } from '../sign-in/ceremony.queries.ts';
import { signedInCookies } from '../sign-in/signed-in.ts';
import { localAddress } from '../sign-up.rules.ts';
import { changeFactors, proveBothWords } from './factor.rules.ts';
import { hashRecoveryCode, newRecoveryCodes, newSecret, secretAddress, stepOfCode } from './one-time-code.ts';
import {
  dropSecondFactor,
  findFactors,
  findSecondFactor,
  keepSecret,
  markSecondFactor,
  replaceRecoveryCodes,
  restWithoutFactors,
  useRecoveryCode,
  useStep,
} from './second-factor.queries.ts';
import { AskCode, BeginSecondFactor, RecoveryCodes, SecondFactorOn } from './second-factor.view.tsx';

const triesMax = 10;
const Code = z.object({
  code: z.string('Enter the code').trim().min(6, 'Enter the code').max(40, 'Enter the code'),
});

interface SettingUp {
  readonly secret: string;
  readonly step: number | undefined;
  readonly codes: readonly string[];
}

function me(viewer: Viewer): { personId: string; sessionId: string; secondFactor: boolean } {
  return viewer.kind === 'person' ? viewer : { personId: '', sessionId: '', secondFactor: false };
}

export const showSecondFactor = page(accountPaths.secondFactor, {
  permission: permission('signed-in'),
  load: async ({ db, viewer }) => ({ factor: await findSecondFactor(db, me(viewer).personId) }),
  view: ({ factor }) => ({
    title: 'Second factor',
    breadcrumbs: [{ text: 'Your account', href: accountPaths.show() }],
    body: factor?.confirmed ? SecondFactorOn() : BeginSecondFactor({ errors: [], values: {} }),
  }),
});

/** Without a code: makes a secret and shows it. With the first right code: the factor is on, and recovery codes are shown once. */
export const setUpSecondFactor = post(accountPaths.secondFactor, {
  form: z.object({ code: z.string().trim().max(40).default('') }),
  permission: permission('signed-in'),
  stepUp: true,
  writes: ['person.second-factor-begun', 'person.second-factor-set'],
  async load({ db, viewer, now, platform }) {
    const { personId } = me(viewer);
    const factor = await findSecondFactor(db, personId);
    const facts = await found(findAccountFacts(db, personId, now));
    return {
      factor,
      factors: await findFactors(db, personId),
      secret: factor && !factor.confirmed ? platform.sealer.unseal(factor.sealedSecret) : newSecret(),
      account: { programme: platform.site.settings().name, address: facts.addresses[0] ?? 'account' },
    };
  },
  decide({ factor, factors, secret }, { form, now, viewer }) {
    if (factor?.confirmed) return refuse('set-already');
    const proved = changeFactors(factors, me(viewer).secondFactor);
    if (!proved.ok) return proved;
    if (form.code === '' || !factor) return allow<SettingUp>({ secret, step: undefined, codes: [] });
    const step = stepOfCode(secret, form.code, now);
    return step === undefined
      ? refuse('wrong-code')
      : allow<SettingUp>({ secret, step, codes: newRecoveryCodes() });
  },
  async save(tx, { secret, step, codes }, { viewer, act, now, platform }) {
    const { personId, sessionId } = me(viewer);
    if (step === undefined) {
      await keepSecret(tx, personId, platform.sealer.seal(secret));
      await append(tx, act, { verb: 'person.second-factor-begun', subjectKind: 'person', subject: personId });
      return { codes };
    }
    if (!(await useStep(tx, personId, step, now))) return refuse('wrong-code');
    await replaceRecoveryCodes(tx, personId, codes.map(hashRecoveryCode));
    await markSecondFactor(tx, sessionId, now);
    await append(tx, act, { verb: 'person.second-factor-set', subjectKind: 'person', subject: personId });
    return { codes };
  },
  done: ({ saved, loaded }) =>
    saved.codes.length > 0
      ? { title: 'Keep these codes', body: RecoveryCodes({ codes: saved.codes }) }
      : {
          title: 'Second factor',
          body: BeginSecondFactor(
            { errors: [], values: {} },
            { secret: loaded.secret, address: secretAddress(loaded.secret, loaded.account) },
          ),
        },
  refusals: {
    'set-already': 'Your second factor is set up already.',
    'prove-both': proveBothWords,
    'wrong-code': 'That code is not right, or its half minute is over. Enter the one that the app shows now.',
  },
  again: (state, { secret, account, factor, factors }, { viewer }) => ({
    title: 'Second factor',
    body: factor?.confirmed
      ? SecondFactorOn()
      : BeginSecondFactor(
          state,
          changeFactors(factors, me(viewer).secondFactor).ok
            ? { secret, address: secretAddress(secret, account) }
            : undefined,
        ),
  }),
});

export const removeSecondFactor = post(accountPaths.removeSecondFactor, {
  permission: permission('signed-in'),
  stepUp: true,
  writes: ['person.second-factor-removed'],
  load: async ({ db, viewer }) => ({ factors: await findFactors(db, me(viewer).personId) }),
  decide: ({ factors }, { viewer }) => changeFactors(factors, me(viewer).secondFactor),
  async save(tx, _nothing, { viewer, act }) {
    const { personId } = me(viewer);
    await dropSecondFactor(tx, personId);
    await restWithoutFactors(tx, personId);
    await append(tx, act, { verb: 'person.second-factor-removed', subjectKind: 'person', subject: personId });
  },
  done: () =>
    seeOther(
      accountPaths.secondFactor(),
      'You are asked for codes no more. Without a passkey, roles in the programme rest until you set up codes again.',
    ),
  refusals: { 'prove-both': proveBothWords },
});

export const showAskCode = page(signInPaths.secondFactor, {
  permission: permission('anyone'),
  load: async ({ db, request, now }) => ({
    ceremony: await findCeremony(db, 'second-factor', request.cookie('ceremony') ?? '', now),
  }),
  view: ({ ceremony }) =>
    ceremony
      ? { title: 'Enter your code', body: AskCode({ values: {}, errors: [] }) }
      : { redirect: signInPaths.begin() },
});

export const enterCode = post(signInPaths.secondFactor, {
  form: Code,
  permission: permission('anyone'),
  writes: ['session.opened', 'membership.confirmed'],
  async load({ db, request, now }) {
    const ceremony = await found(
      findCeremony(db, 'second-factor', request.cookie('ceremony') ?? '', now),
      'ceremony',
    );
    const personId = ceremony.personId ?? '';
    return { ceremony, personId, factor: await found(findSecondFactor(db, personId), 'factor') };
  },
  // By person: beginning to sign in anew gives no more guesses.
  attempts: { max: triesMax, by: (_writing, { personId }) => [`code ${personId}`] },
  decide({ ceremony, personId, factor }, { form, now, platform }) {
    const step = /^[\d\s]+$/.test(form.code)
      ? stepOfCode(platform.sealer.unseal(factor.sealedSecret), form.code, now)
      : undefined;
    return allow({ ceremony, personId, step, code: form.code });
  },
  async save(tx, { ceremony, personId, step, code }, { act, now, request }) {
    const right =
      step === undefined
        ? await useRecoveryCode(tx, personId, hashRecoveryCode(code), now)
        : await useStep(tx, personId, step, undefined);
    if (!right) return refuse('wrong-code');
    if (!(await closeCeremony(tx, ceremony.id))) return refuse('wrong-code');
    const own = { ...act, actor: personId };
    const link = linkIn(ceremony.details);
    if (link) await linkToOrganisation(tx, own, { ...link, personId, now });
    const cookies = await signedInCookies(tx, {
      personId,
      request,
      now,
      keep: ceremony.details.keep === 'yes',
      secondFactor: true,
    });
    await append(tx, own, {
      verb: 'session.opened',
      subjectKind: 'person',
      subject: personId,
      payload: { way: 'second-factor' },
    });
    return { cookies };
  },
  done: ({ saved, loaded }) => ({
    redirect: localAddress(loaded.ceremony.details.next) ?? accountPaths.show(),
    cookies: [...saved.cookies, forget('ceremony')],
  }),
  refusals: {
    'wrong-code':
      'That code is not right, or was used already. Wait for the next one, or use a recovery code.',
  },
  again: (state) => ({ title: 'Enter your code', body: AskCode(state) }),
});

export const secondFactorRoutes = [
  showSecondFactor,
  setUpSecondFactor,
  removeSecondFactor,
  showAskCode,
  enterCode,
];
