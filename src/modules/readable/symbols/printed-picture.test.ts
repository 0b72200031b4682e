import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, test, testSite } from '#support/test.ts';
import { importPack } from './import-pack/import-pack.command.ts';
import { printedPicture } from './printed-picture.ts';

const { site } = await testSite();

const drawing = (inner: string, box = '0 0 9 9') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}">${inner}</svg>`;
const doubled = Array.from(
  { length: 30 },
  (_, at) => `<g id="g${at + 1}"><use href="#g${at}"/><use href="#g${at}"/></g>`,
).join('');
/** One red dot each; the WebP is transparent. */
const gif = Buffer.from('R0lGODlhAQABAPAAAP8AAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64');
const webp = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64');
const files: Record<string, Buffer> = {
  'drawn.svg': Buffer.from(drawing('<path d="M0 0h9v9z"/>')),
  'dot.gif': gif,
  'dot.webp': webp,
  'tower.svg': Buffer.from(drawing('<path d="M0 0h9"/>', '0 0 1 900000')),
  'doubled.svg': Buffer.from(drawing(`<g id="g0"><path d="M0 0h9"/></g>${doubled}<use href="#g30"/>`)),
};

async function importAll() {
  const folder = await mkdtemp(join(tmpdir(), 'pack-'));
  const file = join(folder, 'pack.zip');
  const manifest = {
    name: 'all-kinds',
    title: 'All kinds',
    author: 'Ada Mensah',
    licence: 'CC BY 4.0',
    pictures: Object.keys(files).map((name) => ({ file: name, title: name })),
  };
  await writeFile(file, zipSync({ 'pack.json': Buffer.from(JSON.stringify(manifest)), ...files }));
  try {
    return await importPack(site.platform, file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('drawings and GIFs come into PDFs and e-mails; what cannot is said when it is imported', async () => {
  const { words } = await importAll();
  expect(words).toContain('5 pictures added');
  expect(words).toContain('1 picture is WebP: shown on screen, but left out of PDFs and e-mails');
  const rows = await site.db.selectFrom('pack_picture').select(['id', 'name']).execute();
  const printed = new Map<string, Awaited<ReturnType<typeof printedPicture>>>();
  for (const { id, name } of rows) printed.set(name, await printedPicture(site.platform, id, 64));
  for (const name of ['drawn.svg', 'dot.gif']) {
    const png = Buffer.from(printed.get(name)?.bytes ?? []);
    expect(png.subarray(1, 4).toString('latin1'), name).toBe('PNG');
    expect(png.readUInt32BE(16), name).toBe(64);
  }
  // Not only white: something is drawn.
  expect(printed.get('dot.gif')?.bytes).not.toEqual(printed.get('drawn.svg')?.bytes);
  for (const name of ['dot.webp', 'tower.svg', 'doubled.svg'])
    expect(printed.get(name), name).toBeUndefined();
});
