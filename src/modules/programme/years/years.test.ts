import { adoptionPaths } from '#modules/projects/public.ts';
import { expect, test, testSite } from '#support/test.ts';
import { yearPaths } from '../programme.paths.ts';
import { reportEndedYears } from './year-report.routes.ts';

const { site, make } = await testSite();
const dayMs = 86_400_000;

function day(ahead: number): string {
  return new Date(site.clock.now().getTime() + ahead * dayMs).toISOString().slice(0, 10);
}

async function plannedYear(dates: { opensOn?: string; closesOn?: string } = {}) {
  const admin = await site.as(await make.programmeStaff('admin'), { secondFactor: true });
  const name = `Year ${Math.random().toString(36).slice(2, 8)}`;
  const answer = await admin.post(yearPaths.plan(), {
    name,
    opensOn: dates.opensOn ?? day(-30),
    closesOn: dates.closesOn ?? day(60),
    launchText: 'Bring what works.',
  });
  const yearId = answer.location?.split('/').at(-1) ?? '';
  return { admin, name, yearId };
}

async function applied() {
  const year = await plannedYear();
  const project = await make.project();
  const owner = await site.as(project.owner);
  await owner.post(yearPaths.apply(year), {
    projectId: project.projectId,
    caseMade: 'Others could learn from us.',
  });
  const { id } = await site.db
    .selectFrom('participation')
    .where('project_id', '=', project.projectId)
    .select('id')
    .executeTakeFirstOrThrow();
  return { ...year, project, owner, participationId: id };
}

test('a year is planned, a project applies, is accepted with a reason, and stands on the launch page', async () => {
  const { admin, yearId, project, owner, participationId } = await applied();
  expect(await site.visitor().get(yearPaths.show({ yearId }))).toShow('Bring what works.');
  expect(await site.visitor().get(yearPaths.show({ yearId }))).not.toShow(project.title);
  expect(await admin.get(yearPaths.show({ yearId }))).toShow('Others could learn from us.');
  await admin.post(yearPaths.decide({ yearId, participationId }), {
    verdict: 'accepted',
    reason: 'Plainly told, and the problem is common.',
  });
  await site.catchUp();
  expect(await site.visitor().get(yearPaths.show({ yearId }))).toShow(project.title);
  expect(await owner.get('/notices')).toShow('Plainly told, and the problem is common.');
});

test('a project that is not taken hears why, and visitors do not see it', async () => {
  const { admin, yearId, project, owner, participationId } = await applied();
  await admin.post(yearPaths.decide({ yearId, participationId }), {
    verdict: 'declined',
    reason: 'Come back with results.',
  });
  expect(await owner.get(yearPaths.show({ yearId }))).toShow('Come back with results.');
  expect(await site.visitor().get(yearPaths.show({ yearId }))).not.toShow(project.title);
});

test('what was taken back may be brought again', async () => {
  const { yearId, project, owner, participationId } = await applied();
  await owner.post(yearPaths.withdraw({ yearId, participationId }));
  const again = await owner.post(yearPaths.apply({ yearId }), {
    projectId: project.projectId,
    caseMade: 'Once more.',
  });
  expect(again.location).toBe(yearPaths.show({ yearId }));
});

test('two of a team who apply at once apply once; two who decide at once decide once', async () => {
  const { yearId } = await plannedYear();
  const project = await make.project();
  const owner = await site.as(project.owner);
  const form = { projectId: project.projectId, caseMade: 'Twice.' };
  await Promise.all([
    owner.post(yearPaths.apply({ yearId }), form),
    owner.post(yearPaths.apply({ yearId }), form),
  ]);
  const rows = await site.db
    .selectFrom('participation')
    .where('project_id', '=', project.projectId)
    .select('id')
    .execute();
  expect(rows).toHaveLength(1);
  const participationId = rows[0]?.id ?? '';
  const deciders = await Promise.all(
    (['reviewer', 'admin'] as const).map(async (role) =>
      site.as(await make.programmeStaff(role), { secondFactor: true }),
    ),
  );
  const answers = await Promise.all(
    deciders.map((one, i) =>
      one.post(yearPaths.decide({ yearId, participationId }), {
        verdict: i === 0 ? 'accepted' : 'declined',
        reason: 'So be it.',
      }),
    ),
  );
  expect(answers.filter((answer) => answer.location !== undefined)).toHaveLength(1);
});

