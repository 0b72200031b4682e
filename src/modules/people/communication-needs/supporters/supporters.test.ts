import { viewsPaths } from '#modules/projects/project.paths.ts';
import type { Browser } from '#support/browser.ts';
import { expect, test, testSite } from '#support/test.ts';
import { myNeedsPaths, supporterPaths, supportingPaths } from '../communication-need.paths.ts';

const { site, make } = await testSite();

async function supported(may: readonly string[]) {
  const person = await make.person({ name: 'Nia Roberts' });
  const asPerson = await site.as(person);
  const helper = await make.person({ name: 'Owen Price' });
  await asPerson.post(supporterPaths.list(), { address: helper.address, may });
  const mail = (await site.mailTo(helper.address)).at(-1);
  const link = mail?.text.match(/\/supporting\/invitations\/\S+/)?.[0] ?? '';
  const asHelper = await site.as(helper);
  const { id: supporterRowId } = await site.db
    .selectFrom('supporter')
    .where('person_id', '=', person.personId)
    .select('id')
    .executeTakeFirstOrThrow();
  return { person, asPerson, helper, asHelper, link, supporterRowId };
}

async function accepted(may: readonly string[]) {
  const all = await supported(may);
  await all.asHelper.post(all.link);
  return all;
}

async function question(): Promise<string> {
  const project = await make.project();
  const owner = await site.as(project.owner);
  const closesOn = new Date(site.clock.now().getTime() + 20 * 86_400_000).toISOString().slice(0, 10);
  const asked = await owner.post(viewsPaths.ask(project), { question: 'What would help?', closesOn });
  return asked.location?.split('/').at(-1) ?? '';
}

test('a supporter is invited by the person; the link in the e-mail acts only by the button, and once', async () => {
  const { asHelper, asPerson, link } = await supported(['see-needs']);
  expect(await site.visitor().get(link)).toShow('Nia Roberts asks you to support them');
  expect(await asHelper.get(link)).toShow('See what I need');
  expect(await asHelper.get(supportingPaths.list())).toShow('You support nobody here');
  expect((await asPerson.post(link)).status).toBe(409);
  const answers = await Promise.all([asHelper.post(link), asHelper.post(link)]);
  expect(answers.map((answer) => answer.status).sort()[0]).toBe(303);
  expect(await asHelper.get(supportingPaths.list())).toShow('Nia Roberts');
  expect((await asHelper.get(link)).status).toBe(404);
  await site.catchUp();
  expect(await asPerson.get('/notices')).toShow('Owen Price supports you now');
});

test('a supporter sees and does only what the person allows', async () => {
  const { person, asHelper, asPerson, supporterRowId } = await accepted(['be-told']);
  await asPerson.post(myNeedsPaths.question({ step: 'reading' }), { answer: 'audio' });
  const at = { personId: person.personId };
  const reading = supportingPaths.question({ ...at, step: 'reading' });
  const questionId = await question();
  expect(await asHelper.get(supportingPaths.show(at))).not.toShow('I listen to it');
  expect((await asHelper.get(reading)).status).toBe(404);
  expect((await asHelper.post(reading, { answer: 'makaton' })).status).toBe(404);
  expect((await asHelper.post(viewsPaths.answerFor({ questionId, ...at }), { body: 'x' })).status).toBe(404);

  await asPerson.post(supporterPaths.change({ supporterRowId }), { may: ['see-needs'] });
  expect(await asHelper.get(supportingPaths.show(at))).toShow('I listen to it');
  expect((await asHelper.post(reading, { answer: 'makaton' })).status).toBe(404);

  await asPerson.post(supporterPaths.change({ supporterRowId }), { may: ['record-needs', 'answer'] });
  expect((await asHelper.post(reading, { answer: ['audio', 'makaton'] })).status).toBe(303);
  expect(await asPerson.get(myNeedsPaths.show())).toShow('by Owen Price');
  const answered = await asHelper.post(viewsPaths.answerFor({ questionId, ...at }), { body: 'Bigger signs' });
  expect(answered.status).toBe(303);
  const row = await site.db
    .selectFrom('views_answer')
    .where('question_id', '=', questionId)
    .selectAll()
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ person_id: person.personId, help: 'by-supporter' });
});

test('a removed supporter can do nothing any more on the next request', async () => {
  const { person, asHelper, asPerson, supporterRowId } = await accepted([
    'see-needs',
    'record-needs',
    'answer',
  ]);
  const questionId = await question();
  const at = { personId: person.personId };
  expect((await asHelper.get(supportingPaths.show(at))).status).toBe(200);
  await asPerson.post(supporterPaths.removal({ supporterRowId }));
  const after: [string, Browser['get'] | Browser['post']][] = [
    [supportingPaths.show(at), asHelper.get.bind(asHelper)],
    [supportingPaths.question({ ...at, step: 'reading' }), asHelper.get.bind(asHelper)],
    [viewsPaths.answerFor({ questionId, ...at }), asHelper.get.bind(asHelper)],
  ];
  for (const [address, send] of after) expect((await send(address)).status, address).toBe(404);
  expect((await asHelper.post(viewsPaths.answerFor({ questionId, ...at }), { body: 'x' })).status).toBe(404);
  expect(
    (await asHelper.post(supportingPaths.question({ ...at, step: 'reading' }), { answer: 'bsl' })).status,
  ).toBe(404);
  expect(
    await site.db.selectFrom('views_answer').where('question_id', '=', questionId).selectAll().execute(),
  ).toEqual([]);
});

test('nobody but the person changes or removes their supporters; a supporter can leave', async () => {
  const { person, asHelper, supporterRowId } = await accepted(['answer']);
  const stranger = await site.as(await make.person());
  for (const browser of [stranger, asHelper]) {
    expect(
      (await browser.post(supporterPaths.change({ supporterRowId }), { may: ['see-needs'] })).status,
    ).toBe(409);
    expect((await browser.post(supporterPaths.removal({ supporterRowId }))).status).toBe(409);
  }
  expect((await stranger.post(supportingPaths.leave(person))).status).toBe(409);
  expect((await asHelper.post(supportingPaths.leave(person))).status).toBe(303);
  expect(await asHelper.get(supportingPaths.list())).toShow('You support nobody here');
});

test.each([
  [{ address: 'nobody' }, 'in the form name@example.org'],
  [{ may: [] }, 'at least one thing'],
  [{ may: ['everything'] }, 'Choose from the list'],
])('an invitation with %o is shown again with what is wrong', async (wrong, words) => {
  const browser = await site.as(await make.person());
  expect(
    await browser.post(supporterPaths.list(), { address: 'a@people.example', may: ['answer'], ...wrong }),
  ).toShow(words);
});

test('one’s own address is refused with what to do', async () => {
  const person = await make.person();
  const browser = await site.as(person);
  const own = await browser.post(supporterPaths.list(), { address: person.address, may: ['answer'] });
  expect(own).toShow('This is your own address');
});
