import { expect, test, testSite } from '#support/test.ts';
import { companyPaths, requestPaths } from '../sponsorship.paths.ts';

const { site, make } = await testSite();
let number = 10_000_000;

function details(more: object = {}) {
  number += 1;
  return { name: 'Harrow Lamps Ltd', companyNumber: String(number), sector: 'lighting', ...more };
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

test('a user names another for a year; an expired or ended one sees nothing', async () => {
  const company = await make.company();
  const colleague = await make.person();
  const first = await site.as(company.user);
  await first.post(companyPaths.nameUser(company), { address: colleague.address });
  expect((await (await site.as(colleague)).get(requestPaths.list())).status).toBe(200);
  await first.post(companyPaths.endUser({ companyId: company.companyId, personId: colleague.personId }));
  expect((await (await site.as(colleague)).get(requestPaths.list())).status).toBe(403);
  const expired = await make.company({ expiresOn: '2020-01-01' });
  expect((await (await site.as(expired.user)).get(requestPaths.list())).status).toBe(403);
});

test('the last user cannot be ended, and an address without an account cannot be named', async () => {
  const company = await make.company();
  const browser = await site.as(company.user);
  const { companyId } = company;
  expect(await browser.post(companyPaths.endUser({ companyId, personId: company.user.personId }))).toShow(
    'This is the only user',
  );
  expect(
    await browser.post(companyPaths.nameUser({ companyId }), { address: 'nobody@nowhere.example' }),
  ).toShow('Ask them to join first');
});

test('others see no company, name nobody for it and decide nothing', async () => {
  const company = await make.company({ state: 'applied' });
  for (const other of [await make.member(), (await make.company()).user]) {
    const browser = await site.as(other);
    expect((await browser.get(companyPaths.show(company))).status).toBe(403);
    expect((await browser.post(companyPaths.nameUser(company), { address: other.address })).status).toBe(403);
    expect(
      (await browser.post(companyPaths.decide(company), { verdict: 'verified', reason: 'x' })).status,
    ).toBe(403);
    expect((await browser.get(companyPaths.list())).status).toBe(403);
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