test('nobody applies for another’s project, for one that is not published, or outside the dates', async () => {
  const { yearId } = await plannedYear();
  const theirs = await make.project();
  const stranger = await site.as(await make.member());
  const tried = await stranger.post(yearPaths.apply({ yearId }), {
    projectId: theirs.projectId,
    caseMade: 'Mine now.',
  });
  expect(tried).toShow('Choose one of your own projects');
  const owner = await make.member();
  const draft = await make.project({ owner, state: 'draft' });
  const asOwner = await site.as(owner);
  expect(
    await asOwner.post(yearPaths.apply({ yearId }), { projectId: draft.projectId, caseMade: 'Soon.' }),
  ).toShow('once it is published');
  const past = await plannedYear({ opensOn: day(-90), closesOn: day(-2) });
  const late = await (await site.as(theirs.owner)).post(yearPaths.apply(past), {
    projectId: theirs.projectId,
    caseMade: 'Late.',
  });
  expect(late).toShow('from the first to the last day');
});

test('only admins plan; only reviewers and admins decide; only the team takes back', async () => {
  const { yearId, participationId } = await applied();
  const nurse = await site.as(await make.member());
  const plan = { name: 'Mine', opensOn: day(1), closesOn: day(9), launchText: '' };
  expect((await nurse.post(yearPaths.plan(), plan)).status).toBe(403);
  const moderator = await site.as(await make.programmeStaff('moderator'), { secondFactor: true });
  const verdict = { verdict: 'accepted', reason: 'x' };
  expect((await moderator.post(yearPaths.decide({ yearId, participationId }), verdict)).status).toBe(403);
  expect((await nurse.post(yearPaths.withdraw({ yearId, participationId }))).status).toBe(404);
});

test.each([
  [{ opensOn: '2027-05-01', closesOn: '2027-04-01' }, 'must come after the first'],
  [{ opensOn: '2027-02-30' }, 'Enter its first day'],
  [{ name: '' }, 'Enter a name'],
  [{ name: 'x'.repeat(61) }, 'must be 60 characters or fewer'],
])('a plan with %o is shown again with what is wrong, and what was typed', async (wrong, words) => {
  const admin = await site.as(await make.programmeStaff('admin'), { secondFactor: true });
  const answer = await admin.post(yearPaths.plan(), {
    name: 'A good name',
    opensOn: '2027-04-01',
    closesOn: '2028-03-31',
    launchText: 'What I typed stays.',
    ...wrong,
  });
  expect(answer).toShow(words);
  expect(answer.html).toContain('What I typed stays.');
});

test('the report makes itself from what was recorded, and stands as it was once the year has ended', async () => {
  const { yearId } = await plannedYear({ closesOn: day(3) });
  const project = await make.project({ title: 'Counted in the report' });
  const adopter = await site.as(await make.member());
  await adopter.post(adoptionPaths.claim({ projectId: project.projectId }), {
    unit: 'Ward 2',
    state: 'live',
  });
  await make.idea();
  const during = await site.visitor().get(yearPaths.report({ yearId }));
  expect(during).toShow('so far');
  expect(during).toShow('Counted in the report');
  expect(during.html).toContain('<svg');
  site.clock.forward({ days: 5 });
  expect(await reportEndedYears({ database: { db: site.db } as never, clock: site.clock })).toBeGreaterThan(
    0,
  );
  await site.catchUp();
  const ideasBefore = await reportedIdeas(yearId);
  await make.idea();
  expect(await reportedIdeas(yearId)).toBe(ideasBefore);
  expect(await site.visitor().get(yearPaths.report({ yearId }))).toShow('as it stood at the end');
});

async function reportedIdeas(yearId: string): Promise<string | undefined> {
  const { text } = await site.visitor().get(yearPaths.report({ yearId }));
  return text.match(/ideas posted\s*(\d+)/)?.[1];
}
