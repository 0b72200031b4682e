import { accountPaths, signInPaths } from '#modules/people/people.paths.ts';
import type { Answer } from '#support/browser.ts';
import { isIn, optionsIn, passkeysOn } from '#support/passkeys.ts';
import { type AskedToUse, type Bent, SoftwareAuthenticator } from '#support/software-authenticator.ts';
import { expect, test, testSite } from '#support/test.ts';

const { site, make } = await testSite();
const { origin, askToMake, askToUse, personWithPasskey, openedBy, passkeysOf } = passkeysOn(site, make);

test('a genuine answer opens the account of its owner, and comes back to this site alone', async () => {
  const { person, device } = await personWithPasskey();
  for (const [next, to] of [
    ['/notices', '/notices'],
    ['//elsewhere.example', accountPaths.show()],
    ['https://elsewhere.example/', accountPaths.show()],
  ] as const) {
    const browser = site.visitor();
    const credential = device.use(await askToUse(browser));
    const answer = await browser.post(signInPaths.byPasskey(), { credential, next });
    expect(answer.location).toBe(to);
    expect(await browser.get(accountPaths.show())).toShow(person.name);
  }
});

test('an answer opens once, also where it is sent twice at the same moment', async () => {
  const { device } = await personWithPasskey(false);
  const first = site.visitor();
  const credential = device.use(await askToUse(first));
  const second = site.visitor();
  second.cookies.ceremony = first.cookies.ceremony ?? '';
  const answers = await Promise.all(
    [first, second].map((browser) => browser.post(signInPaths.byPasskey(), { credential })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  // Nor later, under the old challenge or a new one.
  const late = site.visitor();
  late.cookies.ceremony = second.cookies.ceremony ?? first.cookies.ceremony ?? '';
  await late.post(signInPaths.byPasskey(), { credential });
  expect(await isIn(late)).toBe(false);
  await askToUse(late);
  await late.post(signInPaths.byPasskey(), { credential });
  expect(await isIn(late)).toBe(false);
});

test('an answer to the challenge of another browser opens nothing, nor one that comes too late', async () => {
  const { device } = await personWithPasskey();
  const [asked, other] = [site.visitor(), site.visitor()];
  const credential = device.use(await askToUse(asked));
  await askToUse(other);
  await other.post(signInPaths.byPasskey(), { credential });
  expect(await isIn(other)).toBe(false);
  const slow = site.visitor();
  const late = device.use(await askToUse(slow));
  site.clock.forward({ minutes: 16 });
  expect(await slow.post(signInPaths.byPasskey(), { credential: late })).toShow('This took too long');
  expect(await isIn(slow)).toBe(false);
});

test.each<[string, Bent]>([
  ['was made on another site', { origin: 'https://elsewhere.example' }],
  ['was made on a site of a like name', { origin: `${origin}.elsewhere.example` }],
  ['was made on another port', { origin: origin.replace(/(:\d+)?$/, ':9') }],
  ['is for another site', { rpId: 'elsewhere.example' }],
  ['says that it makes a passkey', { type: 'webauthn.create' }],
  ['holds no challenge', { challenge: '' }],
  ['was made in a frame of another site', { crossOrigin: true }],
  ['was made without looking who holds the device', { userVerified: false }],
  ['was made without anybody there', { userPresent: false, userVerified: false }],
  ['has a bit of its signature turned over', { spoilt: true }],
  ['tells of nobody', { userHandle: null }],
  ['tells of somebody who does not exist', { userHandle: Buffer.from('nobody').toString('base64url') }],
])('an answer that %s opens nothing', async (_what, bent) => {
  const { device } = await personWithPasskey();
  expect(await openedBy(device, bent)).toBe(false);
  // The same passkey, without what was bent, opens: nothing else was wrong.
  expect(await openedBy(device)).toBe(true);
});

test('a passkey whose counter went back, as that of a copy does, opens nothing', async () => {
  const { device } = await personWithPasskey();
  expect(await openedBy(device, { counter: 7 })).toBe(true);
  expect(await openedBy(device, { counter: 7 })).toBe(false);
  expect(await openedBy(device, { counter: 3 })).toBe(false);
  expect(await openedBy(device, { counter: 0 })).toBe(false);
  expect(await openedBy(device, { counter: 8 })).toBe(true);
});

test('nobody opens the account of another with their own passkey', async () => {
  const { person: victim, device: theirs } = await personWithPasskey();
  const { device: mine } = await personWithPasskey();
  const handle = Buffer.from(victim.personId).toString('base64url');
  // My passkey, which says that it is the victim's account; and my signature under the victim's passkey.
  expect(await openedBy(mine, { userHandle: handle })).toBe(false);
  expect(await openedBy(mine, { credentialId: theirs.credentialId, userHandle: handle })).toBe(false);
  expect(await openedBy(mine, { credentialId: theirs.credentialId })).toBe(false);
});

test('a passkey that was removed, or whose owner is erased, opens nothing', async () => {
  const { person, device } = await personWithPasskey();
  const browser = await site.as(person);
  const [kept] = await passkeysOf(person.personId);
  await browser.post(accountPaths.removePasskey({ passkeyId: kept?.id ?? '' }));
  expect(await openedBy(device)).toBe(false);
  const gone = await personWithPasskey();
  const erasing = site.visitor();
  const halfDone = gone.device.use(await askToUse(erasing));
  expect((await (await site.as(gone.person)).post(accountPaths.erase(), { sure: 'yes' })).location).toBe('/');
  expect(await erasing.post(signInPaths.byPasskey(), { credential: halfDone })).toShow('opens no account');
  expect(await openedBy(gone.device)).toBe(false);
});

test('who is here cannot be found out: an unknown passkey is answered as a known one that does not fit', async () => {
  const { device } = await personWithPasskey();
  const stranger = new SoftwareAuthenticator(origin);
  const answers: Answer[] = [];
  for (const credentialId of [device.credentialId, stranger.credentialId]) {
    const browser = site.visitor();
    const asked = await browser.post(signInPaths.passkeyChallenge(), { address: 'anybody@people.example' });
    expect(asked.html).not.toContain('allowCredentials');
    expect(asked.html).not.toContain(device.credentialId);
    const credential = stranger.use(optionsIn<AskedToUse>(asked), { credentialId });
    answers.push(await browser.post(signInPaths.byPasskey(), { credential }));
  }
  const [known, unknown] = answers;
  expect(known?.status).toBe(409);
  expect(known?.status).toBe(unknown?.status);
  expect(known?.text).toBe(unknown?.text);
  // Only one's own passkeys are named where one is added.
  const adding = await (await site.as(await make.person())).post(accountPaths.passkeyChallenge());
  expect(adding.html).not.toContain(device.credentialId);
});

test('nobody adds a passkey to a session that was left open', async () => {
  const person = await make.person();
  const browser = await site.as(person);
  const device = new SoftwareAuthenticator(origin);
  const asked = await askToMake(browser);
  site.clock.forward({ minutes: 16 });
  expect((await browser.post(accountPaths.passkeyChallenge())).location).toContain(signInPaths.again());
  const credential = device.make(asked);
  const late = await browser.post(accountPaths.passkeys(), { label: 'Left', credential });
  expect(late.location).toContain(signInPaths.again());
  expect(await passkeysOf(person.personId)).toEqual([]);
});

test.each<[string, Bent]>([
  ['was made on another site', { origin: 'https://elsewhere.example' }],
  ['is for another site', { rpId: 'elsewhere.example' }],
  ['says that it is for signing in', { type: 'webauthn.get' }],
  ['answers another challenge', { challenge: Buffer.from('another').toString('base64url') }],
  ['was made without looking who holds the device', { userVerified: false }],
  ['was made in a frame of another site', { crossOrigin: true }],
])('a new passkey that %s is not added', async (_what, bent) => {
  const person = await make.person();
  const browser = await site.as(person);
  const device = new SoftwareAuthenticator(origin);
  const credential = device.make(await askToMake(browser), bent);
  const answer = await browser.post(accountPaths.passkeys(), { label: 'Forged', credential });
  expect(answer.status).toBe(409);
  expect(await passkeysOf(person.personId)).toEqual([]);
});

test('a challenge for signing in makes no passkey, one for making signs nobody in, and each is used once', async () => {
  const { person, device } = await personWithPasskey();
  const browser = await site.as(person);
  const forUse = await askToUse(browser);
  const asMaking = { challenge: forUse.challenge, rp: { id: forUse.rpId }, user: { id: 'AAAA' } };
  const crossed = new SoftwareAuthenticator(origin).make(asMaking);
  expect(await browser.post(accountPaths.passkeys(), { label: 'A', credential: crossed })).toShow('too long');
  const asked = await askToMake(browser);
  const visitor = site.visitor();
  visitor.cookies.ceremony = browser.cookies.ceremony ?? '';
  const used = device.use({ challenge: asked.challenge, rpId: asked.rp.id });
  await visitor.post(signInPaths.byPasskey(), { credential: used });
  expect(await isIn(visitor)).toBe(false);
  const devices = [new SoftwareAuthenticator(origin), new SoftwareAuthenticator(origin)];
  const answers = await Promise.all(
    devices.map((one) =>
      browser.post(accountPaths.passkeys(), { label: 'Twice', credential: one.make(asked) }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  expect(await passkeysOf(person.personId)).toHaveLength(2);
});

test('one passkey never belongs to two people, also where both add it at the same moment', async () => {
  const { person: first, device } = await personWithPasskey();
  const second = await site.as(await make.person());
  const again = new SoftwareAuthenticator(origin, true, device.credentialId);
  const credential = again.make(await askToMake(second));
  expect(await second.post(accountPaths.passkeys(), { label: 'Mine too', credential })).toShow('already');
  const owner = await site.db
    .selectFrom('passkey')
    .where('credential_id', '=', device.credentialId)
    .select('person_id')
    .execute();
  expect(owner).toEqual([{ person_id: first.personId }]);
  expect(await openedBy(device)).toBe(true);
  const shared = new SoftwareAuthenticator(origin);
  const two = [await site.as(await make.person()), await site.as(await make.person())];
  const made: string[] = [];
  for (const browser of two) made.push(shared.make(await askToMake(browser)));
  const statuses = await Promise.all(
    two.map(
      async (browser, at) =>
        (await browser.post(accountPaths.passkeys(), { label: 'Shared', credential: made[at] ?? '' })).status,
    ),
  );
  expect(statuses.sort()).toEqual([303, 409]);
});
