/**
 * An offer (in tables and events: an expression of interest) from its first word to its acceptance. Invariants, kept here and
 * by the triggers of the database: nobody decides before they declared; nothing is accepted while an interest is unmanaged, a
 * bid stands without a waiver, or fewer than two people approved, one of them an officer who is not on the team. Sources: NHS
 * England, Managing conflicts of interest in the NHS; Procurement Act 2023, sections 16-17 and 81-83; ABPI Code, clause 20.
 */
import { allow, type Decision, refuse } from '#kit/decision.ts';
import { isOpen, type RequestState } from './request.rules.ts';

export type InterestState =
  | 'submitted'
  | 'screened'
  | 'shortlisted'
  | 'conflict-review'
  | 'clear'
  | 'clear-with-mitigation'
  | 'blocked'
  | 'accepted'
  | 'declined'
  | 'withdrawn'
  | 'expired';

export const interestWords: Readonly<Record<InterestState, string>> = {
  submitted: 'Waits to be screened',
  screened: 'Screened: waits for the team’s answer',
  shortlisted: 'Shortlisted: the team wants to talk',
  'conflict-review': 'Being checked for conflicts of interest',
  clear: 'No conflict found: waits for two approvals',
  'clear-with-mitigation': 'Conflict managed: waits for two approvals',
  blocked: 'Ended by the conflict review',
  accepted: 'Accepted',
  declined: 'Not this time',
  withdrawn: 'Taken back',
  expired: 'Ended with the request',
};

/** What its company reads: not whether a conflict was found, which is about a person. */
export const interestWordsToCompany: Readonly<Record<InterestState, string>> = {
  ...interestWords,
  submitted: 'Waits for the team’s answer',
  clear: 'Checked: waits for approval',
  'clear-with-mitigation': 'Checked: waits for approval',
};

const moves: Readonly<Record<InterestState, readonly InterestState[]>> = {
  submitted: ['screened', 'declined', 'withdrawn', 'expired'],
  screened: ['shortlisted', 'declined', 'withdrawn', 'expired'],
  shortlisted: ['conflict-review', 'declined', 'withdrawn', 'expired'],
  'conflict-review': ['clear', 'clear-with-mitigation', 'blocked', 'declined', 'withdrawn', 'expired'],
  clear: ['accepted', 'conflict-review', 'declined', 'withdrawn', 'expired'],
  'clear-with-mitigation': ['accepted', 'conflict-review', 'declined', 'withdrawn', 'expired'],
  blocked: [],
  accepted: [],
  declined: [],
  withdrawn: [],
  expired: [],
};

export function mayMove(from: InterestState, to: InterestState): boolean {
  return moves[from].includes(to);
}

/** Undecided: the team still owes it something. */
export function isUndecided(state: InterestState): boolean {
  return moves[state].length > 0;
}

/** The team talks with this company, which therefore may know that there are talks. */
export function isInTalks(state: InterestState): boolean {
  return ['shortlisted', 'conflict-review', 'clear', 'clear-with-mitigation', 'accepted'].includes(state);
}

export const replyDays = { fewest: 7, usual: 14, most: 60 } as const;

export function expressInterest(facts: {
  requestState: RequestState;
  projectOpenToEveryone: boolean;
  onTeam: boolean;
  inStanding: boolean;
  excludedSector: boolean;
  bidOver: boolean;
  mustMend: boolean;
}): Decision<
  'submitted',
  'not-listed' | 'own-project' | 'not-in-standing' | 'bid-over' | 'looks-like-a-patient'
> {
  if (!isOpen(facts.requestState) || !facts.projectOpenToEveryone || facts.excludedSector)
    return refuse('not-listed');
  if (!facts.inStanding) return refuse('not-in-standing');
  if (facts.onTeam) return refuse('own-project');
  if (facts.bidOver) return refuse('bid-over');
  return facts.mustMend ? refuse('looks-like-a-patient') : allow('submitted');
}

/**
 * What a company is told of a request's state. 'In talks' would tell rivals that there is another, so only a company with
 * whom the team talks reads it.
 */
