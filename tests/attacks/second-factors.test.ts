import { accountPaths, passwordPaths, signInPaths } from '#modules/people/people.paths.ts';
import { forgetFactorsByCommand } from '#modules/people/second-factor/forget-factors.ts';
import { codeAt, newSecret } from '#modules/people/second-factor/one-time-code.ts';
import { isIn, passkeysOn } from '#support/passkeys.ts';
import { SoftwareAuthenticator } from '#support/software-authenticator.ts';
import { expect, test, testSite } from '#support/test.ts';

const { site, make } = await testSite();
const { origin, askToMake, askToUse, add, personWithPasskey, openedBy, passkeysOf } = passkeysOn(site, make);

async function turnOnCodes(personId: string): Promise<void> {
  await site.db
    .insertInto('second_factor')
    .values({
      person_id: personId,
      sealed_secret: site.platform.sealer.seal(newSecret()),
      confirmed_at: new Date(),
    })
    .execute();
}

test('who has only a password or the mail of programme staff adds no factor of their own, and takes none away', async () => {
  const moderator = await make.programmeStaff('moderator');
  const device = await add(await site.as(moderator));
  const intruder = await site.as(moderator);
  const own = new SoftwareAuthenticator(origin);
  expect(await intruder.post(accountPaths.passkeyChallenge())).toShow('sign in with your passkey');
  const [kept] = await passkeysOf(moderator.personId);
  const removal = await intruder.post(accountPaths.removePasskey({ passkeyId: kept?.id ?? '' }));
  expect(removal).toShow('sign in with your passkey');
  expect(await intruder.post(accountPaths.secondFactor())).toShow('sign in with your passkey');
  const codes = await site.db
    .selectFrom('second_factor')
    .where('person_id', '=', moderator.personId)
    .selectAll()
    .execute();
  expect(codes).toEqual([]);
  expect(await passkeysOf(moderator.personId)).toHaveLength(1);
  // A challenge from before the first passkey is no way round.
  const early = await make.programmeStaff('moderator');
  const waiting = await site.as(early);
  const asked = await askToMake(waiting);
  await add(await site.as(early));
  await waiting.post(accountPaths.passkeys(), { label: 'Own', credential: own.make(asked) });
  expect(await passkeysOf(early.personId)).toHaveLength(1);
  // The owner, with the passkey, may.
  const owner = site.visitor();
  await owner.post(signInPaths.byPasskey(), { credential: device.use(await askToUse(owner)) });
  await add(owner);
  expect(await passkeysOf(moderator.personId)).toHaveLength(2);
});

test('who has no role and lost the only passkey still gets in by mail and adds another', async () => {
  const { person } = await personWithPasskey();
  const browser = await site.as(person);
  const [lost] = await passkeysOf(person.personId);
  await add(browser);
  await browser.post(accountPaths.removePasskey({ passkeyId: lost?.id ?? '' }));
  const left = await passkeysOf(person.personId);
  expect(left.map((one) => one.id)).not.toContain(lost?.id);
  expect(left).toHaveLength(1);
});

test('a session from before the codes were turned on does not turn them off, nor add a passkey', async () => {
  const person = await make.person();
  const old = await site.as(person);
  await turnOnCodes(person.personId);
  expect(await old.post(accountPaths.removeSecondFactor())).toShow('sign in with your passkey');
  expect(await old.post(accountPaths.passkeyChallenge())).toShow('sign in with your passkey');
  const factors = await site.db
    .selectFrom('second_factor')
    .where('person_id', '=', person.personId)
    .select('person_id')
    .execute();
  expect(factors).toHaveLength(1);
});

test('roles rest as soon as the last second factor is gone', async () => {
  const moderator = await make.programmeStaff('moderator');
  await turnOnCodes(moderator.personId);
  const browser = await site.as(moderator, { secondFactor: true });
  expect((await browser.get('/moderation')).status).toBe(200);
  expect((await browser.post(accountPaths.removeSecondFactor())).status).toBe(303);
  expect((await browser.get('/moderation')).status).toBe(403);
  const other = await make.programmeStaff('moderator');
  const device = await add(await site.as(other));
  const byPasskey = site.visitor();
  await byPasskey.post(signInPaths.byPasskey(), { credential: device.use(await askToUse(byPasskey)) });
  expect((await byPasskey.get('/moderation')).status).toBe(200);
  const [kept] = await passkeysOf(other.personId);
  await byPasskey.post(accountPaths.removePasskey({ passkeyId: kept?.id ?? '' }));
  expect((await byPasskey.get('/moderation')).status).toBe(403);
});

test('a code is still asked for where the password is right and a passkey exists beside the codes', async () => {
  const { person } = await personWithPasskey();
  const secret = newSecret();
  await site.db
    .insertInto('second_factor')
    .values({
      person_id: person.personId,
      sealed_secret: site.platform.sealer.seal(secret),
      confirmed_at: new Date(),
    })
    .execute();
  const browser = site.visitor();
  await browser.post(signInPaths.sendLink(), { address: person.address });
  const link = (await site.mailTo(person.address)).at(-1)?.text.match(/https?:\/\/[^/\s]+(\/\S+)/)?.[1] ?? '';
  expect((await browser.post(link)).location).toBe(signInPaths.secondFactor());
  expect(await isIn(browser)).toBe(false);
  const code = codeAt(secret, site.clock.now());
  expect((await browser.post(signInPaths.secondFactor(), { code })).location).toBe(accountPaths.show());
});

test('a new password by e-mail takes away the passkey that an intruder left behind, where the mail alone may', async () => {
  const person = await make.person();
  const left = await add(await site.as(person));
  const visitor = site.visitor();
  const resetLink = async (address: string) => {
    await visitor.post(passwordPaths.forgotten(), { address });
    return (await site.mailTo(address)).at(-1)?.text.match(/https?:\/\/[^/\s]+(\/\S+)/)?.[1] ?? '';
  };
  const password = 'three odd lamps';
  expect((await visitor.post(await resetLink(person.address), { password })).status).toBe(303);
  expect(await openedBy(left)).toBe(false);
  // Who reads the mail of programme staff does not take their second factor away by it.
  const moderator = await make.programmeStaff('moderator');
  const own = await add(await site.as(moderator));
  const answer = await visitor.follow(visitor.post(await resetLink(moderator.address), { password }));
  expect(answer).toShow('Look at the passkeys in your account');
  expect(await openedBy(own)).toBe(true);
});

test('who lost every factor gets new ones only after whoever runs the machine has forgotten the old', async () => {
  const admin = await make.programmeStaff('admin');
  await turnOnCodes(admin.personId);
  const left = await site.as(admin);
  const thief = await site.as(admin, { secondFactor: true });
  const { db } = site;
  expect((await forgetFactorsByCommand(db, 'nobody@people.example', site.clock.now())).ok).toBe(false);
  expect((await thief.get('/settings')).status).toBe(200);
  expect((await forgetFactorsByCommand(db, ` ${admin.address.toUpperCase()}`, site.clock.now())).ok).toBe(
    true,
  );
  expect(await isIn(thief)).toBe(false);
  expect(await isIn(left)).toBe(false);
  const anew = await site.as(admin);
  expect((await anew.get('/settings')).status).toBe(403);
  await add(anew);
  const events = (await site.events('person.second-factor-removed')).filter(
    (one) => one.subject === admin.personId,
  );
  expect(events).toMatchObject([{ actor: null }]);
});
