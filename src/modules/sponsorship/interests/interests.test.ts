import type { Browser } from '#support/browser.ts';
import { expect, test, testSite } from '#support/test.ts';
import { jobsOf } from '../../../app.ts';
import type { MadeRequest } from '../sponsorship.factory.ts';
import { companyPaths, interestPaths, requestPaths } from '../sponsorship.paths.ts';

const { site, make } = await testSite();

const offer = {
  benefitsSought: 'Our name on the poster.',
  productInterest: 'None.',
  tiesDeclared: 'None that we know of.',
  bid: 'none',
  noInducement: 'yes',
};
const screened = { answersIt: 'yes', noStrings: 'yes', noGifts: 'yes' };
const withdrawal = { reason: 'We found it at home.' };

/** Declares that there is nothing to declare, and finds the offer complete. */
async function screen(browser: Browser, request: MadeRequest, interestId: string): Promise<void> {
  await browser.post(requestPaths.declare(request), { kind: 'nil' });
  await browser.post(interestPaths.screen({ interestId }), screened);
}

async function expressed() {
  const request = await make.sponsorshipRequest();
  const company = await make.company();
  const browser = await site.as(company.user);
  const told = await browser.post(requestPaths.express(request), {
    ...offer,
    message: 'We could give lids for a year.',
  });
  expect(told, told.text).toMatchObject({ status: 303 });
  const { id } = await site.db
    .selectFrom('expression_of_interest')
    .where('request_id', '=', request.requestId)
    .select('id')
    .executeTakeFirstOrThrow();
  return { request, company, browser, owner: await site.as(request.project.owner), interestId: id };
}

test('a company says what it could offer; the team answers with a reason; the company is told', async () => {
  const { request, browser, owner, interestId } = await expressed();
  await site.catchUp();
  expect(await owner.get('/notices')).toShow('is interested in');
  expect(await owner.get(requestPaths.show(request))).toShow('We could give lids for a year.');
  await screen(owner, request, interestId);
  await owner.post(interestPaths.answer({ interestId }), {
    verdict: 'shortlisted',
    reason: 'Let us talk on Monday.',
  });
  await site.catchUp();
  expect(await browser.get(requestPaths.show(request))).toShow('Let us talk on Monday.');
  expect(await browser.get('/notices')).toShow('wants to talk');
  expect(await browser.get(requestPaths.show(request))).toShow('In talks');
});

test('a named person owes the answer by the date that the company was shown', async () => {
  const { request, browser, interestId } = await expressed();
  const duty = await site.db
    .selectFrom('answer_duty')
    .where('subject_id', '=', interestId)
    .select(['holder_id', 'due_on', 'done_at'])
    .executeTakeFirstOrThrow();
  expect(duty).toMatchObject({ holder_id: request.project.owner.personId, done_at: null });
  expect(await browser.get(requestPaths.show(request))).toShow('The team answers by');
});

test('an answer that is late escalates once: the team and the leads are told, and find it among their duties', async () => {
  const { request, company, owner, interestId } = await expressed();
  expect(await owner.get('/duties')).toShow(request.title);
  site.clock.forward({ days: 16 });
  const again = await site.as(request.project.owner);
  const leadAgain = await site.as(request.project.approver);
  const escalate = jobsOf(site.platform).find((job) => job.name === 'ideas.escalate-answers');
  await escalate?.run({});
  await escalate?.run({});
  const overdue = (await site.events('interest.answer-overdue')).filter(
    (event) => event.subject === interestId,
  );
  expect(overdue).toHaveLength(1);
  await site.catchUp();
  const late = `${company.name} still waits for an answer about ‘${request.title}’`;
  expect(await again.get('/notices')).toShow(late);
  expect(await leadAgain.get('/notices')).toShow(late);
  expect(await leadAgain.get('/duties')).toShow('A company that is interested waits for an answer');
  await leadAgain.post(requestPaths.declare(request), { kind: 'nil' });
  const reviewer = await site.as(await make.programmeStaff('reviewer'), { secondFactor: true });
  expect(await reviewer.get('/duties')).not.toShow(request.title);
  const answered = await leadAgain.post(interestPaths.answer({ interestId }), {
    verdict: 'declined',
    reason: 'Our owner is away; not this year.',
  });
  expect(answered.location).toBe(interestPaths.show({ interestId }));
  expect(await leadAgain.get('/duties')).not.toShow(request.title);
  expect(await again.get('/notices')).not.toShow(late);
});

