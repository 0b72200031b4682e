import { withQuery } from '#kit/paths.ts';
import { expect, test, testSite } from '#support/test.ts';
import { findingPaths } from '../finding.paths.ts';
import { lookAtSavedSearches } from './look-at-saved.ts';
import { savedSearchesMax } from './saved-search.rules.ts';

const { site, make } = await testSite();

async function look(forward: { minutes?: number; hours?: number } = { minutes: 10 }) {
  await site.catchUp();
  site.clock.forward(forward);
  await lookAtSavedSearches(site.platform);
  await site.catchUp();
}

/** An idea that is posted now, as the test's clock has it. */
async function freshIdea(given: Parameters<typeof make.idea>[0]) {
  const idea = await make.idea(given);
  const now = site.clock.now();
  await site.db.updateTable('idea').set({ posted_at: now }).where('id', '=', idea.ideaId).execute();
  return make.told(idea, now);
}

async function saver(question: string, alerts = 'at-once', person = make.member()) {
  const nurse = await person;
  const browser = await site.as(nurse);
  const answer = await browser.post(findingPaths.save(), { question, alerts });
  expect(answer.location).toContain('/search?');
  return { nurse, browser };
}

test('what is new for a saved search is told once, and stopped with one press', async () => {
  await make.told(await make.project({ title: 'Old origami beds' }));
  await site.catchUp();
  const { browser } = await saver('q=origami+beds');
  expect(await browser.get('/search?q=origami+beds')).toShow(
    'You saved this search. You hear of new results at once.',
  );
  await look();
  expect(await browser.get('/notices')).not.toShow('origami');
  await make.told(await make.project({ title: 'New origami beds' }), site.clock.now());
  await site.db
    .updateTable('project')
    .set({ published_at: site.clock.now() })
    .where('title', '=', 'New origami beds')
    .execute();
  await look();
  expect(await browser.get('/notices')).toShow(
    'New for your saved search ‘origami beds’: ‘New origami beds’.',
  );
  await look();
  expect(await site.events('search.found-new')).toHaveLength(1);
  const [saved] = await site.db
    .selectFrom('saved_search')
    .where('question', '=', 'q=origami+beds')
    .selectAll()
    .execute();
  await browser.post(findingPaths.savedAlerts({ searchId: saved?.id ?? '' }), { alerts: 'none' });
  expect(await browser.get(findingPaths.saved())).toShow('No alerts.');
  await freshIdea({ title: 'Even newer origami beds' });
  await look();
  expect(await site.events('search.found-new')).toHaveLength(1);
});

test('nobody hears of what they may not read, nor of what they posted themselves', async () => {
  const author = await make.member();
  const mine = await saver('q=xylophone+therapy', 'at-once', Promise.resolve(author));
  const elsewhere = await saver('q=xylophone+therapy');
  await freshIdea({ author, title: 'Xylophone therapy', visibility: 'organisation' });
  await look();
  expect(await mine.browser.get('/notices')).not.toShow('ylophone');
  expect(await elsewhere.browser.get('/notices')).not.toShow('ylophone');
  const events = await site.events('search.found-new');
  expect(events.map((event) => JSON.stringify(event.payload))).not.toContain('ylophone');
  expect(events).toHaveLength(1);
});

test('what is hidden after it was found is not named in the notice', async () => {
  const { browser } = await saver('q=didgeridoo');
  const idea = await freshIdea({ title: 'Didgeridoo breathing' });
  await look();
  expect(await browser.get('/notices')).toShow('Didgeridoo breathing');
  await site.db.updateTable('idea').set({ hidden_at: new Date() }).where('id', '=', idea.ideaId).execute();
  expect(await browser.get('/notices')).not.toShow('idgeridoo');
});

test('a daily search is looked at once a day', async () => {
  const { browser, nurse } = await saver('q=hammock', 'daily');
  await freshIdea({ title: 'Hammock lifts' });
  await look({ minutes: 20 });
  expect(await browser.get('/notices')).not.toShow('Hammock lifts');
  await freshIdea({ title: 'Hammock hooks' });
  await look({ hours: 25 });
  expect(await (await site.as(nurse)).get('/notices')).toShow('New for your saved search ‘hammock’');
});

test('a search is saved once, up to a limit, and is nobody else’s', async () => {
  const nurse = await make.member();
  const browser = await site.as(nurse);
  const form = { question: 'q=teapots', alerts: 'none' };
  const [one, other] = await Promise.all([
    browser.post(findingPaths.save(), form),
    (await site.as(nurse)).post(findingPaths.save(), form),
  ]);
  expect([one.status, other.status].toSorted()).toEqual([303, 409]);
  await Promise.all(
    Array.from({ length: savedSearchesMax + 5 }, (_one, i) =>
      browser.post(findingPaths.save(), { question: `q=teapot+${i}`, alerts: 'none' }),
    ),
  );
  const rows = await site.db
    .selectFrom('saved_search')
    .where('person_id', '=', nurse.personId)
    .select('id')
    .execute();
  expect(rows).toHaveLength(savedSearchesMax);
  expect(await browser.post(findingPaths.save(), { question: 'q=one+more', alerts: 'none' })).toShow(
    'that is the most',
  );
  expect(await browser.post(findingPaths.save(), { question: 'after=x', alerts: 'none' })).toShow(
    'Search for something first',
  );
  const stranger = await site.as(await make.member());
  const searchId = rows[0]?.id ?? '';
  expect((await stranger.post(findingPaths.dropSaved({ searchId }))).status).toBe(404);
  expect((await stranger.post(findingPaths.savedAlerts({ searchId }), { alerts: 'daily' })).status).toBe(404);
  expect((await browser.post(findingPaths.dropSaved({ searchId }))).status).toBe(303);
  expect((await browser.post(findingPaths.dropSaved({ searchId }))).status).toBe(404);
  expect((await site.visitor().get(withQuery(findingPaths.saved(), {}))).location).toContain('/sign-in');
});
