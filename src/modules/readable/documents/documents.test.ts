import type { Browser } from '#support/browser.ts';
import { readPdf } from '#support/read-pdf.ts';
import { expect, test, testSite } from '#support/test.ts';
import { proposePictures } from '../symbols/propose-pictures.ts';
import { lookOver } from './desk/edit-version/look-over.ts';
import { deskPaths, easyPaths } from './easy.paths.ts';

const { site, make } = await testSite();
// Word lists and pictures are read once, when first asked: not within what the tests ask.
lookOver('A nurse helps.', { format: 'easy-read', sourceText: 'A nurse helps.', glossary: [] });
proposePictures('A nurse helps.');
const editor = await make.programmeStaff('editor');
const second = await make.programmeStaff('editor');
const asEditor = await site.as(editor, { secondFactor: true });
const asSecond = await site.as(second, { secondFactor: true });

async function openProject(title = 'Warm tea on two wards') {
  return make.project({ title, visibility: 'everyone' });
}

function versionIdIn(location: string | undefined): string {
  const found = /versions\/([0-9a-f-]{36})/.exec(location ?? '')?.[1];
  if (!found) throw new Error(`no version in ${location}`);
  return found;
}

async function begin(browser: Browser, projectId: string, from = 'nothing', format = 'easy-read') {
  const answer = await browser.post(deskPaths.begin({ kind: 'project', ref: projectId }), { format, from });
  expect(answer.status, answer.text).toBe(303);
  return versionIdIn(answer.location);
}

async function revisionOf(versionId: string): Promise<number> {
  const row = await site.db
    .selectFrom('readable_version')
    .where('id', '=', versionId)
    .select('revision')
    .executeTakeFirstOrThrow();
  return row.revision;
}

async function write(browser: Browser, versionId: string, text: string, more: object = {}) {
  return browser.post(deskPaths.save({ versionId }), {
    title: 'Warm tea',
    text,
    glossary: 'ward: a big room with beds',
    revision: await revisionOf(versionId),
    ...more,
  });
}

async function publishChecked(projectId: string): Promise<string> {
  const versionId = await begin(asEditor, projectId);
  await write(asEditor, versionId, 'A ward had cold tea.\nNow the tea is warm.');
  await asSecond.post(deskPaths.sign({ versionId }), {
    revision: await revisionOf(versionId),
    compared: 'yes',
  });
  const published = await asEditor.post(deskPaths.publish({ versionId }), {
    revision: await revisionOf(versionId),
  });
  expect(published.status, published.text).toBe(303);
  return versionId;
}

test('a record without a version is read sentence by sentence in the easy frame, and Easy Read can be asked for', async () => {
  const project = await openProject();
  const page = await site.visitor().get(easyPaths.read({ kind: 'project', ref: project.projectId }));
  expect(page).toShow('This page is not in Easy Read yet');
  expect(page).toShow('Ask for Easy Read');
  expect(page.html).toContain('data-speak');
  expect(page.html).toContain('sw-easy-frame');
});

test('who switches to Easy Read gets every page in the simple frame, and records as documents', async () => {
  const project = await openProject();
  const reader = site.visitor();
  const on = await reader.get(`${easyPaths.on()}?next=/projects/${project.projectId}`);
  expect(on.location).toBe(`/projects/${project.projectId}`);
  const led = await reader.get(on.location ?? '');
  expect(led.location).toBe(easyPaths.read({ kind: 'project', ref: project.projectId }));
  expect((await reader.get('/')).location).toBe(easyPaths.home());
  expect((await reader.get('/search?q=tea')).location).toBe(`${easyPaths.find()}?q=tea`);
  expect((await reader.get('/sign-in')).html).toContain('sw-easy-frame');
  const whole = await reader.get(`/projects/${project.projectId}?whole=yes`);
  expect(whole.html).toContain('sw-easy-frame');
  await reader.get(`${easyPaths.off()}?next=/projects/${project.projectId}`);
  expect((await reader.get(`/projects/${project.projectId}`)).html).not.toContain('sw-easy-frame');
  expect((await reader.get(`${easyPaths.on()}?next=https://elsewhere.example/`)).location).toBe(
    easyPaths.home(),
  );
});

