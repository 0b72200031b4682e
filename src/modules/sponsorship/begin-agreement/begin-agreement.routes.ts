import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { permission, type Viewer } from '#kit/viewer.ts';
import { id } from '#platform/http/fields.ts';
import { found, invariant } from '#platform/http/problems.ts';
import { page, post, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { agreementPaths } from '../agreements/agreement.paths.ts';
import { mayActForASide, sideOf } from '../agreements/agreement.policy.ts';
import { findAgreementOfOffer, findOwnAgreements } from '../agreements/agreement.queries.ts';
import { concernsOf, insertAgreement, insertVersion } from '../agreements/agreement-writing.queries.ts';
import { sponsorshipPaths } from '../sponsorship.paths.ts';
import { findOffersToAgree, findOfferToAgree, type OfferToAgree } from './begin-agreement.queries.ts';
import { firstTerms } from './first-terms.rules.ts';
import { OwnAgreements } from './own-agreements.view.tsx';

export const showOwnAgreements = page(agreementPaths.list, {
  permission: permission('signed-in'),
  async load({ db, viewer }) {
    const [agreements, offers] = await Promise.all([
      findOwnAgreements(db, viewer),
      findOffersToAgree(db, viewer),
    ]);
    return { agreements, offers };
  },
  view: (loaded) => ({
    title: 'Your agreements',
    breadcrumbs: [{ text: 'Sponsorship', href: sponsorshipPaths.show() }],
    noIndex: true,
    body: OwnAgreements(loaded),
  }),
});

function standingSide(viewer: Viewer, offer: OfferToAgree) {
  const side = sideOf(viewer, offer);
  invariant(side !== undefined, 'the permission lets only the two sides through');
  return side;
}

/** Either side begins; the first version is made from what was asked and offered. */
export const beginAgreement = post(agreementPaths.begin, {
  params: z.object({ interestId: id }),
  permission: mayActForASide,
  writes: ['agreement.begun', 'agreement.proposed'],
  load: async ({ db, params }) => ({
    agreement: await found(findOfferToAgree(db, params.interestId), 'offer'),
    begun: await findAgreementOfOffer(db, params.interestId),
  }),
  decide: ({ agreement, begun }) => (begun === undefined ? allow(agreement) : refuse('begun-already')),
  async save(tx, offer, { act, viewer }) {
    const writtenBy = signedIn(viewer).personId;
    const agreementId = await insertAgreement(tx, act, offer, writtenBy);
    if (agreementId === undefined) return refuse('begun-already');
    const version = {
      agreementId,
      number: 1,
      side: standingSide(viewer, offer),
      writtenBy,
      whatChanged: 'Begun from what was asked and offered.',
      identifiersJustified: '',
      terms: firstTerms(offer),
      parties: offer,
    };
    await insertVersion(tx, act, version, concernsOf(offer));
    return agreementId;
  },
  done: ({ saved }) =>
    seeOther(
      agreementPaths.show({ agreementId: saved }),
      'The agreement is begun. Both sides see it and can change it.',
    ),
  refusals: {
    'begun-already': 'Somebody has begun this agreement already. You find it under ‘Your agreements’.',
  },
});

export const beginRoutes = [showOwnAgreements, beginAgreement];
