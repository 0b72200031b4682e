import { addDays, londonToday } from '#kit/local-date.ts';
import { expect, test, testSite } from '#support/test.ts';
import { companyPaths, requestPaths, sponsorshipPaths } from '../sponsorship.paths.ts';

const { site, make } = await testSite();
let number = 10_000_000;

function details(more: object = {}) {
  number += 1;
  return {
    name: 'Harrow Lamps Ltd',
    companyNumber: String(number),
    sector: 'lighting',
    suppliesNhs: 'no',
    noSensitiveSector: 'yes',
    acceptsCode: 'yes',
    ...more,
  };
}

async function applied() {
  const person = await make.person({ name: 'Petra Lamp' });
  const browser = await site.as(person);
  const answer = await browser.post(companyPaths.apply(), details());
  return { person, browser, companyId: answer.location?.split('/').at(-1) ?? '' };
}

const asAdmin = async () => site.as(await make.programmeStaff('admin'), { secondFactor: true });

test('a company applies, sees nothing, is verified with a reason, and sees who asked', async () => {
  const { browser, companyId } = await applied();
  await make.sponsorshipRequest({ title: 'Lids for cups' });
  expect((await browser.get(requestPaths.list())).status).toBe(403);
  const admin = await asAdmin();
  expect(await admin.get(companyPaths.list())).toShow('Harrow Lamps Ltd');
  await admin.post(companyPaths.decide({ companyId }), {
    verdict: 'verified',
    reason: 'Number and address checked.',
  });
  await site.catchUp();
  expect(await browser.get(requestPaths.list())).toShow('Lids for cups');
  expect(await browser.get('/notices')).toShow('is verified');
  expect(await browser.get(companyPaths.show({ companyId }))).toShow('Number and address checked.');
});

test('a refused company hears why and still sees nothing', async () => {
  const { browser, companyId } = await applied();
  const admin = await asAdmin();
  await admin.post(companyPaths.decide({ companyId }), {
    verdict: 'refused',
    reason: 'There is no such number.',
  });
  await site.catchUp();
  expect(await browser.get('/notices')).toShow('There is no such number.');
  expect((await browser.get(requestPaths.list())).status).toBe(403);
});

test('two admins at once decide once', async () => {
  const { companyId } = await applied();
  const [one, two] = [await asAdmin(), await asAdmin()];
  await Promise.all([
    one.post(companyPaths.decide({ companyId }), { verdict: 'verified', reason: 'Yes.' }),
    two.post(companyPaths.decide({ companyId }), { verdict: 'refused', reason: 'No.' }),
  ]);
  const decided = (await site.events()).filter(
    (event) => event.subject === companyId && ['company.verified', 'company.refused'].includes(event.verb),
  );
  expect(decided).toHaveLength(1);
});

const inAYear = () => addDays(londonToday(site.clock.now()), 365);

test('a user names another until a day; an ended or expired one sees nothing', async () => {
  const company = await make.company();
  const { companyId } = company;
  const colleague = await make.person();
  const first = await site.as(company.user);
  const naming = { address: colleague.address, expiresOn: inAYear() };
  expect((await first.post(companyPaths.nameUser({ companyId }), naming)).status).toBe(303);
  await site.catchUp();
  const second = await site.as(colleague);
  expect(await second.get('/notices')).toShow(`You can act for ${company.name} now.`);
  expect((await second.get(requestPaths.list())).status).toBe(200);
  expect(await second.get(companyPaths.show({ companyId }))).toShow('Who acts for the company');
  await first.post(companyPaths.endUser({ companyId, personId: colleague.personId }));
  await site.catchUp();
  expect((await second.get(requestPaths.list())).status).toBe(403);
  expect((await second.get(companyPaths.show({ companyId }))).status).toBe(404);
  expect(await second.get('/notices')).toShow(`You no longer act for ${company.name}.`);
  const request = await make.sponsorshipRequest();
  const expired = await make.company({ expiresOn: '2020-01-01' });
  const late = await site.as(expired.user);
  expect((await late.get(requestPaths.list())).status).toBe(403);
  expect((await late.get(requestPaths.show(request))).status).toBe(404);
  expect((await late.get(companyPaths.show(expired))).status).toBe(404);
  expect(await late.get(sponsorshipPaths.show())).not.toShow(expired.name);
});

test.each([
  ['2020-01-01', 'Choose a day from today on'],
  ['2099-01-01', 'within a year from today'],
  ['soon', 'year-month-day'],
])('a naming until %s is refused', async (expiresOn, words) => {
  const company = await make.company();
  const browser = await site.as(company.user);
  const { address } = await make.person();
  const answer = await browser.post(companyPaths.nameUser(company), { address, expiresOn });
  expect(answer).toShow(words);
  expect(answer.html).toContain(address);
});

test('the last user cannot be ended, not by two who end each other either', async () => {
  const company = await make.company();
  const { companyId } = company;
  const end = (personId: string) => companyPaths.endUser({ companyId, personId });
  const browser = await site.as(company.user);
  expect(await browser.post(end(company.user.personId))).toShow('Nobody else can act for the company');
  const colleague = await make.person();
  await browser.post(companyPaths.nameUser({ companyId }), {
    address: colleague.address,
    expiresOn: inAYear(),
  });
  const other = await site.as(colleague);
  await Promise.all([
    browser.post(end(colleague.personId)),
    other.post(end(company.user.personId)),
    browser.post(end(company.user.personId)),
  ]);
  const left = await site.db
    .selectFrom('company_user')
    .where('company_id', '=', companyId)
    .where('ended_at', 'is', null)
    .select('person_id')
    .execute();
  expect(left).toHaveLength(1);
});