test('rivals see neither each other’s words nor that there is another', async () => {
  const { request, company } = await expressed();
  const rival = await site.as((await make.company()).user);
  const shown = await rival.get(requestPaths.show(request));
  expect(shown).not.toShow('We could give lids for a year.');
  expect(shown).not.toShow(company.name);
  expect(shown).toShow('Express interest');
});

test('a rival’s page is word for word the same whether or not the team talks with another', async () => {
  const { request, owner, interestId, browser } = await expressed();
  const rival = await site.as((await make.company()).user);
  const before = await rival.get(requestPaths.show(request));
  await screen(owner, request, interestId);
  await owner.post(interestPaths.answer({ interestId }), { verdict: 'shortlisted', reason: 'Let us talk.' });
  expect((await rival.get(requestPaths.show(request))).text).toBe(before.text);
  expect(await browser.get(requestPaths.show(request))).toShow('In talks');
  expect((await rival.get(requestPaths.list())).html).not.toContain('In talks');
});

test('a company speaks once, however often its people click', async () => {
  const request = await make.sponsorshipRequest();
  const browser = await site.as((await make.company()).user);
  const form = { ...offer, message: 'Twice at once' };
  await Promise.all([
    browser.post(requestPaths.express(request), form),
    browser.post(requestPaths.express(request), form),
  ]);
  const rows = await site.db
    .selectFrom('expression_of_interest')
    .where('request_id', '=', request.requestId)
    .select('id')
    .execute();
  expect(rows).toHaveLength(1);
});

test('two of the team at once answer once', async () => {
  const { owner, request, interestId } = await expressed();
  await screen(owner, request, interestId);
  const url = interestPaths.answer({ interestId });
  await Promise.all([
    owner.post(url, { verdict: 'shortlisted', reason: 'Yes' }),
    owner.post(url, { verdict: 'declined', reason: 'No' }),
  ]);
  const answers = (await site.events()).filter(
    (event) =>
      event.subject === interestId && ['interest.shortlisted', 'interest.declined'].includes(event.verb),
  );
  expect(answers).toHaveLength(1);
});

test('only the team answers; only the company takes back; strangers find nothing', async () => {
  const { request, browser, interestId } = await expressed();
  const verdict = { verdict: 'declined', reason: 'x' };
  expect((await browser.post(interestPaths.answer({ interestId }), verdict)).status).toBe(403);
  const rival = await site.as((await make.company()).user);
  expect((await rival.post(interestPaths.withdraw({ interestId }))).status).toBe(404);
  const nurse = await site.as(await make.member());
  expect((await nurse.post(interestPaths.answer({ interestId }), verdict)).status).toBe(404);
  expect((await nurse.post(requestPaths.express(request), { ...offer, message: 'Me too' })).status).toBe(403);
  const back = await browser.post(interestPaths.withdraw({ interestId }));
  expect(back.location).toBe(requestPaths.show(request));
  expect(await browser.get(requestPaths.show(request))).toShow('Taken back');
});

