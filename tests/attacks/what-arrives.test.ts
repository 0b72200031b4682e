import { Writable } from 'node:stream';
import { encodeCursor } from '#kit/key-page.ts';
import { openLog } from '#platform/log.ts';
import { expect, test, testSite } from '#support/test.ts';

const { site, make } = await testSite({ TRUST_PROXY: 'yes', METRICS_TOKEN: '' });

const id = '0193aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee';
const madeUp: readonly (readonly (string | number)[])[] = [
  [9_007_199_254_740_991, id],
  [-1, id],
  [0.5, id],
  [1e308, id],
  ['0000-01-01T00:00:00Z', id],
  ['9999-12-31T23:59:59.999Z', id],
  ['2026-99-99', id],
  ['0000-01-01', id],
  ['x', 'y'],
  ['x'],
  [1e308, 1e308],
  [-5, -5],
];
const lists = [
  '/ideas',
  '/ideas?order=most-backed',
  '/needs',
  '/projects',
  '/projects?order=most-adopted',
  '/organisations',
  '/register',
  '/register/requests',
  '/companies',
  '/conflict-reviews',
  '/version-tasks',
  '/pictures/concepts',
  '/sponsorship-requests',
  '/saved-searches',
  '/years',
  '/views',
  '/api/ideas',
  '/api/ideas?order=most-backed',
  '/api/projects',
  '/api/register',
];

test('a place in a list that somebody made up breaks no list', async () => {
  const admin = await make.programmeStaff('admin');
  for (const role of ['editor', 'reviewer', 'moderator'] as const)
    await site.db.insertInto('programme_role').values({ person_id: admin.personId, role }).execute();
  const { user } = await make.company();
  const people = [await site.as(admin, { secondFactor: true }), await site.as(user)];
  for (const browser of people)
    for (const list of lists)
      for (const place of madeUp) {
        const address = `${list}${list.includes('?') ? '&' : '?'}after=${encodeCursor(place)}`;
        expect((await browser.get(address)).status, `${address} ${JSON.stringify(place)}`).toBeLessThan(500);
      }
});

test('what a caller says of its own address is not believed: only what the proxy saw', async () => {
  const { server } = site;
  const asked = (forwarded: string) =>
    server.inject({ url: '/metrics', remoteAddress: '10.0.0.1', headers: { 'x-forwarded-for': forwarded } });
  expect((await asked('127.0.0.1, 203.0.113.9')).statusCode).toBe(404);
  expect((await asked('203.0.113.9')).statusCode).toBe(404);
  const spoof = (at: number) =>
    server.inject({
      method: 'POST',
      url: '/forgotten-password',
      remoteAddress: '10.0.0.1',
      headers: {
        'x-forwarded-for': `198.51.100.${at}, 203.0.113.9`,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: `address=somebody${at}@nobody.example`,
    });
  let last = 0;
  for (let at = 1; at <= 12; at += 1) last = (await spoof(at)).statusCode;
  expect(last).toBe(429);
});

test('the log repeats nothing that somebody typed, also where the database quotes it', async () => {
  let written = '';
  const out = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk);
      done();
    },
  });
  const log = openLog('info', out);
  const typed = 'Mrs Jones of Ward 7';
  const error = await site.platform.database.pool
    .query('select $1::uuid', [typed])
    .catch((problem: unknown) => problem);
  expect((error as Error).message).toContain(typed);
  log.error({ err: error }, 'a request failed');
  log.error(
    { err: new Error('Can’t send mail - all recipients were rejected: 550 <mrs.jones@home.example>') },
    'a job failed',
  );
  expect(written).toContain('22P02');
  expect(written).toContain('what-arrives.test.ts');
  expect(written).not.toContain('Jones');
  expect(written).not.toContain('mrs.jones');
});

test('forms and links that no longer hold are thrown away, with what was typed', async () => {
  const { tidyAway } = await import('#modules/people/tidy-away/tidy-away.ts');
  await site.visitor().post('/saved-searches', { q: 'what somebody typed' });
  await site.visitor().post('/join', { name: 'Never Confirmed', address: 'never@home.example' });
  site.clock.forward({ days: 3 });
  await tidyAway(site.platform);
  for (const table of ['held_form', 'email_link', 'attempt'] as const)
    expect(await site.db.selectFrom(table).selectAll().execute(), table).toHaveLength(0);
});

test('every answer says what a browser may not do with it', async () => {
  const visitor = site.visitor();
  for (const address of [
    '/',
    '/sign-in',
    '/no-such-page',
    '/api/ideas',
    '/health/live',
    '/ideas/not-an-id',
    '/open-data/ideas.csv',
  ]) {
    const { headers } = await visitor.get(address);
    expect(headers['content-security-policy'], address).toContain("default-src 'none'");
    expect(headers['content-security-policy'], address).not.toContain('unsafe');
    expect(headers['x-content-type-options'], address).toBe('nosniff');
    expect(headers['x-frame-options'], address).toBe('DENY');
  }
  const signedIn = await site.as(await make.person());
  expect((await signedIn.get('/account')).headers['cache-control']).toBe('private, no-store');
});
