import { newId } from '#kit/ids.ts';
import { expect, test, testSite } from '#support/test.ts';
import { projectPaths, teamPaths } from '../project.paths.ts';

const { site, make } = await testSite();
const page = (projectId: string) => projectPaths.show({ projectId });

test('a visitor reads a project with its kit', async () => {
  const project = await make.project({ title: 'Drinks trolley' });
  await make.kit(project);
  const answer = await site.visitor().get(page(project.projectId));
  for (const words of [
    'Drinks trolley',
    'Mean intake rose',
    'Version 1',
    'Core: keep it as it is',
    '£1,200',
    'We will do this too',
  ])
    expect(answer).toShow(words);
  expect(answer).not.toShow('You are on the team');
});

test('what one may not read is as if it were not there', async () => {
  const draft = await make.project({ state: 'draft' });
  const inside = await make.project({ visibility: 'organisation' });
  const nurse = await site.as(await make.member());
  for (const { projectId } of [draft, inside, { projectId: newId() }]) {
    expect((await site.visitor().get(page(projectId))).status).toBe(404);
    expect((await nurse.get(page(projectId))).status).toBe(404);
  }
  expect((await nurse.get('/projects/not-an-id')).status).toBe(404);
  expect((await (await site.as(inside.approver)).get(page(inside.projectId))).status).toBe(200);
});

test('a name stands on the page only of those who said so', async () => {
  const project = await make.project();
  const owner = await site.as(project.owner);
  expect(await site.visitor().get(page(project.projectId))).not.toShow(project.owner.name);
  await owner.post(teamPaths.name({ projectId: project.projectId }), { shown: 'yes' });
  expect(await site.visitor().get(page(project.projectId))).toShow(project.owner.name);
  await owner.post(teamPaths.name({ projectId: project.projectId }));
  expect(await site.visitor().get(page(project.projectId))).not.toShow(project.owner.name);
});

test('it shows the idea that it came from, the ideas that it does and the needs that it met, as far as one may read them', async () => {
  const origin = await make.idea({ title: 'The first thought' });
  const secret = await make.idea({ title: 'A thought of the house', visibility: 'organisation' });
  const project = await make.project({ ideaId: origin.ideaId });
  await site.db
    .insertInto('idea_done_by')
    .values({ idea_id: secret.ideaId, project_id: project.projectId, said_by: secret.author.personId })
    .execute();
  const need = await make.need({ title: 'Stuck on thirst' });
  await site.db
    .updateTable('need')
    .set({ state: 'met', met_by_project_id: project.projectId })
    .where('id', '=', need.needId)
    .execute();
  const seen = await site.visitor().get(page(project.projectId));
  expect(seen).toShow('It came from the idea The first thought');
  expect(seen).toShow('It met the need Stuck on thirst');
  expect(seen).not.toShow('A thought of the house');
  expect(await (await site.as(secret.author)).get(page(project.projectId))).toShow('A thought of the house');
});

test('follow and stop, once however often one clicks', async () => {
  const { projectId } = await make.project();
  const nurse = await site.as(await make.member());
  expect(await nurse.get(page(projectId))).toShow('Follow this project');
  const answers = await Promise.all([1, 2].map(() => nurse.post(projectPaths.follow({ projectId }))));
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 409]);
  expect(await nurse.get(page(projectId))).toShow('Stop following');
  expect((await nurse.post(projectPaths.unfollow({ projectId }))).status).toBe(303);
  expect(await site.events('project.followed')).toHaveLength(1);
  const draft = await make.project({ state: 'draft' });
  expect((await nurse.post(projectPaths.follow({ projectId: draft.projectId }))).status).toBe(404);
  expect((await site.visitor().post(projectPaths.follow({ projectId }))).location).toContain('/sign-in');
});

test('what people write never runs', async () => {
  const project = await make.project({ title: '<script>alert(1)</script> מים 💧' });
  const answer = await site.visitor().get(page(project.projectId));
  expect(answer.html).not.toContain('<script>alert');
  expect(answer.html).toContain('מים 💧');
});

test('a team finds from its project where to ask for sponsorship, once everyone may see it', async () => {
  const open = await make.project();
  const team = await site.as(open.owner);
  expect(await team.get(projectPaths.show({ projectId: open.projectId }))).toShow(
    'Ask companies for sponsorship',
  );
  const shut = await make.project({ visibility: 'staff' });
  expect(await (await site.as(shut.owner)).get(projectPaths.show({ projectId: shut.projectId }))).not.toShow(
    'Ask companies for sponsorship',
  );
});