test('the team of another project, an expired user and an unverified company can do nothing', async () => {
  const { request, interestId } = await expressed();
  const elsewhere = await make.project();
  const expired = await make.company({ expiresOn: '2020-01-01' });
  const unverified = await make.company({ state: 'applied' });
  const refused = await make.company({ state: 'refused' });
  for (const other of [elsewhere.owner, elsewhere.approver, expired.user, unverified.user, refused.user]) {
    const browser = await site.as(other);
    expect((await browser.get(requestPaths.show(request))).status).toBe(404);
    expect((await browser.post(requestPaths.express(request), { ...offer, message: 'x' })).status).toBe(403);
    const verdict = { verdict: 'declined', reason: 'x' };
    expect((await browser.post(interestPaths.answer({ interestId }), verdict)).status).toBe(404);
    expect((await browser.post(interestPaths.withdraw({ interestId }))).status).toBeGreaterThanOrEqual(403);
    expect((await browser.post(requestPaths.authorise(request))).status).toBe(404);
    expect((await browser.post(requestPaths.withdraw(request), withdrawal)).status).toBe(404);
  }
  const { state } = await site.db
    .selectFrom('expression_of_interest')
    .where('id', '=', interestId)
    .select('state')
    .executeTakeFirstOrThrow();
  expect(state).toBe('submitted');
});

test('whoever acts for a company neither reads nor answers its rivals, on whatever team they are', async () => {
  const { request, company, interestId } = await expressed();
  const both = await make.company();
  await make.teamMember(request.project, both.user);
  const browser = await site.as(both.user);
  const shown = await browser.get(requestPaths.show(request));
  expect(shown).not.toShow(company.name);
  expect(shown).toShow('You also act for a company');
  const verdict = { verdict: 'declined', reason: 'x' };
  expect((await browser.post(interestPaths.answer({ interestId }), verdict)).status).toBe(404);
  expect(await browser.post(requestPaths.express(request), { ...offer, message: 'Me' })).toShow(
    'on the team',
  );
  await site.catchUp();
  expect(await browser.get('/notices')).not.toShow(company.name);
});

test('a request that is taken off the list, or whose project is hidden, takes no interest', async () => {
  const company = await site.as((await make.company()).user);
  const withdrawn = await make.sponsorshipRequest({ state: 'withdrawn' });
  const hidden = await make.sponsorshipRequest();
  await site.db
    .updateTable('project')
    .set({ hidden_at: new Date(), hidden_reason: 'x' })
    .where('id', '=', hidden.project.projectId)
    .execute();
  for (const request of [withdrawn, hidden, await make.sponsorshipRequest({ state: 'draft' })]) {
    expect((await company.get(requestPaths.show(request))).status).toBe(404);
    expect(
      (await company.post(requestPaths.express(request), { ...offer, message: 'We could.' })).status,
    ).toBe(404);
  }
});

test('interest and withdrawal at once: no interest in what was withdrawn is new', async () => {
  const request = await make.sponsorshipRequest();
  const company = await site.as((await make.company()).user);
  const owner = await site.as(request.project.owner);
  const [answer] = await Promise.all([
    company.post(requestPaths.express(request), { ...offer, message: 'We could.' }),
    owner.post(requestPaths.withdraw(request), withdrawal),
  ]);
  expect([303, 404, 409]).toContain(answer.status);
  const expressed = await site.db
    .selectFrom('expression_of_interest')
    .where('request_id', '=', request.requestId)
    .select('id')
    .executeTakeFirst();
  expect(expressed !== undefined).toBe(answer.status === 303);
  const order = (await site.events()).filter(({ subject }) =>
    [request.requestId, expressed?.id].includes(subject),
  );
  const verbs = order.map(({ verb }) => verb).filter((verb) => verb !== 'sponsorship-request.read');
  // Whoever was quick enough to offer is told that it is over.
  expect(verbs).toEqual(
    expressed
      ? ['interest.expressed', 'sponsorship-request.withdrawn', 'interest.expired']
      : ['sponsorship-request.withdrawn'],
  );
});

