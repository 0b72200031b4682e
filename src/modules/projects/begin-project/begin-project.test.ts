import { expect, test, testSite } from '#support/test.ts';
import { projectPaths } from '../project.paths.ts';

const { site, make } = await testSite();

const whole = {
  title: 'Drinks trolley',
  problem: 'Too little is drunk.',
  visibility: 'everyone',
  patentable: 'no',
};
const fromIdea = (ideaId: string) => projectPaths.beginFromIdea({ ideaId });

test('an author turns an idea into a project, as a draft for its team', async () => {
  const idea = await make.idea({ title: 'Offer drinks' });
  const author = await site.as(idea.author);
  expect(await author.get(fromIdea(idea.ideaId))).toShow('From the idea Offer drinks');
  const answer = await author.post(fromIdea(idea.ideaId), whole);
  expect(answer.location).toMatch(/^\/projects\/[0-9a-f-]{36}\/edit$/);
  const project = await site.db
    .selectFrom('project')
    .where('idea_id', '=', idea.ideaId)
    .selectAll()
    .executeTakeFirstOrThrow();
  expect(project).toMatchObject({
    state: 'draft',
    visibility: 'everyone',
    patentable: 'no',
    topics: ['nutrition'],
  });
  const row = await site.db
    .selectFrom('idea')
    .where('id', '=', idea.ideaId)
    .select('state')
    .executeTakeFirstOrThrow();
  expect(row.state).toBe('became-project');
  expect((await site.visitor().get(projectPaths.show({ projectId: project.id }))).status).toBe(404);
  expect(await site.events('project.begun')).toMatchObject([{ actor: idea.author.personId }]);
});

test('two who begin at once make one project', async () => {
  const idea = await make.idea();
  const lead = await make.member({ organisation: idea.author.organisation, role: 'lead' });
  const browsers = [await site.as(idea.author), await site.as(lead)];
  const answers = await Promise.all(browsers.map((browser) => browser.post(fromIdea(idea.ideaId), whole)));
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 409]);
  const projects = await site.db
    .selectFrom('project')
    .where('idea_id', '=', idea.ideaId)
    .select('id')
    .execute();
  expect(projects).toHaveLength(1);
});

test('others may not take an idea on', async () => {
  const idea = await make.idea();
  const colleague = await make.member({ organisation: idea.author.organisation });
  const leadElsewhere = await make.member({ role: 'lead' });
  for (const person of [colleague, leadElsewhere])
    expect((await (await site.as(person)).post(fromIdea(idea.ideaId), whole)).status).toBe(403);
  const hidden = await make.idea({ visibility: 'organisation' });
  expect((await (await site.as(leadElsewhere)).get(fromIdea(hidden.ideaId))).status).toBe(404);
});

test('the log does not tell who wrote an idea without a name', async () => {
  const idea = await make.idea({ anonymous: true });
  const before = (await site.events()).length;
  await (await site.as(idea.author)).post(fromIdea(idea.ideaId), whole);
  const events = (await site.events()).slice(before);
  expect(events.map((event) => event.actor)).toEqual([null, null]);
});

test('nothing is chosen beforehand, and wider than the house asks about patents', async () => {
  const member = await make.member();
  const nurse = await site.as(member);
  const form = await nurse.get(projectPaths.begin());
  expect(form.html).not.toContain('checked');
  const { organisationId } = member.organisation;
  const unchosen = await nurse.post(projectPaths.post(), { organisationId, title: 'Mine' });
  expect(unchosen.status).toBe(422);
  expect(unchosen).toShow('Choose who may see it');
  expect(unchosen.html).toContain('value="Mine"');
  const wide = { ...whole, organisationId };
  expect(await nurse.post(projectPaths.post(), { ...wide, patentable: '' })).toShow(
    'Say whether this could be patented',
  );
  expect(await nurse.post(projectPaths.post(), { ...wide, patentable: 'unsure' })).toShow(
    'Ask your organisation',
  );
  expect((await nurse.post(projectPaths.post(), wide)).status).toBe(303);
});

test('a project is begun only for an organisation of one’s own, and by staff', async () => {
  const nurse = await site.as(await make.member());
  const elsewhere = await make.organisation();
  const answer = await nurse.post(projectPaths.post(), {
    ...whole,
    organisationId: elsewhere.organisationId,
  });
  expect(answer.status).toBe(409);
  expect(answer).toShow('confirmed member');
  const patient = await site.as(await make.person());
  expect((await patient.get(projectPaths.begin())).status).toBe(403);
  const newcomer = await site.as(await make.person({ kind: 'staff' }));
  expect(await newcomer.get(projectPaths.begin())).toShow('none has confirmed you yet');
});

test('words that look like a patient’s are pointed out, and must be mended or justified', async () => {
  const member = await make.member();
  const nurse = await site.as(member);
  const form = {
    ...whole,
    organisationId: member.organisation.organisationId,
    problem: 'Mrs Patel, 943 476 5919, drank nothing.',
  };
  const answer = await nurse.post(projectPaths.post(), form);
  expect(answer.status).toBe(409);
  expect(answer).toShow('943 476 5919');
  expect(answer).toShow('Could this tell who a patient is?');
  const justified = await nurse.post(projectPaths.post(), {
    ...form,
    identifiersJustified: 'An example number from the manual',
  });
  expect(justified.status).toBe(303);
});

test.each([
  ['nothing', {}],
  ['a title too long', { ...whole, title: 'x'.repeat(201) }],
  ['a field given twice', { ...whole, title: ['a', 'b'] }],
  ['nested nonsense', { ...whole, title: { a: { b: 'c' } }, visibility: ['everyone', 'staff'] }],
  ['an unknown choice', { ...whole, visibility: 'company' }],
])('bad input is said plainly: %s', async (_what, form) => {
  const member = await make.member();
  const nurse = await site.as(member);
  const answer = await nurse.post(projectPaths.post(), {
    organisationId: member.organisation.organisationId,
    ...form,
  });
  expect(answer.status).toBe(422);
  expect(answer).toShow('There is a problem');
});

test('emoji, right-to-left words and scripts are kept as words', async () => {
  const member = await make.member();
  const nurse = await site.as(member);
  const title = '💧 מים <script>alert(1)</script>';
  const answer = await nurse.follow(
    nurse.post(projectPaths.post(), { ...whole, title, organisationId: member.organisation.organisationId }),
  );
  expect(answer.status).toBe(200);
  expect(answer.html).not.toContain('<script>alert');
});
