import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftWithModel } from './outside-model.ts';

/** Stands for somebody else's server: it says what it was told to say. */
let server: Server;
let asked: { authorization: string | undefined; body: string } | undefined;
let say: { status: number; body: string } = { status: 200, body: '' };

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      asked = { authorization: request.headers.authorization, body };
      response.writeHead(say.status, { 'content-type': 'application/json' }).end(say.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
});

const model = () => ({
  url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/chat/completions`,
  name: 'small',
  key: 'secret-key',
});
const answering = (content: string) => ({
  status: 200,
  body: JSON.stringify({ choices: [{ message: { content } }] }),
});
const source = 'If you experience nausea, do not consume more than two tablets prior to food.';

test('an answer that keeps every fact is a draft, with its difference and what is left to do', async () => {
  say = answering('If you feel sick, do not eat more than 2 tablets before food.');
  const draft = await draftWithModel(source, model());
  expect(draft).toMatchObject({
    kind: 'drafted',
    text: 'If you feel sick, do not eat more than 2 tablets before food.',
  });
  expect(asked?.authorization).toBe('Bearer secret-key');
  expect(asked?.body).toContain('do not consume more');
});

test.each([
  ['If you feel sick, eat 2 tablets before food.', 'not'],
  ['If you feel sick, do not eat more than 3 tablets before food.', '2 tablet'],
  ['Do not eat more than 2 tablets before food.', 'if'],
])('an answer that loses a fact is refused: %s', async (words, lost) => {
  say = answering(words);
  const draft = await draftWithModel(source, model());
  expect(draft.kind).toBe('refused');
  expect(draft.kind === 'refused' && draft.lost.map((fact) => fact.value)).toContain(lost);
});

test('an answer that makes something up is refused', async () => {
  say = answering('If you feel sick, do not eat more than 2 tablets before food. Call Dr Lee in 3 days.');
  const draft = await draftWithModel(source, model());
  expect(draft.kind === 'refused' && draft.added.map((fact) => fact.value)).toContain('3 day');
});

test.each([
  [{ status: 500, body: '' }, 'status 500'],
  [{ status: 200, body: 'not json' }, 'JSON'],
  [{ status: 200, body: '{"choices":[]}' }, 'no text'],
  [{ status: 200, body: 'x'.repeat(300_000) }, 'too much'],
])('an answer of no use says why', async (answer, why) => {
  say = answer;
  const draft = await draftWithModel(source, model());
  expect(draft.kind === 'no-answer' && draft.why).toContain(why);
});

test('a model that is not there says so', async () => {
  const draft = await draftWithModel(source, { ...model(), url: 'http://127.0.0.1:1/' });
  expect(draft).toEqual({ kind: 'no-answer', why: 'the model could not be reached' });
});
