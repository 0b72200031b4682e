import { afterAll } from 'vitest';
import { accountPaths, organisationPaths, signInPaths } from '#modules/people/people.paths.ts';
import { codeAt, newSecret } from '#modules/people/second-factor/one-time-code.ts';
import type { Browser } from '#support/browser.ts';
import { type Lie, MadeUpProvider } from '#support/made-up-provider.ts';
import { expect, test, testSite } from '#support/test.ts';

const { site, make } = await testSite();
const providers: MadeUpProvider[] = [];
afterAll(() => Promise.all(providers.map((provider) => provider.close())));

let count = 0;

/** An organisation with a domain of its own, whose people sign in at a provider of its own. */
async function organisationWithSignIn() {
  count += 1;
  const domain = `trust-${count}.example`;
  const organisation = await make.organisation({ domain });
  const provider = await MadeUpProvider.open();
  providers.push(provider);
  const admin = await site.as(await make.programmeStaff('admin'), { secondFactor: true });
  const saved = await admin.post(organisationPaths.signIn({ odsCode: organisation.odsCode }), {
    issuer: provider.issuer,
    clientId: provider.clientId,
    clientSecret: provider.clientSecret,
  });
  expect(saved.status).toBe(303);
  return { ...organisation, domain, provider };
}
type Signing = Awaited<ReturnType<typeof organisationWithSignIn>>;

/** Begins at the site: what the browser is sent to the provider with. */
async function begin(browser: Browser, { organisationId }: { organisationId: string }) {
  const shown = await browser.post(signInPaths.byOrganisation({ organisationId }));
  const address = /href="(http:\/\/127[^"]+)"/.exec(shown.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(address, shown.text).not.toBe('');
  const asked = new URL(address).searchParams;
  const back = new URL(asked.get('redirect_uri') ?? '').pathname;
  return { state: asked.get('state') ?? '', nonce: asked.get('nonce') ?? '', back };
}

interface Person {
  readonly sub: string;
  readonly email: string;
}

let subjects = 0;
function newcomer(at: Signing, name = 'nurse'): Person {
  subjects += 1;
  return { sub: `subject-${subjects}`, email: `${name}-${subjects}@${at.domain}` };
}

const truth = (person: Person) => ({ email_verified: true, name: 'Odd Fellow', ...person });

async function signIn(at: Signing, person: object, lie: Lie = {}, browser = site.visitor()) {
  const { state, nonce, back } = await begin(browser, at);
  at.provider.letsIn(nonce, { ...lie, claims: { ...person, ...lie.claims } });
  const answer = await browser.post(back, { code: `code-${state}`, state });
  expect(answer.status, answer.text).toBeLessThan(500);
  return { browser, answer };
}

const isIn = async (browser: Browser) => (await browser.get(accountPaths.show())).status === 200;

async function ownerOf(browser: Browser): Promise<string> {
  return (await browser.get(accountPaths.show())).text;
}

const holdersOf = (address: string) =>
  site.db.selectFrom('person_email').where('address', '=', address).select('person_id').execute();
const linksOf = (personId: string) =>
  site.db.selectFrom('federated_identity').where('person_id', '=', personId).selectAll().execute();

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

test.each<[string, (victim: string, domain: string) => object]>([
  ['of another domain', (victim) => ({ email: victim })],
  ['of a domain beneath its own', (_victim, domain) => ({ email: `a@beneath.${domain}` })],
  ['whose domain only ends like its own', (_victim, domain) => ({ email: `a@x${domain}` })],
  ['with its domain after another’s', (victim, domain) => ({ email: `${victim}@${domain}` })],
  ['in a list', (victim, domain) => ({ email: `${victim},a@${domain}` })],
  ['with words before it', (victim, domain) => ({ email: `Odd <${victim}> a@${domain}` })],
  ['that nobody confirmed', (_victim, domain) => ({ email: `b@${domain}`, email_verified: false })],
  ['that is confirmed by a word', (_victim, domain) => ({ email: `c@${domain}`, email_verified: 'true' })],
  [
    'of whose confirmation it says nothing',
    (_victim, domain) => ({ email: `d@${domain}`, email_verified: null }),
  ],
  ['without anybody before the sign', (_victim, domain) => ({ email: `@${domain}` })],
  ['that is far too long', (_victim, domain) => ({ email: `${'e'.repeat(300)}@${domain}` })],
  ['with a line in it', (_victim, domain) => ({ email: `f\nbcc:g@${domain}` })],
])('an address %s makes no account and takes over none', async (_what, bend) => {
  const trust = await organisationWithSignIn();
  const victim = await make.person({ address: `victim-${count}@elsewhere.example` });
  const before = await site.db.selectFrom('person_email').select('address').execute();
  const { browser, answer } = await signIn(trust, {
    ...truth(newcomer(trust)),
    ...bend(victim.address, trust.domain),
  });
  expect(answer.status).toBe(409);
  expect(await isIn(browser)).toBe(false);
  expect(await site.db.selectFrom('person_email').select('address').execute()).toHaveLength(before.length);
  expect(await linksOf(victim.personId)).toEqual([]);
});

