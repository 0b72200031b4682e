import { newId } from '#kit/ids.ts';
import type { Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import { type InterestState, isUndecided, type ReviewOutcome } from '../offer.rules.ts';

interface Offer {
  readonly interestId: string;
  readonly requestId: string;
  readonly companyId: string;
  readonly state: InterestState;
}

export type OfferMove =
  | { readonly state: 'screened'; readonly by: string; readonly note: string }
  | {
      readonly state: 'shortlisted';
      readonly by: string;
      readonly answer: string;
      readonly identifiersJustified: string;
    }
  | { readonly state: 'conflict-review' | 'clear' | 'clear-with-mitigation' | 'withdrawn' | 'accepted' }
  | {
      readonly state: 'declined' | 'blocked' | 'expired';
      readonly by: string | null;
      readonly reason: string;
      readonly identifiersJustified?: string;
    };

function columnsOf(to: OfferMove, at: Date) {
  switch (to.state) {
    case 'screened':
      return { screened_by: to.by, screened_at: at, screening_note: to.note === '' ? null : to.note };
    case 'shortlisted':
      return {
        answer: to.answer,
        answer_identifiers_justified: orNull(to.identifiersJustified),
        answered_by: to.by,
        answered_at: at,
      };
    case 'declined':
    case 'blocked':
    case 'expired':
      return {
        end_reason: to.reason,
        ended_by: to.by,
        ...(to.identifiersJustified === undefined || to.identifiersJustified === ''
          ? {}
          : { answer_identifiers_justified: to.identifiersJustified }),
      };
    case 'accepted':
      return { accepted_at: at };
    default:
      return {};
  }
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

/** The states in which the company has its answer: nobody owes it one any more. */
const answered: readonly InterestState[] = ['shortlisted', 'declined', 'withdrawn', 'blocked', 'expired'];

/** The caller holds the project. @returns false where the offer no longer stands as it was read */
export async function moveOffer(tx: Tx, act: Act, offer: Offer, to: OfferMove): Promise<boolean> {
  const moved = await tx
    .updateTable('expression_of_interest')
    .set({ state: to.state, moved_at: act.at, ...columnsOf(to, act.at) })
    .where('id', '=', offer.interestId)
    .where('state', '=', offer.state)
    .executeTakeFirst();
  if (moved.numUpdatedRows !== 1n) return false;
  if (answered.includes(to.state))
    await tx
      .updateTable('answer_duty')
      .set({ done_at: act.at })
      .where('subject_kind', '=', 'expression-of-interest')
      .where('subject_id', '=', offer.interestId)
      .where('done_at', 'is', null)
      .execute();
  await append(tx, act, {
    verb: `interest.${to.state}`,
    subjectKind: 'expression-of-interest',
    subject: offer.interestId,
    concerns: [offer.requestId],
    payload: { companyId: offer.companyId, from: offer.state },
  });
  return true;
}

async function findUndecided(tx: Tx, requestId: string): Promise<Offer[]> {
  const rows = await tx
    .selectFrom('expression_of_interest')
    .where('request_id', '=', requestId)
    .orderBy('id')
    .select(['id', 'request_id', 'company_id', 'state'])
    .execute();
  return rows
    .map((row) => ({
      interestId: row.id,
      requestId: row.request_id,
      companyId: row.company_id,
      state: row.state as InterestState,
    }))
    .filter((offer) => isUndecided(offer.state));
}

/** Whatever is undecided ends with its request, or because another offer was accepted: each company is told why. */
export async function endOffers(
  tx: Tx,
  act: Act,
  requestId: string,
  end: { state: 'expired' | 'declined'; reason: string; by: string | null },
): Promise<void> {
  for (const offer of await findUndecided(tx, requestId)) await moveOffer(tx, act, offer, end);
}

/** Offers that were found clear go back to their reviewer: somebody who decides has declared what was not known then. */
export async function reopenReviews(
  tx: Tx,
  act: Act,
  requestId: string,
  touched: (companyId: string) => boolean,
): Promise<void> {
  for (const offer of await findUndecided(tx, requestId))
    if ((offer.state === 'clear' || offer.state === 'clear-with-mitigation') && touched(offer.companyId))
      await moveOffer(tx, act, offer, { state: 'conflict-review' });
}

export interface NewReview {
  readonly outcome: ReviewOutcome;
  readonly reason: string;
  readonly mitigation: string;
  readonly managed: readonly { readonly declaredInterestId: string; readonly how: string }[];
  readonly by: string;
  readonly provedAt: Date;
}

export async function insertReview(tx: Tx, act: Act, interestId: string, review: NewReview): Promise<void> {
  const reviewId = newId();
  await tx
    .insertInto('conflict_review')
    .values({
      id: reviewId,
      interest_id: interestId,
      outcome: review.outcome,
      reason: review.reason,
      mitigation: review.outcome === 'clear-with-mitigation' ? review.mitigation : null,
      reviewed_by: review.by,
      reviewed_at: act.at,
      proved_at: review.provedAt,
    })
    .execute();
  if (review.outcome !== 'clear-with-mitigation' || review.managed.length === 0) return;
  await tx
    .insertInto('managed_interest')
    .values(
      review.managed.map((one) => ({
        review_id: reviewId,
        declared_interest_id: one.declaredInterestId,
        how: one.how,
      })),
    )
    .execute();
}

/** @returns false where somebody accepted it already */
export async function saveMitigationAccepted(
  tx: Tx,
  act: Act,
  offer: Offer,
  accepted: { reviewId: string; by: string },
): Promise<boolean> {
  const done = await tx
    .updateTable('conflict_review')
    .set({ mitigation_accepted_by: accepted.by, mitigation_accepted_at: act.at })
    .where('id', '=', accepted.reviewId)
    .where('mitigation_accepted_by', 'is', null)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) return false;
  await append(tx, act, {
    verb: 'interest.mitigation-accepted',
    subjectKind: 'expression-of-interest',
    subject: offer.interestId,
    concerns: [offer.requestId],
    payload: { companyId: offer.companyId },
  });
  return true;
}

export async function insertApproval(
  tx: Tx,
  act: Act,
  offer: Offer,
  approval: { reviewId: string; by: string; provedAt: Date },
): Promise<void> {
  await tx
    .insertInto('offer_approval')
    .values({
      id: newId(),
      interest_id: offer.interestId,
      review_id: approval.reviewId,
      approver_id: approval.by,
      approved_at: act.at,
      proved_at: approval.provedAt,
    })
    .execute();
  await append(tx, act, {
    verb: 'interest.approved',
    subjectKind: 'expression-of-interest',
    subject: offer.interestId,
    concerns: [offer.requestId],
    payload: { companyId: offer.companyId },
  });
}
