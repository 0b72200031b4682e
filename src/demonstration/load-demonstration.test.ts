import { inject } from 'vitest';
import { places } from '#platform/places.ts';
import { openTestSite } from '#support/site.ts';
import { expect, test, testSite } from '#support/test.ts';
import { readDemoFiles } from './demo-files.ts';
import { loadDemonstrationOnce } from './load-demonstration.ts';

const { site } = await testSite();

test('the demonstration loads once, says on every page that it is made up, and tells nobody by e-mail', async () => {
  expect(await loadDemonstrationOnce(site.platform, places.demonstration)).toBe(true);
  expect(await loadDemonstrationOnce(site.platform, places.demonstration)).toBe(false);
  for (const address of ['/', '/projects', '/ideas', '/needs', '/organisations', '/years', '/no-such-page'])
    expect(await site.visitor().get(address)).toShow('are made up');
  await site.catchUp();
  const { rows } = await site.platform.database.pool.query("select 1 from jobs.job where name = 'mail.send'");
  expect(rows).toHaveLength(0);
  expect(await site.visitor().get('/search?q=falls')).toShow('results');
}, 120_000);

test('whoever tries it can be a nurse, a lead, a carer, a company’s person and programme staff', async () => {
  const demo = await openTestSite(inject('postgresUrl'), { DEMONSTRATION: 'yes' });
  try {
    await loadDemonstrationOnce(demo.platform, places.demonstration);
    const shown = await demo.visitor().get('/demonstration');
    for (const part of ['nurse', 'lead of', 'for ', 'programme moderator']) expect(shown).toShow(part);
    const addresses = [...shown.html.matchAll(/action="(\/demonstration\/people\/[^"]+)"/g)].map(
      ([, address]) => address,
    );
    expect(addresses.length).toBeGreaterThan(20);
    for (const something of ['owed', 'to help', 'has made', 'pages given as this person needs them'])
      expect(shown).toShow(something);
    for (const address of addresses) {
      const browser = demo.visitor();
      await browser.post(address ?? '');
      expect((await browser.get('/account')).status).toBe(200);
    }
  } finally {
    await demo.close();
  }
}, 120_000);

test('whoever tries it can join as staff, and read the e-mail', async () => {
  const demo = await openTestSite(inject('postgresUrl'), { DEMONSTRATION: 'yes' });
  try {
    await loadDemonstrationOnce(demo.platform, places.demonstration);
    const browser = demo.visitor();
    expect(await browser.get('/join')).toShow('.demonstration.example');
    const address = 'nurse@rcf.demonstration.example';
    expect(await browser.post('/join', { name: 'Nia', address })).toShow('Read the message here');
    const [mail] = await demo.mailTo(address);
    const link = new URL(mail?.text.match(/http\S+\/join\/\S+/)?.[0] ?? '').pathname;
    await browser.post(link);
    expect(await browser.get('/account/memberships')).toShow('Airedale NHS Foundation Trust');
  } finally {
    await demo.close();
  }
}, 120_000);

test('no two projects tell the same: titles, keys and summaries are each their own', async () => {
  const { projects, ideas, needs } = await readDemoFiles(places.demonstration);
  for (const texts of [
    projects.map((project) => project.key),
    projects.map((project) => project.title.toLowerCase()),
    projects.map((project) => project.summary),
    ideas.map((idea) => idea.problem),
    needs.map((need) => need.detail),
  ])
    expect(new Set(texts).size).toBe(texts.length);
  const runs = new Map<string, string>();
  for (const { key, summary } of projects) {
    const words = summary.toLowerCase().match(/[a-z0-9’']+/g) ?? [];
    for (let i = 0; i + 8 <= words.length; i += 1) {
      const run = words.slice(i, i + 8).join(' ');
      expect(runs.get(run) ?? key, `‘${run}’ stands in two summaries`).toBe(key);
      runs.set(run, key);
    }
  }
});

test('both projects of the programme of 2004 are there', async () => {
  const { projects } = await readDemoFiles(places.demonstration);
  const keys = projects.map((project) => project.key);
  expect(keys).toContain('virtual-healthy-living-centre-basildon');
  expect(keys).toContain('accessible-information-bracknell-forest');
});
