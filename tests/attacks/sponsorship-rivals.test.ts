import { projectPaths } from '#modules/projects/public.ts';
import { agreementPaths } from '#modules/sponsorship/agreements/agreement.paths.ts';
import { wholeTerms } from '#modules/sponsorship/agreements/agreements.factory.ts';
import { registerPaths } from '#modules/sponsorship/register/register.paths.ts';
import {
  companyPaths,
  interestPaths,
  questionPaths,
  requestPaths,
} from '#modules/sponsorship/sponsorship.paths.ts';
import { valuePaths } from '#modules/sponsorship/values/value.paths.ts';
import { visitPaths } from '#modules/sponsorship/visits/visit.paths.ts';
import { valuesOf } from '#modules/sponsorship/write-agreement/agreement.form.ts';
import { nobody, outside } from '#support/outside.ts';
import { expect, test, testSite } from '#support/test.ts';

const { site, make } = await testSite();
const as = (person: { personId: string }) => site.as(person, { secondFactor: true });

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
