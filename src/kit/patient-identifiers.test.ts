import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPatientIdentifiers } from '#kit/patient-identifiers.ts';

const thisYear = 2026;
const kindsAndTexts = (text: string) =>
  findPatientIdentifiers(text, thisYear).map(({ kind, text: found }) => `${kind}: ${found}`);

describe('points out', () => {
  test.each([
    // NHS numbers
    ['NHS number 943 476 5919 on the band', ['nhs-number: 943 476 5919']],
    ['NHS9434765919', ['nhs-number: 9434765919']],
    ['943-476-5919', ['nhs-number: 943-476-5919']],
    ['943\u00a0476\u00a05919', ['nhs-number: 943\u00a0476\u00a05919']],
    ['bed 4 943 476 5919', ['nhs-number: 943 476 5919']],
    ['(943 476 5919)', ['nhs-number: 943 476 5919']],
    ['9 4 3 4 7 6 5 9 1 9', ['nhs-number: 9 4 3 4 7 6 5 9 1 9']],
    ['434 765 9193? no: 943–476–5919', ['nhs-number: 943–476–5919']],
    // dates of birth
    ['DOB 03/02/1954', ['date-of-birth: 03/02/1954']],
    ['d.o.b. 3.2.54', ['date-of-birth: 3.2.54']],
    ['D.O.B: 03-02-54', ['date-of-birth: 03-02-54']],
    ['date of birth: 3rd of March 2019', ['date-of-birth: 3rd of March 2019']],
    ['She was born on 3 March 2019.', ['date-of-birth: 3 March 2019']],
    ['born the 3rd day of March 2019', ['date-of-birth: 3rd day of March 2019']],
    ['3 March 1954', ['date-of-birth: 3 March 1954']],
    ['3rd of March 1954', ['date-of-birth: 3rd of March 1954']],
    ['March 3rd, 1954', ['date-of-birth: March 3rd, 1954']],
    ['03-Mar-1954', ['date-of-birth: 03-Mar-1954']],
    ['03-mar-54', ['date-of-birth: 03-mar-54']],
    ['3 Sept ’54', ['date-of-birth: 3 Sept ’54']],
    ['1954-03-02', ['date-of-birth: 1954-03-02']],
    ['29/02/1956', ['date-of-birth: 29/02/1956']],
    ['DOB 03021954', ['date-of-birth: 03021954']],
    ['dob 03 02 54', ['date-of-birth: 03 02 54']],
    ['3 May 2016 (her birthday)', ['date-of-birth: 3 May 2016']],
    ['aged 71, 14/11/1954', ['date-of-birth: 14/11/1954']],
    // names
    ['Mrs Patel fell twice', ['titled-name: Mrs Patel']],
    ['Mr. O’Brien', ['titled-name: Mr. O’Brien']],
    ["Mr O'Brien's wife", ["titled-name: Mr O'Brien"]],
    ['Miss Anne-Marie Jones went home', ['titled-name: Miss Anne-Marie Jones']],
    ['Mr and Mrs Okonkwo', ['titled-name: Mrs Okonkwo']],
    ['mrs patel in bed 4', ['titled-name: mrs patel']],
    ['MR SMITH', ['titled-name: MR SMITH']],
    ['Mr J. R. van der Berg agreed', ['titled-name: Mr J. R. van der Berg']],
    ['Mx Łukasz Żak', ['titled-name: Mx Łukasz Żak']],
    ['Master Ibrahim', ['titled-name: Master Ibrahim']],
    ['Ms de Souza', ['titled-name: Ms de Souza']],
    ['Mr محمد', ['titled-name: Mr محمد']],
    ['Mr J Smith', ['titled-name: Mr J Smith']],
    ['ask Dr Okafor', ['titled-name: Dr Okafor']],
    ['Sister Jones', ['titled-name: Sister Jones']],
    ['Nurse Adeyemi Bello', ['titled-name: Nurse Adeyemi Bello']],
    // phone numbers
    ['ring 07700 900123', ['phone: 07700 900123']],
    ['07700900123', ['phone: 07700900123']],
    ['07 700 900 123', ['phone: 07 700 900 123']],
    ['+44 7700 900123', ['phone: +44 7700 900123']],
    ['+44 (0)20 7946 0958', ['phone: +44 (0)20 7946 0958']],
    ['0044 20 7946 0958', ['phone: 0044 20 7946 0958']],
    ['(020) 7946 0958', ['phone: (020) 7946 0958']],
    ['0161 496 0123 ext 4', ['phone: 0161 496 0123']],
    ['01632-960-123', ['phone: 01632-960-123']],
    ['0300 123 4567', ['phone: 0300 123 4567']],
    ['016977 3456', ['phone: 016977 3456']],
    // e-mail addresses
    ['write to jane.doe@example.nhs.uk.', ['email: jane.doe@example.nhs.uk']],
    ['<o’brien+ward@nhs.net>', ['email: o’brien+ward@nhs.net']],
    ['żaneta@przykład.example', ['email: żaneta@przykład.example']],
    // postcodes
    ['lives at BD20 6TD.', ['postcode: BD20 6TD']],
    ['ls1 4ap', ['postcode: ls1 4ap']],
    ['SW1A1AA', ['postcode: SW1A1AA']],
    ['W1A 1AA', ['postcode: W1A 1AA']],
    // several
    [
      'Mrs Patel, DOB 3/2/54, BD20 6TD, 07700 900123, p@x.org',
      [
        'titled-name: Mrs Patel',
        'date-of-birth: 3/2/54',
        'postcode: BD20 6TD',
        'phone: 07700 900123',
        'email: p@x.org',
      ],
    ],
  ])('%s', (text, expected) => {
    expect(kindsAndTexts(text)).toEqual(expected);
  });
});

