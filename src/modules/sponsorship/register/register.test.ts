import { parse } from 'csv-parse/sync';
import { readPdf } from '#support/read-pdf.ts';
import { expect, test, testSite } from '#support/test.ts';
import { agreementPaths } from '../agreements/agreement.paths.ts';
import { wholeTerms } from '../agreements/agreements.factory.ts';
import { outcomePaths } from '../outcomes/outcome.paths.ts';
import { valuePaths } from '../values/value.paths.ts';
import { registerPaths } from './register.paths.ts';
import { registerColumns } from './register.queries.ts';

const { site, make } = await testSite();
const visitor = () => site.visitor();
const today = () => site.clock.now().toISOString().slice(0, 10);

test('nothing of an agreement is public before its summary is', async () => {
  for (const state of ['draft', 'signed'] as const) {
    const made = await make.agreement({ state, terms: wholeTerms(`Secret ${state} tea`) });
    expect((await visitor().get(registerPaths.show(made))).status).toBe(404);
    expect((await visitor().get(registerPaths.summary(made))).status).toBe(404);
    expect(await visitor().get(registerPaths.list())).not.toShow('Secret');
    expect((await visitor().get(registerPaths.csv())).html).not.toContain('Secret');
  }
});

test('anyone reads an entry: parties, values, interests by role, how it stands; and nobody’s name', async () => {
  const made = await make.agreement({ state: 'active', terms: wholeTerms('Public tea') });
  const shown = await visitor().get(registerPaths.show(made));
  expect(shown).toShow('Public tea');
  expect(shown).toShow(made.company.name);
  expect(shown).toShow('1 person of the project’s team declared: nothing to do with the company');
  expect(shown).toShow('1 officer of the organisation declared');
  expect(shown).toShow('Chief finance officer, for');
  expect(shown.text).not.toContain('Signed For Test');
  for (const person of [made.request.project.owner, made.request.project.approver, made.company.user]) {
    const { name } = await site.db
      .selectFrom('person')
      .where('id', '=', person.personId)
      .select('name')
      .executeTakeFirstOrThrow();
    expect(shown.text).not.toContain(name);
  }
});

test('the address of an entry lives on when its project is withdrawn, and no longer leads there', async () => {
  const made = await make.agreement({ state: 'active' });
  await site.db
    .updateTable('project')
    .set({ visibility: 'organisation' })
    .where('id', '=', made.request.project.projectId)
    .execute();
  const shown = await visitor().get(registerPaths.show(made));
  expect(shown.status).toBe(200);
  expect(shown.html).not.toContain(made.request.project.title);
});

test('rival offers and refused ones never appear', async () => {
  const request = await make.sponsorshipRequest({ title: 'Lids wanted in public' });
  const rival = await make.interest({ request, state: 'shortlisted', message: 'A rival offer of cups' });
  const accepted = await make.acceptedInterest({ request });
  await site.db
    .updateTable('expression_of_interest')
    .set({ state: 'declined', end_reason: 'Another fits better.' })
    .where('id', '=', rival.interestId)
    .execute();
  const made = await make.agreement({ interest: accepted, state: 'summary-published' });
  const pages = await Promise.all([
    visitor().get(registerPaths.list()),
    visitor().get(registerPaths.show(made)),
    visitor().get(registerPaths.requests()),
    visitor().get(registerPaths.request(request)),
    visitor().get(registerPaths.csv()),
  ]);
  expect(pages[3]).toShow(accepted.company.name);
  for (const page of pages) {
    expect(page.html).not.toContain(rival.company.name);
    expect(page.html).not.toContain('A rival offer');
    expect(page.html).not.toContain('Another fits better');
  }
});

test('a request is in the register with its organisation’s consent only, and never says that there are talks', async () => {
  const request = await make.sponsorshipRequest({ title: 'Consented lids' });
  await make.interest({ request, state: 'shortlisted' });
  const silent = await make.sponsorshipRequest({ title: 'Silent lids' });
  await site.db
    .updateTable('sponsorship_request')
    .set({ publication_consented_at: null, publication_consented_by: null })
    .where('id', '=', silent.requestId)
    .execute();
  const list = await visitor().get(registerPaths.requests());
  expect(list).toShow('Consented lids');
  expect(list).not.toShow('Silent lids');
  expect((await visitor().get(registerPaths.request(silent))).status).toBe(404);
  const draft = await make.sponsorshipRequest({ state: 'draft' });
  expect((await visitor().get(registerPaths.request(draft))).status).toBe(404);
  expect(await visitor().get(registerPaths.request(request))).not.toShow('In talks');
});

test('it is searched and narrowed, pages by key, and downloads whole', async () => {
  for (let i = 0; i < 22; i += 1) {
    const interest = i === 0 ? undefined : await make.acceptedInterest();
    await make.agreement({
      state: 'summary-published',
      terms: { ...wholeTerms(`Kettle ${i}`), type: i === 0 ? 'donation' : 'sponsorship' },
      ...(interest ? { interest } : {}),
    });
  }
  const narrowed = await visitor().get(`${registerPaths.list()}?q=kettle+0&type=donation`);
  expect(narrowed).toShow('Kettle 0');
  expect(narrowed).not.toShow('Kettle 1');
  expect(await visitor().get(`${registerPaths.list()}?q=nothing+like+this`)).toShow('Nothing fits');
  expect((await visitor().get(`${registerPaths.list()}?q=%27%25&state=x&after=zzz`)).status).toBe(200);
  const first = await visitor().get(`${registerPaths.list()}?q=kettle`);
  const next = /href="([^"]+)" rel="next"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&');
  const second = await visitor().get(next ?? '');
  const titles = (html: string) => [...html.matchAll(/>(Kettle \d+)</g)].map((match) => match[1]);
  expect(new Set([...titles(first.html), ...titles(second.html)]).size).toBe(22);
  const [names, ...rows] = parse((await visitor().get(registerPaths.csv())).html);
  expect(names).toEqual([...registerColumns]);
  expect(rows.filter((row: string[]) => row[1]?.startsWith('Kettle'))).toHaveLength(22);
  const api = (await visitor().call('GET', '/api/register?q=kettle')).json<{
    agreements: object[];
    next: string;
  }>();
  expect(api.agreements).toHaveLength(20);
  expect(api.next).toBeTypeOf('string');
});