test('a recorded need has the same effect as the switch', async () => {
  const person = await make.person();
  await site.db
    .insertInto('communication_need')
    .values({
      id: crypto.randomUUID(),
      person_id: person.personId,
      whose: 'person',
      kind: 'easy-read',
      category: 'information-format',
      snomed_code: '796161000000101',
      snomed_display: 'Requires information in Easyread',
      recorder_role: 'self',
      recorded_at: new Date(),
      source: 'account',
      last_asked_at: new Date(),
      review_due_on: '2030-01-01',
    })
    .execute();
  const browser = await site.as(person);
  expect((await browser.get('/')).location).toBe(easyPaths.home());
});

test('what a viewer may not read has no easy page, no print and no desk', async () => {
  const project = await make.project({ visibility: 'organisation' });
  const at = { kind: 'project', ref: project.projectId };
  for (const address of [easyPaths.read(at), easyPaths.print(at)])
    expect((await site.visitor().get(address)).status, address).toBe(404);
  expect((await asEditor.get(deskPaths.record(at))).status).toBe(404);
  expect((await asEditor.post(deskPaths.begin(at), { format: 'plain', from: 'source' })).status).toBe(404);
  expect((await site.visitor().get(easyPaths.read({ kind: 'nonsense', ref: 'x' }))).status).toBe(404);
});

test('an editor writes, another signs, it is published; the person who asked is told', async () => {
  const project = await openProject();
  const reader = await make.person();
  const asReader = await site.as(reader);
  const asked = await asReader.post('/version-requests', { kind: 'project', subjectId: project.projectId });
  expect(asked.status, asked.text).toBe(303);
  const versionId = await publishChecked(project.projectId);
  const page = await site.visitor().get(easyPaths.read({ kind: 'project', ref: project.projectId }));
  expect(page).toShow('Now the tea is warm.');
  expect(page).toShow('ward means: a big room with beds.');
  expect(page).toShow(`${second.name} checked it on`);
  expect(page).toShow('Not tested with people with learning disabilities.');
  expect(await site.events('version.fulfilled')).toHaveLength(1);
  const standard = await site.visitor().get(`/projects/${project.projectId}`);
  expect(standard).toShow('Read this in Easy Read');
  expect(standard).toShow(`Checked by ${second.name}`);
  await asEditor.post(deskPaths.tests({ versionId }), {
    heldOn: '2026-01-10',
    runBy: 'Our reading group',
    people: '4',
    whatChanged: 'They asked what a ward is.',
  });
  expect(await site.visitor().get(easyPaths.read({ kind: 'project', ref: project.projectId }))).toShow(
    '4 people with learning disabilities tested it on 10 January 2026. Our reading group ran the test.',
  );
});

test('a version that nobody checked is offered, never put in the place of the standard text', async () => {
  const project = await openProject();
  const versionId = await begin(asEditor, project.projectId);
  await write(asEditor, versionId, 'Warm tea is nice.');
  await asEditor.post(deskPaths.publish({ versionId }), { revision: await revisionOf(versionId) });
  const at = easyPaths.read({ kind: 'project', ref: project.projectId });
  const first = await site.visitor().get(at);
  expect(first).not.toShow('Warm tea is nice.');
  expect(first).toShow('Nobody has checked it yet.');
  const asked = await site.visitor().get(`${at}?version=easy-read`);
  expect(asked).toShow('Warm tea is nice.');
  expect(asked).toShow('Nobody has checked it yet.');
  expect(await site.visitor().get(`/projects/${project.projectId}`)).not.toShow('Read this in Easy Read');
});

