import fc from 'fast-check';
import { withQuery } from '#kit/paths.ts';
import { expect, test, testSite } from '#support/test.ts';
import { findingPaths } from '../finding.paths.ts';
import { asKept, readKept, SearchAddress, toAddress } from './search-address.ts';

const { site, make } = await testSite();

const address = (query: Parameters<typeof withQuery>[1]) => withQuery(findingPaths.search(), query);

test('results of all kinds together, with tabs, counts, and why each is there', async () => {
  await make.told(await make.project({ title: 'Sensor mats for wandering', topics: ['falls'] }));
  await make.told(await make.idea({ title: 'Sensor mats beside beds', topics: ['falls'] }));
  await make.told(await make.need({ title: 'We need sensor mats' }));
  await site.catchUp();
  const all = await site.visitor().get(address({ q: 'sensor mats' }));
  expect(all.status).toBe(200);
  for (const words of ['Sensor mats for wandering', 'Sensor mats beside beds', 'We need sensor mats'])
    expect(all).toShow(words);
  expect(all).toShow('3 results');
  expect(all).toShow('Projects (1)');
  expect(all).toShow('Counts are among the best 1,000');
  expect(all).toShow('Why this result:');
  const ideas = await site.visitor().get(address({ q: 'sensor mats', kind: 'idea' }));
  expect(ideas).toShow('Sensor mats beside beds');
  expect(ideas).not.toShow('Sensor mats for wandering');
});

test('filters stand in the address and come back ticked', async () => {
  await make.told(await make.project({ title: 'Ward clocks', topics: ['dementia'], stage: 'testing' }));
  await make.told(
    await make.project({ title: 'Ward clocks elsewhere', topics: ['falls'], stage: 'established' }),
  );
  await site.catchUp();
  const page = await site.visitor().get(address({ q: 'ward clocks', topic: 'dementia', stage: 'testing' }));
  expect(page).toShow('1 result');
  expect(page).not.toShow('Ward clocks elsewhere');
  expect(page).toShow('Narrow it down (2 chosen)');
  expect(page.html).toMatch(/value="dementia"[^>]*checked/);
});

test('nothing found: fewer filters, or a need with the words carried over', async () => {
  const page = await site.visitor().get(address({ q: 'zebra crossings', topic: 'falls' }));
  expect(page).toShow('Nothing found');
  expect(page).toShow('Search everything for ‘zebra crossings’');
  expect(page.html).toContain('/needs/new?title=zebra+crossings');
  const nurse = await site.as(await make.member());
  expect((await nurse.get('/needs/new?title=zebra+crossings')).html).toContain('value="zebra crossings"');
});

test('nobody finds, or counts, what is not theirs to read', async () => {
  const author = await make.member();
  await make.told(
    await make.idea({ author, title: 'Quokka rota', visibility: 'organisation', topics: ['pain'] }),
  );
  await site.catchUp();
  expect(await (await site.as(author)).get(address({ q: 'quokka' }))).toShow('Quokka rota');
  const elsewhere = await (await site.as(await make.member())).get(address({ q: 'quokka' }));
  expect(elsewhere).not.toShow('Quokka rota');
  expect(elsewhere).toShow('Nothing found');
  expect(elsewhere.html).not.toContain('data-count="topic=pain"');
});

test('an organisation that nobody has finds nothing, not everything', async () => {
  await make.told(await make.project({ title: 'Blue plates for all' }));
  await site.catchUp();
  expect(await site.visitor().get(address({ q: 'blue plates', organisation: 'NOSUCH' }))).toShow(
    'Nothing found',
  );
});

test('whatever is written in the address, the page opens', async () => {
  const strange = [
    `q=${'a'.repeat(10_000)}`,
    'q=%22&q=-&topic[]=x&kind=%27%20or%201=1',
    `q=x&${Array.from({ length: 1_000 }, (_one, i) => `topic=${i}`).join('&')}`,
    'q=AND+OR+NOT&from=yesterday&to=2026-13-45&km=-3&near=%00&after=%F0%9F',
    'q=%E2%80%AE%F0%9F%92%A9&stage=%27%3B+drop+table+idea&region=%25',
  ];
  for (const query of strange)
    expect((await site.visitor().get(`${findingPaths.search()}?${query}`)).status, query.slice(0, 60)).toBe(
      200,
    );
});

test('a kept search is the same search when it is read again', () => {
  const list = fc.array(fc.string({ minLength: 1, maxLength: 20 }), { maxLength: 4 });
  fc.assert(
    fc.property(
      fc.record({
        q: fc.string({ maxLength: 80 }),
        topic: list,
        region: list,
        likeMine: fc.constantFrom('yes', undefined),
      }),
      (given) => {
        const asked = SearchAddress.parse(given);
        expect(toAddress(readKept(asKept(asked)))).toEqual(toAddress(asked));
        expect(asKept(readKept(asKept(asked)))).toBe(asKept(asked));
      },
    ),
  );
});
