import { ideaPaths } from '#modules/ideas/public.ts';
import { versionPaths } from '#modules/people/public.ts';
import { viewsPaths } from '#modules/projects/project.paths.ts';
import { makeEasyVersion } from '#support/easy-version.ts';
import { expect, test, testSite } from '#support/test.ts';
import { easyPaths } from '../easy.paths.ts';

const { site, make } = await testSite();

async function asked(question = 'What would help you to sleep?') {
  const project = await make.project();
  const owner = await site.as(project.owner);
  const closesOn = new Date(site.clock.now().getTime() + 20 * 86_400_000).toISOString().slice(0, 10);
  const answer = await owner.post(viewsPaths.ask(project), { question, closesOn });
  const questionId = answer.location?.split('/').at(-1) ?? '';
  return { project, owner, questionId, at: { kind: 'views-question', subjectId: questionId } };
}

const helpQuestion = 'Did someone help you with your answer?';

test.each([
  ['nobody', 'No. I did it by myself.', 'none', ''],
  ['supporter', 'Yes. My supporter helped me.', 'helped-by-supporter', 'with help from their supporter'],
  ['someone-else', 'Yes. Someone else helped me.', 'helped-by-other', 'with help from someone else'],
])(
  'who helped (%s) is asked on a page of its own, shown before sending, kept, and told to the team',
  async (help, said, kept, told) => {
    const { owner, at, questionId } = await asked();
    const person = await site.as(await make.person());
    const body = 'More light at night.';
    const helpPage = await person.post(easyPaths.check(at), { body });
    expect(helpPage).toShow(helpQuestion);
    expect(helpPage).not.toShow('Is this right?');
    expect(helpPage.html).toContain(`name="body" value="${body}"`);
    const check = await person.post(easyPaths.check(at), { body, help });
    expect(check).toShow('Is this right?');
    expect(check).toShow(said);
    expect(check.html).toContain(`name="help" value="${help}"`);
    await person.post(viewsPaths.answer({ questionId }), { body, help });
    const rows = await site.db
      .selectFrom('views_answer')
      .where('question_id', '=', questionId)
      .select(['body', 'help'])
      .execute();
    expect(rows).toEqual([{ body, help: kept }]);
    const team = await owner.get(viewsPaths.show({ questionId }));
    if (told === '') expect(team).not.toShow('help from');
    else expect(team).toShow(told);
    const own = await person.get(viewsPaths.show({ questionId }));
    expect(/value="([\w-]+)" checked/.exec(own.html)?.[1]).toBe(help === 'nobody' ? undefined : help);
  },
);

test('what is no answer to who helped asks again; changing the words keeps them', async () => {
  const { at } = await asked();
  const person = await site.as(await make.person());
  expect(await person.post(easyPaths.check(at), { body: 'Tea', help: 'a robot' })).toShow(helpQuestion);
  const again = await person.post(easyPaths.check(at), { body: 'Tea', help: 'nobody', change: 'yes' });
  expect(again.html).toMatch(/<textarea[^>]*>Tea<\/textarea>/);
});

test('a comment is not asked who helped: its room keeps nothing of it', async () => {
  const idea = await make.idea({ visibility: 'everyone' });
  const nurse = await site.as(await make.member());
  const check = await nurse.post(easyPaths.check({ kind: 'idea', subjectId: idea.ideaId }), { body: 'Good' });
  expect(check).toShow('Is this right?');
  expect(check.html).toContain(`action="${ideaPaths.comment(idea)}"`);
});

const nurse = /class="sw-symbol__picture" src="\/pictures\/\w+\/\w+\/people%2Fnurse" alt /;

test('a question stands with its picture, in the list, on its page and on its project’s', async () => {
  const { project, at } = await asked('Does a nurse help you?');
  const visitor = site.visitor();
  for (const address of [
    easyPaths.answer(at),
    easyPaths.answers(),
    easyPaths.read({ kind: 'project', ref: project.projectId }),
  ])
    expect(nurse.test((await visitor.get(address)).html), address).toBe(true);
  const page = await visitor.get(easyPaths.answer(at));
  expect(page).toShow('A computer chose the picture of a question. Nobody has checked it.');
  expect(page).toShow('Authors and licences');
});

test('no picture of what a question says is not so', async () => {
  const { at } = await asked('Was there no nurse?');
  expect(nurse.test((await site.visitor().get(easyPaths.answer(at))).html)).toBe(false);
});

test('with symbols each picture of the question stands over its words, said once', async () => {
  const { at } = await asked('Does a nurse bring you tea?');
  const visitor = site.visitor();
  visitor.cookies.view = '0.easy-read.symbols';
  const { html } = await visitor.get(easyPaths.answer(at));
  const row = /<ul class="sw-symbol-row" aria-hidden="true">.*?<\/ul>/s.exec(html)?.[0] ?? '';
  expect([...row.matchAll(/<span>([^<]+)<\/span>/g)].map(([, words]) => words)).toEqual(
    expect.arrayContaining(['nurse', 'tea']),
  );
  expect(row.indexOf('nurse')).toBeLessThan(row.indexOf('tea'));
});

test('a checked Easy Read version of the question is what is shown; an unchecked or an outdated one is not', async () => {
  const { at, questionId } = await asked();
  const unchecked = await asked();
  await makeEasyVersion(site, make, { kind: 'views-question', ref: unchecked.questionId, checked: false });
  expect(await site.visitor().get(easyPaths.answer(unchecked.at))).not.toShow('A nurse brings warm tea');
  await makeEasyVersion(site, make, { kind: 'views-question', ref: questionId, checked: true });
  expect(await site.visitor().get(easyPaths.answer(at))).toShow('A nurse brings warm tea');
  await site.db
    .updateTable('views_question')
    .set({ question: 'What would wake you?' })
    .where('id', '=', questionId)
    .execute();
  const page = await site.visitor().get(easyPaths.answer(at));
  expect(page).not.toShow('A nurse brings warm tea');
  expect(page).toShow('What would wake you?');
});

test('Easy Read of a question is asked for where it is answered', async () => {
  const { at } = await asked();
  const page = await site.visitor().get(easyPaths.answer(at));
  expect(page).toShow('Ask for Easy Read');
  expect((await site.visitor().post(versionPaths.ask(), at)).status).toBe(303);
  expect(await site.visitor().get(easyPaths.answer(at))).toShow('I want it too');
});