test('once a request is over, a company reads its own words and the answer, and no more', async () => {
  const { request, company, browser, owner } = await expressed();
  await owner.post(requestPaths.withdraw(request), withdrawal);
  await site.catchUp();
  const shown = await browser.get(requestPaths.show(request));
  expect(shown).toShow('We could give lids for a year.');
  expect(shown).toShow('no longer listed');
  expect(shown).not.toShow('Two hundred pounds for lids.');
  expect(shown).not.toShow('Patients were short of fluids.');
  expect(await browser.get('/notices')).toShow('in which your company is interested, is no longer listed');
  await site.db
    .updateTable('project')
    .set({ hidden_at: new Date(), hidden_reason: 'x' })
    .where('id', '=', request.project.projectId)
    .execute();
  expect((await browser.get(requestPaths.show(request))).status).toBe(404);
  const own = await browser.get(companyPaths.show(company));
  expect(own).toShow('A request that is no longer shown');
  expect(own).not.toShow(request.title);
});

test('who left the team is told of no company any more', async () => {
  const { request, company } = await expressed();
  const leaver = await make.teamMember(request.project);
  await site.catchUp();
  const browser = await site.as(leaver);
  expect(await browser.get('/notices')).toShow(company.name);
  await site.db.deleteFrom('project_member').where('person_id', '=', leaver.personId).execute();
  expect(await browser.get('/notices')).not.toShow(company.name);
  expect((await browser.get(requestPaths.show(request))).status).toBe(404);
});

test('words that look like a patient’s stay with a reason, in a message and in an answer', async () => {
  const request = await make.sponsorshipRequest();
  const company = await site.as((await make.company()).user);
  const message = 'Ring our office on 020 7946 0018.';
  const asked = await company.post(requestPaths.express(request), { ...offer, message });
  expect(asked).toShow('020 7946 0018 in “What could you offer?');
  expect(asked.html).toContain(message);
  const identifiersJustified = 'It is the number of our office.';
  expect(
    (await company.post(requestPaths.express(request), { ...offer, message, identifiersJustified })).status,
  ).toBe(303);
  const { id: interestId } = await site.db
    .selectFrom('expression_of_interest')
    .where('request_id', '=', request.requestId)
    .select('id')
    .executeTakeFirstOrThrow();
  const owner = await site.as(request.project.owner);
  await owner.post(requestPaths.declare(request), { kind: 'nil' });
  const answer = { verdict: 'declined', reason: 'Ring us: 020 7946 0019' };
  expect(await owner.post(interestPaths.answer({ interestId }), answer)).toShow(
    '020 7946 0019 in “Your reason',
  );
  const kept = { ...answer, identifiersJustified };
  expect((await owner.post(interestPaths.answer({ interestId }), kept)).status).toBe(303);
});

test('a declined company still sees its answer after the request has left the list', async () => {
  const { request, browser, owner, interestId } = await expressed();
  await owner.post(requestPaths.declare(request), { kind: 'nil' });
  await owner.post(interestPaths.answer({ interestId }), {
    verdict: 'declined',
    reason: 'We found lids at home.',
  });
  await owner.post(requestPaths.withdraw(request), withdrawal);
  expect(await browser.get(requestPaths.show(request))).toShow('We found lids at home.');
});

test.each([
  ['', 'Enter what you could offer'],
  ['x'.repeat(3_001), 'must be 3,000 characters or fewer'],
  ['For the patient with NHS number 943 476 5919', 'who a patient is'],
])('a message that will not do is shown again with what is wrong', async (message, words) => {
  const request = await make.sponsorshipRequest();
  const browser = await site.as((await make.company()).user);
  expect(await browser.post(requestPaths.express(request), { ...offer, message })).toShow(words);
});

test('an answer without a reason is asked for again', async () => {
  const { owner, interestId } = await expressed();
  const answer = await owner.post(interestPaths.answer({ interestId }), { verdict: 'declined', reason: '' });
  expect(answer.status).toBe(422);
  expect(answer).toShow('Enter your reason');
});
