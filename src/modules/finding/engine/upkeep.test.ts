import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { visitor } from '#kit/viewer.ts';
import { expect, test, testSite } from '#support/test.ts';
import { find } from '../search/find.ts';
import { keepUp } from './upkeep.ts';

const { site, make } = await testSite();
const store = site.platform.config.searchStore;
const ask = (text: string) => find(site.platform, visitor, { text, atMost: 10 });

async function files(folder = store): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function occurs(word: string): Promise<boolean> {
  for (const file of await files()) if ((await readFile(file)).includes(word)) return true;
  return false;
}

test('words of a record that was taken out are gone from the store after a day', async () => {
  const idea = await make.told(await make.idea({ title: 'The xylophonquartz trolley' }));
  await make.told(await make.idea({ title: 'Another trolley that stays' }));
  await site.catchUp();
  expect((await ask('xylophonquartz')).total).toBe(1);
  expect(await occurs('xylophonquartz')).toBe(true);
  await make.ideaHidden(idea.ideaId);
  await site.catchUp();
  expect((await ask('xylophonquartz')).total).toBe(0);
  site.clock.forward({ hours: 25 });
  await keepUp(site.platform);
  site.clock.forward({ minutes: 11 });
  await keepUp(site.platform);
  expect(await occurs('xylophonquartz')).toBe(false);
  expect((await ask('trolley')).total).toBe(1);
});

test('a spoilt store is noticed, pages say so, and it is built again', async () => {
  await make.told(await make.idea({ title: 'Porters bring the heliotrope chair' }));
  await site.catchUp();
  expect((await ask('heliotrope')).total).toBe(1);
  for (const file of await files()) if (/\.lance$/.test(file)) await writeFile(file, 'not what was written');
  await keepUp(site.platform);
  const answer = await ask('heliotrope');
  expect(answer.state).toBe('ready');
  expect(answer.total).toBe(1);
});

test('a store that is gone leaves the site at work, saying that search is being rebuilt, and it is', async () => {
  await rm(store, { recursive: true, force: true });
  await make.told(await make.idea({ title: 'A marigold on every door' }));
  await site.catchUp();
  const page = await site.visitor().get('/search?q=marigold');
  expect(page.status).toBe(503);
  expect(page).toShow('rebuilt');
  expect((await site.visitor().get('/ideas')).status).toBe(200);
  await keepUp(site.platform);
  expect((await ask('marigold')).total).toBe(1);
});
