import { hashPassword } from '#modules/people/password.ts';
import { accountPaths, joinPaths, passwordPaths, signInPaths } from '#modules/people/people.paths.ts';
import { codeAt, newSecret } from '#modules/people/second-factor/one-time-code.ts';
import { expect, test, testSite } from '#support/test.ts';

const { site, make } = await testSite();
const password = 'three odd lamps';

async function personWithPassword() {
  const person = await make.person();
  await site.db
    .insertInto('password')
    .values({ person_id: person.personId, hash: await hashPassword(password), set_at: new Date() })
    .execute();
  return person;
}

async function lastLink(address: string): Promise<string> {
  const message = (await site.mailTo(address)).at(-1);
  return message?.text.match(/https?:\/\/[^/\s]+(\/\S+)/)?.[1] ?? '';
}

test.each([
  '/日本',
  '/a\u0001b',
  '/a\u007fb',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/\t/elsewhere.example',
  'https://elsewhere.example',
  'javascript:alert(1)',
])('signing in to go on to %j ends on this site, signed in', async (next) => {
  const person = await personWithPassword();
  const browser = site.visitor();
  const answer = await browser.post(signInPaths.begin(), { address: person.address, password, next });
  expect(answer.location).toBe(accountPaths.show());
  expect((await browser.get(accountPaths.show())).status).toBe(200);
  const again = await browser.get(`${signInPaths.begin()}?${new URLSearchParams({ next })}`);
  expect(again.location).toBe('/');
});

test('codes are guessed no more often by beginning to sign in anew each time', async () => {
  const person = await personWithPassword();
  await site.db
    .insertInto('second_factor')
    .values({
      person_id: person.personId,
      sealed_secret: site.platform.sealer.seal(newSecret()),
      confirmed_at: new Date(),
    })
    .execute();
  const statuses: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    const browser = site.visitor();
    await browser.post(signInPaths.begin(), { address: person.address, password });
    for (let guess = 0; guess < 6; guess += 1)
      statuses.push((await browser.post(signInPaths.secondFactor(), { code: '000000' })).status);
  }
  expect(statuses.filter((status) => status !== 429).length).toBeLessThanOrEqual(10);
  expect(statuses.at(-1)).toBe(429);
});

test('one network does not try one password on everybody', async () => {
  const guesser = site.visitor();
  let last = 0;
  for (let at = 0; at < 320; at += 1)
    last = (await guesser.post(signInPaths.begin(), { address: `p${at}@nobody.example`, password: 'x' }))
      .status;
  expect(last).toBe(429);
  site.clock.forward({ minutes: 16 });
});

test('a new password by e-mail ends every other way in that was open: links and tokens too', async () => {
  const person = await personWithPassword();
  const intruder = await site.as(person);
  const made = await intruder.post(accountPaths.tokens(), { label: 'Left behind', mayWrite: 'yes' });
  const token = /sw_[\w-]+/.exec(made.html)?.[0] ?? '';
  expect((await site.visitor().call('GET', '/api/ideas', { token })).status).toBe(200);
  const visitor = site.visitor();
  await visitor.post(signInPaths.sendLink(), { address: person.address });
  const signInLink = await lastLink(person.address);
  await visitor.post(passwordPaths.forgotten(), { address: person.address });
  const first = await lastLink(person.address);
  await visitor.post(passwordPaths.forgotten(), { address: person.address });
  const second = await lastLink(person.address);
  expect((await visitor.post(second, { password: 'four even chairs' })).status).toBe(303);
  expect((await intruder.get(accountPaths.show())).location).toContain('/sign-in');
  expect((await site.visitor().post(signInLink)).status).toBe(404);
  expect((await site.visitor().post(first, { password: 'five blue tables' })).status).toBe(404);
  expect((await site.visitor().call('GET', '/api/ideas', { token })).status).toBe(401);
});

