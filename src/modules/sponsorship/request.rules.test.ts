import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOpen, moveRequest, type RequestState, stateWords, withdrawInterest } from './request.rules.ts';

const states = Object.keys(stateWords) as RequestState[];

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
