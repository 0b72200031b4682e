import { newId } from '#kit/ids.ts';
import { expect, test, testSite } from '#support/test.ts';
import { projectPaths, teamPaths } from '../project.paths.ts';

const { site, make } = await testSite();

async function linkIn(address: string): Promise<string> {
  const message = (await site.mailTo(address)).at(-1);
  const key = message?.text.match(/\/invitations\/(\S+)/)?.[1];
  if (!key) throw new Error(`no invitation was sent to ${address}`);
  return key;
}

async function invited(address: string) {
  const project = await make.project({ state: 'draft', title: 'Drinks trolley' });
  const owner = await site.as(project.owner);
  const answer = await owner.post(teamPaths.invite({ projectId: project.projectId }), { address });
  return { project, owner, answer, key: await linkIn(address) };
}

test('somebody is invited, reads who asks, and joins only by the button', async () => {
  const guest = await make.person({ address: 'guest@people.example' });
  const { project, key, answer } = await invited(guest.address);
  expect(answer.status).toBe(303);
  expect((await site.mailTo(guest.address))[0]?.text).not.toContain('Drinks trolley');
  const browser = await site.as(guest);
  const shown = await browser.get(teamPaths.invitation({ key }));
  expect(shown).toShow('Drinks trolley');
  expect(shown).toShow(project.owner.name);
  expect((await browser.get(projectPaths.show({ projectId: project.projectId }))).status).toBe(404);
  expect((await browser.post(teamPaths.accept({ key }))).location).toBe(
    projectPaths.show({ projectId: project.projectId }),
  );
  expect((await browser.get(projectPaths.edit({ projectId: project.projectId }))).status).toBe(200);
  expect((await browser.post(teamPaths.accept({ key }))).status).toBe(404);
  expect(await site.events('project.member-joined')).toMatchObject([{ actor: guest.personId }]);
});

test('an invitation is over after 30 days, can be withdrawn, and can be declined without an account', async () => {
  const late = await invited('late@people.example');
  const withdrawn = await invited('withdrawn@people.example');
  const row = await site.db
    .selectFrom('project_invitation')
    .where('address', '=', 'withdrawn@people.example')
    .select('id')
    .executeTakeFirstOrThrow();
  const address = teamPaths.withdrawInvitation({
    projectId: withdrawn.project.projectId,
    invitationId: row.id,
  });
  expect((await withdrawn.owner.post(address)).status).toBe(303);
  expect((await withdrawn.owner.post(address)).status).toBe(409);
  expect((await site.visitor().get(teamPaths.invitation({ key: withdrawn.key }))).status).toBe(404);
  const declined = await invited('declined@people.example');
  expect((await site.visitor().post(teamPaths.decline({ key: declined.key }))).status).toBe(303);
  expect((await site.visitor().post(teamPaths.decline({ key: declined.key }))).status).toBe(404);
  site.clock.forward({ days: 31 });
  expect((await (await site.as(await make.person())).post(teamPaths.accept({ key: late.key }))).status).toBe(
    404,
  );
});

test('by its id an invitation opens only for the person whose address it names', async () => {
  const guest = await make.person({ address: 'named@people.example' });
  await invited(guest.address);
  const row = await site.db
    .selectFrom('project_invitation')
    .where('address', '=', guest.address)
    .select('id')
    .executeTakeFirstOrThrow();
  const address = teamPaths.invitation({ key: row.id });
  expect((await (await site.as(guest)).get(address)).status).toBe(200);
  expect((await (await site.as(await make.person())).get(address)).status).toBe(404);
  expect((await site.visitor().get(address)).status).toBe(404);
});

test('two presses join once; an invitation is not sent twice, nor to the team', async () => {
  const guest = await make.person({ address: 'twice@people.example' });
  const { project, owner, key } = await invited(guest.address);
  const invite = teamPaths.invite({ projectId: project.projectId });
  expect(await owner.post(invite, { address: guest.address })).toShow('has an open invitation');
  expect(await owner.post(invite, { address: project.owner.address })).toShow('on the team already');
  expect((await owner.post(invite, { address: 'nonsense' })).status).toBe(422);
  expect((await owner.post(invite, { address: ['a@b.example', 'c@d.example'] })).status).toBe(422);
  const browser = await site.as(guest);
  const answers = await Promise.all([1, 2].map(() => browser.post(teamPaths.accept({ key }))));
  expect(answers.filter((answer) => answer.status === 303)).toHaveLength(1);
});

test('a member leaves or is taken off; the owner passes the project on first', async () => {
  const project = await make.project();
  const { projectId } = project;
  const member = await make.teamMember(project);
  const other = await make.teamMember(project);
  const owner = await site.as(project.owner);
  const browser = await site.as(member);
  expect((await browser.post(teamPaths.remove({ projectId, personId: other.personId }))).status).toBe(403);
  expect((await owner.post(teamPaths.remove({ projectId, personId: newId() }))).status).toBe(409);
  expect((await owner.post(teamPaths.remove({ projectId, personId: other.personId }))).status).toBe(303);
  expect(await owner.post(teamPaths.leave({ projectId }))).toShow('Pass it on');
  expect((await browser.post(teamPaths.makeOwner({ projectId, personId: member.personId }))).status).toBe(
    403,
  );
  expect((await owner.post(teamPaths.makeOwner({ projectId, personId: member.personId }))).status).toBe(303);
  expect((await owner.post(teamPaths.leave({ projectId }))).status).toBe(303);
  expect((await owner.get(projectPaths.edit({ projectId }))).status).toBe(403);
  const team = await site.db
    .selectFrom('project_member')
    .where('project_id', '=', projectId)
    .select(['person_id', 'role'])
    .execute();
  expect(team).toEqual([{ person_id: member.personId, role: 'owner' }]);
});

test('where a team has lost its owner, a lead names another', async () => {
  const project = await make.project();
  const { projectId } = project;
  const member = await make.teamMember(project);
  const lead = await site.as(project.approver);
  const address = teamPaths.makeOwner({ projectId, personId: member.personId });
  expect((await lead.post(address)).status).toBe(403);
  await site.db
    .deleteFrom('project_member')
    .where('project_id', '=', projectId)
    .where('role', '=', 'owner')
    .execute();
  expect(await lead.get(teamPaths.show({ projectId }))).toShow('Make the owner');
  expect((await lead.post(address)).status).toBe(303);
});

test('the team’s page is for the team and those who approve', async () => {
  const { projectId, approver, owner } = await make.project();
  expect((await (await site.as(owner)).get(teamPaths.show({ projectId }))).status).toBe(200);
  expect((await (await site.as(approver)).get(teamPaths.show({ projectId }))).status).toBe(200);
  expect((await (await site.as(await make.member())).get(teamPaths.show({ projectId }))).status).toBe(403);
  expect((await site.visitor().get(teamPaths.show({ projectId }))).location).toContain('/sign-in');
});
