import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, test, testSite } from '#support/test.ts';
import { importPack } from '../import-pack/import-pack.command.ts';
import { pictureHref, picturePaths } from '../picture.paths.ts';
import { findChoosing } from '../picture.queries.ts';
import { proposePictures } from '../propose-pictures.ts';
import { pictureSentences } from '../symbols.command.ts';

// What is read when first asked is read before the site watches how long it is kept waiting.
proposePictures('Hello.');
const { site, make } = await testSite();
const editor = await make.programmeStaff('editor');
const asEditor = await site.as(editor, { secondFactor: true });

test('an editor vets a picture, and is named; another rejects it later; both stay on record', async () => {
  const verdict = picturePaths.verdict({ concept: 'stomach' });
  await asEditor.post(verdict, { decision: 'vetted', picture: 'openmoji:E313', note: 'Clear.' });
  const propose = async () => proposePictures('My stomach.', await findChoosing(site.db, undefined))[0];
  expect(await propose()).toMatchObject({ status: 'vetted', picture: 'openmoji:E313' });
  expect((await propose())?.vettedBy).toBeTruthy();
  const shown = await asEditor.get(picturePaths.concept({ concept: 'stomach' }));
  expect(shown).toShow('Vetted by');
  expect(shown).toShow('Clear.');
  site.clock.forward({ minutes: 1 });
  await asEditor.post(verdict, { decision: 'rejected' });
  expect(await propose()).toBeUndefined();
  expect(await asEditor.get(`${picturePaths.concepts()}?state=rejected`)).toShow('1 rejected');
  expect(await site.db.selectFrom('concept_verdict').select('state').execute()).toHaveLength(2);
  await asEditor.post(verdict, { decision: 'proposed' });
  expect(await propose()).toMatchObject({ status: 'proposed', vettedBy: undefined });
});

test('without a picture nothing is vetted; others than editors decide nothing', async () => {
  const verdict = picturePaths.verdict({ concept: 'heart' });
  expect(await asEditor.post(verdict, { decision: 'vetted', picture: 'openmoji:none' })).toShow(
    'Choose the picture',
  );
  expect(await asEditor.post(verdict, {})).toShow('Choose what you decide');
  const member = await site.as(await make.member());
  expect((await member.post(verdict, { decision: 'rejected' })).status).toBe(403);
  expect((await asEditor.get(picturePaths.concept({ concept: 'none-such' }))).status).toBe(404);
});

test('the list of concepts pages by key and finds words', async () => {
  const first = await asEditor.get(picturePaths.concepts());
  const next = first.html.match(/href="([^"]*after=[^"]*)"/)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(next).toContain('after=');
  expect((await asEditor.get(next)).status).toBe(200);
  expect(await asEditor.get(`${picturePaths.concepts()}?q=tummy`)).toShow('stomach');
});

