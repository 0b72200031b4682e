import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newAct } from '#platform/events/event.ts';
import { type Message, mailQueue, queueMail } from '#platform/mail/mail.ts';
import { expect, test, testSite } from '#support/test.ts';
import { jobsOf } from '../../../../app.ts';
import { needNames } from '../need-kinds.rules.ts';
import { answerQuestionOnNeeds, setSharing } from '../needs.queries.ts';

const { site, make } = await testSite();

async function personWith(kinds: readonly (typeof needNames)[number][], share = true) {
  const person = await make.person();
  const answering = {
    personId: person.personId,
    by: person.personId,
    role: 'self',
    source: 'account',
  } as const;
  const act = newAct({ actor: person.personId, organisation: null, at: site.clock.now() });
  await site.db.transaction().execute(async (tx) => {
    await answerQuestionOnNeeds(tx, act, answering, kinds, kinds);
    await setSharing(tx, act, answering, share);
  });
  return person;
}

async function deliver(message: Message): Promise<void> {
  const job = jobsOf(site.platform).find((one) => one.name === mailQueue);
  await job?.run({ ...message });
}

async function delivered(to: string): Promise<Message[]> {
  const folder = join(site.platform.config.dataDir, 'mail');
  const files = (await readdir(folder)).sort();
  const messages = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(join(folder, file), 'utf8')) as Message),
  );
  return messages.filter((message) => message.to === to);
}

async function log(personId: string) {
  return site.db
    .selectFrom('need_contact as c')
    .innerJoin('communication_need as n', 'n.id', 'c.need_id')
    .where('n.person_id', '=', personId)
    .orderBy('n.kind')
    .select(['n.kind', 'c.outcome', 'c.reason'])
    .execute();
}

test('an e-mail comes in letters of the size that is needed, and says what it does not give', async () => {
  const person = await personWith(['large-print-24', 'easy-read']);
  await deliver({
    id: 'one',
    to: person.address,
    subject: 'News',
    text: 'Hello <you>,\n\nhttps://x.example/a',
  });
  const [message] = await delivered(person.address);
  expect(message?.html).toContain('font-size:24pt');
  expect(message?.html).toContain('Hello &lt;you');
  expect(message?.html).toContain('<a href="https://x.example/a">');
  expect(message?.text).toContain('This is not in Easy Read yet');
  expect(await log(person.personId)).toEqual([
    { kind: 'easy-read', outcome: 'unmet', reason: 'no-checked-version' },
    { kind: 'large-print-24', outcome: 'met', reason: 'rendered-large' },
  ]);
});

test('a message that is tried again is logged once; whoever needs nothing gets it as it was', async () => {
  const person = await personWith(['audio']);
  const message = { id: 'again', to: person.address, subject: 'News', text: 'Hello' };
  await deliver(message);
  await deliver(message);
  expect(await log(person.personId)).toHaveLength(1);
  const other = await make.person();
  await deliver({ ...message, to: other.address });
  expect(await delivered(other.address)).toMatchObject([{ text: 'Hello' }]);
  expect((await delivered(other.address))[0]?.html).toBeUndefined();
});

test('simulated contacts: each need of each person is met, or logged as unmet with a reason, for every e-mail', async () => {
  const people = await Promise.all([
    personWith(needNames.filter((name) => !/^large-print-2[08]$/.test(name))),
    personWith(
      needNames.filter((name) => !name.startsWith('large-print')),
      false,
    ),
    ...needNames.map((name) => personWith([name])),
  ]);
  for (const [i, person] of people.entries())
    for (const round of [1, 2, 3])
      await deliver({ id: `simulated ${i} ${round}`, to: person.address, subject: 'News', text: 'Hello' });
  for (const person of people) {
    const needs = await site.db
      .selectFrom('communication_need')
      .where('person_id', '=', person.personId)
      .select('id')
      .execute();
    const lines = await log(person.personId);
    expect(lines).toHaveLength(needs.length * 3);
    for (const line of lines) expect(line.reason).not.toBe('');
  }
});

test('a message that could not be sent is logged so, and set right when it was sent after all', async () => {
  const person = await personWith(['large-print-20']);
  const { suitMail } = await import('./suit-mail.ts');
  const suited = await suitMail(site.platform, {
    id: 'lost',
    to: person.address,
    subject: 'News',
    text: 'Hello',
  });
  await suited.failed();
  await suited.failed();
  expect(await log(person.personId)).toMatchObject([{ outcome: 'unmet', reason: 'could-not-be-sent' }]);
  await suited.sent();
  expect(await log(person.personId)).toMatchObject([{ outcome: 'met', reason: 'rendered-large' }]);
});

test('a supporter who may be told gets a copy of what everyone may know, and never of a secret', async () => {
  const person = await personWith(['via-carer']);
  const supporter = await make.person();
  await site.db
    .insertInto('supporter')
    .values({
      id: crypto.randomUUID(),
      person_id: person.personId,
      supporter_id: supporter.personId,
      address: supporter.address,
      token_hash: Buffer.from(crypto.randomUUID()),
      may: ['be-told'],
      invited_at: new Date(),
      expires_at: new Date(),
      accepted_at: new Date(),
    })
    .execute();
  const { jobs, database } = site.platform;
  const queue = (message: Message) => database.db.transaction().execute((tx) => queueMail(tx, jobs, message));
  await queue({ to: person.address, subject: 'Sign in', text: 'A secret link' });
  expect(await site.mailTo(supporter.address)).toEqual([]);
  await queue({ to: person.address, subject: 'News', text: 'Own words', supporterText: 'They were told' });
  const [copy] = await site.mailTo(supporter.address);
  expect(copy).toMatchObject({ text: 'They were told' });
  expect(JSON.stringify(copy)).not.toContain('Own words');
  for (const message of await site.mailTo(person.address)) await deliver(message);
  const reasons = (await log(person.personId)).map((line) => line.reason).sort();
  expect(reasons).toEqual(['only-the-person-may-have-it', 'supporter-told']);
});
