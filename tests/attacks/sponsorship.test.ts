import { signInPaths } from '#modules/people/people.paths.ts';
import { projectPaths } from '#modules/projects/public.ts';
import { agreementPaths } from '#modules/sponsorship/agreements/agreement.paths.ts';
import { wholeTerms } from '#modules/sponsorship/agreements/agreements.factory.ts';
import { registerPaths } from '#modules/sponsorship/register/register.paths.ts';
import {
  companyPaths,
  documentPaths,
  interestPaths,
  questionPaths,
  requestPaths,
} from '#modules/sponsorship/sponsorship.paths.ts';
import { valuePaths } from '#modules/sponsorship/values/value.paths.ts';
import { visitPaths } from '#modules/sponsorship/visits/visit.paths.ts';
import { valuesOf } from '#modules/sponsorship/write-agreement/agreement.form.ts';
import type { Answer, Browser } from '#support/browser.ts';
import { expect, test, testSite } from '#support/test.ts';

const { site, make } = await testSite();
const as = (person: { personId: string }) => site.as(person, { secondFactor: true });
const nobody = '01980000-0000-7000-8000-000000000000';

/** Words that stand in no record but the one that is attacked. */
const secret = 'Quagga';

const offered = {
  message: `Lids of ${secret}.`,
  benefitsSought: 'Nothing.',
  productInterest: 'None.',
  tiesDeclared: 'None.',
  bid: 'none',
  noInducement: 'yes',
};

