import { ideaPaths } from '#modules/ideas/public.ts';
import { expect, test, testSite } from '#support/test.ts';
import { moderationPaths } from '../programme.paths.ts';

const { site, make } = await testSite();

async function reported(reason = 'It could tell who a patient is') {
  const idea = await make.idea();
  const reporter = await make.person();
  const browser = await site.as(reporter);
  await browser.post(moderationPaths.report(), { kind: 'idea', subjectId: idea.ideaId, reason });
  const { id } = await site.db
    .selectFrom('content_report')
    .where('subject_id', '=', idea.ideaId)
    .select('id')
    .executeTakeFirstOrThrow();
  return { idea, reporter, browser, reportId: id };
}

test('the form names what is reported', async () => {
  const idea = await make.idea({ title: 'Lights under beds', visibility: 'everyone' });
  const browser = await site.as(await make.person());
  const address = `${moderationPaths.begin()}?kind=idea&subjectId=${idea.ideaId}`;
  expect(await browser.get(address)).toShow('Report ‘Lights under beds’');
});

test('a reader reports from the page; a moderator hides it with a reason; both sides are told', async () => {
  const { idea, reporter, reportId } = await reported();
  const moderator = await site.as(await make.programmeStaff('moderator'), { secondFactor: true });
  expect(await moderator.get(moderationPaths.queue())).toShow('It could tell who a patient is');
  await moderator.post(moderationPaths.decide({ reportId }), {
    verdict: 'hidden',
    reason: 'It named a ward and a day.',
  });
  expect((await site.visitor().get(ideaPaths.show({ ideaId: idea.ideaId }))).status).toBe(404);
  expect(await moderator.get(moderationPaths.queue())).not.toShow('It could tell who a patient is');
  await site.catchUp();
  for (const told of [reporter, idea.author])
    expect(await (await site.as(told)).get('/notices')).toShow('It named a ward and a day.');
});

test('what is kept stays, and the reporter is told why', async () => {
  const { idea, reporter, reportId } = await reported('I do not like it');
  const moderator = await site.as(await make.programmeStaff('moderator'), { secondFactor: true });
  await moderator.post(moderationPaths.decide({ reportId }), {
    verdict: 'kept',
    reason: 'Nothing in it breaks the rules.',
  });
  expect((await site.visitor().get(ideaPaths.show({ ideaId: idea.ideaId }))).status).toBe(200);
  await site.catchUp();
  expect(await (await site.as(reporter)).get('/notices')).toShow('Nothing in it breaks the rules.');
});

test('a record’s page offers to report it, and the report begins with that record', async () => {
  const idea = await make.idea();
  const browser = await site.as(await make.person());
  expect(await browser.get(ideaPaths.show({ ideaId: idea.ideaId }))).toShow('Report this page');
  expect((await browser.get(`${moderationPaths.begin()}?kind=idea&subjectId=${idea.ideaId}`)).status).toBe(
    200,
  );
});

test('one report a person while it waits', async () => {
  const { idea, browser } = await reported();
  const again = await browser.post(moderationPaths.report(), {
    kind: 'idea',
    subjectId: idea.ideaId,
    reason: 'Again',
  });
  expect(again).toShow('You have reported this already');
});

test('two moderators at once decide once', async () => {
  const { reportId } = await reported();
  const [one, two] = [
    await site.as(await make.programmeStaff('moderator'), { secondFactor: true }),
    await site.as(await make.programmeStaff('moderator'), { secondFactor: true }),
  ];
  await Promise.all([
    one.post(moderationPaths.decide({ reportId }), { verdict: 'hidden', reason: 'One' }),
    two.post(moderationPaths.decide({ reportId }), { verdict: 'kept', reason: 'Two' }),
  ]);
  const events = await site.events('report.decided');
  expect(events.filter((event) => event.subject === reportId)).toHaveLength(1);
});

test('nobody learns by reporting that a record exists which they may not read', async () => {
  const idea = await make.idea({ visibility: 'organisation' });
  const stranger = await site.as(await make.person());
  expect((await stranger.get(`${moderationPaths.begin()}?kind=idea&subjectId=${idea.ideaId}`)).status).toBe(
    404,
  );
  const answer = await stranger.post(moderationPaths.report(), {
    kind: 'idea',
    subjectId: idea.ideaId,
    reason: 'x',
  });
  expect(answer).toShow('no longer there');
});

test.each(['', 'x'.repeat(2_001)])('a decision needs a reason of a sensible length', async (reason) => {
  const { reportId } = await reported();
  const moderator = await site.as(await make.programmeStaff('moderator'), { secondFactor: true });
  expect(
    (await moderator.post(moderationPaths.decide({ reportId }), { verdict: 'hidden', reason })).status,
  ).toBe(422);
});

test('staff who are not moderators neither see the queue nor decide', async () => {
  const { reportId } = await reported();
  const nurse = await site.as(await make.member());
  expect((await nurse.get(moderationPaths.queue())).status).toBe(403);
  expect(
    (await nurse.post(moderationPaths.decide({ reportId }), { verdict: 'hidden', reason: 'Mine' })).status,
  ).toBe(403);
});
