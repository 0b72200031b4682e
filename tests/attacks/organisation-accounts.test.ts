import { accountPaths, signInPaths } from '#modules/people/people.paths.ts';
import { codeAt, newSecret } from '#modules/people/second-factor/one-time-code.ts';
import { organisationsWithSignIn } from '#support/organisations-with-sign-in.ts';
import { expect, test, testSite } from '#support/test.ts';

const { site, make } = await testSite();
const { organisationWithSignIn, begin, newcomer, truth, signIn, isIn, holdersOf, linksOf } =
  organisationsWithSignIn(site, make);

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
  const victim = await make.person({ address: `victim-of-${trust.domain}@elsewhere.example` });
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
  const whoCameIn = async () => (await site.events('session.opened')).at(-1)?.actor;
  await signIn(trust, truth(person));
  const holder = (await holdersOf(person.email))[0]?.person_id;
  expect(await whoCameIn()).toBe(holder);
  // Married, and with a new address: of the same domain, then of another that the provider cannot vouch for.
  for (const email of [`married-${person.email}`, 'victim@elsewhere.example']) {
    const before = await site.events('session.opened');
    await signIn(trust, truth({ ...person, email }));
    expect(await site.events('session.opened')).toHaveLength(before.length + 1);
    expect(await whoCameIn()).toBe(holder);
    expect(await holdersOf(email)).toEqual([]);
  }
  // The address was given to somebody new: what the one before had is not theirs.
  const { browser, answer } = await signIn(trust, truth({ ...person, sub: 'somebody-new' }));
  expect(await isIn(browser)).toBe(false);
  expect(answer).toShow('belongs to somebody else');
  expect((await linksOf(holder ?? '')).map((link) => link.subject)).toEqual([person.sub]);
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
  'whose membership was %s is let in by nothing that the organisation’s sign-in says, and does not come back into it',
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
    const { browser, answer } = await signIn(trust, truth(claims));
    expect(answer).toShow('You no longer belong to this organisation');
    expect(await isIn(browser)).toBe(false);
    expect(await linksOf(person.personId)).toEqual([]);
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