test('an address without an account cannot be named', async () => {
  const company = await make.company();
  const browser = await site.as(company.user);
  const naming = { address: 'nobody@nowhere.example', expiresOn: inAYear() };
  expect(await browser.post(companyPaths.nameUser(company), naming)).toShow('Ask them to join first');
});

test('where all users have expired, an admin names one', async () => {
  const company = await make.company({ expiresOn: '2020-01-01' });
  const colleague = await make.person();
  const admin = await asAdmin();
  expect(await admin.get(companyPaths.show(company))).toShow('until it ended on 1 January 2020');
  const naming = { address: colleague.address, expiresOn: inAYear() };
  expect((await admin.post(companyPaths.nameUser(company), naming)).status).toBe(303);
  expect((await (await site.as(colleague)).get(requestPaths.list())).status).toBe(200);
});

test('a refused company applies again; whoever was named before is not any more', async () => {
  const refused = await make.company({ state: 'refused' });
  const { company_number: companyNumber } = await site.db
    .selectFrom('company')
    .where('id', '=', refused.companyId)
    .select('company_number')
    .executeTakeFirstOrThrow();
  const applicant = await make.person();
  const browser = await site.as(applicant);
  const answer = await browser.post(companyPaths.apply(), details({ companyNumber }));
  expect(answer.location).toBe(companyPaths.show(refused));
  const admin = await asAdmin();
  await admin.post(companyPaths.decide(refused), { verdict: 'verified', reason: 'Checked again.' });
  expect((await browser.get(requestPaths.list())).status).toBe(200);
  expect((await (await site.as(refused.user)).get(requestPaths.list())).status).toBe(403);
});

test('an admin does not decide on the company that they applied for', async () => {
  const admin = await asAdmin();
  const answer = await admin.post(companyPaths.apply(), details());
  const companyId = answer.location?.split('/').at(-1) ?? '';
  const decided = await admin.post(companyPaths.decide({ companyId }), { verdict: 'verified', reason: 'x' });
  expect(decided).toShow('Ask another admin');
});

test('a decision is weighty, and without a reason it is asked for again', async () => {
  const { companyId } = await applied();
  const admin = await asAdmin();
  expect(await admin.post(companyPaths.decide({ companyId }), { verdict: 'refused', reason: ' ' })).toShow(
    'Enter the reason',
  );
  site.clock.forward({ minutes: 30 });
  const answer = await admin.post(companyPaths.decide({ companyId }), { verdict: 'verified', reason: 'x' });
  expect(answer.location).toContain('/sign-in/again');
});

test('the queue is paged, and shows who was verified or refused apart', async () => {
  const refused = await make.company({ state: 'refused' });
  for (let i = 0; i < 51; i += 1) await make.company({ state: 'applied' });
  const admin = await asAdmin();
  const first = await admin.get(companyPaths.list());
  expect(first).not.toShow(refused.name);
  const next = first.html.match(/href="([^"]+)" rel="next"/)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(await admin.get(next)).toShow('Company');
  expect(await admin.get(`${companyPaths.list()}?state=refused`)).toShow(refused.name);
  expect((await admin.get(`${companyPaths.list()}?state=odd&after=bad`)).status).toBe(200);
});

test('others see no company, name nobody for it and decide nothing', async () => {
  for (const state of ['applied', 'verified'] as const) {
    const company = await make.company({ state });
    for (const other of [await make.member(), (await make.company()).user]) {
      const browser = await site.as(other);
      expect((await browser.get(companyPaths.show(company))).status).toBe(404);
      const naming = { address: other.address, expiresOn: inAYear() };
      expect((await browser.post(companyPaths.nameUser(company), naming)).status).toBe(404);
      const end = { companyId: company.companyId, personId: company.user.personId };
      expect((await browser.post(companyPaths.endUser(end))).status).toBe(404);
      const verdict = { verdict: 'verified', reason: 'x' };
      expect((await browser.post(companyPaths.decide(company), verdict)).status).toBe(403);
      expect((await browser.get(companyPaths.list())).status).toBe(403);
    }
  }
});

test('a company is not entered twice, not by two clicks either', async () => {
  const browser = await site.as(await make.person());
  const form = details();
  await Promise.all([browser.post(companyPaths.apply(), form), browser.post(companyPaths.apply(), form)]);
  const rows = await site.db
    .selectFrom('company')
    .where('company_number', '=', form.companyNumber)
    .select('id')
    .execute();
  expect(rows).toHaveLength(1);
  expect(await browser.post(companyPaths.apply(), form)).toShow('has applied already');
});

test.each([
  [{ name: '' }, 'Enter the company’s legal name'],
  [{ companyNumber: '12' }, '8 digits, or 2 letters and 6 digits'],
  [{ sector: 'x'.repeat(121) }, 'must be 120 characters or fewer'],
  [{ topics: 'no-such' }, 'Choose topics from the list'],
  [{ name: ['a', 'b'] }, 'Enter the company’s legal name'],
])('an application with %o says what is wrong and keeps what was typed', async (wrong, words) => {
  const browser = await site.as(await make.person());
  const answer = await browser.post(
    companyPaths.apply(),
    details({ about: 'We make <b>lamps</b> 💡 مصباح', ...wrong }),
  );
  expect(answer.status).toBe(422);
  expect(answer).toShow(words);
  expect(answer).toShow('We make <b>lamps</b> 💡 مصباح');
});
