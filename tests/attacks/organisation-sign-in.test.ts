import { accountPaths } from '#modules/people/people.paths.ts';
import type { Lie } from '#support/made-up-provider.ts';
import { organisationsWithSignIn } from '#support/organisations-with-sign-in.ts';
import { expect, test, testSite } from '#support/test.ts';

const { site, make } = await testSite();
const { organisationWithSignIn, begin, newcomer, truth, signIn, isIn, holdersOf } = organisationsWithSignIn(
  site,
  make,
);

test('an honest provider lets its people in, and to this site alone', async () => {
  const trust = await organisationWithSignIn();
  const person = newcomer(trust);
  expect(await isIn((await signIn(trust, truth(person))).browser)).toBe(true);
  const browser = site.visitor();
  const { state, nonce, back } = await begin(browser, trust);
  trust.provider.letsIn(nonce, { claims: truth(person) });
  const answer = await browser.post(back, { code: 'c', state, next: 'https://elsewhere.example/' });
  expect(answer.location).toBe(accountPaths.show());
});

test('an answer with another state, or to what another browser began, lets nobody in', async () => {
  const trust = await organisationWithSignIn();
  const [mine, theirs] = [site.visitor(), site.visitor()];
  const own = await begin(mine, trust);
  const other = await begin(theirs, trust);
  trust.provider.letsIn(own.nonce, { claims: truth(newcomer(trust)) });
  for (const state of [other.state, 'forged', '', undefined]) {
    const answer = await mine.post(own.back, { code: 'c', ...(state === undefined ? {} : { state }) });
    expect(answer.status).toBeLessThan(500);
    expect(await isIn(mine)).toBe(false);
  }
  expect(trust.provider.codes).toEqual([]);
});

test('whoever is led to press the button for a sign-in of somebody else is not signed in as them, and told what to do', async () => {
  const trust = await organisationWithSignIn();
  const attacker = site.visitor();
  const { state, nonce, back } = await begin(attacker, trust);
  trust.provider.letsIn(nonce, { claims: truth(newcomer(trust, 'attacker')) });
  const victim = site.visitor();
  expect(await victim.get(`${back}?code=c&state=${state}`)).toShow('Finish signing in');
  const pressed = await victim.post(back, { code: 'c', state });
  expect(await isIn(victim)).toBe(false);
  expect(pressed).toShow('Begin again on the sign-in page');
  expect(trust.provider.codes).toEqual([]);
});

test.each<[string, Lie]>([
  ['has no nonce', { without: ['nonce'] }],
  ['has the nonce of another sign-in', { claims: { nonce: 'of-another' } }],
  ['is signed by another key', { signedBy: 'another key' }],
  ['is signed by nobody', { signedBy: 'nobody' }],
  ['is signed with the secret that the site shares with it', { signedBy: 'the client’s secret' }],
  ['is for another site', { claims: { aud: 'another-site' } }],
  ['is for two sites and was asked for by the other', { claims: { aud: ['spreadwell', 'b'], azp: 'b' } }],
  ['is of another issuer', { claims: { iss: 'https://login.elsewhere.example' } }],
  ['ran out long ago', { claims: { iat: 1_600_000_000, exp: 1_600_000_300 } }],
  ['has no end', { without: ['exp'] }],
  ['names nobody', { without: ['sub'] }],
])('a token that %s lets nobody in', async (_what, lie) => {
  const trust = await organisationWithSignIn();
  const person = newcomer(trust);
  const { browser, answer } = await signIn(trust, truth(person), lie);
  expect(await isIn(browser)).toBe(false);
  expect(answer).toShow('did not work');
  expect(await holdersOf(person.email)).toEqual([]);
});

test('an answer lets in once; a nonce is good for one answer', async () => {
  const trust = await organisationWithSignIn();
  const person = newcomer(trust);
  const browser = site.visitor();
  const first = await begin(browser, trust);
  const kept = browser.cookies.ceremony ?? '';
  trust.provider.letsIn(first.nonce, { claims: truth(person) });
  const copies = [browser, site.visitor()];
  for (const copy of copies) copy.cookies.ceremony = kept;
  const answers = await Promise.all(
    copies.map((copy) => copy.post(first.back, { code: 'c', state: first.state })),
  );
  expect(answers.map(({ status }) => status).filter((status) => status === 303)).toHaveLength(1);
  const late = site.visitor();
  late.cookies.ceremony = kept;
  await late.post(first.back, { code: 'c', state: first.state });
  expect(await isIn(late)).toBe(false);
  const again = site.visitor();
  const second = await begin(again, trust);
  trust.provider.letsIn(first.nonce, { claims: truth(person) });
  await again.post(second.back, { code: 'c2', state: second.state });
  expect(await isIn(again)).toBe(false);
  expect(await holdersOf(person.email)).toHaveLength(1);
});

