import { expect, test, testSite } from '#support/test.ts';
import { kitPaths, projectPaths } from '../project.paths.ts';

const { site, make } = await testSite();

const kit = {
  version: '0',
  evidenceLevel: 'measured',
  problemAndLocalScale: 'Four in ten drank too little.',
  whyItWorks: 'People drink what is poured.',
  materials: 'A trolley.',
  whoProvides: 'Assistants, band 2.',
  whereAndWhatMustBeThere: 'A kitchen.',
  ipAndLicence: 'Ours; use it freely.',
  supportForAdopters: 'The sister, two hours a month.',
  procedure: 'Fill the jugs\n\n Go round \nWrite it down',
  'elements[0][name]': 'Pour, do not ask',
  'elements[0][kind]': 'core',
  'elements[0][detail]': 'Hand it over.',
  'elements[1][name]': '',
  'elements[1][kind]': '',
  'elements[1][detail]': '',
  'measures[0][name]': 'Litres',
  'measures[0][kind]': 'outcome',
  'measures[0][definition]': 'Litres a day.',
  setUpCost: '£1,200.50',
  runningCostPerYear: '',
  weeksToFirstBenefit: '6',
  lastReviewedOn: '2026-03-31',
};
const draftOf = (projectId: string) => kitPaths.draft({ projectId });
const publishOf = (projectId: string) => kitPaths.publish({ projectId });

test('a kit is drafted, published, and drafted anew from what was published', async () => {
  const project = await make.project();
  const { projectId } = project;
  const owner = await site.as(project.owner);
  expect((await owner.post(draftOf(projectId), kit)).status).toBe(303);
  expect(await site.visitor().get(projectPaths.show({ projectId }))).not.toShow('the kit');
  const row = await site.db
    .selectFrom('kit')
    .where('project_id', '=', projectId)
    .select('fields')
    .executeTakeFirstOrThrow();
  expect(row.fields).toMatchObject({
    procedure: ['Fill the jugs', 'Go round', 'Write it down'],
    elements: [{ name: 'Pour, do not ask', kind: 'core', detail: 'Hand it over.' }],
    setUpCostPence: 120_050,
    runningCostPencePerYear: null,
    weeksToFirstBenefit: 6,
  });
  const note = { changeNote: 'The first.', version: '2' };
  expect((await owner.post(publishOf(projectId), note)).location).toBe(projectPaths.show({ projectId }));
  const shown = await site.visitor().get(projectPaths.show({ projectId }));
  expect(shown).toShow('Pour, do not ask');
  expect(shown).toShow('£1,200.50');
  expect(shown).toShow('Not stated');
  expect(await owner.get(kitPaths.edit({ projectId }))).toShow('Replication kit, version 2');

  await owner.post(draftOf(projectId), { ...kit, whyItWorks: 'We know better now.' });
  expect(await site.visitor().get(projectPaths.show({ projectId }))).not.toShow('We know better now.');
  await owner.post(publishOf(projectId), { changeNote: 'Why it works.', version: '2' });
  expect(await site.visitor().get(kitPaths.show({ projectId, number: '1' }))).toShow(
    'There is a newer version',
  );
  const compared = await site.visitor().get(kitPaths.compare({ projectId }));
  expect(compared).toShow('People drink what is poured.');
  expect(compared).toShow('We know better now.');
  expect(compared).not.toShow('A trolley.');
  expect((await site.events('kit.published')).map((event) => event.payload)).toEqual([
    { number: 1 },
    { number: 2 },
  ]);
});

test('the database keeps one draft, and two who begin at once share it', async () => {
  const project = await make.project();
  const browsers = [await site.as(project.owner), await site.as(await make.teamMember(project))];
  const answers = await Promise.all(
    browsers.map((browser, i) =>
      browser.post(draftOf(project.projectId), { ...kit, context: `Context ${i}` }),
    ),
  );
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 409]);
  const late = answers.find((answer) => answer.status === 409);
  expect(late).toShow('Context 0');
  expect(late).toShow('Context 1');
  const drafts = await site.db
    .selectFrom('kit')
    .where('project_id', '=', project.projectId)
    .select('id')
    .execute();
  expect(drafts).toHaveLength(1);
});