test('a new password from the account ends the links that were sent before', async () => {
  const person = await personWithPassword();
  await site.visitor().post(signInPaths.sendLink(), { address: person.address });
  const link = await lastLink(person.address);
  const browser = await site.as(person);
  expect((await browser.post(accountPaths.password(), { newPassword: 'four even chairs' })).status).toBe(303);
  expect((await site.visitor().post(link)).status).toBe(404);
});

test('a password that was typed after the session ended is kept nowhere', async () => {
  const person = await personWithPassword();
  const late = await site.as(person);
  site.clock.forward({ minutes: 20 });
  const secret = 'a secret typed too late';
  expect((await late.post(accountPaths.password(), { newPassword: secret })).location).toContain(
    '/sign-in/again',
  );
  expect((await site.visitor().post(signInPaths.again(), { password: secret })).location).toContain(
    '/sign-in',
  );
  const held = await site.db.selectFrom('held_form').selectAll().execute();
  expect(held.length).toBeGreaterThan(1);
  expect(JSON.stringify(held)).not.toContain(secret);
});

test('strangers cannot fill the store of forms that wait for somebody to sign in', async () => {
  const stranger = site.visitor();
  const big = 'x'.repeat(900_000);
  for (let at = 0; at < 3; at += 1) await stranger.post('/saved-searches', { q: big });
  for (let at = 0; at < 320; at += 1) await stranger.post('/saved-searches', { q: 'small' });
  const { rows } = await site.platform.database.pool.query<{ held: number; most: number }>(
    `select count(*)::int as held, max(length(fields::text)) as most from held_form where path = '/saved-searches'`,
  );
  expect(rows[0]?.held).toBeLessThanOrEqual(300);
  expect(rows[0]?.most).toBeLessThan(500_000);
});

test('nobody has us send their own words and links to a stranger by joining under a name of them', async () => {
  for (const name of [
    'Win a prize: https://evil.example/now',
    'see www.evil.example',
    'Ann\nClick here: evil.example/x',
  ]) {
    const answer = await site.visitor().post(joinPaths.begin(), { name, address: 'victim@home.example' });
    expect(answer.status).toBe(422);
    const browser = await site.as(await make.person());
    expect((await browser.post(accountPaths.details(), { name, notify: 'daily' })).status).toBe(422);
  }
  expect(await site.mailTo('victim@home.example')).toHaveLength(0);
  const dotted = await site
    .visitor()
    .post(joinPaths.begin(), { name: 'Dr. J.P. O’Neill-Smith', address: 'jp@home.example' });
  expect(dotted.status).toBe(200);
});

test('a deputy does not raise themselves to lead', async () => {
  const organisation = await make.organisation();
  const lead = await make.member({ organisation, role: 'lead' });
  const deputy = await make.member({ organisation, role: 'deputy' });
  const own = await site.db
    .selectFrom('membership')
    .where('person_id', '=', deputy.personId)
    .select('id')
    .executeTakeFirstOrThrow();
  const address = `/organisations/${organisation.odsCode}/memberships/${own.id}/role`;
  expect((await (await site.as(deputy)).post(address, { role: 'lead' })).status).toBe(409);
  expect((await (await site.as(lead)).post(address, { role: 'lead' })).status).toBe(303);
});

test('a code works once, also for two who send it at the same moment', async () => {
  const person = await personWithPassword();
  const secret = newSecret();
  await site.db
    .insertInto('second_factor')
    .values({
      person_id: person.personId,
      sealed_secret: site.platform.sealer.seal(secret),
      confirmed_at: new Date(),
    })
    .execute();
  const browsers = [site.visitor(), site.visitor()];
  for (const browser of browsers)
    await browser.post(signInPaths.begin(), { address: person.address, password });
  const code = codeAt(secret, site.clock.now());
  const answers = await Promise.all(
    browsers.map((browser) => browser.post(signInPaths.secondFactor(), { code })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
});
