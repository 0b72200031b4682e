import { sql } from 'kysely';
import { londonToday } from '#kit/local-date.ts';
import { expect, test, testSite } from '#support/test.ts';
import { requestPaths } from '../sponsorship.paths.ts';
import { recountStandings } from './accounts.queries.ts';
import { positionWeight } from './exposure.rules.ts';
import { makeListsAhead } from './make-list.ts';
import { keepAccounts } from './make-report.ts';
import { marketPaths } from './market.paths.ts';
import { market } from './market.rules.ts';

const { site, make } = await testSite();

/** A company that says what it looks for, as it stands in its record. */
async function companyThat(says: {
  about?: string;
  offers?: string[];
  topics?: string[];
  regions?: string[];
}) {
  const made = await make.company();
  await site.db
    .updateTable('company')
    .set({
      about: says.about ?? '',
      offers: says.offers ?? [],
      topics: says.topics ?? [],
      regions: says.regions ?? [],
    })
    .where('id', '=', made.companyId)
    .execute();
  return { ...made, browser: await site.as(made.user) };
}

async function requestThat(says: { title: string; ask?: string; topics?: string[]; need?: string }) {
  const request = await make.sponsorshipRequest({ title: says.title });
  await site.db
    .updateTable('sponsorship_request')
    .set({ ask: says.ask ?? 'A little help.', topics: says.topics ?? [], need: says.need ?? 'venue' })
    .where('id', '=', request.requestId)
    .execute();
  return request;
}

const displaysOf = (companyId: string) =>
  site.db
    .selectFrom('market_display')
    .selectAll()
    .where('company_id', '=', companyId)
    .orderBy('rank')
    .execute();

test('what fits a company comes first, and the page says why', async () => {
  await requestThat({ title: 'A room for a choir' });
  await requestThat({
    title: 'Bed sensors for night falls',
    ask: 'Sensors that tell when somebody gets up.',
    topics: ['falls'],
    need: 'kit',
  });
  const { browser } = await companyThat({
    about: 'We make sensors for beds.',
    offers: ['kit'],
    topics: ['falls'],
  });
  const list = await browser.get(requestPaths.list());
  expect(list.text.indexOf('Bed sensors for night falls')).toBeLessThan(
    list.text.indexOf('A room for a choir'),
  );
  expect(list).toShow('It speaks of beds and sensors, as you do');
  expect(list).toShow('Your topics: Falls');
  expect(list).toShow('You offer what it needs: equipment');
});

test('what was displayed is recorded as it stood, once a day, and a better place replaces a worse', async () => {
  const first = await requestThat({ title: 'Choir books for a ward', topics: ['dementia'] });
  const { browser, companyId } = await companyThat({ topics: ['dementia'] });
  const list = await browser.get(requestPaths.list());
  const shown = await displaysOf(companyId);
  expect(shown.map((one) => one.rank)).toEqual(shown.map((_one, i) => i + 1));
  expect(list).toShow('Choir books for a ward');
  const before = shown.find((one) => one.request_id === first.requestId)?.rank ?? 0;
  await browser.get(requestPaths.list());
  expect(await displaysOf(companyId)).toEqual(shown);
  const standing = () =>
    site.db
      .selectFrom('market_standing')
      .selectAll()
      .where('request_id', '=', first.requestId)
      .executeTakeFirstOrThrow();
  const exposure = (await standing()).exposure;
  expect(exposure).toBeGreaterThanOrEqual(positionWeight(before) - 1e-9);
  await browser.get(`${requestPaths.list()}?topic=dementia`);
  expect((await displaysOf(companyId)).find((one) => one.request_id === first.requestId)?.rank).toBe(1);
});

test('two of a company who open the list at once are recorded once', async () => {
  await requestThat({ title: 'Quiet doors', topics: ['pain'] });
  const { browser, companyId } = await companyThat({ topics: ['pain'] });
  const answers = await Promise.all([browser.get(requestPaths.list()), browser.get(requestPaths.list())]);
  expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
  const shown = await displaysOf(companyId);
  const own = await sql<{ same: boolean }>`
    select bool_and(abs(s.exposure - e.exposure) < 1e-9) as same from market_standing s
    join (select request_id, sum(ln(2::float8) / ln(1 + rank::float8)) as exposure from market_display group by request_id) e
      on e.request_id = s.request_id`.execute(site.db);
  expect(shown.length).toBeGreaterThan(0);
  expect(own.rows[0]?.same).toBe(true);
});

test('a second page goes on where the first ended, and its ranks with it', async () => {
  for (let i = 0; i < 22; i += 1) await requestThat({ title: `Chairs ${i}`, topics: ['carers'] });
  const { browser, companyId } = await companyThat({ topics: ['carers'] });
  const first = await browser.get(`${requestPaths.list()}?topic=carers`);
  const next = first.html.match(/href="([^"]+)" rel="next"/)?.[1]?.replaceAll('&amp;', '&') ?? '';
  await browser.get(next);
  const ranks = (await displaysOf(companyId)).map((one) => one.rank);
  expect(ranks).toEqual(Array.from({ length: 22 }, (_one, i) => i + 1));
  expect((await browser.get(`${requestPaths.list()}?after=nonsense`)).status).toBe(200);
});

