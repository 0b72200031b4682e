import fc from 'fast-check';
import { expect, test } from 'vitest';
import { companyNumber, decideCompany, nameUntil, numberPrefixes, publishCode } from './company.rules.ts';

test.each([
  ['01234567', '01234567'],
  ['1234567', '01234567'],
  [' 0123 4567 ', '01234567'],
  ['sc123456', 'SC123456'],
  ['SC-1234', 'SC001234'],
  ['NI012345', 'NI012345'],
  ['oc301234', 'OC301234'],
  ['R0000123', 'R0000123'],
  ['IP12345R', 'IP12345R'],
  ['SP1234RS', 'SP1234RS'],
])('%s is a number at Companies House: %s', (typed, number) => {
  expect(companyNumber(typed)).toMatchObject({ value: number });
});

test.each([
  '',
  '12',
  'SC12',
  '0',
  '000',
  '123456789',
  'XX123456',
  'SC1234567',
  'SC',
  'R123',
  'GB123456789',
  'SC000000',
])('%s is none', (typed) => {
  expect(companyNumber(typed).ok).toBe(false);
});

test('whatever is taken as a number is what the database takes, and stands when it is read again', () => {
  const database = /^([0-9]{8}|[A-Z]{2}[0-9]{6}|R[0-9]{7}|(IP|SP|RS|NP|NO)[0-9A-Z]{6})$/;
  fc.assert(
    fc.property(
      fc.constantFrom('', 'R', ...Object.keys(numberPrefixes)),
      fc.string({ unit: fc.constantFrom(...'0123456789 -RSA') }),
      (prefix, rest) => {
        const read = companyNumber(prefix + rest);
        if (!read.ok) return;
        expect(read.value).toMatch(database);
        expect(companyNumber(read.value)).toEqual(read);
      },
    ),
  );
});

test('nobody verifies their own company or one of a barred sector; nobody is named for longer than a year', () => {
  const company = { state: 'applied', appliedBy: 'ada' } as const;
  const by = (decidedBy: string, barredSectors: string[] = []) => ({ decidedBy, barredSectors });
  expect(decideCompany(company, 'verified', by('ada')).ok).toBe(false);
  expect(decideCompany(company, 'verified', by('bea')).ok).toBe(true);
  expect(decideCompany(company, 'verified', by('bea', ['tobacco']))).toMatchObject({
    reason: 'barred-sector',
  });
  expect(decideCompany(company, 'refused', by('bea', ['tobacco'])).ok).toBe(true);
  expect(nameUntil('2026-03-01', '2026-03-01', '2027-03-01').ok).toBe(true);
  expect(nameUntil('2026-02-28', '2026-03-01', '2027-03-01')).toMatchObject({ reason: 'past' });
  expect(nameUntil('2027-03-02', '2026-03-01', '2027-03-01')).toMatchObject({ reason: 'too-long' });
});

test('versions of the code follow each other, and none begins in the past', () => {
  const latest = { version: 3, takesEffectOn: '2026-06-01' };
  expect(publishCode('2026-07-01', { today: '2026-05-01', latest })).toMatchObject({ value: 4 });
  expect(publishCode('2026-05-20', { today: '2026-05-01', latest })).toMatchObject({
    reason: 'before-latest',
  });
  expect(publishCode('2026-04-30', { today: '2026-05-01', latest: undefined })).toMatchObject({
    reason: 'past',
  });
});