/** What an answer tells besides its words: nothing in it may differ between what is hidden and what is not there. */
function outside(answer: Answer) {
  const headers = Object.fromEntries(
    Object.entries(answer.headers).filter(
      ([name]) => !/^(?:date|content-length|x-request-id|x-ratelimit-.*)$/.test(name),
    ),
  );
  const policy = String(headers['content-security-policy']).replace(/nonce-[^']+/g, 'nonce');
  const text = answer.text.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id');
  return {
    status: answer.status,
    headers: { ...headers, 'content-security-policy': policy },
    text: text.replace(/\b[A-Z0-9]{6,}\b/g, 'reference'),
  };
}

/** The project's request with an offer that went far, its agreement, visit, document and question; and a rival who offered too. */
async function rivals() {
  const request = await make.sponsorshipRequest();
  const rival = await make.company();
  await make.interest({ request, company: rival });
  const interest = await make.acceptedInterest({ request });
  const made = await make.agreement({
    interest,
    state: 'active',
    terms: { ...wholeTerms(`Cups of ${secret}`), purpose: `For ${secret}.` },
  });
  const visitId = crypto.randomUUID();
  await site.db
    .insertInto('visit')
    .values({
      id: visitId,
      agreement_id: made.agreementId,
      starts_at: new Date(Date.now() + 86_400_000),
      ends_at: new Date(Date.now() + 90_000_000),
      place: `Ward ${secret}`,
      purpose: 'Tea',
      host_id: request.project.owner.personId,
      planned_by: request.project.owner.personId,
      planned_at: new Date(),
    })
    .execute();
  return { ...made, visitId, rival };
}

const numbered = { number: '2' };

test('a rival who offered too reads nothing of another’s offer and agreement, and cannot tell hidden from absent', async () => {
  const { rival, ...made } = await rivals();
  const ended = await make.company({ expiresOn: '2020-01-01' });
  for (const person of [rival.user, ended.user, (await make.company({ state: 'applied' })).user]) {
    const browser = await as(person);
    for (const [real, absent] of [
      [interestPaths.show(made), interestPaths.show({ interestId: nobody })],
      [agreementPaths.show(made), agreementPaths.show({ agreementId: nobody })],
      [agreementPaths.edit(made), agreementPaths.edit({ agreementId: nobody })],
      [
        agreementPaths.version({ ...made, ...numbered }),
        agreementPaths.version({ agreementId: nobody, ...numbered }),
      ],
      [
        agreementPaths.text({ ...made, ...numbered }),
        agreementPaths.text({ agreementId: nobody, ...numbered }),
      ],
      [
        agreementPaths.document({ ...made, ...numbered }),
        agreementPaths.document({ agreementId: nobody, ...numbered }),
      ],
      [visitPaths.show(made), visitPaths.show({ visitId: nobody })],
      [visitPaths.begin(made), visitPaths.begin({ agreementId: nobody })],
      [companyPaths.show(made.company), companyPaths.show({ companyId: nobody })],
      [companyPaths.bids(made.company), companyPaths.bids({ companyId: nobody })],
      [
        valuePaths.year({ ...made.company, year: '2026' }),
        valuePaths.year({ companyId: nobody, year: '2026' }),
      ],
      [requestPaths.preview(made.request), requestPaths.preview({ requestId: nobody })],
      [requestPaths.readings(made.request), requestPaths.readings({ requestId: nobody })],
      [requestPaths.documents(made.request), requestPaths.documents({ requestId: nobody })],
    ] as const) {
      const [answer, none] = [await browser.get(real), await browser.get(absent)];
      expect(answer.html, real).not.toContain(secret);
      expect(answer.status, real).toBeGreaterThanOrEqual(403);
      // The rival spoke to this request, so that it is there for them; of all else they cannot tell that it exists.
      if (!real.startsWith('/sponsorship-requests/') || person !== rival.user)
        expect(outside(answer), real).toEqual(outside(none));
    }
  }
});

test('a rival who offered too changes nothing of another’s offer and agreement by its ids', async () => {
  const { rival, ...made } = await rivals();
  const browser = await as(rival.user);
  const state = async () => {
    const { rows } = await site.platform.database.pool.query(
      `select to_jsonb(a) as a, to_jsonb(e) as e, (select count(*) from agreement_version) as versions,
        (select count(*) from agreement_signature) as signatures, (select count(*) from value_transfer) as gifts,
        (select count(*) from visit_attendee) as visitors, (select count(*) from request_question) as questions
        from agreement a join expression_of_interest e on e.id = a.interest_id where a.id = $1`,
      [made.agreementId],
    );
    return rows;
  };
  const before = await state();
  const values = valuesOf(wholeTerms('Taken over'), 2);
  const sends: [string, object][] = [
    [interestPaths.screen(made), { answersIt: 'yes', noStrings: 'yes', noGifts: 'yes' }],
    [interestPaths.answer(made), { verdict: 'declined', reason: 'No.' }],
    [interestPaths.askReview(made), {}],
    [interestPaths.review(made), { outcome: 'blocked', reason: 'No.' }],
    [interestPaths.approve(made), { sure: 'yes' }],
    [interestPaths.withdraw(made), {}],
    [interestPaths.declareBid(made), { bid: 'live' }],
    [interestPaths.waive(made), { reason: 'Because it suits us rather well.' }],
    [agreementPaths.begin(made), {}],
    [agreementPaths.propose(made), { ...values, milestones: {}, measures: {}, whatChanged: 'All.' }],
    [
      agreementPaths.sign({ ...made, ...numbered }),
      { sha256: 'a'.repeat(64), typedName: rival.user.name, capacity: 'Chief', nothingUndeclared: 'yes' },
    ],
    [agreementPaths.complete(made), {}],
    [agreementPaths.end(made), { reason: 'No.' }],
    [valuePaths.record(made), { form: 'cash', what: 'Lids', pounds: '1', givenOn: '2026-11-26' }],
    [visitPaths.join(made), { codeAccepted: 'yes' }],
    [visitPaths.cancel(made), { cancelReason: 'No.' }],
    [visitPaths.record(made), { came: rival.user.personId }],
    [companyPaths.nameUser(made.company), { address: rival.user.address, expiresOn: '2027-01-01' }],
    [companyPaths.endUser({ ...made.company, personId: made.company.user.personId }), {}],
    [companyPaths.edit(made.company), { name: 'Taken over' }],
  ];
  for (const [address, form] of sends) {
    const answer = await browser.post(address, form);
    expect(answer.status, address).toBeGreaterThanOrEqual(403);
    expect(answer.status, address).toBeLessThan(500);
    expect(answer.html, address).not.toContain(secret);
  }
  expect(await state()).toEqual(before);
});

test('no page, search, file, notice or program tells anybody of an offer but its two sides', async () => {
  const request = await make.sponsorshipRequest({ title: 'Wanted: lids' });
  const bidder = await make.company();
  const told = await (await as(bidder.user)).post(requestPaths.express(request), offered);
  expect(told.status, told.text).toBe(303);
  const asked = await (await as(bidder.user)).post(requestPaths.ask(request), {
    question: `How many cups are there on ward ${secret}?`,
  });
  expect(asked.status, asked.text).toBe(303);
  await site.catchUp();
  const rival = await make.company();
  await make.interest({ request, company: rival });
  const made = await (await as(rival.user)).post('/account/tokens', { label: 'Look', mayWrite: '' });
  const token = /sw_[\w-]+/.exec(made.html)?.[0] ?? '';
  const lookers = {
    rival: await as(rival.user),
    member: await as(await make.member()),
    visitor: site.visitor(),
    admin: await as(await make.programmeStaff('admin')),
    moderator: await as(await make.programmeStaff('moderator')),
  };
  for (const [who, browser] of Object.entries(lookers))
    for (const address of [
      requestPaths.show(request),
      requestPaths.list(),
      `${requestPaths.list()}?words=${secret}`,
      projectPaths.show(request.project),
      `/search?q=${secret}`,
      `/search?words=${secret}`,
      '/notices',
      '/sponsorship',
      '/agreements',
      '/conflict-reviews',
      registerPaths.list(),
      registerPaths.requests(),
      registerPaths.request(request),
      registerPaths.csv(),
      '/open-data',
    ]) {
      const answer = await browser.get(address);
      const said = answer.html.replaceAll(`=${secret}`, '').replaceAll(`value="${secret}"`, '');
      expect(said, `${who} ${address}`).not.toMatch(
        new RegExp(`Lids of ${secret}|ward ${secret}|${bidder.name}`),
      );
    }
  for (const address of ['/api/projects', '/api/ideas', `/api/search?q=${secret}`])
    expect((await site.visitor().call('GET', address, { token })).html).not.toMatch(
      new RegExp(`of ${secret}|${bidder.name}`),
    );
});

test('the question of a rival is neither read, nor answered, nor counted', async () => {
  const request = await make.sponsorshipRequest();
  const [asker, other] = [await as((await make.company()).user), await as((await make.company()).user)];
  const before = outside(await other.get(requestPaths.show(request)));
  await asker.post(requestPaths.ask(request), { question: `Is ${secret} on the ward?` });
  expect(outside(await other.get(requestPaths.show(request)))).toEqual(before);
  const { id } = await site.db
    .selectFrom('request_question')
    .where('request_id', '=', request.requestId)
    .select('id')
    .executeTakeFirstOrThrow();
  const form = { question: 'Taken over?', answer: 'Yes.' };
  const [real, absent] = [
    await other.post(questionPaths.answer({ questionId: id }), form),
    await other.post(questionPaths.answer({ questionId: nobody }), form),
  ];
  expect(real.status).toBeGreaterThanOrEqual(403);
  expect(real.html).not.toContain(secret);
  expect((await asker.post(questionPaths.answer({ questionId: id }), form)).status).toBeGreaterThanOrEqual(
    403,
  );
  expect(absent.status).toBe(404);
  const { answered_at: answered } = await site.db
    .selectFrom('request_question')
    .where('id', '=', id)
    .select('answered_at')
    .executeTakeFirstOrThrow();
  expect(answered).toBeNull();
});

test('who is no longer a user of the company does nothing for it with the session that is still open', async () => {
  const request = await make.sponsorshipRequest();
  const company = await make.company();
  const browser = await as(company.user);
  expect((await browser.get(requestPaths.show(request))).status).toBe(200);
  for (const change of [{ expires_on: '2026-01-01' }, { expires_on: '2099-01-01', ended_at: new Date() }]) {
    await site.db
      .updateTable('company_user')
      .set(change)
      .where('company_id', '=', company.companyId)
      .execute();
    expect((await browser.get(requestPaths.show(request))).status).toBe(404);
    expect((await browser.get(requestPaths.list())).status).toBe(403);
    for (const address of [requestPaths.express(request), requestPaths.ask(request)])
      expect((await browser.post(address, { ...offered, question: 'Why?' })).status).toBe(403);
    expect((await browser.get(companyPaths.show(company))).status).toBe(404);
  }
  const offers = await site.db
    .selectFrom('expression_of_interest')
    .where('company_id', '=', company.companyId)
    .selectAll()
    .execute();
  expect(offers).toEqual([]);
});

test('a user whose last day is over is out at midnight as London has it, also in summer', async () => {
  const request = await make.sponsorshipRequest();
  const company = await make.company({ expiresOn: '2027-06-30' });
  await site.db
    .updateTable('session')
    .set({ expires_at: new Date('2030-01-01') })
    .execute();
  // Half past midnight on 1 July in London; in UTC it is still 30 June.
  const minutes = (new Date('2027-06-30T23:30:00Z').getTime() - site.clock.now().getTime()) / 60_000;
  site.clock.forward({ minutes: minutes - 60 });
  const browser = await as(company.user);
  expect((await browser.get(requestPaths.show(request))).status).toBe(200);
  site.clock.forward({ minutes: 60 });
  const answer = await browser.get(requestPaths.show(request));
  site.clock.forward({ minutes: -minutes });
  expect(answer.status).toBe(404);
});

test('one person in two windows approves once, and the offer waits for somebody else', async () => {
  const made = await make.clearInterest();
  const { owner, approver } = made.request.project;
  for (const [person, state] of [
    [approver, 'clear'],
    [owner, 'accepted'],
  ] as const) {
    const windows = [await as(person), await as(person), await as(person)];
    const answers = await Promise.all(
      windows.map((browser) => browser.post(interestPaths.approve(made), { sure: 'yes' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
    const row = await site.db
      .selectFrom('expression_of_interest')
      .where('id', '=', made.interestId)
      .select('state')
      .executeTakeFirstOrThrow();
    expect(row.state).toBe(state);
  }
});

async function signing(person: { personId: string }, agreementId: string) {
  const { number, sha256 } = await site.db
    .selectFrom('agreement_version')
    .where('agreement_id', '=', agreementId)
    .orderBy('number', 'desc')
    .select(['number', 'sha256'])
    .executeTakeFirstOrThrow();
  const { name } = await site.db
    .selectFrom('person')
    .where('id', '=', person.personId)
    .select('name')
    .executeTakeFirstOrThrow();
  return {
    address: agreementPaths.sign({ agreementId, number: String(number) }),
    form: { sha256, typedName: name, capacity: 'Chief officer', nothingUndeclared: 'yes' },
  };
}

test('one person in two windows signs once, and never for both sides', async () => {
  const made = await make.agreement();
  const { approver } = made.request.project;
  const { address, form } = await signing(approver, made.agreementId);
  const windows = [await as(approver), await as(approver), await as(approver)];
  const answers = await Promise.all(windows.map((browser) => browser.post(address, form)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
  // Meanwhile the company makes them its user, so that they could sign for it as well.
  await site.db
    .insertInto('company_user')
    .values({
      company_id: made.company.companyId,
      person_id: approver.personId,
      expires_on: '2099-01-01',
    })
    .execute();
  expect((await (await as(approver)).post(address, form)).status).toBe(409);
  const rows = await site.db
    .selectFrom('agreement_signature')
    .where('agreement_id', '=', made.agreementId)
    .select(['side', 'person_id'])
    .execute();
  expect(rows).toEqual([{ side: 'organisation', person_id: approver.personId }]);
});

test('a summary that is changed after both signed is public only when both have signed that one', async () => {
  const made = await make.agreement({ state: 'signed' });
  const { agreementId, company, request } = made;
  const user = await as(company.user);
  const slipped = 'They buy aardwolves from us for ever.';
  const changed = {
    ...valuesOf({ ...made.terms, summary: slipped }, 2),
    milestones: {},
    measures: { 0: { what: 'Cups found cold', promised: 'half as many' } },
    whatChanged: 'The summary.',
  };
  const proposed = await user.post(agreementPaths.propose(made), changed);
  expect(proposed.status, proposed.text).toBe(303);
  const { address, form } = await signing(company.user, agreementId);
  await user.post(address, form);
  await user.post(agreementPaths.publishSummary(made));
  await site.catchUp();
  const publicPages = [registerPaths.show(made), registerPaths.csv(), registerPaths.summary(made)];
  for (const page of publicPages) {
    const shown = await site.visitor().get(page);
    expect(shown.status, page).toBe(200);
    expect(shown.html, page).not.toContain('aardwolves');
  }
  expect(await site.visitor().get(registerPaths.show(made))).toShow(made.terms.summary);
  const other = await signing(request.project.approver, agreementId);
  expect((await (await as(request.project.approver)).post(other.address, other.form)).status).toBe(303);
  expect(await site.visitor().get(registerPaths.show(made))).toShow(slipped);
});

test('nobody signs an agreement whose last day is over', async () => {
  const terms = { ...wholeTerms(), startsOn: '2020-01-01', endsOn: '2020-12-31' };
  const made = await make.agreement({ terms });
  const { address, form } = await signing(made.company.user, made.agreementId);
  const answer = await (await as(made.company.user)).post(address, form);
  expect(answer.status).toBe(409);
  expect(answer).toShow('The last day of this version is over');
});

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

test('what is not listed for a company is not there, by whichever address', async () => {
  const company = await make.company();
  const browser = await as(company.user);
  const none = outside(await browser.get(requestPaths.show({ requestId: nobody })));
  const hidden = await make.sponsorshipRequest();
  await site.db
    .updateTable('project')
    .set({ visibility: 'staff' })
    .where('id', '=', hidden.project.projectId)
    .execute();
  const excluding = await make.sponsorshipRequest();
  await site.db
    .updateTable('sponsorship_request')
    .set({ excluded_sectors: ['alcohol'] })
    .where('id', '=', excluding.requestId)
    .execute();
  await site.db
    .updateTable('company')
    .set({ sensitive_sectors: ['alcohol'] })
    .where('id', '=', company.companyId)
    .execute();
  const requests = [
    await make.sponsorshipRequest({ state: 'draft' }),
    await make.sponsorshipRequest({ state: 'withdrawn' }),
    await make.sponsorshipRequest({ state: 'lapsed' }),
    hidden,
    excluding,
  ];
  for (const request of requests) {
    expect(outside(await browser.get(requestPaths.show(request)))).toEqual(none);
    for (const address of [requestPaths.express(request), requestPaths.ask(request)])
      expect((await browser.post(address, { ...offered, question: 'Why?' })).status).toBe(404);
    const fileId = crypto.randomUUID();
    await site.db
      .insertInto('stored_file')
      .values({
        id: fileId,
        name: 'plan.pdf',
        content_type: 'application/pdf',
        size_bytes: 3,
        sha256: Buffer.alloc(32),
      })
      .execute();
    await site.db
      .insertInto('request_document')
      .values({
        request_id: request.requestId,
        file_id: fileId,
        label: secret,
        added_by: request.project.owner.personId,
        added_at: new Date(),
      })
      .execute();
    const [opened, absent] = [
      await browser.get(documentPaths.open({ fileId })),
      await browser.get(documentPaths.open({ fileId: nobody })),
    ];
    expect(outside(opened)).toEqual(outside(absent));
  }
  // The list of another company, and places in it that nobody was given.
  const other = await make.company();
  for (const query of [
    `company=${other.companyId}`,
    `company=${nobody}`,
    `after=${Buffer.from('[0,"x"]').toString('base64url')}`,
  ]) {
    const list = await browser.get(`${requestPaths.list()}?${query}`);
    expect(list.status, query).toBe(200);
    for (const request of requests) expect(list.html).not.toContain(request.requestId);
    expect(list.html).not.toContain(other.name);
  }
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

test('a session that was left open decides nothing of weight', async () => {
  const made = await make.clearInterest();
  const browser: Browser = await as(made.request.project.approver);
  await site.db
    .updateTable('session')
    .set({ proved_at: new Date(Date.now() - 16 * 60_000) })
    .where('person_id', '=', made.request.project.approver.personId)
    .execute();
  const answer = await browser.post(interestPaths.approve(made), { sure: 'yes' });
  expect(answer.location).toContain(signInPaths.again());
  const approvals = await site.db
    .selectFrom('offer_approval')
    .where('interest_id', '=', made.interestId)
    .selectAll()
    .execute();
  expect(approvals).toEqual([]);
});