test('what stands far down a list is found where nothing nearer fits any more', async () => {
  const request = await requestThat({ title: 'A swing for the garden', need: 'kit' });
  const { companyId, browser } = await companyThat({ about: 'Swings.' });
  await browser.get(requestPaths.list());
  const gone = Array.from({ length: 400 }, () => crypto.randomUUID());
  await site.db
    .updateTable('market_list')
    .set({
      request_ids: [...gone, request.requestId, ...gone.slice(0, 9).map(() => crypto.randomUUID())],
      relevances: Array.from({ length: 410 }, () => 0),
      places_owed: [],
    })
    .where('company_id', '=', companyId)
    .execute();
  const shown = await browser.get(`${requestPaths.list()}?need=kit`);
  expect(shown).toShow('A swing for the garden');
  expect(shown).not.toShow('A hoist for the day room');
});

test('a list is made before the company comes again, and not under the eyes of whoever reads it', async () => {
  await requestThat({ title: 'A hoist for the day room' });
  const { companyId, browser } = await companyThat({ about: 'Hoists.' });
  const begun = site.clock.now().getTime();
  const later = (minutes: number) => new Date(begun + minutes * 60_000);
  const madeAt = async () =>
    (
      await site.db
        .selectFrom('market_list')
        .where('company_id', '=', companyId)
        .select(['made_at', 'request_ids'])
        .executeTakeFirst()
    )?.made_at.getTime();
  await makeListsAhead(site.db, later(0));
  expect(await madeAt()).toBeUndefined();

  await browser.get(requestPaths.list());
  const first = await madeAt();
  await makeListsAhead(site.db, later(10));
  expect(await madeAt()).toBe(first);
  await makeListsAhead(site.db, later(46));
  expect(await madeAt()).toBe(later(46).getTime());

  await site.db
    .updateTable('market_display')
    .set({ displayed_at: later(95) })
    .where('company_id', '=', companyId)
    .execute();
  await makeListsAhead(site.db, later(100));
  expect(await madeAt()).toBe(later(46).getTime());
  await site.db.deleteFrom('code_acceptance').where('company_id', '=', companyId).execute();
  await makeListsAhead(site.db, later(200));
  expect(await madeAt()).toBe(later(46).getTime());
});

test('a request that nobody saw for days gets one of the places that are kept for it', async () => {
  const { browser } = await companyThat({
    about: 'Gardens.',
    topics: ['frailty'],
    offers: ['people'],
  });
  const old = await requestThat({ title: 'One bench by the door', topics: [], need: 'people' });
  await site.db
    .updateTable('sponsorship_request')
    .set({ listed_at: new Date(site.clock.now().getTime() - 40 * 86_400_000) })
    .where('id', '=', old.requestId)
    .execute();
  for (let i = 0; i < 14; i += 1)
    await requestThat({ title: `Garden ${i}`, topics: ['frailty'], need: 'people' });
  const list = await browser.get(requestPaths.list());
  const titles = [...list.html.matchAll(/<h2 class="nhsuk-heading-s"><a [^>]*>([^<]+)</g)].map(
    (match) => match[1],
  );
  expect(market.owedPlaces).toContain(titles.indexOf('One bench by the door') + 1);
  expect(list).toShow('Few companies have seen it');
});

test('the night shares out what was given, by relevance, once; a recount gives the same', async () => {
  const { browser, companyId } = await companyThat({ topics: ['kidney'] });
  const liked = await requestThat({ title: 'Dialysis music', topics: ['kidney'] });
  await browser.get(`${requestPaths.list()}?topic=kidney`);
  const day = londonToday(site.clock.now());
  site.clock.forward({ days: 1 });
  await keepAccounts(site.db, site.clock.now());
  await keepAccounts(site.db, site.clock.now());
  const merits = await site.db.selectFrom('market_merit').selectAll().where('day', '=', day).execute();
  const given = await sql<{ attention: number }>`
    select sum(ln(2::float8) / ln(1 + rank::float8)) as attention from market_display where day = ${day}`.execute(
    site.db,
  );
  expect(merits.reduce((sum, one) => sum + one.merit, 0)).toBeCloseTo(given.rows[0]?.attention ?? 0, 6);
  const before = await site.db.selectFrom('market_standing').selectAll().orderBy('request_id').execute();
  await recountStandings(site.db);
  const after = await site.db.selectFrom('market_standing').selectAll().orderBy('request_id').execute();
  expect(after.length).toBe(before.length);
  for (const [i, one] of after.entries()) {
    expect(one.exposure).toBeCloseTo(before[i]?.exposure ?? -1, 9);
    expect(one.merit).toBeCloseTo(before[i]?.merit ?? -1, 9);
  }
  expect(after.find((one) => one.request_id === liked.requestId)?.merit).toBeGreaterThan(0);
  expect(await displaysOf(companyId)).not.toHaveLength(0);
});