describe('lets pass', () => {
  test.each([
    '943 476 5918 has the wrong check digit',
    '12 45 33 10 22 falls a month',
    '1,204 people and 9,434,765,919 pounds',
    'order 19434765919 of gloves',
    'we began on 3 March 2025',
    'from 01/04/2024 to 31/03/2025',
    'the audit of 12.06.2011',
    'babies born after 3 March 2025',
    'people aged 65 and over from 1 April 2025',
    'the ward opened on 5 May 1850',
    'review on 3 March 2031',
    '31/02/1954 is no day',
    '29/02/1955 is no day either',
    'version 2.10.54',
    'address 10.11.12.54',
    '3 March 50 patients came',
    'blood pressure 120/80, 24/7 cover, 1/2 tablet',
    'newborn screening of 3 March 2025',
    'Mr X, Mrs A and Mr B.',
    'Mrs A. The ward was full.',
    'MR Scan and MR Imaging',
    'the MS nurse, MS Teams and Ms Word',
    'mRS score at 90 days',
    'Miss Monday and you wait a week',
    'Patients miss Christmas dinner',
    'Master Plan and Master Class',
    'Nurse Specialist, Nurse Led clinic, Nurse in charge',
    'Sister Trust and Matron Rounds',
    'the doctor and Dr. on call',
    'call NHS 111 or 999, or 116 123',
    'freephone 0800 123 4567',
    'shifts 0700 0730 1930',
    '0730-1930',
    'REF01234567890',
    '£01234567890',
    'extension 4567, bleep 0123',
    '01 02 2023 12',
    'bed@ward and @spreadwell',
    'a@b',
    'Ward B6 2nd floor',
    'L3 4hr after surgery',
    'bd206td in small letters without a space',
    'QQ1 1AA is in no area',
    'BD20 6CI',
    'BD20 only',
    'theatre-AB1 2CD is a store code',
    'band 5 to band 7, 12 WTE, NEWS2 of 7',
    '',
    '   \n\t',
  ])('%s', (text) => {
    expect(kindsAndTexts(text)).toEqual([]);
  });
});

test('speaks of a colleague’s name in other words than of a patient’s', () => {
  const [staff] = findPatientIdentifiers('Dr Okafor', thisYear);
  const [person] = findPatientIdentifiers('Mrs Okafor', thisYear);
  expect(staff?.advice).toContain('role');
  expect(person?.advice).toContain('a patient');
});

