import { newId } from '#kit/ids.ts';
import { expect, test, testSite } from '#support/test.ts';
import { fileMaxBytes } from '../kit-file.rules.ts';
import { filePaths, kitPaths } from '../project.paths.ts';

const { site, make } = await testSite();

const pdf = Buffer.from(
  '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
);
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);
const exe = Buffer.concat([Buffer.from('MZ\u0090\u0000\u0003', 'latin1'), Buffer.alloc(512)]);
const upload = (projectId: string) => kitPaths.upload({ projectId });
const file = (name: string, bytes: Buffer) => [{ field: 'file', name, bytes }];
const idOfFile = async (label: string) =>
  (
    await site.db
      .selectFrom('kit_file')
      .where('label', '=', label)
      .select('file_id')
      .executeTakeFirstOrThrow()
  ).file_id;

test('a file is in the draft at once, and open to others when the kit is published', async () => {
  const project = await make.project();
  const { projectId } = project;
  const owner = await site.as(project.owner);
  expect((await owner.upload(upload(projectId), { label: 'Poster' }, file('poster.pdf', pdf))).status).toBe(
    303,
  );
  expect(await owner.get(kitPaths.edit({ projectId }))).toShow('Poster (poster.pdf');
  const fileId = await idOfFile('Poster');
  const address = filePaths.download({ fileId });
  expect((await site.visitor().get(address)).status).toBe(404);
  expect((await (await site.as(project.approver)).get(address)).status).toBe(404);
  expect((await owner.get(address)).status).toBe(200);

  await site.db
    .updateTable('kit')
    .set({ published_at: new Date() })
    .where('project_id', '=', projectId)
    .execute();
  const answer = await site.visitor().get(address);
  expect(answer.status).toBe(200);
  expect(answer.html).toBe(pdf.toString());
  expect(answer.headers['content-type']).toBe('application/pdf');
  expect(answer.headers['content-disposition']).toBe("attachment; filename*=UTF-8''poster.pdf");
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  expect(await site.events('file.added')).toMatchObject([{ subject: fileId }]);
});

test('a file is served only to those who may read its project', async () => {
  const project = await make.project({ visibility: 'organisation' });
  await (await site.as(project.owner)).upload(
    upload(project.projectId),
    { label: 'House rules' },
    file('a.png', png),
  );
  await site.db
    .updateTable('kit')
    .set({ published_at: new Date() })
    .where('project_id', '=', project.projectId)
    .execute();
  const address = filePaths.download({ fileId: await idOfFile('House rules') });
  expect((await site.visitor().get(address)).status).toBe(404);
  expect((await (await site.as(await make.member())).get(address)).status).toBe(404);
  expect((await (await site.as(project.approver)).get(address)).status).toBe(200);
  await site.db
    .updateTable('project')
    .set({ hidden_at: new Date() })
    .where('id', '=', project.projectId)
    .execute();
  const colleague = await make.member({ organisation: project.organisation });
  expect((await (await site.as(colleague)).get(address)).status).toBe(404);
  expect((await site.visitor().get(filePaths.download({ fileId: newId() }))).status).toBe(404);
});

test.each([
  ['a program called PDF', 'poster.pdf', exe],
  ['a page', 'page.html', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['a page called text', 'page.txt', Buffer.from('<html><script>alert(1)</script></html>')],
  [
    'a drawing',
    'drawing.svg',
    Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  ],
  ['a drawing called picture', 'drawing.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a broken archive called Word', 'letter.docx', Buffer.from('PK\u0003\u0004broken', 'latin1')],
])('what could run, or is not what it says, is refused: %s', async (_what, name, bytes) => {
  const project = await make.project();
  const answer = await (await site.as(project.owner)).upload(
    upload(project.projectId),
    { label: 'Mine' },
    file(name, bytes),
  );
  expect(answer.status).toBe(409);
  expect(answer).toShow('none of: PDF');
  expect(answer.html).toContain('value="Mine"');
  expect(
    await site.db.selectFrom('kit').where('project_id', '=', project.projectId).selectAll().execute(),
  ).toEqual([]);
});

test('a file too large, none, or without a word about it', async () => {
  const project = await make.project();
  const owner = await site.as(project.owner);
  const large = Buffer.concat([pdf, Buffer.alloc(fileMaxBytes)]);
  const tooLarge = await owner.upload(
    upload(project.projectId),
    { label: 'Large' },
    file('large.pdf', large),
  );
  expect(tooLarge.status).toBe(422);
  expect(tooLarge).toShow('smaller than 10 MB');
  expect(await owner.upload(upload(project.projectId), { label: 'None' }, [])).toShow('Choose a file');
  expect((await owner.upload(upload(project.projectId), { label: '' }, file('a.pdf', pdf))).status).toBe(422);
  expect((await owner.post(upload(project.projectId), { label: 'Without' })).status).toBe(409);
});

test('a name that is a path is only a name', async () => {
  const project = await make.project();
  const owner = await site.as(project.owner);
  await owner.upload(upload(project.projectId), { label: 'Path' }, file('../../../etc/cron.d/run.sh', pdf));
  const answer = await owner.get(filePaths.download({ fileId: await idOfFile('Path') }));
  expect(answer.headers['content-disposition']).toBe("attachment; filename*=UTF-8''run.pdf");
});

test('a name, or what a file is called, does not name a patient', async () => {
  const project = await make.project();
  const answer = await (await site.as(project.owner)).upload(
    upload(project.projectId),
    { label: 'Letter to Mrs Patel' },
    file('a.pdf', pdf),
  );
  expect(answer.status).toBe(409);
  expect(answer).toShow('Rename it');
});

test('a file is taken out of the draft; the published version keeps it', async () => {
  const project = await make.project();
  const { projectId } = project;
  const owner = await site.as(project.owner);
  await owner.upload(upload(projectId), { label: 'Kept' }, file('kept.pdf', pdf));
  const fileId = await idOfFile('Kept');
  await site.db
    .updateTable('kit')
    .set({ published_at: new Date() })
    .where('project_id', '=', projectId)
    .execute();
  const remove = kitPaths.removeFile({ projectId, fileId });
  expect((await owner.post(remove)).status).toBe(409);
  await owner.upload(upload(projectId), { label: 'Second' }, file('second.pdf', pdf));
  expect((await (await site.as(project.approver)).post(remove)).status).toBe(403);
  expect((await owner.post(remove)).status).toBe(303);
  expect((await site.visitor().get(filePaths.download({ fileId }))).status).toBe(200);
});

test('nobody but the team adds a file', async () => {
  const project = await make.project();
  const nurse = await site.as(await make.member());
  expect((await nurse.upload(upload(project.projectId), { label: 'x' }, file('a.pdf', pdf))).status).toBe(
    403,
  );
});