test('a machine’s draft keeps facts, is seen by no reader, and is published only when somebody went through it', async () => {
  const project = await make.project({ visibility: 'everyone' });
  const versionId = await begin(asEditor, project.projectId, 'machine');
  const at = easyPaths.read({ kind: 'project', ref: project.projectId });
  expect(await asEditor.get(deskPaths.version({ versionId }))).toShow('A machine made this draft');
  const refused = await asEditor.post(deskPaths.publish({ versionId }), { revision: 1 });
  expect(refused.status).toBe(409);
  expect(refused).toShow('No reader sees a machine’s draft.');
  expect((await asSecond.post(deskPaths.sign({ versionId }), { revision: 1, compared: 'yes' })).status).toBe(
    409,
  );
  expect((await site.visitor().get(`${at}?version=easy-read`)).text).not.toContain('machine');
  expect((await site.visitor().get(deskPaths.version({ versionId }))).location).toContain('/sign-in');
  expect((await asEditor.post(deskPaths.goneThrough({ versionId }), { revision: 1 })).status).toBe(409);
  await asEditor.post(deskPaths.goneThrough({ versionId }), { revision: 1, readAll: 'yes' });
  await asEditor.post(deskPaths.publish({ versionId }), { revision: await revisionOf(versionId) });
  expect(await site.visitor().get(`${at}?version=easy-read`)).toShow(
    `It began as a machine’s draft. ${editor.name} went through every sentence on`,
  );
});

test('changing the source marks the version out of date for readers at once, and tells who wrote it', async () => {
  const project = await openProject();
  await publishChecked(project.projectId);
  const at = easyPaths.read({ kind: 'project', ref: project.projectId });
  expect(await site.visitor().get(at)).not.toShow('The standard page has changed');
  await site.db
    .updateTable('project')
    .set({ summary: 'The tea is hot now.' })
    .where('id', '=', project.projectId)
    .execute();
  expect(await site.visitor().get(at)).toShow('The standard page has changed since this was written.');
  await site.db
    .insertInto('event')
    .values({
      id: crypto.randomUUID(),
      at: new Date(),
      actor: null,
      verb: 'project.edited',
      subject_kind: 'project',
      subject: project.projectId,
      organisation: null,
      concerns: [],
      payload: '{}',
    })
    .execute();
  await site.catchUp();
  await site.catchUp();
  expect(await site.events('easy-version.outdated')).toHaveLength(1);
  expect(await asEditor.get(deskPaths.list())).toShow('Out of date since');
});

test('two editors at once: the second sees both texts and loses neither', async () => {
  const project = await openProject();
  const versionId = await begin(asEditor, project.projectId);
  const [one, two] = await Promise.all([
    asEditor.post(deskPaths.save({ versionId }), { title: 'T', text: 'From the first.', revision: 1 }),
    asSecond.post(deskPaths.save({ versionId }), { title: 'T', text: 'From the second.', revision: 1 }),
  ]);
  expect([one.status, two.status].toSorted()).toEqual([303, 409]);
  const late = one.status === 409 ? one : two;
  expect(late).toShow('Somebody else saved while you wrote');
  expect(late).toShow('From the first.');
  expect(late).toShow('From the second.');
  const both = await Promise.all([
    asEditor.post(deskPaths.begin({ kind: 'project', ref: project.projectId }), {
      format: 'plain',
      from: 'source',
    }),
    asSecond.post(deskPaths.begin({ kind: 'project', ref: project.projectId }), {
      format: 'plain',
      from: 'source',
    }),
  ]);
  expect(both.map((answer) => answer.status).toSorted()).toEqual([303, 409]);
});

