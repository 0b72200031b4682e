import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passwordProblem } from '#kit/password-rules.ts';

test('asks for 12 to 200 characters, counted as people count', () => {
  expect(passwordProblem('kettle fern', {})).toContain('12 characters or more');
  expect(passwordProblem('kettle fern7', {})).toBeUndefined();
  expect(passwordProblem('🐝🦔🌻🥝🪁🧦🛶🎻🧀🦚🪴', {})).toContain('12 characters');
  expect(passwordProblem('🐝🦔🌻🥝🪁🧦🛶🎻🧀🦚🪴🐋', {})).toBeUndefined();
  const long = 'kettle fern gravel '.repeat(11);
  expect(passwordProblem(`x${long}`.slice(0, 200), {})).toBeUndefined();
  expect(passwordProblem(`x${long}`.slice(0, 201), {})).toContain('200 characters or fewer');
});

test.each([
  'passwordpassword',
  'Password2026!!',
  'P@ssw0rd!!!!',
  'p4ssword12345',
  'Correct Horse Battery Staple',
  'correct-horse-battery-staple',
  '1qaz2wsx3edc',
  '123456789012',
  'aaaaaaaaaaaa',
  'abababababab',
  'abcabcabcabc',
  'abcdefghijklmno',
  'zyxwvutsrqpo',
  'Liverpool1892',
  'Summer.2026.!!',
  'Hospital00000',
  'NHSpassword1',
  'administrator',
  '            ',
  '0000 0000 0000',
])('refuses what people guess first: %j', (password) => {
  expect(passwordProblem(password, {})).toContain('guess first');
});

test.each([
  'kettle fern gravel',
  'the nurse of ward nine',
  'mysummerhospital tent',
  '83920174650918',
  'пароль мой длинный',
  'كلمة سر طويلة جدا',
])('lets pass: %j', (password) => {
  expect(passwordProblem(password, {})).toBeUndefined();
});

test('refuses the owner’s address and the programme’s name, whatever the case and the points', () => {
  const owner = { address: 'Jane.Patel@example.nhs.uk', programmeName: 'Better Together' };
  expect(passwordProblem('my-janepatel-2026', owner)).toContain('e-mail address');
  expect(passwordProblem('JANE_PATEL kettle', owner)).toContain('e-mail address');
  expect(passwordProblem('bettertogether99', owner)).toContain('name of this programme');
  expect(passwordProblem('kettle fern gravel', owner)).toBeUndefined();
  expect(passwordProblem('a joyful kettle', { address: 'jo@example.org' })).toBeUndefined();
});

test('answers for any text, and never refuses three long random words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string(), (password, address) => {
      const problem = passwordProblem(password, { address, programmeName: address });
      expect(problem === undefined || problem.length > 20).toBe(true);
    }),
  );
  const word = fc.constantFrom('kettle', 'gravel', 'lantern', 'walnut', 'pigeon', 'marble', 'thistle');
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 3, maxLength: 3 }), (three) => {
      expect(passwordProblem(three.join(' '), { address: 'ann@x.org' })).toBeUndefined();
    }),
  );
});
