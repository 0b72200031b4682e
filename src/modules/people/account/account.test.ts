import { expect, test, testSite } from '#support/test.ts';
import { hashPassword } from '../password.ts';
import { accountPaths, signInPaths } from '../people.paths.ts';
import { codeAt } from '../second-factor/one-time-code.ts';

const { site, make } = await testSite();
const password = 'three odd lamps';

async function personWithPassword() {
  const person = await make.person();
  await site.db
    .insertInto('password')
    .values({ person_id: person.personId, hash: await hashPassword(password) })
    .execute();
  return person;
}

test('sessions are listed and can be ended, but only one’s own', async () => {
  const person = await personWithPassword();
  const here = await site.as(person);
  const there = await site.as(person);
  expect(await here.get(accountPaths.show())).toShow('End this session');
  const rows = await site.db
    .selectFrom('session')
    .where('person_id', '=', person.personId)
    .orderBy('created_at')
    .select('id')
    .execute();
  const theirs = rows[1]?.id ?? '';
  const stranger = await site.as(await make.person());
  expect((await stranger.post(accountPaths.endSession({ sessionId: theirs }))).status).toBe(409);
  expect((await there.get(accountPaths.show())).status).toBe(200);
  await here.post(accountPaths.endSession({ sessionId: theirs }));
  expect((await there.get(accountPaths.show())).location).toMatch(/sign-in/);
});

test('a second factor: set up, asked for, a code works once, a recovery code once', async () => {
  const person = await personWithPassword();
  const browser = await site.as(person);
  const shown = await browser.post(accountPaths.secondFactor());
  const secret = shown.text.match(/type this one: ([A-Z2-7 ]+)/)?.[1]?.replaceAll(' ', '') ?? '';
  expect(secret.length).toBe(32);
  expect(await browser.post(accountPaths.secondFactor(), { code: '000000' })).toShow('not right');
  const on = await browser.post(accountPaths.secondFactor(), { code: codeAt(secret, site.clock.now()) });
  expect(on).toShow('Keep these codes');
  const recovery = on.text.match(/[0-9a-f]{5}-[0-9a-f]{5}-[0-9a-f]{5}-[0-9a-f]{5}/)?.[0] ?? '';

  const code = codeAt(secret, site.clock.now());
  const again = site.visitor();
  expect((await again.post(signInPaths.begin(), { address: person.address, password })).location).toBe(
    signInPaths.secondFactor(),
  );
  expect(await again.post(signInPaths.secondFactor(), { code })).toShow('used already');
  expect((await again.post(signInPaths.secondFactor(), { code: recovery })).status).toBe(303);
  const third = site.visitor();
  await third.post(signInPaths.begin(), { address: person.address, password });
  expect((await third.post(signInPaths.secondFactor(), { code: recovery })).status).toBe(409);
  site.clock.forward({ minutes: 1 });
  expect(
    (await third.post(signInPaths.secondFactor(), { code: codeAt(secret, site.clock.now()) })).status,
  ).toBe(303);
});

test('weighty acts ask for the password again, and what was typed is kept', async () => {
  const person = await personWithPassword();
  const browser = await site.as(person);
  site.clock.forward({ minutes: 20 });
  const held = await browser.post(accountPaths.tokens(), { label: 'My script' });
  expect(held.location).toContain(signInPaths.again());
  expect(
    (await browser.post(signInPaths.again(), { password: 'wrong one here', next: '/kept-form' })).status,
  ).toBe(409);
  const proved = await browser.post(signInPaths.again(), { password, next: '/kept-form' });
  expect(await browser.follow(proved)).toShow('My script');
  expect(await browser.post(accountPaths.tokens(), { label: 'My script' })).toShow('shown only now');
});

test('erasing a person forgets them, and the log still reads and replays', async () => {
  const person = await personWithPassword();
  const browser = await site.as(person);
  await browser.post(accountPaths.details(), { name: 'Nobody Else', profession: 'nurse', notify: 'daily' });
  expect((await browser.post(accountPaths.erase(), {})).status).toBe(409);
  expect((await browser.post(accountPaths.erase(), { sure: 'yes' })).status).toBe(303);
  const row = await site.db
    .selectFrom('person')
    .where('id', '=', person.personId)
    .select(['name', 'erased_at'])
    .executeTakeFirstOrThrow();
  expect(row.name).toBeNull();
  const log = JSON.stringify(await site.db.selectFrom('event').selectAll().execute());
  expect(log).not.toContain('Nobody Else');
  expect(log).not.toContain(person.address);
  expect(log).toContain(person.personId);
  await site.catchUp();
  await site.db.updateTable('subscriber_position').set({ position: 0 }).execute();
  await site.catchUp();
  expect((await browser.get(accountPaths.show())).location).toMatch(/sign-in/);
});

test('a token reads and writes as its person, until it is revoked', async () => {
  const person = await personWithPassword();
  const browser = await site.as(person);
  await browser.post(accountPaths.tokens(), { label: 'Report' });
  const row = await site.db
    .selectFrom('personal_token')
    .where('person_id', '=', person.personId)
    .select(['id', 'may_write'])
    .executeTakeFirstOrThrow();
  expect(row.may_write).toBe(false);
  await browser.post(accountPaths.revokeToken({ tokenId: row.id }));
  expect(await browser.get(accountPaths.tokens())).toShow('You have none');
});
