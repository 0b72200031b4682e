import fc from 'fast-check';
import { expect, test, testSite } from '#support/test.ts';
import { myNeedsPaths, needsDeskPaths } from '../communication-need.paths.ts';
import { reportDays, reportYear, shown, shownFigures } from './needs-report.rules.ts';

const { site, make } = await testSite();

test('no number from 1 to 4 is ever shown, and every other as it is', () => {
  fc.assert(
    fc.property(fc.nat(1_000), (count) => {
      expect(shown(count)).toBe(count >= 1 && count <= 4 ? 'fewer than 5' : count);
    }),
  );
  const figures = { category: 'professional', recorded: 3, met: 5, unmet: 1, overridden: 0, metByPerson: 4 };
  expect(shownFigures([figures])).toEqual([
    { ...figures, recorded: 'fewer than 5', unmet: 'fewer than 5', metByPerson: 'fewer than 5' },
  ]);
});

test.each([
  ['2026-03-31', 2025],
  ['2026-04-01', 2026],
  ['2026-12-31', 2026],
])('%s belongs to the year that began in April %i', (today, year) => {
  expect(reportYear(today)).toBe(year);
  const { from, to } = reportDays(year);
  expect(from <= today && today <= to).toBe(true);
});

test('the report counts who was asked and what was recorded, with its days, on the page and as CSV', async () => {
  for (let i = 0; i < 6; i += 1) {
    const browser = await site.as(await make.person());
    await browser.post(myNeedsPaths.question({ step: 'reading' }), { answer: i < 5 ? 'easy-read' : [] });
  }
  const staff = await site.as(await make.programmeStaff('editor'), { secondFactor: true });
  const page = await staff.get(needsDeskPaths.report());
  expect(page).toShow('People asked 6');
  expect(page).toShow('fewer than 5');
  expect(page).toShow('How information is given Recorded 5');
  const csv = (await staff.get(needsDeskPaths.reportCsv())).html;
  expect(csv).toMatch(/^what,category,count,from,to,counted_on\r\n/);
  expect(csv).toMatch(/needs recorded,How information is given,5,\d{4}-04-01/);
  expect((await staff.get(`${needsDeskPaths.report()}?year=nonsense`)).status).toBe(200);
});