test('a kit is published whole, once, as it was read', async () => {
  const project = await make.project();
  const { projectId } = project;
  const owner = await site.as(project.owner);
  expect(await owner.post(publishOf(projectId), { changeNote: 'x', version: '1' })).toShow(
    'There is no draft to publish',
  );
  await owner.post(draftOf(projectId), { ...kit, 'elements[0][kind]': 'adaptable' });
  const unfinished = await owner.post(publishOf(projectId), { changeNote: 'x', version: '2' });
  expect(unfinished.status).toBe(409);
  expect(unfinished).toShow('At least one core element');
  await owner.post(draftOf(projectId), { ...kit, version: '2' });
  expect(await owner.post(publishOf(projectId), { changeNote: 'x', version: '2' })).toShow(
    'was saved again since you read it',
  );
  const noNote = await owner.post(publishOf(projectId), { changeNote: ' ', version: '3' });
  expect(noNote.status).toBe(422);
  const answers = await Promise.all(
    [1, 2].map(() => owner.post(publishOf(projectId), { changeNote: 'x', version: '3' })),
  );
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 409]);
});

test('nobody but the team sees or writes a draft', async () => {
  const project = await make.project();
  const { projectId } = project;
  await make.kit(project, { draft: true });
  for (const person of [project.approver, await make.member(), await make.person()]) {
    const browser = await site.as(person);
    expect((await browser.get(kitPaths.edit({ projectId }))).status).toBe(403);
    expect((await browser.post(draftOf(projectId), kit)).status).toBe(403);
    expect((await browser.post(publishOf(projectId), { changeNote: 'x', version: '1' })).status).toBe(403);
    expect((await browser.get(kitPaths.show({ projectId, number: '1' }))).status).toBe(404);
  }
});

test('the rows that were typed come back when something is wrong with them', async () => {
  const project = await make.project();
  const answer = await (await site.as(project.owner)).post(draftOf(project.projectId), {
    ...kit,
    'elements[0][kind]': '',
    setUpCost: '2k',
    lastReviewedOn: '31 March',
    'measures[0][definition]': '',
  });
  expect(answer.status).toBe(422);
  for (const words of [
    'Choose core or adaptable',
    'Enter pounds as a number',
    'year-month-day',
    'so that others count the same',
  ])
    expect(answer).toShow(words);
  expect(answer.html).toContain('value="Pour, do not ask"');
  expect(answer.html).toContain('href="#elements-0-kind"');
  expect(answer.html).toContain('id="elements-0-kind"');
});

test('a patient’s details are pointed out, also in a row', async () => {
  const project = await make.project();
  const owner = await site.as(project.owner);
  const form = { ...kit, 'elements[0][detail]': 'Ask Mrs Patel, born 3 March 1931' };
  const answer = await owner.post(draftOf(project.projectId), form);
  expect(answer.status).toBe(409);
  expect(answer).toShow('in “Core and adaptable elements”');
  expect(
    (await owner.post(draftOf(project.projectId), { ...form, identifiersJustified: 'Made up' })).status,
  ).toBe(303);
});

test('what is new in a version names no patient either', async () => {
  const project = await make.project();
  await make.kit(project, { draft: true });
  const answer = await (await site.as(project.owner)).post(publishOf(project.projectId), {
    changeNote: 'Mrs Patel liked it',
    version: '1',
  });
  expect(answer.status).toBe(409);
  expect(answer).toShow('Mrs Patel in “What is new”');
});

test.each([
  ['nothing', {}],
  ['text where rows belong', { ...kit, elements: 'x' }],
  ['rows nested too deep', { ...kit, 'elements[0][name][a][b]': 'x' }],
  [
    'too many rows',
    { ...kit, ...Object.fromEntries(Array.from({ length: 31 }, (_n, i) => [`risks[${i}][risk]`, 'x'])) },
  ],
  ['text too long', { ...kit, context: 'x'.repeat(5_001) }],
  ['weeks that are none', { ...kit, weeksToFirstBenefit: '-3' }],
  ['an unknown kind', { ...kit, 'elements[0][kind]': 'essential' }],
  ['a field given twice', { ...kit, context: ['a', 'b'] }],
])('bad input is said plainly: %s', async (_what, form) => {
  const project = await make.project();
  const answer = await (await site.as(project.owner)).post(draftOf(project.projectId), form);
  expect(answer.status).toBe(422);
  expect(answer).toShow('There is a problem');
});