test('one who wrote cannot sign; words changed after the signature are unsigned', async () => {
  const project = await openProject();
  const versionId = await begin(asEditor, project.projectId);
  await write(asEditor, versionId, 'Tea is warm.');
  const own = await asEditor.post(deskPaths.sign({ versionId }), { revision: 2, compared: 'yes' });
  expect(own).toShow('Another person checks it.');
  expect((await asSecond.post(deskPaths.sign({ versionId }), { revision: 2 })).status).toBe(409);
  const late = await asSecond.post(deskPaths.sign({ versionId }), { revision: 1, compared: 'yes' });
  expect(late).toShow('Somebody changed this version since you opened it.');
  await asSecond.post(deskPaths.sign({ versionId }), { revision: 2, compared: 'yes' });
  await write(asEditor, versionId, 'Tea is hot.');
  expect(await asEditor.get(deskPaths.version({ versionId }))).toShow('Nobody has checked it yet.');
});

test('hints come with why, source and a rewording that one press takes over', async () => {
  const project = await openProject();
  const versionId = await begin(asEditor, project.projectId);
  await write(asEditor, versionId, 'We utilise lids to keep it warm.');
  const page = await asEditor.get(deskPaths.version({ versionId }));
  expect(page).toShow('Source:');
  const value = /name="accept" value="([^"]*)"/.exec(page.html)?.[1]?.replaceAll('&quot;', '"') ?? '';
  expect(JSON.parse(value)).toMatchObject({ text: expect.stringMatching(/utilise/) });
  await write(asEditor, versionId, 'We utilise lids to keep it warm.', { accept: value });
  expect((await asEditor.get(deskPaths.version({ versionId }))).html).toContain('We use lids');
  const gone = await write(asEditor, versionId, 'We use lids.', { accept: value });
  expect(gone).toShow('no longer stand in the text');
  const typing = await asEditor.post(deskPaths.hints({ versionId }), {
    text: 'They utilise it.',
    glossary: '',
  });
  expect(typing.json<{ html: string }>().html).toContain('utilise');
});

test('pictures are proposed with why, chosen for each sentence, and kept when the sentence moves', async () => {
  const project = await openProject();
  const versionId = await begin(asEditor, project.projectId);
  await write(asEditor, versionId, 'A nurse helps you.\nThe weather of ideas.');
  const page = await asEditor.get(deskPaths.pictures({ versionId }));
  expect(page).toShow('in the concept map');
  const value = /name="p0" value="([^"]*nurse[^"]*)"/.exec(page.html)?.[1] ?? '';
  const revision = await revisionOf(versionId);
  await asEditor.post(deskPaths.pictures({ versionId }), { revision, p0: value, p1: 'none' });
  await write(asEditor, versionId, 'Now read this.\nA nurse helps you.');
  const row = await site.db
    .selectFrom('readable_version')
    .where('id', '=', versionId)
    .select('lines')
    .executeTakeFirstOrThrow();
  expect(row.lines).toMatchObject([{ pictures: [] }, { pictures: [{ picture: value.split('|')[0] }] }]);
  expect((await asEditor.post(deskPaths.pictures({ versionId }), { revision, p0: value })).status).toBe(409);
});

test('bad input is said plainly, and nothing typed is lost', async () => {
  const project = await openProject();
  const versionId = await begin(asEditor, project.projectId);
  const long = await write(asEditor, versionId, 'Tea is warm. '.repeat(6_000));
  expect(long.status).toBe(422);
  expect(long).toShow('The text must be 60,000 characters or fewer');
  expect(long.html).toContain('Tea is warm. '.repeat(5_999));
  const wrong = await write(asEditor, versionId, 'Kept words.', { glossary: 'no colon' });
  expect(wrong).toShow('Write each hard word on a line of its own');
  expect(wrong).toShow('Kept words.');
  for (const text of [
    '😀😀😀',
    'Dzień dobry, to jest strona po polsku.',
    '# only a heading',
    'x'.repeat(50_000),
    '',
  ]) {
    const saved = await write(asEditor, versionId, text);
    expect(saved.status, text).toBe(303);
    expect((await asEditor.get(deskPaths.version({ versionId }))).status, text).toBe(200);
  }
  const test = await asEditor.post(deskPaths.tests({ versionId }), {
    heldOn: '2090-01-01',
    runBy: 'A',
    people: '3',
    whatChanged: 'B',
  });
  expect(test).toShow('This day lies ahead.');
});

