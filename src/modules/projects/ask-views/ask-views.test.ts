import fc from 'fast-check';
import { expect, test, testSite } from '#support/test.ts';
import { projectPaths, viewsPaths } from '../project.paths.ts';
import { answerQuestion } from './views.rules.ts';

const { site, make } = await testSite();

function day(ahead: number): string {
  return new Date(site.clock.now().getTime() + ahead * 86_400_000).toISOString().slice(0, 10);
}

async function asked(closesOn = day(20)) {
  const project = await make.project();
  const owner = await site.as(project.owner);
  const question = 'What would make you use this at home?';
  const answer = await owner.post(viewsPaths.ask(project), { question, closesOn });
  return { project, owner, questionId: answer.location?.split('/').at(-1) ?? '', question };
}

test('a carer answers; only the team reads it; the team says what it changed and the carer is told', async () => {
  const { owner, questionId, question } = await asked();
  const carer = await make.person({ name: 'Carer Unnamed' });
  const asCarer = await site.as(carer);
  expect(await site.visitor().get(viewsPaths.list())).toShow(question);
  await asCarer.post(viewsPaths.answer({ questionId }), { body: 'Bigger letters on the box.' });
  const shown = await site.visitor().get(viewsPaths.show({ questionId }));
  expect(shown).toShow('1 person has answered');
  expect(shown).not.toShow('Bigger letters on the box.');
  expect(await owner.get(viewsPaths.show({ questionId }))).toShow('Bigger letters on the box.');
  await owner.post(viewsPaths.close({ questionId }), { whatChanged: 'We doubled the letters.' });
  await site.catchUp();
  expect(await asCarer.get('/notices')).toShow('says what your answers changed');
  expect(await site.visitor().get(viewsPaths.show({ questionId }))).toShow('We doubled the letters.');
  expect(await site.visitor().get(viewsPaths.list())).not.toShow(question);
});

test('the project says that it asks, and no longer once the question is closed', async () => {
  const { project, owner, questionId } = await asked();
  expect(await site.visitor().get(projectPaths.show(project))).toShow('views of patients and carers');
  await owner.post(viewsPaths.close({ questionId }), { whatChanged: 'Nothing yet.' });
  await site.catchUp();
  expect(await site.visitor().get(projectPaths.show(project))).not.toShow('views of patients and carers');
});

test('one answer a person, which can be changed, also by two clicks at once', async () => {
  const { questionId } = await asked();
  const browser = await site.as(await make.person());
  const url = viewsPaths.answer({ questionId });
  await Promise.all([browser.post(url, { body: 'One' }), browser.post(url, { body: 'Two' })]);
  await browser.post(url, { body: 'Three' });
  const rows = await site.db
    .selectFrom('views_answer')
    .where('question_id', '=', questionId)
    .select('body')
    .execute();
  expect(rows).toEqual([{ body: 'Three' }]);
});

test('after the last day there are no more answers, and what was typed is shown again', async () => {
  const { questionId } = await asked(day(8));
  site.clock.forward({ days: 10 });
  const browser = await site.as(await make.person());
  const late = await browser.post(viewsPaths.answer({ questionId }), { body: 'Too late, but kept' });
  expect(late).toShow('This question is closed');
  expect(late).toShow('Too late, but kept');
});

test('a team does not answer itself; strangers neither ask nor close', async () => {
  const { project, owner, questionId } = await asked();
  expect(await owner.post(viewsPaths.answer({ questionId }), { body: 'Me' })).toShow(
    'You are on the team that asks',
  );
  const stranger = await site.as(await make.member());
  const ask = { question: 'Mine?', closesOn: day(30) };
  expect((await stranger.post(viewsPaths.ask(project), ask)).status).toBe(403);
  expect((await stranger.post(viewsPaths.close({ questionId }), { whatChanged: 'x' })).status).toBe(403);
});

test('a question of a project that others may not see is absent for them', async () => {
  const { project, questionId } = await asked();
  await site.db
    .updateTable('project')
    .set({ visibility: 'staff' })
    .where('id', '=', project.projectId)
    .execute();
  expect((await site.visitor().get(viewsPaths.show({ questionId }))).status).toBe(404);
});

test.each([
  [{ question: '' }, 'Enter your question'],
  [{ question: 'x'.repeat(1_001) }, 'must be 1,000 characters or fewer'],
  [{ closesOn: 'soon' }, 'Enter the last day for answers'],
  [{ closesOn: '2020-01-01' }, 'at least 7 days'],
  [{ question: 'Call 943 476 5919, NHS number, and ask' }, 'who a patient is'],
])('a question with %o is shown again with what is wrong', async (wrong, words) => {
  const project = await make.project();
  const owner = await site.as(project.owner);
  const answer = await owner.post(viewsPaths.ask(project), { question: 'Why?', closesOn: day(30), ...wrong });
  expect(answer).toShow(words);
});

test('a staff-only project cannot ask patients', async () => {
  const project = await make.project({ visibility: 'staff' });
  const owner = await site.as(project.owner);
  const answer = await owner.post(viewsPaths.ask(project), { question: 'Why?', closesOn: day(30) });
  expect(answer).toShow('everyone may see');
});

test('an answer is taken exactly while the question is open, from others than the team, without patients’ details', () => {
  const closesOn = '2026-06-30';
  fc.assert(
    fc.property(
      fc.constantFrom('2026-06-29', '2026-06-30', '2026-07-01'),
      fc.boolean(),
      fc.boolean(),
      fc.nat(1),
      (today, closed, onTeam, identifiersFound) => {
        const taken = answerQuestion({ closesOn, closed }, { today, onTeam, identifiersFound }).ok;
        expect(taken).toBe(today <= closesOn && !closed && !onTeam && identifiersFound === 0);
      },
    ),
  );
});
