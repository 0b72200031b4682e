import { projectPaths } from '#modules/projects/public.ts';
import { registerPaths } from '#modules/sponsorship/register/register.paths.ts';
import { interestPaths, requestPaths } from '#modules/sponsorship/sponsorship.paths.ts';
import { valuePaths } from '#modules/sponsorship/values/value.paths.ts';
import { expect, test, testSite } from '#support/test.ts';

const { site, make } = await testSite();
const as = (person: { personId: string }) => site.as(person, { secondFactor: true });

const offered = {
  message: 'Lids for a year.',
  benefitsSought: 'Nothing.',
  productInterest: 'None.',
  tiesDeclared: 'None.',
  bid: 'none',
  noInducement: 'yes',
};

const asks = {
  need: 'money',
  title: 'Lids for two wards',
  ask: 'Enough lids to see whether tea stays warm.',
  amountTo: '2500',
  patientBenefit: 'Patients drink what is still warm.',
  outcomeMeasures: 'Litres drunk in a week.',
  sponsorMay: 'Its name on the poster.',
  sponsorMayNot: 'Any order, any data.',
  ipPosition: 'There is nothing to own.',
  buyingCode: '39',
  category: 'crockery',
  procurement: 'none',
  topics: 'nutrition',
};

test.each<[object, string]>([
  [{ startsOn: '2020-01-01', endsOn: '2020-02-01' }, 'The last day is over'],
  [{ procurement: 'live', procurementUntil: '2020-01-01' }, 'The day until which you buy is over'],
  [{ startsOn: '0000-01-01' }, 'Enter the first day'],
  [{ endsOn: '2027-02-30' }, 'Enter the last day'],
])('a request with days that cannot be, %o, is not written', async (change, words) => {
  const project = await make.project();
  const answer = await (await as(project.owner)).post(requestPaths.write(project), { ...asks, ...change });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer).toShow(words);
});

test('a bid that is said to run until a day in the past does not slip by as one that is over', async () => {
  const request = await make.sponsorshipRequest();
  const company = await make.company();
  const answer = await (await as(company.user)).post(requestPaths.express(request), {
    ...offered,
    bid: 'live',
    bidUntil: '2020-01-01',
  });
  expect(answer.status).toBe(409);
  expect(answer).toShow('The day until which the bid runs is over');
});

test('nor where the organisation’s side declares it so', async () => {
  const made = await make.interest();
  const officer = await as(made.request.project.approver);
  const declare = (until: string) => officer.post(interestPaths.declareBid(made), { state: 'live', until });
  expect(await declare('2020-01-01')).toShow('is over, so it would stop nothing');
  expect((await declare('0000-01-01')).status).toBe(422);
  const bids = site.db.selectFrom('bid').where('company_id', '=', made.company.companyId);
  expect(await bids.selectAll().execute()).toEqual([]);
  expect((await declare('')).location).toBe(interestPaths.show(made));
  expect(await bids.selectAll().execute()).toHaveLength(1);
});

const amounts = [
  '-5',
  '0.001',
  '1e9',
  'NaN',
  'Infinity',
  '٣',
  '1,2',
  '99999999999999999999',
  '0x10',
  '5 000',
];

test.each(amounts)('an amount of %j is refused in words wherever one is asked', async (amount) => {
  const project = await make.project();
  const owner = await as(project.owner);
  for (const field of ['amountFrom', 'amountTo'])
    expect((await owner.post(requestPaths.write(project), { ...asks, [field]: amount })).status).toBe(422);
  const request = await make.sponsorshipRequest();
  const company = await as((await make.company()).user);
  expect((await company.post(requestPaths.express(request), { ...offered, value: amount })).status).toBe(422);
  const made = await make.agreement({ state: 'active' });
  const gift = { form: 'cash', what: 'Lids', pounds: amount, givenOn: '2026-11-26' };
  expect((await (await as(made.company.user)).post(valuePaths.record(made), gift)).status).toBe(422);
});

test('a huge amount is kept whole or refused in words, and adds up', async () => {
  const huge = '999999999999.99';
  const project = await make.project();
  const owner = await as(project.owner);
  const written = await owner.post(requestPaths.write(project), { ...asks, amountTo: huge });
  expect(written.status, written.text).toBe(303);
  expect(await owner.get(written.location ?? '')).toShow('999,999,999,999.99');
  const made = await make.agreement({ state: 'active' });
  const user = await as(made.company.user);
  const today = site.clock.now().toISOString().slice(0, 10);
  for (const pounds of [huge, '1000000000.01', '0', '0.00'])
    expect(
      (await user.post(valuePaths.record(made), { form: 'cash', what: 'Lids', pounds, givenOn: today }))
        .status,
      pounds,
    ).toBe(422);
  for (const pounds of ['1000000000', '0.01'])
    expect(
      (await user.post(valuePaths.record(made), { form: 'cash', what: 'Lids', pounds, givenOn: today }))
        .status,
      pounds,
    ).toBe(303);
  expect(await site.visitor().get(registerPaths.show(made))).toShow('1,000,000,000.01');
});

test.each([
  ['a draft', { state: 'draft' as const }, 'is not published yet'],
  ['awaiting its approval', { state: 'awaiting-approval' as const }, 'waits for a lead'],
  ['withdrawn', { state: 'withdrawn' as const }, 'is withdrawn'],
  ['for staff alone', { visibility: 'staff' as const }, 'not for everyone'],
])(
  'the form to ask for sponsorship does not open for a project that is %s: it says what to do first',
  async (_what, given, words) => {
    const project = await make.project(given);
    const owner = await as(project.owner);
    const page = await owner.get(requestPaths.begin(project));
    expect(page).toShow(words);
    expect(page.html).not.toContain('<textarea');
    expect(page.html).toContain(projectPaths.show(project));
    const stranger = await as(await make.member());
    expect((await stranger.get(requestPaths.begin(project))).html).not.toContain(words);
  },
);

test('nor for one that was hidden, nor for one that asks for as much as it may', async () => {
  const hidden = await make.project();
  await site.db
    .updateTable('project')
    .set({ hidden_at: new Date() })
    .where('id', '=', hidden.projectId)
    .execute();
  const page = await (await as(hidden.owner)).get(requestPaths.begin(hidden));
  expect(page.html).not.toContain('<textarea');
  const project = await make.project();
  const owner = await as(project.owner);
  expect((await owner.get(requestPaths.begin(project))).html).toContain('<textarea');
  for (const title of ['One', 'Two', 'Three']) await make.sponsorshipRequest({ project, title });
  const full = await owner.get(requestPaths.begin(project));
  expect(full).toShow('asks for 3 things already');
  expect(full.html).not.toContain('<textarea');
});

test('nor to mend a request whose project was closed to others since', async () => {
  const request = await make.sponsorshipRequest({ state: 'draft' });
  const owner = await as(request.project.owner);
  expect((await owner.get(requestPaths.edit(request))).html).toContain('<textarea');
  await site.db
    .updateTable('project')
    .set({ visibility: 'staff' })
    .where('id', '=', request.project.projectId)
    .execute();
  const answer = await owner.get(requestPaths.edit(request));
  expect(answer.location).toBe(requestPaths.show(request));
  expect(await owner.follow(answer)).toShow('Open the project again on its page');
});
