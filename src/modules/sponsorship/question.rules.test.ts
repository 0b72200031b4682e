import { expect, test } from 'vitest';
import { answerQuestion, askQuestion, findTellTales } from './question.rules.ts';

const asker = {
  companyName: 'Harrowgait Furniture Ltd',
  parentName: 'Thistlemere Holdings plc',
  companyNumber: '99148806',
  people: ['Ines Marchetti', null],
  mailDomains: ['harrowgait.example'],
};

test.each([
  ['Harrowgait would like to know how many beds there are.', 'harrowgait'],
  ['HARROWGAIT’s chairs: do they fit?', 'harrowgait'],
  ['Is this known to Thistlemere?', 'thistlemere'],
  ['Can Ines Marchetti call you?', 'Ines Marchetti'],
  ['Our number is 9914 8806.', '99148806'],
  ['Write to beds@harrowgait.example', 'harrowgait.example'],
  ['Would our product fit?', 'our product'],
  ['We make riser chairs. Would ten do?', 'We make'],
  ['See www.chairs.test', 'www.'],
])('“%s” tells who asks', (text, tale) => {
  expect(findTellTales(text, asker)).toContain(tale);
});

test.each([
  'How many beds has the ward?',
  'May furniture be returned after the trial?',
  'Is the date in March fixed? Would a later one do?',
  'Who holds the risk if a lid breaks?',
])('“%s” does not', (text) => {
  const found = findTellTales(text, { ...asker, companyName: 'Harrowgait Ltd' });
  expect(found).toEqual([]);
});

test('a question is asked of what is listed, a few at a time, and answered once', () => {
  const fine = { requestOpen: true, openQuestions: 0, tellTales: [], mustMend: false };
  expect(askQuestion(fine).ok).toBe(true);
  expect(askQuestion({ ...fine, requestOpen: false })).toMatchObject({ reason: 'not-listed' });
  expect(askQuestion({ ...fine, openQuestions: 5 })).toMatchObject({ reason: 'too-many' });
  expect(askQuestion({ ...fine, tellTales: ['x'] })).toMatchObject({ reason: 'tells-who' });
  expect(answerQuestion({ answered: true, tellTales: [], mustMend: false })).toMatchObject({
    reason: 'answered-already',
  });
});