test('the author of a record writes versions of it and is not named by them; strangers do not', async () => {
  const nurse = await make.member();
  const idea = await make.idea({ author: nurse, visibility: 'everyone' });
  const asNurse = await site.as(nurse);
  const at = { kind: 'idea', ref: idea.ideaId };
  const answer = await asNurse.post(deskPaths.begin(at), { format: 'easy-read', from: 'source' });
  const versionId = versionIdIn(answer.location);
  await asEditor.post(deskPaths.publish({ versionId }), { revision: 1 });
  const page = await site.visitor().get(`${easyPaths.read(at)}?version=easy-read`);
  expect(page).toShow('Its author wrote it');
  expect(page).not.toShow(nurse.name);
  const stranger = await site.as(await make.member());
  expect((await stranger.get(deskPaths.record(at))).status).toBe(403);
  expect((await stranger.get(deskPaths.version({ versionId }))).status).toBe(403);
  expect((await stranger.post(deskPaths.save({ versionId }), { title: 'x', text: 'y' })).status).toBe(403);
  expect((await asNurse.post(deskPaths.publish({ versionId }), { revision: 1 })).status).toBe(403);
});

test('the print is tagged, says what is known of the version, and grows for large print', async () => {
  const project = await openProject();
  await publishChecked(project.projectId);
  const address = easyPaths.print({ kind: 'project', ref: project.projectId });
  const reply = await site.server.inject({ method: 'GET', url: address });
  expect(reply.headers['content-type']).toBe('application/pdf');
  const pdf = readPdf(reply.rawPayload);
  expect(pdf.title).toBe('Warm tea');
  expect(pdf.catalog).toContain('/Lang (en-GB)');
  expect(pdf.text).toContain('Now the tea is warm.');
  expect(pdf.text.replace(/\s+/g, ' ')).toContain('Not tested with people with learning disabilities.');
  const large = await site.server.inject({ method: 'GET', url: `${address}?points=28` });
  expect(large.rawPayload.toString('latin1')).toContain('/UserUnit 1.75');
});

test('a question is answered one step a page, looked at before it is sent, and found again', async () => {
  const project = await openProject('A quiet hour');
  const owner = await site.as(project.owner);
  const asked = await owner.post(`/projects/${project.projectId}/views`, {
    question: 'What would help you rest?',
    closesOn: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10),
  });
  const questionId = /views\/([0-9a-f-]{36})/.exec(asked.location ?? '')?.[1] ?? '';
  const at = { kind: 'views-question', subjectId: questionId };
  expect(await site.visitor().get(easyPaths.read({ kind: 'project', ref: project.projectId }))).toShow(
    'What would help you rest?',
  );
  const reader = await site.as(await make.person());
  await reader.get(`${easyPaths.on()}?next=/`);
  expect(await reader.get(easyPaths.answers())).toShow('What would help you rest?');
  expect((await reader.post(easyPaths.check(at), { body: '' })).status).toBe(422);
  const look = await reader.post(easyPaths.check(at), { body: 'Less noise at night.', help: 'nobody' });
  expect(look).toShow('Is this right?');
  expect(look).toShow('Less noise at night.');
  const back = await reader.post(easyPaths.check(at), { body: 'Less noise at night.', change: 'yes' });
  expect(back.html).toContain('Less noise at night.</textarea>');
  const sent = await reader.post(`/views/${questionId}/answers`, { body: 'Less noise at night.' });
  const thanks = await reader.follow(sent);
  expect(thanks).toShow('Thank you.');
  expect(thanks.html).toContain('sw-easy-frame');
  expect(await reader.get(easyPaths.answers())).toShow('Less noise at night.');
});