test.each([
  ['far too long', 'x'.repeat(5_000)],
  ['empty', ' '],
  ['an advertisement', 'Win a prize: https://evil.example/now'],
  ['of several lines', 'Ann\nClick here'],
  ['with signs that no database keeps, and nothing else', '\u0000\u0007'],
  ['no text', { first: 'Ann' }],
])('a name that is %s does not become the name of an account, and keeps nobody out', async (_what, name) => {
  const trust = await organisationWithSignIn();
  const person = newcomer(trust, 'ann');
  const { browser } = await signIn(trust, { ...truth(person), name });
  expect(await isIn(browser)).toBe(true);
  const { name: kept } = await site.db
    .selectFrom('person')
    .innerJoin('person_email', 'person_email.person_id', 'person.id')
    .where('address', '=', person.email)
    .select('name')
    .executeTakeFirstOrThrow();
  expect(kept).toMatch(/^ann-\d+$/);
});

test('the same person with a changed address stays the same; the same address with another person is not let in', async () => {
  const trust = await organisationWithSignIn();
  const person = newcomer(trust);
  const first = await signIn(trust, truth(person));
  const shown = await ownerOf(first.browser);
  // Married, and with a new address: of the same domain, then of another that the provider cannot vouch for.
  for (const email of [`married-${person.email}`, 'victim@elsewhere.example'])
    expect(await ownerOf((await signIn(trust, truth({ ...person, email }))).browser)).toContain(
      shown.slice(0, 20),
    );
  expect(await holdersOf(person.email)).toHaveLength(1);
  // The address was given to somebody new: what the one before had is not theirs.
  const { browser, answer } = await signIn(trust, truth({ ...person, sub: 'somebody-new' }));
  expect(await isIn(browser)).toBe(false);
  expect(answer).toShow('belongs to somebody else');
  const holder = (await holdersOf(person.email))[0]?.person_id ?? '';
  expect((await linksOf(holder)).map((link) => link.subject)).toEqual([person.sub]);
});

test('two who sign in for the first time at the same moment are one person', async () => {
  const trust = await organisationWithSignIn();
  const person = newcomer(trust);
  const begun = [];
  for (const code of ['one', 'two']) {
    const browser = site.visitor();
    const { back, state, nonce } = await begin(browser, trust);
    trust.provider.letsIn(nonce, { claims: truth(person) }, code);
    begun.push({ browser, back, form: { code, state } });
  }
  const answers = await Promise.all(begun.map(({ browser, back, form }) => browser.post(back, form)));
  for (const { status } of answers) expect(status).toBeLessThan(500);
  expect(await holdersOf(person.email)).toHaveLength(1);
});

test('an account with codes is asked for its code, and is not linked before the code was right', async () => {
  const trust = await organisationWithSignIn();
  const claims = newcomer(trust);
  const person = await make.person({ address: claims.email });
  const secret = newSecret();
  await site.db
    .insertInto('second_factor')
    .values({
      person_id: person.personId,
      sealed_secret: site.platform.sealer.seal(secret),
      confirmed_at: new Date(),
    })
    .execute();
  const { browser, answer } = await signIn(trust, truth(claims));
  expect(answer.location).toBe(signInPaths.secondFactor());
  expect(await isIn(browser)).toBe(false);
  expect(await linksOf(person.personId)).toEqual([]);
  expect((await browser.post(signInPaths.secondFactor(), { code: '000000' })).status).toBe(409);
  expect(await linksOf(person.personId)).toEqual([]);
  const code = codeAt(secret, site.clock.now());
  expect((await browser.post(signInPaths.secondFactor(), { code })).location).toBe(accountPaths.show());
  expect(await linksOf(person.personId)).toHaveLength(1);
  // The link does not skip the code the next time either.
  const again = await signIn(trust, truth(claims));
  expect(again.answer.location).toBe(signInPaths.secondFactor());
  expect(await isIn(again.browser)).toBe(false);
});

test.each(['ended', 'refused'] as const)(
  'whose membership a lead has %s does not come back into the organisation by signing in with it',
  async (state) => {
    const trust = await organisationWithSignIn();
    const claims = newcomer(trust);
    const person = await make.person({ address: claims.email });
    const lead = await make.member({ organisation: trust, role: 'lead' });
    await site.db
      .insertInto('membership')
      .values({
        id: crypto.randomUUID(),
        person_id: person.personId,
        organisation_id: trust.organisationId,
        state,
        confirmed_by: lead.personId,
        decided_at: new Date(),
        ended_at: state === 'ended' ? new Date() : null,
      })
      .execute();
    const { browser } = await signIn(trust, truth(claims));
    expect(await isIn(browser)).toBe(true);
    const memberships = await site.db
      .selectFrom('membership')
      .where('person_id', '=', person.personId)
      .select('state')
      .execute();
    expect(memberships).toEqual([{ state }]);
  },
);

test('who was erased is nobody to the provider that knew them', async () => {
  const trust = await organisationWithSignIn();
  const person = newcomer(trust);
  const { browser } = await signIn(trust, truth(person));
  const before = await holdersOf(person.email);
  expect((await browser.post(accountPaths.erase(), { sure: 'yes' })).location).toBe('/');
  await signIn(trust, truth(person));
  const after = await holdersOf(person.email);
  expect(after).toHaveLength(1);
  expect(after).not.toEqual(before);
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
