import { newAct } from '#platform/events/event.ts';
import { expect, test, testSite } from '#support/test.ts';
import { fulfilVersion, requestVersion } from '../../public.ts';
import { myNeedsPaths, versionPaths } from '../communication-need.paths.ts';

const { site, make } = await testSite();

async function publicProject() {
  const project = await make.project();
  return {
    ...project,
    record: { kind: 'project', subjectId: project.projectId },
    href: `/projects/${project.projectId}`,
  };
}

async function requests(subjectId: string) {
  const rows = await site.db
    .selectFrom('version_request as r')
    .innerJoin('version_task as t', 't.id', 'r.task_id')
    .where('t.subject_id', '=', subjectId)
    .select(['r.person_id', 't.id', 't.held_by', 't.due_on'])
    .execute();
  return rows;
}

test('one press opens a task with a date, held by a named editor; each person is counted once', async () => {
  const editor = await make.programmeStaff('editor');
  const { record, href, projectId } = await publicProject();
  const browser = await site.as(await make.person());
  expect(await browser.get(href)).toShow('Ask for Easy Read');
  const [first] = await Promise.all([
    browser.post(versionPaths.ask(), record),
    browser.post(versionPaths.ask(), record),
  ]);
  expect(first?.status === 303 || first?.status === 409).toBe(true);
  await (await site.as(await make.person())).post(versionPaths.ask(), record);
  await site.visitor().post(versionPaths.ask(), record);
  await site.visitor().post(versionPaths.ask(), record);
  const counted = await requests(projectId);
  expect(counted).toHaveLength(3);
  expect(new Set(counted.map((row) => row.id)).size).toBe(1);
  expect(counted[0]?.held_by).toBe(editor.personId);
  expect(await browser.get(href)).toShow('Somebody asked for Easy Read. It was promised for');
  const desk = await site.as(editor, { secondFactor: true });
  expect(await desk.get(versionPaths.tasks())).toShow('3 people ask');
});

test('it stays logged as unmet until it is done; then it is linked with who checked it, and they are told', async () => {
  const editor = await make.programmeStaff('editor');
  const { record, href, projectId } = await publicProject();
  const person = await make.person();
  const browser = await site.as(person);
  await browser.post(myNeedsPaths.question({ step: 'reading' }), { answer: 'easy-read' });
  await browser.post(versionPaths.ask(), record);
  expect(await browser.get(myNeedsPaths.show())).toShow('You asked for it, and it is not made yet');
  const taskId = (await requests(projectId))[0]?.id ?? '';
  const desk = await site.as(editor, { secondFactor: true });
  const give = { address: '/easy/1', checkedBy: 'Kwame Ellison', checkedOn: '2026-01-05' };
  expect(await desk.post(versionPaths.fulfil({ taskId }), { ...give, address: 'javascript:x' })).toShow(
    'begins with /',
  );
  expect(await desk.post(versionPaths.fulfil({ taskId }), { ...give, checkedOn: '2099-01-01' })).toShow(
    'lies ahead',
  );
  expect(await desk.post(versionPaths.fulfil({ taskId }), { ...give, checkedBy: '' })).toShow(
    'Enter who checked it',
  );
  expect((await desk.post(versionPaths.fulfil({ taskId }), give)).status).toBe(303);
  // Their need leads them to the easy page; this is the usual one.
  const shown = await browser.get(`${href}?whole=yes`);
  expect(shown).toShow('Read this in Easy Read. Checked by Kwame Ellison on 5 January 2026');
  expect(shown).not.toShow('Ask for Easy Read');
  await site.catchUp();
  expect(await browser.get('/notices')).toShow('It is there now');
  expect(await browser.get(myNeedsPaths.show())).toShow('The version is there.');
  expect(await browser.post(versionPaths.ask(), record)).toShow('There is a version already');
});

test('what cannot be made is declined with a reason that those who asked read; it can be asked for again', async () => {
  const admin = await make.programmeStaff('admin');
  const { record, projectId } = await publicProject();
  const browser = await site.as(await make.person());
  await browser.post(versionPaths.ask(), record);
  const taskId = (await requests(projectId))[0]?.id ?? '';
  const desk = await site.as(admin, { secondFactor: true });
  await desk.post(versionPaths.take({ taskId }));
  expect(await desk.get(versionPaths.tasks())).toShow(`Held by ${admin.name}`);
  await desk.post(versionPaths.decline({ taskId }), { reason: 'Its author rewrites it. Ask again in May.' });
  await site.catchUp();
  expect(await browser.get('/notices')).toShow('Ask again in May');
  expect((await browser.post(versionPaths.ask(), record)).status).toBe(303);
});

test('the overdue come first, and say so', async () => {
  const editor = await make.programmeStaff('editor');
  const late = await publicProject();
  await site.visitor().post(versionPaths.ask(), late.record);
  site.clock.forward({ days: 60 });
  const fresh = await publicProject();
  await site.visitor().post(versionPaths.ask(), fresh.record);
  const { text } = await (await site.as(editor, { secondFactor: true })).get(versionPaths.tasks());
  expect(text).toContain('Overdue');
  expect(text.indexOf(late.title)).toBeLessThan(text.indexOf(fresh.title));
});

test('what is not open to everyone is not offered and cannot be asked for; strangers do not reach the tasks', async () => {
  const hidden = await make.project({ visibility: 'staff' });
  const nurse = await site.as(await make.member());
  expect(await nurse.get(`/projects/${hidden.projectId}`)).not.toShow('Ask for Easy Read');
  const record = { kind: 'project', subjectId: hidden.projectId };
  expect((await nurse.post(versionPaths.ask(), record)).status).toBe(409);
  expect((await nurse.post(versionPaths.ask(), { ...record, kind: 'nothing' })).status).toBe(409);
  expect((await nurse.get(versionPaths.tasks())).status).toBe(403);
  expect((await nurse.post(versionPaths.take({ taskId: hidden.projectId }))).status).toBe(403);
});

test('a room opens and closes tasks by itself', async () => {
  const { record, projectId } = await publicProject();
  const person = await make.person();
  const act = newAct({ actor: person.personId, organisation: null, at: site.clock.now() });
  const format = 'symbols' as const;
  const version = { href: '/x', checkedBy: 'Somebody', checkedOn: '2026-01-01', by: person.personId };
  await site.db.transaction().execute(async (tx) => {
    expect(
      await requestVersion(tx, act, { record, format, by: { personId: person.personId } }),
    ).toBeDefined();
    expect(
      await requestVersion(tx, act, { record, format, by: { personId: person.personId } }),
    ).toBeUndefined();
    expect(await fulfilVersion(tx, act, { record, format, ...version })).toBe(true);
    expect(await fulfilVersion(tx, act, { record, format, ...version })).toBe(false);
  });
  expect(await site.visitor().get(`/projects/${projectId}`)).toShow('Read this in symbols');
});

test('asking is limited for an address, with words that say when to try again', async () => {
  const { record } = await publicProject();
  const visitor = site.visitor();
  let last = await visitor.post(versionPaths.ask(), record);
  for (let i = 0; i < 25; i += 1) last = await visitor.post(versionPaths.ask(), record);
  expect(last).toShow('Wait 15 minutes');
  expect(await requests(record.subjectId)).toHaveLength(1);
});
