/**
 * A bid that the organisation declared ends by its word as well: an officer who is on no team that gains by it says since when
 * and why. Nothing goes on by itself. An offer that was found clear is reviewed again, because its review did not know of the
 * bid (Procurement Act 2023, sections 81-83: conflicts are kept under review).
 */
import { allow, type Decision, refuse } from '#kit/decision.ts';
import { isUndecided, type OfferFacts } from '../offer.rules.ts';

/** One offer that a bid stops, seen by who would end the bid. */
export interface StoppedOffer {
  readonly interestId: string;
  readonly requestId: string;
  readonly projectId: string;
  readonly requestTitle: string;
  readonly officer: boolean;
  readonly declared: boolean;
}

export interface BidToEnd {
  readonly declaredFor: 'company' | 'organisation';
  readonly stops: readonly StoppedOffer[];
}

export type EndingRefusal =
  | 'no-bid'
  | 'companys-own'
  | 'not-an-officer'
  | 'declare-first'
  | 'own-team'
  | 'declare-elsewhere'
  | 'not-over-yet';

export function endBid(
  facts: Pick<OfferFacts, 'actor' | 'state'>,
  bid: BidToEnd | undefined,
  day: { readonly endedOn: string; readonly today: string },
): Decision<true, EndingRefusal> {
  if (bid === undefined || !isUndecided(facts.state)) return refuse('no-bid');
  if (bid.declaredFor === 'company') return refuse('companys-own');
  if (!facts.actor.officer || facts.actor.actsForCompany) return refuse('not-an-officer');
  if (!facts.actor.declared) return refuse('declare-first');
  if (bid.stops.some((offer) => !offer.officer)) return refuse('own-team');
  if (bid.stops.some((offer) => !offer.declared)) return refuse('declare-elsewhere');
  return day.endedOn > day.today ? refuse('not-over-yet') : allow(true);
}
