import { visitor } from '#kit/viewer.ts';
import { expect, test, testSite } from '#support/test.ts';
import { rebuildIndex } from '../engine/rebuild-index.ts';
import { find } from './find.ts';

const { site, make } = await testSite();

const ask = (text: string, more = {}) => find(site.platform, visitor, { text, atMost: 10, ...more });

test('a posted idea is found by its words, other forms of them, with a slip, and by other words', async () => {
  const idea = await make.told(
    await make.idea({ title: 'Hourly rounds so that nobody gets a pressure ulcer at night' }),
  );
  await site.catchUp();
  for (const text of [
    'pressure ulcers',
    'rounding hourly',
    'bed sores',
    '"pressure ulcer" night',
    'PRESSURE',
  ]) {
    const answer = await ask(text);
    expect(answer.state, text).toBe('ready');
    expect(
      answer.hits.map(({ id }) => id),
      text,
    ).toContain(idea.ideaId);
    expect(answer.hits[0]?.why.length, text).toBeGreaterThan(0);
  }
  expect((await ask('pressure -night')).hits.map(({ id }) => id)).not.toContain(idea.ideaId);
  expect((await ask('"ulcer pressure"')).hits.map(({ id }) => id)).not.toContain(idea.ideaId);
});

test('what is hidden is gone at once, from hits, totals and counts, before the index hears of it', async () => {
  const idea = await make.told(await make.idea({ title: 'Zebra stripes on the floor of the corridor' }));
  await site.catchUp();
  expect((await ask('zebra')).total).toBe(1);
  await make.ideaHidden(idea.ideaId);
  const answer = await ask('zebra');
  expect(answer).toMatchObject({ hits: [], total: 0 });
  expect(Object.values(answer.facets).flat()).toEqual([]);
});

test('a rebuilt index answers the same, and what was posted while it was built is in it', async () => {
  const before = await make.told(await make.idea({ title: 'Giraffe high reading lights over the bed' }));
  await site.catchUp();
  let during: string | undefined;
  await rebuildIndex(site.platform, async ({ step }) => {
    if (step !== 'learning meanings' || during) return;
    during = 'begun';
    during = (await make.told(await make.idea({ title: 'Giraffe stickers for children who wait' }))).ideaId;
  });
  await site.catchUp();
  // Readers move over when the new one is open; nobody waits long for it.
  const found = async () => (await ask('giraffe')).hits.map(({ id }) => id);
  await expect.poll(found, { timeout: 10_000 }).toContain(during);
  expect(await found()).toContain(before.ideaId);
});