test('a picture is served from here, for good, and runs nothing', async () => {
  const href = pictureHref('healthicons:body/stomach') ?? '';
  const picture = await site.visitor().get(href);
  expect(picture.status).toBe(200);
  expect(picture.headers).toMatchObject({
    'content-type': 'image/svg+xml',
    'cache-control': 'private, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  });
  expect(picture.headers['content-security-policy']).toContain('sandbox');
  for (const address of [
    href.replace(/[0-9a-f]{12}/, 'ffffffffffff'),
    '/pictures/healthicons/x/..%2F..%2Fpackage',
    '/pictures/own/x/y',
  ])
    expect((await site.visitor().get(address)).status).toBe(404);
});

test('a person chooses how pictures look; an editor for those who chose nothing', async () => {
  const person = await make.person();
  const browser = await site.as(person);
  await asEditor.post(picturePaths.programmeChoice(), { look: 'colour', skinTone: 'none' });
  expect(await findChoosing(site.db, person.personId)).toMatchObject({ look: 'colour' });
  await browser.post(picturePaths.choice(), { look: 'plain', skinTone: 'dark' });
  expect(await findChoosing(site.db, person.personId)).toMatchObject({ look: 'plain', skinTone: 'dark' });
  expect(await browser.post(picturePaths.choice(), { look: 'plain' })).toShow('Choose a skin tone');
  expect(
    (await browser.post(picturePaths.programmeChoice(), { look: 'plain', skinTone: 'none' })).status,
  ).toBe(403);
});

const pack = {
  name: 'my-symbols',
  title: 'My symbols',
  author: 'Ada Mensah',
  licence: 'CC BY-NC-SA 4.0',
  pictures: [
    { file: 'hoist.svg', title: 'Hoist', keywords: ['lifting aid'] },
    { file: 'absent.svg', title: 'Absent' },
    { file: 'text.png', title: 'Text' },
  ],
};
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script><path d="M0 0h9"/></svg>';

async function imported(files: Record<string, string | Buffer>, name = 'pack.zip') {
  const folder = await mkdtemp(join(tmpdir(), 'pack-'));
  try {
    const file = join(folder, name);
    await writeFile(
      file,
      zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]))),
    );
    return await importPack(site.platform, file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('a deployer imports a pack: licence and author are shown, what is unsafe is left out, twice is once', async () => {
  const files = { 'pack.json': JSON.stringify(pack), 'hoist.svg': svg, 'text.png': 'hello' };
  const first = await imported(files);
  expect(first.words).toContain('1 pictures added');
  expect(first.words).toContain('absent.svg: named by the manifest, not in the file');
  expect((await imported(files)).words).toContain('1 were there already');
  const credits = await site.visitor().get(picturePaths.credits());
  expect(credits).toShow('Ada Mensah');
  expect(credits).toShow('CC BY-NC-SA 4.0');
  const found = await asEditor.get(`${picturePaths.concept({ concept: 'hoist' })}?q=lifting`);
  expect(found).toShow('Hoist, My symbols');
  const picture = found.html.match(/\/pictures\/imported\/[0-9a-f-]{36}/)?.[0] ?? '';
  const served = await site.visitor().get(picture);
  expect(served.html).toContain('<path');
  expect(served.html).not.toContain('script');
});

test.each([
  [{}, 'no pack.json'],
  [{ 'pack.json': '{' }, 'not written as JSON'],
  [{ 'pack.json': JSON.stringify({ ...pack, licence: '' }) }, '"licence" is empty'],
  [
    { 'manifest.json': '{}', 'a.obf': JSON.stringify({ images: [{ id: 1, path: 'a.svg' }] }), 'a.svg': svg },
    'name no licence',
  ],
  [{ '../x.svg': svg, 'pack.json': JSON.stringify(pack) }, 'leads out of its folder'],
])('a pack of %o is refused with words', async (files, words) => {
  expect((await imported({ 'readme.txt': 'x', ...files } as Record<string, string>)).words).toContain(words);
});

test('pictures of an OBZ file come with the words and the licence that stand with them', async () => {
  const board = {
    id: 1,
    images: [{ id: 7, path: 'images/a.svg', license: { type: 'CC BY-SA', author_name: 'Bo Lind' } }],
    buttons: [{ id: 1, label: 'commode chair', image_id: '7' }],
  };
  const done = await imported(
    { 'manifest.json': '{}', 'a.obf': JSON.stringify(board), 'images/a.svg': svg },
    'Set 9.obz',
  );
  expect(done.words).toContain('Set 9 (CC BY-SA): 1 pictures added.');
});

test('the command tells a picture for each sentence, why, and where none fits; it needs no database', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'text-'));
  const file = join(folder, 'a.txt');
  await writeFile(file, 'The nurse takes some blood.\nNonetheless, it is thus. 🙂🙂\n');
  const { words } = await pictureSentences(file, { json: true });
  const told = JSON.parse(words) as {
    sentences: { sentence: string; picture: { concept: string; why: string } | null }[];
    without: number;
  };
  expect(told.sentences[0]?.picture).toMatchObject({
    concept: 'blood-test',
    why: expect.stringContaining('concept map'),
    status: 'proposed',
  });
  expect(told.sentences[1]?.picture).toBeNull();
  expect(told.without).toBe(1);
  expect((await pictureSentences(join(folder, 'none.txt'), { json: false })).code).toBe(1);
  await rm(folder, { recursive: true });
});
