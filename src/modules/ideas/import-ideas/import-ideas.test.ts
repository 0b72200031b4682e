import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, testSite } from '#support/test.ts';
import { ideaPaths } from '../idea.paths.ts';
import { importIdeas } from './import-ideas.ts';

const { site, make } = await testSite();
const folder = await mkdtemp(join(tmpdir(), 'spreadwell-import-'));

async function bringIn(content: string) {
  const file = join(folder, 'ideas.csv');
  await writeFile(file, content);
  return importIdeas(site.db, file, { now: new Date() });
}
const header =
  'reference,organisation,author_email,title,problem,idea,helps,topics,visibility,patentable,anonymous\n';

test('ideas come in as their authors’, once; run again, nothing doubles', async () => {
  const author = await make.member();
  const line = `I-1,${author.organisation.odsCode},${author.address},Hooks for crutches,"Crutches fall over, and people with them.",A hook at each sink.,Anyone on crutches,falls,everyone,no,\n`;
  expect(await bringIn(header + line)).toMatchObject({ created: 1, problems: [] });
  expect(await bringIn(header + line)).toMatchObject({ created: 0, unchanged: 1, problems: [] });
  expect(await site.visitor().get(ideaPaths.list())).toShow('Hooks for crutches');
  expect(await site.events('idea.posted')).toHaveLength(1);
});

test('an anonymous author is not named in the log either', async () => {
  const author = await make.member();
  const line = `I-2,${author.organisation.odsCode},${author.address},,Nobody says it.,Say it.,All of us,,staff,no,yes\n`;
  expect(await bringIn(header + line)).toMatchObject({ created: 1, problems: [] });
  const posted = await site.events('idea.posted');
  expect(posted.at(-1)).toMatchObject({ actor: null });
});

test('a patient’s number, a missing text and an unanswered patent question keep a line out, each said', async () => {
  const author = await make.member();
  const from = `${author.organisation.odsCode},${author.address}`;
  const report = await bringIn(
    `${header}I-3,${from},,NHS number 943 476 5919 waited,Call them.,Patients,,staff,no,\nI-4,${from},,,Call them.,Patients,,staff,no,\nI-5,${from},,Long waits,Call them.,Patients,,everyone,,\n`,
  );
  expect(report.created).toBe(0);
  expect(report.problems.map((problem) => problem.line)).toEqual([2, 3, 4]);
});

test('a file that lacks a column is refused whole, with the columns that it should have', async () => {
  await expect(bringIn('reference,problem\nI-6,x\n')).rejects.toThrow(/lacks the column organisation/);
});
