import type { Browser } from '#support/browser.ts';
import { expect, test, testSite } from '#support/test.ts';
import { joinPaths, signInPaths } from '../people.paths.ts';

const { site, make } = await testSite();

async function linkIn(address: string): Promise<string> {
  const message = (await site.mailTo(address)).at(-1);
  const link = message?.text.match(/https?:\/\/[^/\s]+(\/\S+)/)?.[1];
  if (!link) throw new Error(`no link was sent to ${address}`);
  return link;
}

async function joinAs(browser: Browser, address: string, extra: object = {}) {
  const asked = await browser.post(joinPaths.begin(), { name: 'Amina Yusuf', address, ...extra });
  expect(asked).toShow('Look in your e-mail');
  const link = await linkIn(address);
  return { link, answer: await browser.post(link) };
}

function askedFirst(next: string): string {
  return `/account/communication-needs/questions/begin?${new URLSearchParams({ from: 'sign-up', next })}`;
}

test('a nurse joins with her work e-mail, and its domain shows where she works', async () => {
  const hospital = await make.organisation({ name: 'Riverside NHS Trust', domain: 'riverside.example' });
  const browser = site.visitor();
  const { answer } = await joinAs(browser, 'amina@riverside.example', { password: 'three odd lamps' });
  expect(answer.location).toBe(askedFirst('/'));
  const membership = await site.db
    .selectFrom('membership')
    .where('organisation_id', '=', hospital.organisationId)
    .select(['state', 'role', 'confirmed_by_domain'])
    .executeTakeFirstOrThrow();
  expect(membership).toEqual({
    state: 'confirmed',
    role: 'member',
    confirmed_by_domain: 'riverside.example',
  });
});

test('a shared domain proves only that she is staff: she picks her organisation', async () => {
  await site.db
    .insertInto('organisation_domain')
    .values({ domain: 'shared.example', shared: true })
    .execute();
  const { answer } = await joinAs(site.visitor(), 'b.nurse@shared.example');
  expect(answer.location).toBe(askedFirst('/account/memberships'));
  const person = await site.db
    .selectFrom('person')
    .innerJoin('person_email', 'person_email.person_id', 'person.id')
    .where('address', '=', 'b.nurse@shared.example')
    .select('kind')
    .executeTakeFirstOrThrow();
  expect(person.kind).toBe('staff');
});

test('a patient joins with any address', async () => {
  const { answer } = await joinAs(site.visitor(), 'someone@home.example');
  expect(answer.status).toBe(303);
});

test('opening the link does nothing; the button works once', async () => {
  const browser = site.visitor();
  await browser.post(joinPaths.begin(), { name: 'Cy', address: 'cy@home.example' });
  const link = await linkIn('cy@home.example');
  expect(await browser.get(link)).toShow('Confirm and sign in');
  expect(await browser.get(link)).toShow('cy@home.example');
  const [one, two] = await Promise.all([site.visitor().post(link), site.visitor().post(link)]);
  expect([one.status, two.status].filter((status) => status === 303)).toHaveLength(1);
  expect((await site.events('person.joined')).length).toBeGreaterThan(0);
  expect((await site.visitor().get(link)).status).toBe(404);
});

test('nobody can find out by joining whether an address has an account', async () => {
  const person = await make.person({ address: 'known@home.example' });
  const known = await site.visitor().post(joinPaths.begin(), { name: 'X', address: person.address });
  const unknown = await site
    .visitor()
    .post(joinPaths.begin(), { name: 'X', address: 'newcomer@home.example' });
  expect(known.text.replaceAll(person.address, '')).toBe(
    unknown.text.replaceAll('newcomer@home.example', ''),
  );
  expect((await site.mailTo(person.address))[0]?.subject).toContain('already');
});

test('a link is over after a day', async () => {
  await site.visitor().post(joinPaths.begin(), { name: 'Dee', address: 'dee@home.example' });
  const link = await linkIn('dee@home.example');
  site.clock.forward({ hours: 25 });
  const over = await site.visitor().post(link);
  expect(over.status).toBe(404);
  expect(over).toShow('This link no longer works');
  expect(over).toShow('ask for a new one');
  expect(await site.visitor().get(link)).toShow('This link no longer works');
});

