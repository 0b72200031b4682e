import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  authoriseRequest,
  decideCompany,
  expressInterest,
  type InterestState,
  interestWords,
  isOpen,
  moveRequest,
  nameUntil,
  type RequestState,
  stateShownToCompany,
  stateWords,
  withdrawInterest,
} from './request.rules.ts';

const states = Object.keys(stateWords) as RequestState[];
const interestStates = Object.keys(interestWords) as InterestState[];

test('no company ever sees a request that was not authorised: every way to an open state leads through listing', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...states), { maxLength: 12 }), (wishes) => {
      let state = 'draft' as RequestState;
      let listed = false;
      for (const wish of wishes) {
        const moved: ReturnType<typeof moveRequest> = moveRequest(state, wish);
        if (!moved.ok) continue;
        state = moved.value;
        listed ||= state === 'listed';
        expect(isOpen(state) && !listed).toBe(false);
      }
    }),
  );
});

test('what is over stays over', () => {
  for (const over of ['closed', 'withdrawn', 'lapsed'] as const)
    for (const state of states) expect(moveRequest(over, state).ok).toBe(false);
});

test('a declined interest cannot be taken back', () => {
  expect(withdrawInterest('declined').ok).toBe(false);
  expect(withdrawInterest('shortlisted').ok).toBe(true);
});

test('nothing is listed, and no interest taken, for a project that is not open to everyone', () => {
  fc.assert(
    fc.property(fc.constantFrom(...states), fc.boolean(), fc.boolean(), (requestState, onTeam, mustMend) => {
      expect(authoriseRequest(requestState, false).ok).toBe(false);
      const facts = { requestState, onTeam, mustMend };
      expect(expressInterest({ ...facts, projectOpenToEveryone: false }).ok).toBe(false);
      expect(expressInterest({ ...facts, projectOpenToEveryone: true }).ok).toBe(
        isOpen(requestState) && !onTeam && !mustMend,
      );
    }),
  );
});

test('what a rival reads of the state is the same whether or not the team talks with another', () => {
  for (const own of [undefined, ...interestStates.filter((state) => state !== 'shortlisted')])
    expect(stateShownToCompany('in-talks', own)).toBe(stateShownToCompany('listed', own));
  expect(stateShownToCompany('in-talks', 'shortlisted')).toBe('in-talks');
});

test('nobody verifies their own company, and nobody is named for longer than a year', () => {
  const company = { state: 'applied', appliedBy: 'ada' } as const;
  expect(decideCompany(company, 'verified', 'ada').ok).toBe(false);
  expect(decideCompany(company, 'verified', 'bea').ok).toBe(true);
  expect(nameUntil('2026-03-01', '2026-03-01', '2027-03-01').ok).toBe(true);
  expect(nameUntil('2026-02-28', '2026-03-01', '2027-03-01')).toMatchObject({ reason: 'past' });
  expect(nameUntil('2027-03-02', '2026-03-01', '2027-03-01')).toMatchObject({ reason: 'too-long' });
});