test('a date without a birth word counts when it is more than 16 years old', () => {
  expect(findPatientIdentifiers('3 March 2009', thisYear)).toHaveLength(1);
  expect(findPatientIdentifiers('3 March 2010', thisYear)).toHaveLength(0);
  expect(findPatientIdentifiers('3 March 2010', thisYear + 1)).toHaveLength(1);
});

/** Written from the NHS Data Dictionary, apart from the library that the code uses. */
const nhsNumbers = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 })
  .map((digits) => ({
    digits,
    check: 11 - (digits.reduce((sum, digit, at) => sum + digit * (10 - at), 0) % 11),
  }))
  .filter(({ check }) => check !== 10)
  .map(({ digits, check }) => `${digits.join('')}${check === 11 ? 0 : check}`);
const written = fc
  .tuple(nhsNumbers, fc.constantFrom('', ' ', '-', '\u00a0', ' - '))
  .map(([n, separator]) => [n.slice(0, 3), n.slice(3, 6), n.slice(6)].join(separator));
const figures = fc.string({ unit: fc.constantFrom(...'0123456789 -+()./@aZ\n') });
const anyText = fc.oneof(fc.string({ unit: 'binary' }), figures, fc.lorem());
const beside = (text: string) => !/\d[.()\- ]{0,3}$|^[.()\- ]{0,3}\d/.test(text);

test('every NHS number is found, in any text', () => {
  fc.assert(
    fc.property(anyText, written, anyText, (before, number, after) => {
      fc.pre(!/\d$/.test(before) && !/^\d/.test(after));
      const text = `${before}${number}${after}`;
      const found = findPatientIdentifiers(text, thisYear).filter(({ kind }) => kind === 'nhs-number');
      const [start, end] = [before.length, before.length + number.length];
      expect(found.some((one) => one.start <= start && one.end >= end)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('ten digits with another check digit are no NHS number', () => {
  fc.assert(
    fc.property(
      anyText.filter(beside),
      nhsNumbers,
      fc.integer({ min: 1, max: 9 }),
      (before, number, more) => {
        const wrong = `${number.slice(0, 9)}${(Number(number[9]) + more) % 10}`;
        fc.pre(!/\d[^\p{L}]*$/u.test(before));
        const found = findPatientIdentifiers(`${before} ${wrong}`, thisYear);
        expect(found.filter(({ kind, end }) => kind === 'nhs-number' && end > before.length)).toEqual([]);
      },
    ),
  );
});

const pieces = fc.constantFrom(
  ...[
    'Mrs Patel',
    '943 476 5919',
    '07700 900123',
    'a.b@c.org',
    'BD20 6TD',
    '3 March 1954',
    '+44',
    '0',
    'Mr ',
    'DOB',
  ],
  ...['01234', '5', '@', '.', '-', ' ', '\n', 'É', '👩🏽‍⚕️', 'محمد', 'Dr', '/', '54', 'aged'],
);
const mixtures = fc.oneof(
  fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
  anyText,
);

test('offsets slice to the text found, in order and apart', () => {
  fc.assert(
    fc.property(mixtures, (text) => {
      let before = 0;
      for (const { start, end, text: found } of findPatientIdentifiers(text, thisYear)) {
        expect(found).toBe(text.slice(start, end));
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThan(start);
        before = end;
      }
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  '1 ',
  '0',
  '07 ',
  '+44 0',
  '(-',
  '@a',
  'a.',
  'a@b.co',
  'Mr ',
  'Mr A. ',
  'Aa ',
  'de ',
  '1/',
  '1 jan ',
  'DOB 1',
  'AB1 ',
  ' ',
])('does not slow down on %j over and over', (piece) => {
  const time = (times: number) => {
    const text = `Mr a@${piece.repeat(times)}`;
    const began = process.threadCpuUsage();
    findPatientIdentifiers(text, thisYear);
    const { user, system } = process.threadCpuUsage(began);
    return (user + system) / 1_000;
  };
  time(1_000);
  // 40,000 pieces take some 100 ms on a slow machine; anything that grows with the square takes minutes.
  expect(time(40_000)).toBeLessThan(2_000);
});
