import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  authoriseRequest,
  isOpen,
  keepListed,
  moveRequest,
  type RequestState,
  stateWords,
  writeRequest,
} from './request.rules.ts';

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

test('nothing is listed for a project that is not open, without consent, or before the officer declared', () => {
  const facts = fc.record({
    projectOpenToEveryone: fc.boolean(),
    declared: fc.boolean(),
    consents: fc.boolean(),
    whole: fc.boolean(),
    days: fc.integer({ min: 0, max: 400 }),
  });
  fc.assert(
    fc.property(fc.constantFrom(...states), facts, (state, given) => {
      const { projectOpenToEveryone, declared, consents, whole, days } = given;
      expect(authoriseRequest(state, given).ok).toBe(
        state === 'draft' &&
          projectOpenToEveryone &&
          declared &&
          consents &&
          whole &&
          days >= 14 &&
          days <= 180,
      );
    }),
  );
});

test('a listing is prolonged, never shortened, and not for longer than an authorisation gives', () => {
  const facts = { lapsesOn: '2026-03-01', until: '2026-04-01', lastDay: '2026-08-01' };
  expect(keepListed('in-talks', facts)).toMatchObject({ value: '2026-04-01' });
  expect(keepListed('lapsed', facts)).toMatchObject({ reason: 'not-from-here' });
  expect(keepListed('listed', { ...facts, until: '2026-03-01' })).toMatchObject({ reason: 'not-longer' });
  expect(keepListed('listed', { ...facts, until: '2026-08-02' })).toMatchObject({ reason: 'too-long' });
});

test('what crosses is refused, each with its own words', () => {
  const request = {
    amountFromPence: 1,
    amountToPence: 2,
    fteFrom: 0.2,
    fteTo: 0.4,
    startsOn: '2026-01-01',
    endsOn: '2026-02-01',
    procurement: 'planned',
    procurementFrom: '2026-01-01',
    procurementUntil: '2026-03-01',
  } as const;
  const facts = { projectOpenToEveryone: true, running: 0, mustMend: false, today: '2025-06-01' };
  expect(writeRequest(request, facts).ok).toBe(true);
  for (const [wrong, reason] of [
    [{ amountToPence: 0 }, 'amounts-crossed'],
    [{ fteTo: 0.1 }, 'time-crossed'],
    [{ endsOn: '2025-12-31' }, 'dates-crossed'],
    [{ procurementUntil: '2025-12-31' }, 'procurement-crossed'],
    [{ procurementUntil: null }, 'procurement-undated'],
  ] as const)
    expect(writeRequest({ ...request, ...wrong }, facts)).toMatchObject({ reason });
  expect(writeRequest(request, { ...facts, today: '2026-02-02' })).toMatchObject({ reason: 'ended-already' });
  const open = { ...request, endsOn: null };
  expect(writeRequest(open, { ...facts, today: '2026-03-01' }).ok).toBe(true);
  expect(writeRequest(open, { ...facts, today: '2026-03-02' })).toMatchObject({ reason: 'procurement-over' });
  expect(writeRequest({ ...open, procurement: 'none' }, { ...facts, today: '2026-03-02' }).ok).toBe(true);
  expect(writeRequest(request, { ...facts, running: 3 })).toMatchObject({ reason: 'asked-already' });
});