export function stateShownToCompany(state: RequestState, own: InterestState | undefined): RequestState {
  return state === 'in-talks' && !(own !== undefined && isInTalks(own)) ? 'listed' : state;
}

/** What the rules ask about an offer and whoever acts; read anew, and held, before anything is written. */
export interface OfferFacts {
  readonly state: InterestState;
  readonly requestState: RequestState;
  readonly companyInStanding: boolean;
  readonly actor: {
    readonly onTeam: boolean;
    /** Answers for the organisation and is not on the team. */
    readonly officer: boolean;
    readonly declared: boolean;
    /** Has an interest of their own that no review manages. */
    readonly unmanaged: boolean;
    readonly actsForCompany: boolean;
    readonly reviewedIt: boolean;
    readonly approvedIt: boolean;
  };
  /** How many of those who decide have no declaration that stands. */
  readonly undeclared: number;
  /** Interests of those who decide, of which the latest review does not say how they are managed. */
  readonly unmanaged: readonly string[];
  readonly unwaivedBids: number;
  /** Bids that stopped it after its latest review, and are over: that review knew nothing of them. */
  readonly bidsOverSinceReview: number;
  readonly review: { readonly outcome: ReviewOutcome; readonly mitigationAccepted: boolean } | undefined;
  readonly approvals: readonly { readonly approverId: string; readonly officer: boolean }[];
}

export type ReviewOutcome = 'clear' | 'clear-with-mitigation' | 'blocked';

type Stopped = 'not-from-here' | 'request-over' | 'declare-first';

function underWay(facts: OfferFacts, to: InterestState): Decision<true, Stopped> {
  if (!mayMove(facts.state, to)) return refuse('not-from-here');
  if (!isOpen(facts.requestState)) return refuse('request-over');
  return facts.actor.declared ? allow(true) : refuse('declare-first');
}

export function screenOffer(facts: OfferFacts): Decision<'screened', Stopped> {
  const way = underWay(facts, 'screened');
  return way.ok ? allow('screened') : way;
}

/** Talks give an advantage to whoever bids: hence the firewall stands before them (Procurement Act 2023, section 16). */
export function shortlistOffer(facts: OfferFacts): Decision<'shortlisted', Stopped | 'bids-here'> {
  const way = underWay(facts, 'shortlisted');
  if (!way.ok) return way;
  return facts.unwaivedBids > 0 ? refuse('bids-here') : allow('shortlisted');
}

/** A reason is always given; an offer can be declined also when the request is over. */
export function declineOffer(facts: OfferFacts): Decision<'declined', 'not-from-here' | 'declare-first'> {
  if (!mayMove(facts.state, 'declined')) return refuse('not-from-here');
  return facts.actor.declared ? allow('declined') : refuse('declare-first');
}

export function askForReview(
  facts: OfferFacts,
): Decision<'conflict-review', Stopped | 'declarations-missing'> {
  const way = underWay(facts, 'conflict-review');
  if (!way.ok) return way;
  return facts.undeclared > 0 && facts.state === 'shortlisted'
    ? refuse('declarations-missing')
    : allow('conflict-review');
}

export interface ReviewVerdict {
  readonly outcome: ReviewOutcome;
  readonly mitigation: string;
  /** Declared interests of which the verdict says how they are managed. */
  readonly managed: readonly string[];
}

export type ReviewRefusal =
  | Stopped
  | 'own-team'
  | 'acts-for-company'
  | 'declarations-missing'
  | 'bids-here'
  | 'unmanaged'
  | 'no-mitigation'
  | 'mitigation-of-nothing';

export function reviewOffer(
  facts: OfferFacts,
  verdict: ReviewVerdict,
): Decision<ReviewOutcome, ReviewRefusal> {
  if (facts.actor.onTeam) return refuse('own-team');
  if (facts.actor.actsForCompany) return refuse('acts-for-company');
  const way = underWay(facts, verdict.outcome);
  if (!way.ok) return way;
  if (verdict.outcome === 'blocked') return allow('blocked');
  if (facts.undeclared > 0) return refuse('declarations-missing');
  if (facts.unwaivedBids > 0) return refuse('bids-here');
  if (verdict.outcome === 'clear')
    return facts.unmanaged.length > 0
      ? refuse('unmanaged')
      : verdict.mitigation === ''
        ? allow('clear')
        : refuse('mitigation-of-nothing');
  if (verdict.mitigation === '') return refuse('no-mitigation');
  return facts.unmanaged.every((one) => verdict.managed.includes(one))
    ? allow('clear-with-mitigation')
    : refuse('unmanaged');
}

