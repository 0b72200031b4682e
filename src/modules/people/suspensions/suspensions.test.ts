import { organisationsWithSignIn } from '#support/organisations-with-sign-in.ts';
import { passkeysOn } from '#support/passkeys.ts';
import { expect, test, testSite } from '#support/test.ts';
import { hashPassword } from '../password.ts';
import { accountPaths, signInPaths, suspensionPaths } from '../people.paths.ts';
import { codeAt, newSecret } from '../second-factor/one-time-code.ts';

const { site, make } = await testSite();
const { organisationWithSignIn, newcomer, truth, signIn, isIn, holdersOf } = organisationsWithSignIn(
  site,
  make,
);
const { personWithPasskey, askToUse } = passkeysOn(site, make);
const password = 'three odd lamps';
const reason = 'Sold watches in forty comments on 3 May';
const appealTo = 'second-look@programme.example';

const adminBrowser = async () => site.as(await make.programmeStaff('admin'), { secondFactor: true });

async function suspended(address: string, change: object = {}) {
  const admin = await adminBrowser();
  const answer = await admin.post(suspensionPaths.suspend(), { address, reason, appealTo, ...change });
  expect(answer.status, answer.text).toBe(303);
  return admin;
}

async function lifted(admin: Awaited<ReturnType<typeof adminBrowser>>, personId: string) {
  const { id } = await site.db
    .selectFrom('suspension')
    .where('person_id', '=', personId)
    .where('lifted_at', 'is', null)
    .select('id')
    .executeTakeFirstOrThrow();
  return admin.post(suspensionPaths.lift({ suspensionId: id }), { liftReason: 'It was a colleague.' });
}

async function withPassword(personId: string) {
  await site.db
    .insertInto('password')
    .values({ person_id: personId, hash: await hashPassword(password) })
    .execute();
}

/** Each way in, brought to the press that would open the account. */
const ways: Record<
  string,
  () => Promise<{ personId: string; address: string; press: () => ReturnType<typeof signInWithPassword> }>
> = {
  async password() {
    const person = await make.person();
    await withPassword(person.personId);
    return { ...person, press: () => signInWithPassword(person.address) };
  },
  async 'link in an e-mail'() {
    const person = await make.person();
    return {
      ...person,
      async press() {
        await site.visitor().post(signInPaths.sendLink(), { address: person.address });
        const mail = (await site.mailTo(person.address)).findLast((one) =>
          one.text.includes('/sign-in/link/'),
        );
        const address = /\/sign-in\/link\/\S+/.exec(mail?.text ?? '')?.[0] ?? '';
        const browser = site.visitor();
        return { browser, answer: await browser.post(address) };
      },
    };
  },
  async passkey() {
    const { person, device } = await personWithPasskey();
    return {
      ...person,
      async press() {
        const browser = site.visitor();
        const credential = device.use(await askToUse(browser));
        return { browser, answer: await browser.post(signInPaths.byPasskey(), { credential }) };
      },
    };
  },
  async organisation() {
    const trust = await organisationWithSignIn();
    const claims = newcomer(trust);
    await signIn(trust, truth(claims));
    const personId = (await holdersOf(claims.email))[0]?.person_id ?? '';
    return { personId, address: claims.email, press: () => signIn(trust, truth(claims)) };
  },
  async 'second factor'() {
    const person = await make.person();
    await withPassword(person.personId);
    const secret = newSecret();
    await site.db
      .insertInto('second_factor')
      .values({
        person_id: person.personId,
        sealed_secret: site.platform.sealer.seal(secret),
        confirmed_at: new Date(),
      })
      .execute();
    return {
      ...person,
      async press() {
        const { browser } = await signInWithPassword(person.address);
        site.clock.forward({ minutes: 1 });
        const code = codeAt(secret, site.clock.now());
        return { browser, answer: await browser.post(signInPaths.secondFactor(), { code }) };
      },
    };
  },
};

async function signInWithPassword(address: string) {
  const browser = site.visitor();
  return { browser, answer: await browser.post(signInPaths.begin(), { address, password }) };
}

