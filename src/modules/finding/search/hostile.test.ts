import fc from 'fast-check';
import { visitor } from '#kit/viewer.ts';
import { expect, test, testSite } from '#support/test.ts';
import { find } from './find.ts';

const { site, make } = await testSite();
await make.told(await make.idea({ title: 'Hourly rounds on the ward' }));
const secret = await make.told(await make.idea({ title: 'Secret rounds', visibility: 'organisation' }));
await site.catchUp();

const nasty = [
  'a'.repeat(10_000),
  'ward '.repeat(2_000),
  '"'.repeat(999),
  '-',
  '- - -',
  '""',
  'AND OR NOT',
  '*:*',
  '~ ^ ( ) [ ] { }',
  "' OR 1=1 --",
  "ward'; drop table idea; --",
  '\u0000\u0001\ufffe\uffff',
  '\ud800 lone surrogate',
  '🧑🏽‍⚕️👩‍👩‍👧 👨🏿‍🦽',
  'مريض يسقط ليلا',
  '病人夜间跌倒',
  'ปวดหลัง',
  'ｆａｌｌｓ ﬁne ß İ ı',
  'a\u0301\u0302\u0303'.repeat(300),
  '%00%27',
];

test('nothing typed is ever a fault', async () => {
  for (const text of nasty) {
    const answer = await find(site.platform, visitor, { text, atMost: 10 });
    expect(answer.state, text.slice(0, 40)).toBe('ready');
    const page = await site
      .visitor()
      .get(`/search?q=${encodeURIComponent(text.toWellFormed().slice(0, 6_000))}`);
    expect(page.status, text.slice(0, 40)).toBeLessThan(500);
  }
});

test('a filter is a value, in every facet', async () => {
  const bad = ["x' OR true --", "') OR (visibility = 'organisation", 'x"; --', "\\' OR 1=1", '%'];
  for (const name of [
    'organisationIds',
    'organisationTypes',
    'regions',
    'stages',
    'evidenceLevels',
    'topics',
    'settings',
  ])
    for (const value of bad) {
      const answer = await find(site.platform, visitor, {
        text: 'rounds',
        filters: { [name]: [value] },
        atMost: 10,
      });
      expect(answer, `${name} ${value}`).toMatchObject({ state: 'ready', total: 0 });
    }
  const near = await find(site.platform, visitor, {
    text: 'rounds',
    filters: { near: { place: "Leeds' or '1'='1", km: 10 }, from: "2020-01-01' or true", to: 'never' },
    atMost: 10,
  });
  expect(near.state).toBe('ready');
  const thousand = Array.from({ length: 1_000 }, (_one, i) => `topic-${i}`);
  expect(
    (await find(site.platform, visitor, { text: 'rounds', filters: { topics: thousand }, atMost: 10 })).total,
  ).toBe(0);
});

test('no words and no filter show what a visitor may not read, nor count it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.constantFrom('', 'secret', 'rounds', '"secret rounds"', 'secert'),
        fc.string({ maxLength: 30 }),
      ),
      async (text) => {
        const answer = await find(site.platform, visitor, { text, atMost: 50 });
        expect(answer.hits.map(({ id }) => id)).not.toContain(secret.ideaId);
        expect(answer.total).toBeLessThanOrEqual(1);
        for (const { count } of answer.facets.kind) expect(count).toBeLessThanOrEqual(1);
      },
    ),
    { numRuns: 40 },
  );
});
