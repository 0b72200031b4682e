import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type AgreementState,
  agreementStates,
  agreementTypes,
  changesBetween,
  moveAgreement,
  propose,
  sign,
  type Terms,
} from './agreement.rules.ts';
import { wholeTerms } from './agreements.factory.ts';
import { canonicalText, clausesOf } from './canonical.rules.ts';
import { clauses } from './clauses.rules.ts';
import { gapsIn } from './gaps.rules.ts';

const parties = {
  agreementId: '0193b3e0-0000-7000-8000-000000000001',
  organisationName: 'Harrow Trust',
  organisationCode: 'RXX',
  companyName: 'Cups Ltd',
  companyNumber: '12345678',
  projectTitle: 'Warm tea',
};

test('no way leads to active past a public summary', () => {
  const before: AgreementState[] = agreementStates.filter((from) => moveAgreement(from, 'active').ok);
  expect(before).toEqual(['summary-published']);
  expect(agreementStates.filter((from) => moveAgreement(from, 'summary-published').ok)).toEqual(['signed']);
});

test('what is over stays over', () => {
  for (const to of agreementStates)
    for (const from of ['outcomes-published', 'terminated'] as const)
      expect(moveAgreement(from, to).ok).toBe(false);
});

test.each<[Partial<Terms>, string]>([
  [{ organisationKind: '', organisationCashPence: 0 }, 'organisation-contribution'],
  [{ companyKind: '', companyCashPence: 0 }, 'company-contribution'],
  [{ organisationKind: 'Support.', organisationKindPence: null }, 'organisation-amount'],
  [{ organisationKindPence: 0 }, 'organisation-amount'],
  [{ companyKind: 'Some lids.', companyKindPence: null, companyCashPence: 0 }, 'company-amount'],
  [{ type: 'joint-working', patientBenefit: '' }, 'patient-benefit'],
  [{ patientBenefit: '', nhsBenefit: '' }, 'benefit'],
  [{ exitPlan: '' }, 'exit-plan'],
  [{ dataAccess: '' }, 'data-access'],
  [{ startsOn: null }, 'dates'],
  [{ measures: [] }, 'measures'],
  [{ summary: '' }, 'summary'],
  [{ purpose: '' }, 'purpose'],
])('%o leaves the gap %s', (change, gap) => {
  expect(gapsIn({ ...wholeTerms(), ...change })).toEqual([gap]);
  expect(gapsIn(wholeTerms())).toEqual([]);
});

test('a bare word counts beside money, and an amount in words counts without a value', () => {
  expect(gapsIn({ ...wholeTerms(), companyKind: 'Advice.', companyKindPence: null })).toEqual([]);
  expect(gapsIn({ ...wholeTerms(), organisationKindPence: null })).toEqual([]);
});

const standing = {
  state: 'draft',
  version: 2,
  newest: 2,
  gaps: 0,
  ended: false,
  startsTooEarly: false,
  side: 'organisation',
  signedSides: [],
  signedByThem: [],
  declared: true,
  unmanaged: false,
  companyInStanding: true,
} as const satisfies Parameters<typeof sign>[0];

test.each<[Partial<Parameters<typeof sign>[0]>, string]>([
  [{ side: undefined }, 'not-yours'],
  [{ state: 'terminated' }, 'over'],
  [{ version: 1 }, 'newer-version'],
  [{ gaps: 1 }, 'gaps'],
  [{ ended: true }, 'ended-already'],
  [{ startsTooEarly: true }, 'first-day-past'],
  [{ signedSides: ['organisation'] }, 'signed-already'],
  [{ signedByThem: ['company'] }, 'other-side-too'],
  [{ declared: false }, 'not-declared'],
  [{ unmanaged: true }, 'interest-unmanaged'],
  [{ side: 'company', companyInStanding: false }, 'company-not-in-standing'],
])('signing with %o is refused: %s', (change, reason) => {
  expect(sign({ ...standing, ...change })).toEqual({ ok: false, reason });
  expect(sign(standing)).toEqual({ ok: true, value: 'organisation' });
});

test('a proposal follows the version that its writer saw, and changes something', () => {
  const facts = { state: 'active', basedOn: 2, newest: 2, before: wholeTerms(), mustMend: false } as const;
  expect(propose({ ...facts.before, title: 'Another' }, facts).ok).toBe(true);
  expect(propose(facts.before, facts)).toMatchObject({ reason: 'unchanged' });
  expect(propose({ ...facts.before, title: 'Another' }, { ...facts, newest: 3 })).toMatchObject({
    reason: 'another-version',
  });
  expect(propose({ ...facts.before, endsOn: '2020-01-01' }, facts)).toMatchObject({
    reason: 'dates-crossed',
  });
  expect(propose({ ...facts.before, title: 'Another' }, { ...facts, state: 'completed' })).toMatchObject({
    reason: 'over',
  });
});

const text = fc.string({ unit: 'grapheme', maxLength: 60 });
const someTerms: fc.Arbitrary<Terms> = fc.record({
  type: fc.constantFrom(...(Object.keys(agreementTypes) as Terms['type'][])),
  title: text,
  purpose: text,
  organisationCashPence: fc.nat(),
  organisationKind: text,
  organisationKindPence: fc.option(fc.nat(), { nil: null }),
  companyCashPence: fc.nat(),
  companyKind: text,
  companyKindPence: fc.option(fc.nat(), { nil: null }),
  patientBenefit: text,
  nhsBenefit: text,
  companyBenefit: text,
  dataAccess: text,
  ip: text,
  publicity: text,
  exitPlan: text,
  startsOn: fc.constantFrom(null, '2027-01-01'),
  endsOn: fc.constantFrom(null, '2027-06-01'),
  summary: text,
  milestones: fc.constant([]),
  measures: fc.array(fc.record({ key: fc.uuid(), what: text, promised: text }), { maxLength: 3 }),
});

test('every part of the terms stands in the text that is signed, and so do the clauses, in one fixed form', () => {
  fc.assert(
    fc.property(someTerms, (terms) => {
      const whole = canonicalText(parties, 3, terms);
      expect(whole).toBe(whole.normalize('NFC'));
      expect(canonicalText(parties, 3, structuredClone(terms))).toBe(whole);
      for (const part of [terms.purpose, terms.companyKind, terms.exitPlan, terms.summary])
        expect(whole).toContain(part.normalize('NFC'));
      expect(clausesOf(whole)).toEqual(clauses);
    }),
  );
});

test('what differs between two versions is found in both directions, and only that', () => {
  fc.assert(
    fc.property(someTerms, someTerms, (a, b) => {
      expect(changesBetween(a, a)).toEqual([]);
      const there = changesBetween(a, b).map((change) => change.part);
      expect(changesBetween(b, a).map((change) => change.part)).toEqual(there);
    }),
  );
});
