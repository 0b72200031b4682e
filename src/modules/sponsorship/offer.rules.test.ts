import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  acceptMitigation,
  approveOffer,
  askForReview,
  declineOffer,
  expressInterest,
  type InterestState,
  interestWords,
  isBidOver,
  isUndecided,
  mayMove,
  type OfferFacts,
  reviewOffer,
  screenOffer,
  shortlistOffer,
  stateShownToCompany,
  waiveBid,
  withdrawInterest,
} from './offer.rules.ts';
import { type RequestState, stateWords } from './request.rules.ts';

const states = Object.keys(interestWords) as InterestState[];
const requestStates = Object.keys(stateWords) as RequestState[];
const outcomes = ['clear', 'clear-with-mitigation', 'blocked'] as const;

const anyFacts: fc.Arbitrary<OfferFacts> = fc.record({
  state: fc.constantFrom(...states),
  requestState: fc.constantFrom(...requestStates),
  companyInStanding: fc.boolean(),
  actor: fc.record({
    onTeam: fc.boolean(),
    officer: fc.boolean(),
    declared: fc.boolean(),
    unmanaged: fc.boolean(),
    actsForCompany: fc.boolean(),
    reviewedIt: fc.boolean(),
    approvedIt: fc.boolean(),
  }),
  undeclared: fc.nat(2),
  unmanaged: fc.subarray(['a', 'b']),
  unwaivedBids: fc.nat(2),
  bidsOverSinceReview: fc.nat(1),
  review: fc.option(fc.record({ outcome: fc.constantFrom(...outcomes), mitigationAccepted: fc.boolean() }), {
    nil: undefined,
  }),
  approvals: fc.array(fc.record({ approverId: fc.uuid(), officer: fc.boolean() }), { maxLength: 2 }),
});

test('acceptance: every way to it keeps every rule', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const decided = approveOffer(facts);
      if (!decided.ok) return;
      expect(facts.actor).toMatchObject({
        declared: true,
        unmanaged: false,
        actsForCompany: false,
        reviewedIt: false,
        approvedIt: false,
      });
      expect(facts).toMatchObject({ undeclared: 0, unmanaged: [], unwaivedBids: 0, companyInStanding: true });
      expect(['clear', 'clear-with-mitigation']).toContain(facts.state);
      expect(facts.review?.outcome).toBe(facts.state);
      if (facts.state === 'clear-with-mitigation') expect(facts.review?.mitigationAccepted).toBe(true);
      if (decided.value === 'accepted') {
        expect(facts.approvals.length).toBeGreaterThanOrEqual(1);
        expect(facts.actor.officer || facts.approvals.some((one) => one.officer)).toBe(true);
      }
    }),
    { numRuns: 20_000 },
  );
});

test('nobody screens, shortlists, declines, asks for a review, reviews, accepts or waives before they declared', () => {
  fc.assert(
    fc.property(anyFacts, fc.constantFrom(...outcomes), (given, outcome) => {
      const facts = { ...given, actor: { ...given.actor, declared: false } };
      for (const decided of [
        screenOffer(facts),
        shortlistOffer(facts),
        declineOffer(facts),
        askForReview(facts),
        acceptMitigation(facts),
        waiveBid(facts),
        reviewOffer(facts, { outcome, mitigation: 'x', managed: facts.unmanaged }),
      ])
        expect(decided.ok).toBe(false);
    }),
  );
});

test('a bid stops talks and clearing; a review that finds an interest does not call the offer clear', () => {
  fc.assert(
    fc.property(anyFacts, fc.constantFrom(...outcomes), (facts, outcome) => {
      const reviewed = reviewOffer(facts, { outcome, mitigation: 'Apart.', managed: [] });
      if (facts.unwaivedBids > 0) {
        expect(shortlistOffer(facts).ok).toBe(false);
        expect(reviewed.ok && outcome !== 'blocked').toBe(false);
      }
      if (facts.unmanaged.length > 0) expect(reviewed.ok && outcome !== 'blocked').toBe(false);
      if (facts.actor.onTeam) expect(reviewed.ok).toBe(false);
    }),
  );
});

test('from what is over no way leads anywhere, and only a cleared offer is accepted', () => {
  for (const from of states)
    for (const to of states) {
      if (!isUndecided(from)) expect(mayMove(from, to)).toBe(false);
      if (to === 'accepted')
        expect(mayMove(from, to)).toBe(from === 'clear' || from === 'clear-with-mitigation');
    }
  expect(withdrawInterest('declined').ok).toBe(false);
  expect(withdrawInterest('accepted').ok).toBe(false);
  expect(withdrawInterest('conflict-review').ok).toBe(true);
});

test('no interest is taken from outside the list, the standing or the sectors that are wanted', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...requestStates),
      fc.record({
        projectOpenToEveryone: fc.boolean(),
        onTeam: fc.boolean(),
        inStanding: fc.boolean(),
        excludedSector: fc.boolean(),
        bidOver: fc.boolean(),
        mustMend: fc.boolean(),
      }),
      (requestState, given) => {
        expect(expressInterest({ requestState, ...given }).ok).toBe(
          ['listed', 'in-talks'].includes(requestState) &&
            given.projectOpenToEveryone &&
            !given.onTeam &&
            given.inStanding &&
            !given.excludedSector &&
            !given.bidOver &&
            !given.mustMend,
        );
      },
    ),
  );
});

test('a bid is over when its last day is past, and one without a day never is', () => {
  const today = '2026-11-26';
  expect(isBidOver({ declared: 'live', until: '2026-11-25' }, today)).toBe(true);
  expect(isBidOver({ declared: 'live', until: today }, today)).toBe(false);
  expect(isBidOver({ declared: 'planned', until: null }, today)).toBe(false);
  expect(isBidOver({ declared: 'none', until: '2020-01-01' }, today)).toBe(false);
});

test('what a rival reads of the state is the same whether or not the team talks with another', () => {
  const notInTalks = ['submitted', 'screened', 'blocked', 'declined', 'withdrawn', 'expired'] as const;
  for (const own of [undefined, ...notInTalks])
    expect(stateShownToCompany('in-talks', own)).toBe(stateShownToCompany('listed', own));
  expect(stateShownToCompany('in-talks', 'shortlisted')).toBe('in-talks');
  expect(stateShownToCompany('in-talks', 'conflict-review')).toBe('in-talks');
});
