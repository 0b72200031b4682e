import { eventsAfter } from '#platform/events/event.queries.ts';
import type { PlacedEvent } from '#platform/events/event.ts';
import { expect, test, testSite } from '#support/test.ts';
import { kitPaths, projectPaths, teamPaths } from '../project.paths.ts';
import { projectNotices } from './project-notices.ts';
import { projectDocuments } from './search-document.queries.ts';

const { site, make } = await testSite();

async function lastEvent(verb: string): Promise<PlacedEvent> {
  await site.catchUp();
  const events = await eventsAfter(site.db, 0, 1_000);
  const last = events.filter((event) => event.verb === verb).at(-1);
  if (!last) throw new Error(`nothing was told of ${verb}`);
  return last;
}

async function toldTo(event: PlacedEvent, personId: string) {
  const recipients = await projectNotices.recipients(site.db, event);
  const mine = recipients.filter((recipient) => recipient.personId === personId);
  expect(mine.length).toBeLessThanOrEqual(1);
  const kind = mine[0]?.kind;
  return kind === undefined ? undefined : projectNotices.words(site.db, { personId, kind, event });
}

test('those who backed an idea hear that it becomes a project, and that it is published', async () => {
  const idea = await make.idea();
  const backer = await make.person();
  await site.db
    .insertInto('idea_support')
    .values({ idea_id: idea.ideaId, person_id: backer.personId })
    .execute();
  const author = await site.as(idea.author);
  const form = { title: 'Drinks trolley', visibility: 'everyone', patentable: 'no' };
  await author.post(projectPaths.beginFromIdea({ ideaId: idea.ideaId }), form);
  expect(await toldTo(await lastEvent('project.begun'), backer.personId)).toEqual({
    text: 'An idea that you back is becoming a project.',
    href: `/ideas/${idea.ideaId}`,
  });

  const other = await make.idea();
  await site.db
    .insertInto('idea_support')
    .values({ idea_id: other.ideaId, person_id: backer.personId })
    .execute();
  const project = await make.project({
    ideaId: other.ideaId,
    state: 'awaiting-approval',
    title: 'Quiet nights',
  });
  await (await site.as(project.approver)).post(projectPaths.approval({ projectId: project.projectId }), {
    version: '1',
  });
  const published = await lastEvent('project.published');
  expect(await toldTo(published, backer.personId)).toEqual({
    text: 'An idea that you back is a project now: “Quiet nights”.',
    href: projectPaths.show({ projectId: project.projectId }),
  });
  expect(await toldTo(published, project.owner.personId)).toMatchObject({
    text: 'The project “Quiet nights” is published.',
  });
});

test('leads hear that approval is asked; where there are none, programme admins do', async () => {
  const project = await make.project({ state: 'draft', title: 'Night rounds' });
  const admin = await make.programmeStaff('admin');
  const owner = await site.as(project.owner);
  const ask = projectPaths.askApproval({ projectId: project.projectId });
  await owner.post(ask);
  const asked = await lastEvent('project.approval-asked');
  expect(await toldTo(asked, project.approver.personId)).toMatchObject({
    text: 'The project “Night rounds” waits for your approval.',
  });
  expect(await toldTo(asked, admin.personId)).toBeUndefined();
  await site.db
    .updateTable('membership')
    .set({ role: 'member' })
    .where('person_id', '=', project.approver.personId)
    .execute();
  expect(await toldTo(asked, admin.personId)).toMatchObject({
    href: projectPaths.approval({ projectId: project.projectId }),
  });
});

test('words are only for whoever may read the project now', async () => {
  const project = await make.project();
  const follower = await make.person();
  const browser = await site.as(follower);
  await browser.post(projectPaths.follow({ projectId: project.projectId }));
  await make.kit(project, { draft: true });
  await (await site.as(project.owner)).post(kitPaths.publish({ projectId: project.projectId }), {
    changeNote: 'First',
    version: '1',
  });
  const event = await lastEvent('kit.published');
  expect(await toldTo(event, follower.personId)).toMatchObject({
    text: `Version 1 of the kit of “${project.title}” is published.`,
  });
  await site.db
    .updateTable('project')
    .set({ visibility: 'organisation' })
    .where('id', '=', project.projectId)
    .execute();
  expect(await toldTo(event, follower.personId)).toBeUndefined();
});

test('an invitation reaches the person’s notices, until it is answered', async () => {
  const project = await make.project({ state: 'draft' });
  const guest = await make.person({ address: 'guest@notices.example' });
  await (await site.as(project.owner)).post(teamPaths.invite({ projectId: project.projectId }), {
    address: guest.address,
  });
  const event = await lastEvent('project.member-invited');
  const words = await toldTo(event, guest.personId);
  expect(words).toMatchObject({ text: 'You are invited to join the team of a project.' });
  const browser = await site.as(guest);
  expect((await browser.get(words?.href ?? '')).status).toBe(200);
  await browser.post(`${words?.href}/acceptance`);
  expect(await toldTo(event, guest.personId)).toBeUndefined();
  expect(await toldTo(await lastEvent('project.member-joined'), project.owner.personId)).toMatchObject({
    text: `Somebody joined the team of “${project.title}”.`,
  });
});

test('only what is published can be found, with the words of its kit', async () => {
  const published = await make.project({ title: 'Found' });
  await make.kit(published, { fields: { materials: 'A purple samovar' } });
  const draft = await make.project({ state: 'draft' });
  const hidden = await make.project();
  await site.db
    .updateTable('project')
    .set({ hidden_at: new Date() })
    .where('id', '=', hidden.projectId)
    .execute();
  const documents = await projectDocuments.documents(
    site.db,
    [published, draft, hidden].map((one) => one.projectId),
  );
  expect(documents).toHaveLength(1);
  expect(documents[0]).toMatchObject({ id: published.projectId, title: 'Found', visibility: 'everyone' });
  expect(documents[0]?.text).toContain('purple samovar');
  const first = await projectDocuments.idsAfter(site.db, undefined, 2);
  const next = await projectDocuments.idsAfter(site.db, first.at(-1), 2);
  expect(next.some((projectId) => first.includes(projectId))).toBe(false);
});
