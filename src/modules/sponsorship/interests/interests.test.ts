import { expect, test, testSite } from '#support/test.ts';
import { interestPaths, requestPaths } from '../sponsorship.paths.ts';

const { site, make } = await testSite();

async function expressed() {
  const request = await make.sponsorshipRequest();
  const company = await make.company();
  const browser = await site.as(company.user);
  await browser.post(requestPaths.express(request), { message: 'We could give lids for a year.' });
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

test('rivals see neither each other’s words nor that there is another', async () => {
  const { request, company } = await expressed();
  const rival = await site.as((await make.company()).user);
  const shown = await rival.get(requestPaths.show(request));
  expect(shown).not.toShow('We could give lids for a year.');
  expect(shown).not.toShow(company.name);
  expect(shown).toShow('Express interest');
});

test('a company speaks once, however often its people click', async () => {
  const request = await make.sponsorshipRequest();
  const browser = await site.as((await make.company()).user);
  const form = { message: 'Twice at once' };
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
  const { owner, interestId } = await expressed();
  const url = interestPaths.answer({ interestId });
  await Promise.all([
    owner.post(url, { verdict: 'shortlisted', reason: 'Yes' }),
    owner.post(url, { verdict: 'declined', reason: 'No' }),
  ]);
  const answers = (await site.events()).filter(
    (event) => event.subject === interestId && event.verb !== 'interest.expressed',
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
  expect((await nurse.post(requestPaths.express(request), { message: 'Me too' })).status).toBe(403);
  const back = await browser.post(interestPaths.withdraw({ interestId }));
  expect(back.location).toBe(requestPaths.show(request));
  expect(await browser.get(requestPaths.show(request))).toShow('Taken back');
});

test('a declined company still sees its answer after the request has left the list', async () => {
  const { request, browser, owner, interestId } = await expressed();
  await owner.post(interestPaths.answer({ interestId }), {
    verdict: 'declined',
    reason: 'We found lids at home.',
  });
  await owner.post(requestPaths.withdraw(request));
  expect(await browser.get(requestPaths.show(request))).toShow('We found lids at home.');
});

test.each([
  ['', 'Enter what you could offer'],
  ['x'.repeat(3_001), 'must be 3,000 characters or fewer'],
  ['For the patient with NHS number 943 476 5919', 'who a patient is'],
])('a message that will not do is shown again with what is wrong', async (message, words) => {
  const request = await make.sponsorshipRequest();
  const browser = await site.as((await make.company()).user);
  expect(await browser.post(requestPaths.express(request), { message })).toShow(words);
});

test('an answer without a reason is asked for again', async () => {
  const { owner, interestId } = await expressed();
  const answer = await owner.post(interestPaths.answer({ interestId }), { verdict: 'declined', reason: '' });
  expect(answer.status).toBe(422);
  expect(answer).toShow('Enter your reason');
});
