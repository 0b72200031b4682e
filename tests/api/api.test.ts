import { Validator } from '@seriousme/openapi-schema-validator';
import { accountPaths } from '#modules/people/public.ts';
import { expect, test, testSite } from '#support/test.ts';

const { site, make } = await testSite();

type Made = Awaited<ReturnType<typeof make.member>>;

async function tokenOf(person: Made, mayWrite = true): Promise<string> {
  const browser = await site.as(person);
  const answer = await browser.post(accountPaths.tokens(), {
    label: 'A program',
    ...(mayWrite ? { mayWrite: 'yes' } : {}),
  });
  const token = answer.html.match(/<code[^>]*>([^<]+)<\/code>/)?.[1];
  if (!token) throw new Error(`no token was made: ${answer.text.slice(0, 300)}`);
  return token;
}

const program = site.visitor();
const idea = {
  problem: 'Nobody can find the hoist.',
  proposal: 'A tag that rings when it is called.',
  helps: 'Ward staff',
  topics: ['falls'],
  visibility: 'everyone',
  patentable: 'no',
};

test('the description is OpenAPI 3.1 and names every endpoint', async () => {
  const description = (await program.get('/api/openapi.json')).json<{ openapi: string; paths: object }>();
  const verdict = await new Validator().validate(description);
  expect(verdict.errors).toBeUndefined();
  expect(description.openapi).toBe('3.1.0');
  expect(Object.keys(description.paths).sort()).toEqual([
    '/api/adoptions/{adoptionId}',
    '/api/ideas',
    '/api/ideas/{ideaId}',
    '/api/projects',
    '/api/projects/{projectId}',
    '/api/projects/{projectId}/adoptions',
    '/api/register',
  ]);
});

test('a program posts an idea for its holder, reads it, and finds it in the list', async () => {
  const token = await tokenOf(await make.member({ name: 'Olu Ade' }));
  const posted = await program.call('POST', '/api/ideas', { token, body: idea });
  expect(posted.status).toBe(201);
  const { ideaId } = posted.json<{ ideaId: string }>();
  const read = (await program.call('GET', `/api/ideas/${ideaId}`)).json();
  expect(read).toMatchObject({ problem: idea.problem, author: 'Olu Ade', supporterCount: 0, version: 1 });
  const list = (await program.call('GET', '/api/ideas?topic=falls')).json<{ ideas: { ideaId: string }[] }>();
  expect(list.ideas.map((one) => one.ideaId)).toContain(ideaId);
});

test('an author who is not named stays so', async () => {
  const author = await make.member({ name: 'Never Named' });
  const token = await tokenOf(author);
  const posted = await program.call('POST', '/api/ideas', { token, body: { ...idea, anonymous: true } });
  const { ideaId } = posted.json<{ ideaId: string }>();
  for (const reader of [undefined, token]) {
    const { html } = await program.call(
      'GET',
      `/api/ideas/${ideaId}`,
      reader === undefined ? {} : { token: reader },
    );
    expect(html).not.toContain('Never Named');
    expect(html).not.toContain(author.personId);
  }
});

test('a project is begun, changed, and protected from a second writer’s old version', async () => {
  const owner = await make.member();
  const token = await tokenOf(owner);
  const begun = await program.call('POST', '/api/projects', {
    token,
    body: {
      title: 'Rails that fold',
      summary: 'Bed rails.',
      topics: ['falls'],
      visibility: 'staff',
      patentable: 'no',
    },
  });
  expect(begun.status).toBe(201);
  const { projectId } = begun.json<{ projectId: string }>();
  const change = { title: 'Rails that fold away', stage: 'testing', version: 1 };
  const url = `/api/projects/${projectId}`;
  expect((await program.call('PUT', url, { token, body: change })).json()).toEqual({ version: 2 });
  const late = await program.call('PUT', url, { token, body: { ...change, title: 'Other words' } });
  expect(late.status).toBe(409);
  expect(late.headers['content-type']).toContain('application/problem+json');
  const read = (await program.call('GET', url, { token })).json();
  expect(read).toMatchObject({ title: 'Rails that fold away', state: 'draft', version: 2 });
  expect((await program.call('GET', url)).status).toBe(404);
});

test('an adoption is claimed once and read with its project', async () => {
  const project = await make.project();
  const token = await tokenOf(await make.member());
  const url = `/api/projects/${project.projectId}/adoptions`;
  const body = { unit: 'Ward 9', state: 'piloting', says: 'It went well.' };
  const [one, two] = await Promise.all([
    program.call('POST', url, { token, body }),
    program.call('POST', url, { token, body }),
  ]);
  expect([one.status, two.status].sort()).toEqual([201, 409]);
  const { adoptions } = (await program.call('GET', url)).json<{ adoptions: { adoptionId: string }[] }>();
  expect(adoptions).toHaveLength(1);
  const [adoption] = adoptions;
  expect((await program.call('GET', `/api/adoptions/${adoption?.adoptionId}`)).json()).toMatchObject({
    unit: 'Ward 9',
    confirmation: 'claimed',
  });
  expect(await site.events('adoption.claimed')).toHaveLength(1);
});

test('without a token nothing is written; a token that only reads does not write; a revoked one does nothing', async () => {
  const holder = await make.member();
  expect((await program.call('POST', '/api/ideas', { body: idea })).status).toBe(401);
  expect((await program.call('POST', '/api/ideas', { token: 'made-up', body: idea })).status).toBe(401);
  const reading = await tokenOf(holder, false);
  expect((await program.call('POST', '/api/ideas', { token: reading, body: idea })).status).toBe(403);
  const token = await tokenOf(holder);
  await site.db.updateTable('personal_token').set({ revoked_at: new Date() }).execute();
  expect((await program.call('POST', '/api/ideas', { token, body: idea })).status).toBe(401);
});

test('a patient of the public posts no ideas by a program either', async () => {
  const token = await tokenOf((await make.person()) as Made);
  expect((await program.call('POST', '/api/ideas', { token, body: idea })).status).toBe(403);
});

test.each([
  ['nothing', {}, 400],
  ['a text where a list belongs', { ...idea, topics: 'falls' }, 400],
  ['a topic that is none', { ...idea, topics: ['falling'] }, 400],
  ['a far too long text', { ...idea, problem: 'x'.repeat(5_001) }, 400],
  ['no JSON', '{"problem":', 400],
  ['a patient’s number', { ...idea, problem: 'NHS number 943 476 5919 waited' }, 409],
  ['an open patent question', { ...idea, patentable: 'unsure' }, 409],
])('%s is refused as problem details', async (_what, body, status) => {
  const token = await tokenOf(await make.member());
  const answer = await program.call('POST', '/api/ideas', { token, body });
  expect(answer.status).toBe(status);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.json()).toMatchObject({ status });
});

test('what somebody may not read is absent, by list and by address', async () => {
  const secret = await make.idea({ visibility: 'organisation', title: 'Ours alone' });
  const token = await tokenOf(await make.member());
  expect((await program.call('GET', `/api/ideas/${secret.ideaId}`, { token })).status).toBe(404);
  expect((await program.call('GET', '/api/ideas', { token })).html).not.toContain('Ours alone');
  expect((await program.call('GET', '/api/ideas/nonsense', { token })).status).toBeGreaterThanOrEqual(400);
});
