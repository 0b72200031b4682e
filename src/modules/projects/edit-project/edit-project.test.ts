import { expect, test, testSite } from '#support/test.ts';
import { projectPaths } from '../project.paths.ts';

const { site, make } = await testSite();

const text = {
  version: '1',
  title: 'Drinks trolley',
  summary: 'A trolley that goes round.',
  problem: 'Too little is drunk.',
  whatWasDone: 'We bought one.',
  results: 'More is drunk.',
  stage: 'established',
  setting: 'hospital-ward',
  topics: ['nutrition', 'frailty'],
};
const revise = (projectId: string) => projectPaths.revision({ projectId });

test('the team changes the text, and every version is kept', async () => {
  const project = await make.project({ title: 'First title' });
  const { projectId } = project;
  const owner = await site.as(project.owner);
  expect((await owner.post(revise(projectId), text)).location).toBe(projectPaths.show({ projectId }));
  expect(await site.visitor().get(projectPaths.show({ projectId }))).toShow('Drinks trolley');
  const history = await owner.get(projectPaths.history({ projectId }));
  expect(history).toShow('Version 2');
  expect(history).toShow('First title');
  expect(await site.events('project.edited')).toMatchObject([
    { subject: projectId, payload: { version: 2 } },
  ]);
});

test('two edit at once: the second is shown both texts and loses nothing', async () => {
  const project = await make.project();
  const { projectId } = project;
  const other = await site.as(await make.teamMember(project));
  const owner = await site.as(project.owner);
  await owner.post(revise(projectId), { ...text, summary: 'Saved first.' });
  const second = await other.post(revise(projectId), { ...text, summary: 'Typed meanwhile.' });
  expect(second.status).toBe(409);
  expect(second).toShow('Somebody else saved');
  expect(second).toShow('Saved first.');
  expect(second).toShow('Typed meanwhile.');
  expect(second.html).toContain('name="version" value="2"');
  const again = await other.post(revise(projectId), { ...text, version: '2', summary: 'Both together.' });
  expect(again.status).toBe(303);
  const row = await site.db
    .selectFrom('project')
    .where('id', '=', projectId)
    .select(['summary', 'version'])
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ summary: 'Both together.', version: 3 });
});

test('in the same instant only one of two savings counts', async () => {
  const project = await make.project();
  const browsers = [await site.as(project.owner), await site.as(await make.teamMember(project))];
  const answers = await Promise.all(
    browsers.map((browser, i) =>
      browser.post(revise(project.projectId), { ...text, results: `Result ${i}` }),
    ),
  );
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 409]);
});

test('nobody but the team edits', async () => {
  const project = await make.project();
  const { projectId } = project;
  for (const person of [project.approver, await make.member(), await make.person()]) {
    const browser = await site.as(person);
    expect((await browser.get(projectPaths.edit({ projectId }))).status).toBe(403);
    expect((await browser.post(revise(projectId), text)).status).toBe(403);
  }
  expect((await (await site.as(project.approver)).get(projectPaths.history({ projectId }))).status).toBe(200);
  expect((await (await site.as(await make.member())).get(projectPaths.history({ projectId }))).status).toBe(
    403,
  );
  const draft = await make.project({ state: 'draft' });
  expect((await (await site.as(project.owner)).post(revise(draft.projectId), text)).status).toBe(404);
});

test('a patient’s details are pointed out in the field where they stand', async () => {
  const project = await make.project();
  const answer = await (await site.as(project.owner)).post(revise(project.projectId), {
    ...text,
    results: 'Write to mary.jones@example.org',
  });
  expect(answer.status).toBe(409);
  expect(answer).toShow('mary.jones@example.org in “Results”');
});

test('nothing changed is said', async () => {
  const project = await make.project();
  const owner = await site.as(project.owner);
  await owner.post(revise(project.projectId), text);
  expect(await owner.post(revise(project.projectId), { ...text, version: '2' })).toShow(
    'Nothing was changed',
  );
});

test.each([
  ['no title', { title: '  ' }, 'Enter a title'],
  ['a summary too long', { summary: 'x'.repeat(1_201) }, '1,200 characters or fewer'],
  [
    'too many topics',
    { topics: ['falls', 'pain', 'frailty', 'wounds', 'kidney', 'cancer'] },
    'Choose topics',
  ],
  ['an unknown stage', { stage: 'finished' }, 'Choose how far'],
  ['a version that is none', { version: 'x' }, 'Open the page again'],
  ['fields given twice', { summary: ['a', 'b'] }, 'There is a problem'],
])('bad input is said plainly: %s', async (_what, change, words) => {
  const project = await make.project();
  const answer = await (await site.as(project.owner)).post(revise(project.projectId), { ...text, ...change });
  expect(answer.status).toBe(422);
  expect(answer).toShow(words);
});
