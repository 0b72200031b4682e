import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { findInTexts, identifiersRefusal, needsMending } from '#modules/projects/public.ts';
import { id } from '#platform/http/fields.ts';
import { found, invariant } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { agreementPaths } from '../agreements/agreement.paths.ts';
import { mayActForASide, sideOf } from '../agreements/agreement.policy.ts';
import { findAgreement } from '../agreements/agreement.queries.ts';
import { mayPropose, propose } from '../agreements/agreement.rules.ts';
import { concernsOf, holdAgreement, insertVersion } from '../agreements/agreement-writing.queries.ts';
import { findVersion } from '../agreements/version.queries.ts';
import { freeTextsOf, namedAsFields, TermsForm, termsOf, valuesOf } from './agreement.form.ts';
import { WriteAgreement } from './write-agreement.view.tsx';

export const AgreementAt = z.object({ agreementId: id });
type At = z.output<typeof AgreementAt>;

async function load({ db, viewer, params }: Reading<At, unknown>) {
  const agreement = await found(findAgreement(db, viewer, params.agreementId), 'agreement');
  return {
    agreement,
    before: await found(findVersion(db, agreement.agreementId, agreement.newest), 'version'),
  };
}
type Loaded = Awaited<ReturnType<typeof load>>;

function writePage({ agreement }: Loaded, state: FormState, now: Date) {
  const shown = { ...state, errors: namedAsFields(state.errors) };
  return {
    title: agreement.inForce === null ? 'Write the agreement' : 'Propose an amendment',
    breadcrumbs: [{ text: agreement.title, href: agreementPaths.show(agreement) }],
    noIndex: true,
    body: WriteAgreement({
      agreement,
      state: shown,
      findings: state.errors.length === 0 ? [] : findInTexts(state.values, now),
    }),
  };
}

export const showWriteAgreement = page(agreementPaths.edit, {
  params: AgreementAt,
  permission: mayActForASide,
  load,
  view: (loaded, { now }) => {
    if (!mayPropose(loaded.agreement.state)) return { redirect: agreementPaths.show(loaded.agreement) };
    const values = {
      ...valuesOf(loaded.before.terms, loaded.agreement.newest),
      identifiersJustified: loaded.before.identifiersJustified,
    };
    return writePage(loaded, { values, errors: [] }, now);
  },
});

/** Either side proposes; nothing that was signed changes. Of two who write at once the second reads the first's version. */
export const proposeVersion = post(agreementPaths.propose, {
  params: AgreementAt,
  form: TermsForm,
  permission: mayActForASide,
  writes: ['agreement.proposed'],
  load,
  decide({ agreement, before }, { form, now }) {
    const terms = termsOf(form);
    return propose(terms, {
      state: agreement.state,
      basedOn: form.basedOn,
      newest: agreement.newest,
      before: before.terms,
      mustMend: needsMending(freeTextsOf(terms), form.identifiersJustified, now),
    });
  },
  async save(tx, terms, { act, form, viewer, params }) {
    const agreement = await found(findAgreement(tx, viewer, params.agreementId), 'agreement');
    const held = await holdAgreement(tx, agreement.agreementId);
    if (!mayPropose(held.state)) return refuse('over');
    if (held.newest !== form.basedOn) return refuse('another-version');
    const side = sideOf(viewer, agreement);
    invariant(side !== undefined, 'the permission lets only the two sides through');
    const version = {
      agreementId: agreement.agreementId,
      number: held.newest + 1,
      side,
      writtenBy: signedIn(viewer).personId,
      whatChanged: form.whatChanged,
      identifiersJustified: form.identifiersJustified,
      terms,
      parties: agreement,
    };
    await insertVersion(tx, act, version, concernsOf(agreement));
    return allow(version.number).value;
  },
  done: ({ params, saved }) =>
    seeOther(agreementPaths.show(params), `Version ${saved} is saved. The other side is told.`),
  refusals: {
    over: 'This agreement is over, so it is not changed any more.',
    'another-version':
      'Somebody saved a newer version while you wrote. Your words are kept here: open the newest version in another window, bring the two together there.',
    unchanged: 'Nothing is different from the newest version. Change something, or leave it as it is.',
    'dates-crossed': 'The last day must not come before the first.',
    'looks-like-a-patient': identifiersRefusal,
  },
  again: (state, loaded, { now }) => writePage(loaded, state, now),
});

export const writeAgreementRoutes = [showWriteAgreement, proposeVersion];
