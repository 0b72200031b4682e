import { expect, test, testSite } from '#support/test.ts';
import { projectPaths } from '../project.paths.ts';

const { site, make } = await testSite();
const decide = (projectId: string) => projectPaths.approval({ projectId });

test('the team asks, a lead approves, and everyone it was meant for can read it', async () => {
  const project = await make.project({ state: 'draft' });
  const { projectId } = project;
  const owner = await site.as(project.owner);
  expect((await owner.post(projectPaths.askApproval({ projectId }))).status).toBe(303);
  expect(await owner.post(projectPaths.askApproval({ projectId }))).toShow('asked already');
  expect((await site.visitor().get(projectPaths.show({ projectId }))).status).toBe(404);
  const lead = await site.as(project.approver);
  expect(await lead.get(decide(projectId))).toShow('can be seen by: everyone');
  expect((await lead.post(decide(projectId), { version: '1' })).location).toBe(
    projectPaths.show({ projectId }),
  );
  expect((await site.visitor().get(projectPaths.show({ projectId }))).status).toBe(200);
  const row = await site.db
    .selectFrom('project')
    .where('id', '=', projectId)
    .selectAll()
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ state: 'published', approved_by: project.approver.personId });
  expect((await lead.post(decide(projectId), { version: '1' })).status).toBe(404);
});

test('two leads who decide at once decide once', async () => {
  const project = await make.project({ state: 'awaiting-approval' });
  const { projectId, organisation } = project;
  const deputy = await make.member({ organisation, role: 'deputy' });
  const [one, two] = [await site.as(project.approver), await site.as(deputy)];
  const answers = await Promise.all([
    one.post(decide(projectId), { version: '1' }),
    two.post(projectPaths.return({ projectId }), { version: '1', reason: 'Say what it cost.' }),
  ]);
  expect(answers.filter((answer) => answer.status === 303)).toHaveLength(1);
  const events = [...(await site.events('project.published')), ...(await site.events('project.returned'))];
  expect(events.filter((event) => event.subject === projectId)).toHaveLength(1);
});

test('a project is returned with a reason, which its team alone reads', async () => {
  const project = await make.project({ state: 'awaiting-approval' });
  const { projectId } = project;
  const lead = await site.as(project.approver);
  expect((await lead.post(projectPaths.return({ projectId }), { version: '1', reason: ' ' })).status).toBe(
    422,
  );
  const answer = await lead.post(projectPaths.return({ projectId }), {
    version: '1',
    reason: 'Say what it cost.',
  });
  expect(answer.status).toBe(303);
  const owner = await site.as(project.owner);
  expect(await owner.get(projectPaths.show({ projectId }))).toShow('Say what it cost.');
  expect((await lead.get(projectPaths.show({ projectId }))).status).toBe(404);
  expect(JSON.stringify(await site.events('project.returned'))).not.toContain('cost');
});

test('what changed since the lead read it must be read again', async () => {
  const project = await make.project({ state: 'awaiting-approval' });
  const { projectId } = project;
  await site.db
    .updateTable('project')
    .set({ version: 2, summary: 'Something else now.' })
    .where('id', '=', projectId)
    .execute();
  const answer = await (await site.as(project.approver)).post(decide(projectId), { version: '1' });
  expect(answer.status).toBe(409);
  expect(answer).toShow('Read it again');
  expect(answer).toShow('Something else now.');
});

test('a lead who wrote it does not approve it while another lead exists', async () => {
  const author = await make.member({ role: 'lead' });
  const project = await make.project({ state: 'awaiting-approval', owner: author });
  const { projectId } = project;
  const browser = await site.as(author);
  expect((await browser.post(decide(projectId), { version: '1' })).status).toBe(403);
  await site.db
    .updateTable('membership')
    .set({ state: 'ended', ended_at: new Date() })
    .where('person_id', '=', project.approver.personId)
    .execute();
  expect(await browser.get(decide(projectId))).toShow('You are on its team');
  expect((await browser.post(decide(projectId), { version: '1' })).status).toBe(303);
});

test('where there is no lead, programme admins decide and the page says so', async () => {
  const project = await make.project({ state: 'awaiting-approval' });
  const { projectId } = project;
  const admin = await site.as(await make.programmeStaff('admin'), { secondFactor: true });
  expect((await admin.get(decide(projectId))).status).toBe(404);
  await site.db
    .updateTable('membership')
    .set({ role: 'member' })
    .where('person_id', '=', project.approver.personId)
    .execute();
  expect(await admin.get(decide(projectId))).toShow('has no lead here');
  expect(await (await site.as(project.owner)).get(projectPaths.show({ projectId }))).toShow(
    'programme’s admins decide',
  );
  expect((await (await site.as(project.approver)).get(decide(projectId))).status).toBe(404);
  expect((await admin.post(decide(projectId), { version: '1' })).status).toBe(303);
});

test('an approval is weighty: who proved themselves long ago signs in again', async () => {
  const project = await make.project({ state: 'awaiting-approval' });
  const lead = await site.as(project.approver);
  site.clock.forward({ minutes: 30 });
  const answer = await lead.post(decide(project.projectId), { version: '1' });
  expect(answer.location).toContain('/sign-in/again');
});

test('others learn nothing, and an unfinished project is not asked about', async () => {
  const project = await make.project({ state: 'awaiting-approval' });
  const stranger = await site.as(await make.member({ role: 'lead' }));
  expect((await stranger.get(decide(project.projectId))).status).toBe(404);
  expect((await stranger.post(decide(project.projectId), { version: '1' })).status).toBe(404);
  expect((await site.visitor().get(decide(project.projectId))).location).toContain('/sign-in');
  const thin = await make.project({ state: 'draft' });
  await site.db.updateTable('project').set({ summary: '' }).where('id', '=', thin.projectId).execute();
  const owner = await site.as(thin.owner);
  expect(await owner.get(projectPaths.show({ projectId: thin.projectId }))).toShow('write: summary');
  expect((await owner.post(projectPaths.askApproval({ projectId: thin.projectId }))).status).toBe(409);
});

test('the owner withdraws, and what was open is the team’s again', async () => {
  const project = await make.project();
  const { projectId } = project;
  const withdrawal = projectPaths.withdrawal({ projectId });
  expect((await (await site.as(await make.teamMember(project))).post(withdrawal)).status).toBe(403);
  const owner = await site.as(project.owner);
  expect((await owner.post(withdrawal)).status).toBe(303);
  expect((await site.visitor().get(projectPaths.show({ projectId }))).status).toBe(404);
  expect((await owner.post(withdrawal)).status).toBe(409);
  expect((await owner.post(projectPaths.askApproval({ projectId }))).status).toBe(303);
});

test('a project is narrowed at once, and opened wider only by a new approval', async () => {
  const project = await make.project({ visibility: 'staff' });
  const { projectId } = project;
  const owner = await site.as(project.owner);
  const address = projectPaths.visibility({ projectId });
  const wider = await owner.post(address, { visibility: 'everyone', patentable: 'no' });
  expect(wider.status).toBe(409);
  expect(wider).toShow('withdraw it, choose who may see it');
  expect((await owner.post(address, { visibility: 'organisation' })).status).toBe(303);
  expect((await (await site.as(await make.member())).get(projectPaths.show({ projectId }))).status).toBe(404);
  expect((await owner.post(address, {})).status).toBe(422);
});
