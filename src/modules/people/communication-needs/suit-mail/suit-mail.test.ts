import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newAct } from '#platform/events/event.ts';
import { type Message, mailQueue, queueMail } from '#platform/mail/mail.ts';
import { expect, test, testSite } from '#support/test.ts';
import { jobsOf } from '../../../../app.ts';
import { needNames } from '../need-kinds.rules.ts';
import { answerQuestionOnNeeds, setSharing } from '../record-need.queries.ts';

const { site, make } = await testSite();
const loud = { site, make };
const silent = await testSite({ VOICE: 'no' });

async function personWith(kinds: readonly (typeof needNames)[number][], share = true, { site, make } = loud) {
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

async function deliver(message: Message, { site } = loud): Promise<void> {
  const job = jobsOf(site.platform).find((one) => one.name === mailQueue);
  await job?.run({ ...message });
}

async function delivered(to: string, { site } = loud): Promise<Message[]> {
  const folder = join(site.platform.config.dataDir, 'mail');
  const files = (await readdir(folder)).sort();
  const messages = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(join(folder, file), 'utf8')) as Message),
  );
  return messages.filter((message) => message.to === to);
}

async function log(personId: string, { site } = loud) {
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

const news = {
  subject: 'Your meeting',
  text: 'Hello,\n\nThe nurse helps you at the hospital.\nhttps://x.example/meeting\n\nDo not eat.',
};

test('who listens gets the words as a sound file, and the log says how', async () => {
  const person = await personWith(['audio']);
  await deliver({ id: 'heard', to: person.address, ...news });
  const [message] = await delivered(person.address);
  expect(message?.text).toBe(news.text);
  expect(message?.attachments).toMatchObject([
    { fileName: 'listen-to-this-e-mail.mp3', contentType: 'audio/mpeg' },
  ]);
  const mp3 = Buffer.from(message?.attachments?.[0]?.base64 ?? '', 'base64');
  const { frames, ms } = framesOf(mp3);
  expect(frames).toBeGreaterThan(100);
  expect(ms).toBeGreaterThan(4_000);
  expect(mp3.length).toBeLessThan(60_000);
  expect(await log(person.personId)).toEqual([{ kind: 'audio', outcome: 'met', reason: 'sound-attached' }]);
});

test('what is too long to be said goes in writing, with the reason', async () => {
  const person = await personWith(['audio']);
  await deliver({ id: 'long', to: person.address, subject: 'News', text: 'It is a long tale. '.repeat(200) });
  const [message] = await delivered(person.address);
  expect(message?.attachments).toBeUndefined();
  expect(message?.text).toContain('This is too long to listen to in an e-mail');
  expect(await log(person.personId)).toEqual([
    { kind: 'audio', outcome: 'unmet', reason: 'too-long-to-say' },
  ]);
});

test('without a voice the e-mail goes all the same, and the log says why it is not heard', async () => {
  const person = await personWith(['audio'], true, silent);
  await deliver({ id: 'silent', to: person.address, ...news }, silent);
  const [message] = await delivered(person.address, silent);
  expect(message?.attachments).toBeUndefined();
  expect(message?.text).toContain('We could not make a recording of this');
  expect(message?.text).toContain(news.text);
  expect(await log(person.personId, silent)).toEqual([
    { kind: 'audio', outcome: 'unmet', reason: 'no-voice' },
  ]);
});

test('who reads symbols gets each sentence with its symbols as pictures in the e-mail', async () => {
  const person = await personWith(['symbols', 'large-print-28']);
  await deliver({ id: 'seen', to: person.address, ...news });
  const [message] = await delivered(person.address);
  const html = message?.html ?? '';
  expect(html).toContain('font-size:28pt');
  expect(html).toContain('The nurse helps you at the hospital.');
  expect(html).toContain('<a href="https://x.example/meeting">');
  expect(html).toMatch(/Pictures: [^<]*Health Icons \(MIT\)/);
  const shown = [...html.matchAll(/<img src="cid:([^"]+)" alt="([^"]+)"/g)];
  const pictures = message?.attachments ?? [];
  expect(new Set(shown.map(([, id]) => id))).toEqual(new Set(pictures.map((one) => one.contentId)));
  for (const picture of pictures) {
    expect(picture.contentType).toBe('image/png');
    expect(Buffer.from(picture.base64, 'base64').subarray(1, 4).toString('latin1')).toBe('PNG');
  }
  // 'Do not eat' never shows the picture of eating alone.
  expect(html).toMatch(/not<\/td><td[^>]*><img[^>]*>(?:<br\s*\/?>)eat/);
  expect(await log(person.personId)).toEqual([
    { kind: 'large-print-28', outcome: 'met', reason: 'rendered-large' },
    { kind: 'symbols', outcome: 'met', reason: 'symbols-in-mail' },
  ]);
});

test('a sentence without a symbol is told, not passed over', async () => {
  const person = await personWith(['symbols']);
  await deliver({
    id: 'partly',
    to: person.address,
    subject: 'Doctor',
    text: 'The nurse helps you.\n\nThus: xyzzy.',
  });
  const [message] = await delivered(person.address);
  expect(message?.text).toContain('Some of this has no symbols');
  expect(message?.html).toContain('cid:');
  expect(await log(person.personId)).toEqual([
    { kind: 'symbols', outcome: 'unmet', reason: 'some-without-symbols' },
  ]);
});

/** Counts the frames of an MP3 (MPEG-2, layer III), each whole and in its place. */
function framesOf(mp3: Buffer): { frames: number; ms: number } {
  let at = 0;
  let ms = 0;
  let frames = 0;
  while (at + 4 <= mp3.length) {
    if (mp3.readUInt16BE(at) >> 4 !== 0xfff) throw new Error(`no frame at ${at}`);
    const flags = mp3[at + 2] ?? 0;
    const kilobits = [0, 8, 16, 24, 32, 40, 48, 56, 64][flags >> 4] ?? 0;
    const samplesPerSecond = [22_050, 24_000, 16_000][(flags >> 2) & 3] ?? 0;
    at += Math.floor((72 * kilobits * 1_000) / samplesPerSecond) + ((flags >> 1) & 1);
    ms += (576 * 1_000) / samplesPerSecond;
    frames += 1;
  }
  expect(at).toBe(mp3.length);
  return { frames, ms };
}