test('the displays of a month stand in that month’s part, also those that came before it was made', async () => {
  const { rows } = await sql<{
    part: string;
  }>`select distinct tableoid::regclass::text as part from market_display`.execute(site.db);
  expect(rows.map((row) => row.part)).not.toContain('market_display_rest');
  expect(rows.length).toBeGreaterThan(0);
});

test('anyone reads how attention is shared, and who went without and why', async () => {
  const forgotten = await requestThat({ title: 'Nobody looks for this at all' });
  await site.db
    .updateTable('sponsorship_request')
    .set({ listed_at: new Date(site.clock.now().getTime() - 60 * 86_400_000) })
    .where('id', '=', forgotten.requestId)
    .execute();
  await keepAccounts(site.db, site.clock.now());
  const report = await site.visitor().get(marketPaths.report());
  expect(report).toShow('Inequality of attention (Gini');
  expect(report).toShow('Nobody looks for this at all');
  expect(report).toShow('It fits nothing that the companies who came say they look for');
  const csv = await site.visitor().get(marketPaths.reportCsv());
  expect(csv.html.split('\r\n')[0]).toContain('gini_of_exposure');
});

test('a company saves what it looks for, hears of what fits, and of nothing else', async () => {
  const { browser, companyId, user } = await companyThat({});
  const saved = { name: 'quiet wards', words: 'noise, sleep' };
  expect(await browser.follow(browser.post(marketPaths.saveInterest({ companyId }), saved))).toShow(
    'quiet wards',
  );
  const hears = await requestThat({ title: 'Slow-closing bins against noise' });
  const other = await requestThat({ title: 'Paint for a corridor' });
  for (const request of [hears, other]) await listAgain(request.requestId);
  await site.catchUp();
  const notices = await browser.get('/notices');
  expect(notices).toShow('‘Slow-closing bins against noise’ asks for sponsorship, and fits ‘quiet wards’.');
  expect(notices).not.toShow('Paint for a corridor');
  const { id: interestId } = await site.db
    .selectFrom('saved_interest')
    .select('id')
    .where('company_id', '=', companyId)
    .executeTakeFirstOrThrow();
  await browser.post(marketPaths.stopAlerts({ companyId, interestId }));
  await listAgain((await requestThat({ title: 'More against noise' })).requestId);
  await site.catchUp();
  expect(await browser.get('/notices')).not.toShow('More against noise');
  expect((await browser.post(marketPaths.endInterest({ companyId, interestId }))).status).toBe(303);
  expect(await browser.get(marketPaths.interests({ companyId }))).toShow('Nothing yet.');
  expect(user.personId).toBeTruthy();
});

test('a saved interest needs something in it, and there are not too many of them', async () => {
  const { browser, companyId } = await companyThat({});
  const empty = await browser.post(marketPaths.saveInterest({ companyId }), { name: 'all and nothing' });
  expect(empty).toShow('Say at least one thing');
  expect(empty.html).toContain('all and nothing');
  await Promise.all(
    Array.from({ length: 24 }, (_one, i) =>
      browser.post(marketPaths.saveInterest({ companyId }), { name: `one ${i}`, needs: ['money'] }),
    ),
  );
  const { count } = await site.db
    .selectFrom('saved_interest')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('company_id', '=', companyId)
    .executeTakeFirstOrThrow();
  expect(count).toBe(20);
});

test('nobody keeps, reads or ends what another company looks for', async () => {
  const { browser, companyId } = await companyThat({});
  await browser.post(marketPaths.saveInterest({ companyId }), { name: 'ours alone', needs: ['kit'] });
  const { id: interestId } = await site.db
    .selectFrom('saved_interest')
    .select('id')
    .where('company_id', '=', companyId)
    .executeTakeFirstOrThrow();
  const rival = await companyThat({});
  expect((await rival.browser.get(marketPaths.interests({ companyId }))).status).toBe(404);
  expect(
    (await rival.browser.post(marketPaths.saveInterest({ companyId }), { name: 'x', needs: ['kit'] })).status,
  ).toBe(404);
  expect((await rival.browser.post(marketPaths.endInterest({ companyId, interestId }))).status).toBe(404);
  const crossed = await rival.browser.post(
    marketPaths.endInterest({ companyId: rival.companyId, interestId }),
  );
  expect(crossed.status).not.toBe(303);
  expect(await browser.get(marketPaths.interests({ companyId }))).toShow('ours alone');
  const staff = await site.as(await make.member());
  expect((await staff.get(requestPaths.list())).status).toBe(403);
});

/** As authorising does, so that those who wait for it hear of it. */
async function listAgain(requestId: string): Promise<void> {
  const { append } = await import('#platform/events/event.queries.ts');
  const { newAct } = await import('#platform/events/event.ts');
  await site.db.transaction().execute(async (tx) => {
    const act = newAct({ actor: null, organisation: null, at: site.clock.now() });
    await append(tx, act, {
      verb: 'sponsorship-request.listed',
      subjectKind: 'sponsorship-request',
      subject: requestId,
    });
  });
}
