import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasVerhoeffDigit } from '#kit/verhoeff.ts';
import {
  type Contact,
  mayMakeContact,
  meetNeed,
  planContact,
  type RecordedNeed,
  reasonWords,
  unmetOf,
} from './meet-need.rules.ts';
import { needKinds, needNames } from './need-kinds.rules.ts';

const contacts: fc.Arbitrary<Contact> = fc.record({
  channel: fc.constantFrom('e-mail' as const, 'page' as const, 'notices-page' as const),
  offers: fc.subarray(['easy-read', 'symbols', 'audio', 'photographs', 'switch-access'] as const),
  textPoints: fc.constantFrom(null, 20 as const, 24 as const, 28 as const),
  secret: fc.boolean(),
  supporterTold: fc.boolean(),
  answerDays: fc.option(fc.nat(60)),
  reminder: fc.constantFrom('is-one' as const, 'can-follow' as const, 'nothing-to-remind-of' as const),
});

const needs: fc.Arbitrary<RecordedNeed[]> = fc
  .subarray(needNames)
  .chain((kinds) =>
    fc
      .array(fc.boolean(), { minLength: kinds.length, maxLength: kinds.length })
      .map((shared) => kinds.map((kind, i) => ({ needId: kind, kind, shared: shared[i] ?? false }))),
  );

const mail: Contact = {
  channel: 'e-mail',
  offers: [],
  secret: false,
  supporterTold: false,
  answerDays: null,
  reminder: 'nothing-to-remind-of',
};

test.each(Object.entries(needKinds))(
  '%s has a code with its check digit, and no other has the same',
  (_name, kind) => {
    expect(hasVerhoeffDigit(kind.snomedCode)).toBe(true);
    expect(Object.values(needKinds).filter((other) => other.snomedCode === kind.snomedCode)).toHaveLength(1);
  },
);

test('every need in every contact is met, or unmet with a reason that has words', () => {
  fc.assert(
    fc.property(needs, contacts, (recorded, contact) => {
      const plan = planContact(recorded, contact);
      expect(plan.map((one) => one.needId)).toEqual(recorded.map((one) => one.needId));
      for (const { meeting } of plan) expect(reasonWords[meeting.reason]).toMatch(/\.$/);
    }),
  );
});

test('a form that nobody checked is never said to be given', () => {
  fc.assert(
    fc.property(
      contacts,
      fc.constantFrom('easy-read' as const, 'symbols' as const, 'audio' as const),
      (contact, kind) => {
        const { outcome } = meetNeed(kind, contact, [kind]);
        expect(outcome === 'met').toBe(contact.offers.includes(kind));
      },
    ),
  );
});

test('letters are large enough exactly from the size that was asked for', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(20 as const, 24 as const, 28 as const),
      fc.constantFrom(20, 24, 28),
      (given, asked) => {
        const { outcome } = meetNeed(
          `large-print-${asked}` as 'large-print-20',
          { ...mail, textPoints: given },
          [],
        );
        expect(outcome === 'met').toBe(given >= asked);
      },
    ),
  );
});

test.each([
  ['letter', [], 'another-way-preferred'],
  ['letter', ['email'], 'another-of-their-ways'],
  ['via-carer', [], 'no-supporter-to-tell'],
  ['bsl', [], 'a-person-must-do-it'],
  ['easy-read', [], 'no-checked-version'],
  ['large-print-28', [], 'rendered-large'],
  ['email', [], 'right-way-of-contact'],
] as const)('an e-mail and the need %s (beside %o): %s', (kind, beside, reason) => {
  expect(meetNeed(kind, mail, [kind, ...beside]).reason).toBe(reason);
});

test('a secret never counts as told through a supporter', () => {
  expect(meetNeed('via-carer', { ...mail, secret: true, supporterTold: true }, ['via-carer'])).toEqual({
    outcome: 'unmet',
    reason: 'only-the-person-may-have-it',
  });
});

test('sending is stopped exactly where a shared need is not met and nobody says why', () => {
  fc.assert(
    fc.property(
      needs,
      contacts,
      fc.constantFrom('', '  ', 'Her sister reads it to her'),
      (recorded, contact, reason) => {
        const plan = planContact(recorded, contact);
        const stands = unmetOf(plan).some((one) => one.shared);
        expect(mayMakeContact(plan, reason).ok).toBe(!stands || reason.trim() !== '');
      },
    ),
  );
});

test('what only waits on the notices page is never said to have reached them, or to have reminded them', () => {
  const contact: Contact = { ...mail, channel: 'notices-page', reminder: 'is-one' };
  for (const kind of ['email', 'letter', 'sms', 'phone', 'via-carer', 'reminders'] as const)
    expect(meetNeed(kind, contact, ['email', kind])).toEqual({
      outcome: 'unmet',
      reason: 'waits-on-notices-page',
    });
});