test('values are recorded by each side for itself, struck out with a reason, and drawn into the company’s yearly file', async () => {
  const made = await make.agreement({ state: 'active' });
  const company = await site.as(made.company.user);
  const give = (change: object = {}) => ({
    form: 'cash',
    what: 'First payment',
    pounds: '200',
    givenOn: today(),
    ...change,
  });
  expect((await company.post(valuePaths.record(made), give())).status).toBe(303);
  expect(
    (await company.post(valuePaths.record(made), give({ form: 'kind', what: 'Lids', pounds: '1,000.50' })))
      .status,
  ).toBe(303);
  expect((await company.post(valuePaths.record(made), give({ what: 'A mistake', pounds: '9' }))).status).toBe(
    303,
  );
  expect(await company.post(valuePaths.record(made), give({ givenOn: '2020-01-01' }))).toShow(
    'before the agreement is active',
  );
  expect(await company.post(valuePaths.record(made), give({ givenOn: '2199-01-01' }))).toShow(
    'must not be in the future',
  );
  expect(await company.post(valuePaths.record(made), give({ pounds: 'two' }))).toShow(
    'in pounds, for example 2,500',
  );
  const wrong = await site.db
    .selectFrom('value_transfer')
    .where('what', '=', 'A mistake')
    .select('id')
    .executeTakeFirstOrThrow();
  const strike = valuePaths.strike({ ...made, transferId: wrong.id });
  const owner = await site.as(made.request.project.owner);
  expect((await owner.post(strike, { struckReason: 'Not ours' })).status).toBe(409);
  expect((await company.post(strike, { struckReason: 'Typed twice' })).status).toBe(303);
  expect(await visitor().get(registerPaths.show(made))).toShow('£200 in money, £1,000.50 in kind');
  const file = await company.get(
    valuePaths.year({ companyId: made.company.companyId, year: today().slice(0, 4) }),
  );
  const rows = parse(file.html, { columns: true }) as Record<string, string>[];
  expect(rows.map((row) => [row.form, row.amount_gbp, row.category])).toEqual([
    ['Money', '200.00', 'Collaborative working'],
    ['In kind', '1000.50', 'Collaborative working'],
  ]);
  const rival = await site.as((await make.company()).user);
  expect((await rival.get(valuePaths.year({ companyId: made.company.companyId, year: '2026' }))).status).toBe(
    404,
  );
});

test('an early end is public with its reason', async () => {
  const made = await make.agreement({ state: 'active' });
  const company = await site.as(made.company.user);
  expect((await company.post(agreementPaths.end(made), { reason: '' })).status).toBe(422);
  expect((await company.post(agreementPaths.end(made), { reason: 'We no longer make lids.' })).status).toBe(
    303,
  );
  expect(await visitor().get(registerPaths.show(made))).toShow('We no longer make lids.');
  expect(await visitor().get(`${registerPaths.list()}?state=terminated`)).toShow(made.terms.title);
  expect(await visitor().get(registerPaths.request(made.request))).toShow('Closed');
});

test('outcomes are reported against what was promised, also when it failed, then stand for good', async () => {
  const made = await make.agreement({ state: 'completed' });
  const owner = await site.as(made.request.project.owner);
  const company = await site.as(made.company.user);
  const key = made.terms.measures[0]?.key ?? '';
  const report = { verdict: 'not', whatHappened: 'The lids leaked.', learnt: 'Try them on one cup first.' };
  expect((await company.post(outcomePaths.write(made), report)).status).toBe(403);
  expect((await owner.post(outcomePaths.write(made), report)).status).toBe(303);
  expect(await owner.post(outcomePaths.publish(made))).toShow('Say for each measure');
  expect(
    (await owner.post(outcomePaths.write(made), { ...report, found: { [key]: 'No fewer.' } })).status,
  ).toBe(303);
  expect(
    (await company.post(outcomePaths.companyView(made), { companyView: 'We have mended the lid.' })).status,
  ).toBe(303);
  expect(await visitor().get(registerPaths.show(made))).not.toShow('The lids leaked.');
  const both = await Promise.all([
    owner.post(outcomePaths.publish(made)),
    owner.post(outcomePaths.publish(made)),
  ]);
  expect(both.map((one) => one.status).sort()).toEqual([303, 409]);
  const shown = await visitor().get(registerPaths.show(made));
  for (const words of [
    'It did not work',
    'The lids leaked.',
    'No fewer.',
    'Try them on one cup',
    'We have mended the lid.',
  ])
    expect(shown).toShow(words);
  expect((await owner.post(outcomePaths.write(made), report)).status).toBe(409);
  const pdf = await site.server.inject({ url: registerPaths.summary(made) });
  const read = readPdf(pdf.rawPayload);
  expect(pdf.headers['content-type']).toBe('application/pdf');
  expect(read.title).toContain('Summary: ');
  expect(read.text.replace(/\s+/g, ' ')).toContain('The lids leaked.');
});
