import { expect, test, testSite } from '#support/test.ts';
import { jobsOf } from '../../../app.ts';
import { questionPaths, requestPaths } from '../sponsorship.paths.ts';

const { site, make } = await testSite();

async function asked(question = 'Who washes the lids at night?') {
  const request = await make.sponsorshipRequest();
  const company = await make.company();
  const browser = await site.as(company.user);
  expect((await browser.post(requestPaths.ask(request), { question })).location).toBe(
    requestPaths.show(request),
  );
  const { id } = await site.db
    .selectFrom('request_question')
    .where('request_id', '=', request.requestId)
    .select('id')
    .executeTakeFirstOrThrow();
  return { request, company, browser, questionId: id, owner: await site.as(request.project.owner) };
}

test('a question is answered once, for every company at once, and nobody learns who asked', async () => {
  const { request, company, browser, questionId, owner } = await asked();
  const other = await make.company();
  const rival = await site.as(other.user);
  const before = await rival.get(requestPaths.show(request));
  expect(before).not.toShow('Who washes the lids');
  await site.catchUp();
  const forTeam = await owner.get(requestPaths.show(request));
  expect(forTeam.html).toContain('Who washes the lids at night?');
  expect(forTeam).not.toShow(company.name);
  expect(forTeam).not.toShow(company.user.name);
  expect(await owner.get('/notices')).toShow('A company asks something about');
  expect(await owner.get('/notices')).not.toShow(company.name);
  await owner.post(questionPaths.answer({ questionId }), {
    question: 'Who washes lids?',
    answer: 'The kitchen does.',
  });
  await site.catchUp();
  for (const reader of [browser, rival]) {
    expect(await reader.get(requestPaths.show(request))).toShow('Who washes lids?');
    expect(await reader.get(requestPaths.show(request))).toShow('The kitchen does.');
    expect(await reader.get('/notices')).toShow('is answered, for every company');
  }
  // The page of the one who asked tells a bystander behind their shoulder no more than the rival's.
  const part = (html: string) =>
    html.slice(html.indexOf('Questions and answers'), html.indexOf('The project:'));
  expect(part((await browser.get(requestPaths.show(request))).html)).toBe(
    part((await rival.get(requestPaths.show(request))).html),
  );
});

test('neither the event nor the page tells when it was asked: only the day of the answer', async () => {
  const { request, questionId, owner } = await asked();
  const events = await site.events('sponsorship-question.asked');
  expect(events.find(({ subject }) => subject === questionId)?.payload).toEqual({});
  site.clock.forward({ days: 2 });
  const again = await site.as(request.project.owner);
  await again.post(questionPaths.answer({ questionId }), { question: 'Returned?', answer: 'Yes.' });
  const rival = await site.as((await make.company()).user);
  const shown = await rival.get(requestPaths.show(request));
  expect(shown.text).toMatch(/Answered on \d+ \w+ \d{4}/);
  const part = shown.html.slice(
    shown.html.indexOf('Questions and answers'),
    shown.html.indexOf('The project:'),
  );
  expect(part).not.toMatch(/<time|\d\d?:\d\d|[ap]m\b/);
  expect(owner).toBeDefined();
});

test.each([
  ['Does our product fit your cups?', 'would tell who asks'],
  ['Can you write to us at lids@cups.test?', 'would tell who asks'],
  ['', 'Enter your question'],
  ['x'.repeat(1_001), '1,000 characters or fewer'],
  ['Is it for the patient with NHS number 943 476 5919?', 'patient’s detail'],
])(
  'a question that will not do (%#) is shown again with what is wrong, and with what was typed',
  async (question, words) => {
    const request = await make.sponsorshipRequest();
    const browser = await site.as((await make.company()).user);
    const answer = await browser.post(requestPaths.ask(request), { question });
    expect(answer).toShow(words);
    if (question !== '') expect(answer.html).toContain(question.slice(0, 40));
  },
);

test('a company’s own name in a question is found', async () => {
  const request = await make.sponsorshipRequest();
  const company = await make.company();
  await site.db
    .updateTable('company')
    .set({ name: 'Harrowgait Cups Ltd' })
    .where('id', '=', company.companyId)
    .execute();
  const browser = await site.as(company.user);
  expect(await browser.post(requestPaths.ask(request), { question: 'Would HARROWGAIT lids do?' })).toShow(
    'would tell who asks',
  );
});

test('two colleagues at once answer once; companies and strangers do not answer; a few questions at a time', async () => {
  const { request, browser, questionId, owner } = await asked();
  const form = { question: 'Returned?', answer: 'Yes.' };
  expect((await browser.post(questionPaths.answer({ questionId }), form)).status).toBe(403);
  expect(
    (await (await site.as(await make.member())).post(questionPaths.answer({ questionId }), form)).status,
  ).toBe(404);
  const lead = await site.as(request.project.approver);
  await Promise.all([
    owner.post(questionPaths.answer({ questionId }), form),
    lead.post(questionPaths.answer({ questionId }), { ...form, answer: 'No.' }),
  ]);
  const answered = (await site.events('sponsorship-question.answered')).filter(
    ({ subject }) => subject === questionId,
  );
  expect(answered).toHaveLength(1);
  for (let i = 0; i < 5; i += 1) await browser.post(requestPaths.ask(request), { question: `Number ${i}?` });
  expect(await browser.post(requestPaths.ask(request), { question: 'One more?' })).toShow('At most 5');
});

test('a question that is late is brought before the team and its leads, once', async () => {
  const { request, questionId } = await asked();
  site.clock.forward({ days: 11 });
  const chase = jobsOf(site.platform).find((job) => job.name === 'sponsorship.chase');
  await chase?.run({});
  await chase?.run({});
  const overdue = (await site.events('sponsorship-question.answer-overdue')).filter(
    ({ subject }) => subject === questionId,
  );
  expect(overdue).toHaveLength(1);
  await site.catchUp();
  const lead = await site.as(request.project.approver);
  expect(await lead.get('/notices')).toShow('still waits for an answer. Its date has passed.');
});
