import { expect, test, testSite } from '#support/test.ts';
import { needPaths } from '../idea.paths.ts';
import { helpAsksMax } from '../need.rules.ts';

const { site, make } = await testSite();

async function offersHelp(person: { personId: string }) {
  await site.db
    .updateTable('person')
    .set({ help_offered_at: new Date() })
    .where('id', '=', person.personId)
    .execute();
}

async function stuck(title: string, visibility: 'organisation' | 'everyone' = 'everyone') {
  const need = await make.told(await make.need({ title, visibility }));
  await site.catchUp();
  return { ...need, browser: await site.as(need.author), address: needPaths.show({ needId: need.needId }) };
}

test('who chose to be asked is shown to the author of the need alone, asked once, and told', async () => {
  const project = await make.told(await make.project({ title: 'Parachute slings for hoists' }));
  const silent = await make.teamMember(project);
  await offersHelp(project.owner);
  const need = await stuck('Slings for parachute hoists');
  const page = await need.browser.get(need.address);
  expect(page).toShow('People who can help');
  expect(page).toShow(project.owner.name);
  expect(page).not.toShow(silent.name);
  expect(await (await site.as(await make.member())).get(need.address)).not.toShow('People who can help');
  expect(await site.visitor().get(need.address)).not.toShow(project.owner.name);
  const ask = () =>
    need.browser.post(needPaths.askForHelp({ needId: need.needId }), { personId: project.owner.personId });
  const answers = await Promise.all([ask(), ask()]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  expect(await need.browser.get(need.address)).toShow('You have asked them.');
  await site.catchUp();
  expect(await (await site.as(project.owner)).get('/notices')).toShow(
    'asks for your help: ‘Slings for parachute hoists’',
  );
});

test('an author who posted without a name is not named by the project that it became', async () => {
  const author = await make.member({ name: 'Nameless Norah' });
  const idea = await make.idea({ author, anonymous: true });
  const project = await make.told(
    await make.project({ owner: author, ideaId: idea.ideaId, title: 'Trampoline floors in the corridor' }),
  );
  await offersHelp(author);
  const colleague = await make.teamMember(project);
  await offersHelp(colleague);
  const need = await stuck('Trampoline floors for a corridor');
  const page = await need.browser.get(need.address);
  expect(page).toShow(colleague.name);
  expect(page).not.toShow('Nameless Norah');
});

test('nobody is asked who did not offer it, who may not read the need, or by somebody else', async () => {
  const project = await make.told(await make.project({ title: 'Velcro straps on wheelchairs' }));
  const member = await make.teamMember(project);
  const hidden = await stuck('Velcro straps for wheelchairs here', 'organisation');
  await offersHelp(project.owner);
  expect(await hidden.browser.get(hidden.address)).not.toShow(project.owner.name);
  const at = (needId: string) => needPaths.askForHelp({ needId });
  expect((await hidden.browser.post(at(hidden.needId), { personId: project.owner.personId })).status).toBe(
    409,
  );
  const open = await stuck('Velcro straps on our wheelchairs');
  expect((await open.browser.post(at(open.needId), { personId: member.personId })).status).toBe(409);
  const stranger = await site.as(await make.member());
  expect((await stranger.post(at(open.needId), { personId: project.owner.personId })).status).toBe(403);
  expect(await site.events('need.help-asked')).toHaveLength(1);
});

test('not more than five are asked for one need', async () => {
  const project = await make.told(await make.project({ title: 'Umbrella stands in the entrance' }));
  const people = [project.owner];
  while (people.length <= helpAsksMax) people.push(await make.teamMember(project));
  for (const person of people) await offersHelp(person);
  const need = await stuck('Umbrella stands at our entrance');
  const answers = [];
  for (const { personId } of people)
    answers.push(await need.browser.post(needPaths.askForHelp({ needId: need.needId }), { personId }));
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(helpAsksMax);
  expect(answers.find(({ status }) => status === 409)).toShow('that is the most for one need');
});