export function acceptMitigation(
  facts: OfferFacts,
): Decision<true, 'nothing-to-accept' | 'not-an-officer' | 'declare-first' | 'reviewed-it'> {
  if (facts.state !== 'clear-with-mitigation' || !facts.review || facts.review.mitigationAccepted)
    return refuse('nothing-to-accept');
  if (!facts.actor.officer || facts.actor.actsForCompany) return refuse('not-an-officer');
  if (facts.actor.reviewedIt) return refuse('reviewed-it');
  return facts.actor.declared ? allow(true) : refuse('declare-first');
}

export type ApprovalRefusal =
  | 'not-clear'
  | 'request-over'
  | 'declare-first'
  | 'approved-already'
  | 'reviewed-it'
  | 'not-a-decider'
  | 'own-interest'
  | 'mitigation-open'
  | 'declarations-missing'
  | 'unmanaged'
  | 'bids-here'
  | 'reviewed-before-bid-ended'
  | 'company-not-in-standing';

/** @returns whether this approval is the one that accepts the offer */
export function approveOffer(facts: OfferFacts): Decision<'approved' | 'accepted', ApprovalRefusal> {
  const { actor, review } = facts;
  if ((facts.state !== 'clear' && facts.state !== 'clear-with-mitigation') || review?.outcome !== facts.state)
    return refuse('not-clear');
  if (!isOpen(facts.requestState)) return refuse('request-over');
  if (actor.actsForCompany || !(actor.onTeam || actor.officer)) return refuse('not-a-decider');
  if (actor.reviewedIt) return refuse('reviewed-it');
  if (!actor.declared) return refuse('declare-first');
  if (actor.unmanaged) return refuse('own-interest');
  if (actor.approvedIt) return refuse('approved-already');
  if (review.outcome === 'clear-with-mitigation' && !review.mitigationAccepted)
    return refuse('mitigation-open');
  if (facts.undeclared > 0) return refuse('declarations-missing');
  if (facts.unmanaged.length > 0) return refuse('unmanaged');
  if (facts.unwaivedBids > 0) return refuse('bids-here');
  if (facts.bidsOverSinceReview > 0) return refuse('reviewed-before-bid-ended');
  if (!facts.companyInStanding) return refuse('company-not-in-standing');
  const officerAmong = actor.officer || facts.approvals.some((one) => one.officer);
  return allow(facts.approvals.length + 1 >= approvalsNeeded && officerAmong ? 'accepted' : 'approved');
}

export const approvalsNeeded = 2;

/** A bid that is declared with a day in the past would stop nothing: that is no declaration of a bid. */
export function isBidOver(
  bid: { declared: 'none' | 'planned' | 'live'; until: string | null },
  today: string,
) {
  return bid.declared !== 'none' && bid.until !== null && bid.until < today;
}

/** A hard stop has one way round: an officer who is not on the team says why (Procurement Act 2023, sections 81-83). */
export function waiveBid(
  facts: Pick<OfferFacts, 'actor' | 'state' | 'unwaivedBids'>,
): Decision<true, 'nothing-to-waive' | 'not-an-officer' | 'declare-first'> {
  if (!isUndecided(facts.state) || facts.unwaivedBids === 0) return refuse('nothing-to-waive');
  if (!facts.actor.officer || facts.actor.actsForCompany) return refuse('not-an-officer');
  return facts.actor.declared ? allow(true) : refuse('declare-first');
}

/** A company may take its word back until it is decided. */
export function withdrawInterest(state: InterestState): Decision<'withdrawn', 'over-already'> {
  return mayMove(state, 'withdrawn') ? allow('withdrawn') : refuse('over-already');
}