test('a code of one organisation is never brought to the provider of another', async () => {
  const [evil, good] = [await organisationWithSignIn(), await organisationWithSignIn()];
  // The evil provider sends the browser on to the good one, with the state of its own sign-in.
  const victim = site.visitor();
  const begun = await begin(victim, evil);
  const atGood = await begin(site.visitor(), good);
  evil.provider.letsIn(begun.nonce, { claims: truth(newcomer(evil)) });
  for (const iss of [undefined, good.provider.issuer]) {
    const answer = await victim.post(atGood.back, {
      code: 'code-of-the-good',
      state: begun.state,
      ...(iss === undefined ? {} : { iss }),
    });
    expect(answer.status).toBeLessThan(500);
    expect(await isIn(victim)).toBe(false);
  }
  expect(evil.provider.codes).toEqual([]);
  expect(good.provider.codes).toEqual([]);
});

test('one answer is not tried again and again: the organisation’s server is left in peace', async () => {
  const trust = await organisationWithSignIn();
  const browser = site.visitor();
  const { state, nonce, back } = await begin(browser, trust);
  trust.provider.letsIn(nonce, { claims: { sub: '' } });
  let last = 0;
  for (let tried = 0; tried < 25; tried += 1)
    last = (await browser.post(back, { code: `guess-${tried}`, state })).status;
  expect(last).toBe(429);
  expect(trust.provider.codes.length).toBeLessThanOrEqual(10);
});

test.each(['discovery', 'token', 'keys'] as const)(
  'a provider whose %s is away when people come back is said plainly',
  async (part) => {
    const trust = await organisationWithSignIn();
    const browser = site.visitor();
    const { state, nonce, back } = await begin(browser, trust);
    trust.provider.letsIn(nonce, { claims: truth(newcomer(trust)) });
    trust.provider.away = part;
    const answer = await browser.post(back, { code: 'c', state });
    expect(answer.status).toBe(409);
    expect(answer.text).toMatch(/does not answer|did not work/);
    expect(await isIn(browser)).toBe(false);
  },
);

const patienceSeconds = 20;

test.each(['discovery', 'token'] as const)(
  'a provider whose %s never answers keeps nobody waiting for long, and nobody else at all',
  { timeout: 60_000 },
  async (part) => {
    const trust = await organisationWithSignIn();
    const begun = [];
    for (let people = 0; people < 8; people += 1) {
      const browser = site.visitor();
      begun.push({ browser, ...(await begin(browser, trust)) });
    }
    trust.provider.silent = part;
    const since = Date.now();
    const waiting = begun.map(({ browser, back, state }) => browser.post(back, { code: 'c', state }));
    // More wait than the database has connections: pages are still given.
    expect((await site.visitor().get('/ideas')).status).toBe(200);
    expect(Date.now() - since).toBeLessThan(5_000);
    for (const answer of await Promise.all(waiting)) {
      expect(answer.status).toBe(409);
      expect(answer).toShow('does not answer');
    }
    expect((Date.now() - since) / 1_000).toBeLessThan(patienceSeconds);
  },
);

/** Some of what went out waits on the way and is never read. */
const onTheWayBytes = 8_000_000;

test.each(
  (['discovery', 'token', 'keys'] as const).flatMap((part) =>
    (['flood', 'drip'] as const).map((pace) => ({ part, pace })),
  ),
)(
  'a provider whose $part never comes to an end ($pace) is heard for so many letters and seconds, no more',
  { timeout: 60_000 },
  async (endless) => {
    const trust = await organisationWithSignIn();
    const browser = site.visitor();
    const { back, state, nonce } = await begin(browser, trust);
    trust.provider.letsIn(nonce, { claims: truth(newcomer(trust)) });
    trust.provider.endless = endless;
    const since = Date.now();
    const answer = await browser.post(back, { code: 'c', state });
    expect(answer.status).toBe(409);
    expect(answer).toShow('does not answer');
    expect(await isIn(browser)).toBe(false);
    expect((Date.now() - since) / 1_000).toBeLessThan(endless.pace === 'flood' ? 5 : patienceSeconds);
    expect(trust.provider.sentBytes).toBeGreaterThan(0);
    expect(trust.provider.sentBytes).toBeLessThan(onTheWayBytes);
  },
);

test('a provider that answers each time just in time is not waited for each time', {
  timeout: 60_000,
}, async () => {
  const trust = await organisationWithSignIn();
  const browser = site.visitor();
  const { back, state, nonce } = await begin(browser, trust);
  trust.provider.letsIn(nonce, { claims: truth(newcomer(trust)) });
  trust.provider.thinksSeconds = 7;
  const since = Date.now();
  const answer = await browser.post(back, { code: 'c', state });
  expect((Date.now() - since) / 1_000).toBeLessThan(14);
  expect(answer).toShow('does not answer');
});