test.each(Object.keys(ways))(
  'signing in by %s to a suspended account is refused with why, until when and where to appeal; lifted, it works again',
  async (way) => {
    const { personId, address, press } = (await ways[way]?.()) ?? expect.fail(way);
    expect(await isIn((await press()).browser)).toBe(true);
    const admin = await suspended(address);
    const { browser, answer } = await press();
    expect(answer.status).toBe(403);
    expect(answer).toShow('This account is suspended until it is lifted');
    expect(answer).toShow(`${reason}. If you think that this is wrong`);
    expect(answer).toShow(appealTo);
    expect(await isIn(browser)).toBe(false);
    expect((await lifted(admin, personId)).status).toBe(303);
    expect(await isIn((await press()).browser)).toBe(true);
  },
);

test('sessions and tokens end at once, also of whoever acts for a company; both sides hear of it', async () => {
  const { user } = await make.company();
  const there = await site.as(user);
  const made = await there.post(accountPaths.tokens(), { label: 'My script' });
  const token = /sw_[\w-]+/.exec(made.text)?.[0] ?? '';
  expect(token).not.toBe('');
  const call = () => site.server.inject({ url: '/api/ideas', headers: { authorization: `Bearer ${token}` } });
  const other = await make.programmeStaff('admin');
  expect(await isIn(there)).toBe(true);
  expect((await call()).statusCode).toBe(200);
  const admin = await suspended(user.address);
  expect(await isIn(there)).toBe(false);
  expect((await there.get('/sponsorship/requests')).status).not.toBe(200);
  expect((await call()).statusCode).toBe(401);
  expect(
    await site.db
      .selectFrom('personal_token')
      .where('person_id', '=', user.personId)
      .where('revoked_at', 'is', null)
      .select('id')
      .execute(),
  ).toEqual([]);
  const mail = (await site.mailTo(user.address)).at(-1);
  for (const words of [reason, appealTo, 'until it is lifted']) expect(mail?.text).toContain(words);
  await site.catchUp();
  const otherAdmin = await site.as(other, { secondFactor: true });
  expect(await otherAdmin.get('/notices')).toShow('Another admin has suspended an account');
  expect(await otherAdmin.get(suspensionPaths.show())).toShow(user.name);
  expect((await lifted(admin, user.personId)).status).toBe(303);
  expect((await site.mailTo(user.address)).at(-1)?.text).toContain('It was a colleague.');
  // A session of before does not come back to life.
  expect(await isIn(there)).toBe(false);
  const { id: suspensionId } = await site.db
    .selectFrom('suspension')
    .where('person_id', '=', user.personId)
    .select('id')
    .executeTakeFirstOrThrow();
  const again = await admin.post(suspensionPaths.lift({ suspensionId }), { liftReason: 'Twice.' });
  expect(again).toShow('It was lifted, or is over, already');
});

test('it ends by itself after its last day', async () => {
  const person = await make.person();
  await withPassword(person.personId);
  const until = site.clock.now().toISOString().slice(0, 10);
  await suspended(person.address, { until });
  expect((await signInWithPassword(person.address)).answer).toShow('until the end of');
  site.clock.forward({ days: 2 });
  expect(await isIn((await signInWithPassword(person.address)).browser)).toBe(true);
});

test('only admins suspend, after proving who they are; not themselves, no holder of a role, nobody twice', async () => {
  const person = await make.person();
  const form = { address: person.address, reason, appealTo };
  const moderator = await site.as(await make.programmeStaff('moderator'), { secondFactor: true });
  expect((await moderator.get(suspensionPaths.show())).status).toBe(403);
  expect((await moderator.post(suspensionPaths.suspend(), form)).status).toBe(403);
  const self = await make.programmeStaff('admin');
  const admin = await site.as(self, { secondFactor: true });
  const holder = await make.programmeStaff('editor');
  for (const [address, words] of [
    [self.address, 'This is your own account'],
    [holder.address, 'Take the role back'],
    ['nobody@nowhere.example', 'Nobody here has confirmed'],
  ] as const)
    expect(await admin.post(suspensionPaths.suspend(), { ...form, address })).toShow(words);
  expect(await admin.post(suspensionPaths.suspend(), { ...form, until: '2020-01-01' })).toShow(
    'over already',
  );
  const answers = await Promise.all([
    admin.post(suspensionPaths.suspend(), form),
    (await adminBrowser()).post(suspensionPaths.suspend(), form),
  ]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([303, 409]);
  site.clock.forward({ minutes: 20 });
  expect((await admin.post(suspensionPaths.suspend(), form)).location).toContain(signInPaths.again());
});