test.each([
  ['nothing', {}, 'Enter your name'],
  ['no address', { name: 'Ed', address: 'not an address' }, 'Enter an e-mail address'],
  [
    'a short password',
    { name: 'Ed', address: 'ed@home.example', password: 'short' },
    '12 characters or more',
  ],
  ['a name too long', { name: 'x'.repeat(500), address: 'ed@home.example' }, '120 characters or fewer'],
  ['a name given twice', { name: ['a', 'b'], address: 'ed@home.example' }, 'Enter your name'],
])('bad input is said plainly: %s', async (_what, form, words) => {
  const answer = await site.visitor().post(joinPaths.begin(), form);
  expect(answer.status).toBe(422);
  expect(answer).toShow(words);
});

test('sign in by password, with the wrong one refused in the same words as an unknown address', async () => {
  await joinAs(site.visitor(), 'fay@home.example', { password: 'three odd lamps' });
  const wrong = await site
    .visitor()
    .post(signInPaths.begin(), { address: 'fay@home.example', password: 'nonsense' });
  const unknown = await site
    .visitor()
    .post(signInPaths.begin(), { address: 'nobody@home.example', password: 'nonsense' });
  expect(wrong.status).toBe(409);
  expect(unknown).toShow('do not belong together');
  expect(wrong).toShow('do not belong together');
  const right = await site.visitor().post(signInPaths.begin(), {
    address: 'FAY@home.example ',
    password: 'three odd lamps',
    next: '/account',
  });
  expect(right.location).toBe('/account');
});

test('sign in by a link, and never be sent to another site', async () => {
  const person = await make.person({ address: 'gil@home.example' });
  const browser = site.visitor();
  await browser.post(signInPaths.sendLink(), { address: person.address, next: '//elsewhere.example' });
  const answer = await browser.post(await linkIn(person.address));
  expect(answer.location).toBe('/account');
  await browser.post(signInPaths.signOut());
  expect((await browser.get(signInPaths.keptForm())).location).toContain('/sign-in');
});

test('guessing is slowed down', async () => {
  const guesser = site.visitor();
  let last = await guesser.post(signInPaths.begin(), { address: 'hal@home.example', password: 'guess' });
  for (let i = 0; i < 11; i += 1)
    last = await guesser.post(signInPaths.begin(), { address: 'hal@home.example', password: 'guess' });
  expect(last.status).toBe(429);
  expect(last).toShow('Wait 15 minutes');
});

test('a form from another site is refused', async () => {
  const answer = await site
    .visitor()
    .post(joinPaths.begin(), { name: 'X', address: 'x@home.example' }, { 'sec-fetch-site': 'cross-site' });
  expect(answer.status).toBe(403);
  expect(await site.mailTo('x@home.example')).toHaveLength(0);
});

test.each([
  ['a patient', 'nia@people.example', 'public'],
  ['staff', 'nia@ward.example', 'staff'],
])(
  '%s is asked at once what they need, can skip it, and goes on where they meant to',
  async (_who, address, kind) => {
    if (kind === 'staff') await make.organisation({ domain: 'ward.example' });
    const browser = site.visitor();
    const { answer } = await joinAs(browser, address, { next: '/views' });
    expect(answer.location).toBe('/account/communication-needs/questions/begin?from=sign-up&next=%2Fviews');
    expect(await browser.get(answer.location ?? '')).toShow('Do you need things in another way?');
    const skipped = await browser.post('/account/communication-needs/questions/begin', {
      answer: 'skip',
      from: 'sign-up',
      next: '/views',
    });
    expect(skipped.location).toBe('/views');
    expect((await site.events('person.joined')).at(-1)?.payload).toEqual({ kind });
    expect((await site.events('communication-needs.asked')).at(-1)?.payload).toEqual({
      outcome: 'skipped',
      source: 'sign-up',
    });
  },
);
