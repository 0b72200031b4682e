import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, testSite } from '#support/test.ts';
import { projectPaths } from '../project.paths.ts';
import { importProjects } from './import-projects.ts';

const { site, make } = await testSite();
const folder = await mkdtemp(join(tmpdir(), 'spreadwell-import-'));
const header =
  'reference,organisation,owner_email,approver_email,title,summary,problem,what_was_done,results,topics,setting,stage,visibility,patentable';

async function bringIn(lines: readonly string[]) {
  const file = join(folder, 'projects.csv');
  await writeFile(file, [header, ...lines].join('\n'));
  return importProjects(site.db, file, { now: new Date() });
}

test('a project with its lead’s address is published; run again, nothing doubles', async () => {
  const owner = await make.member();
  const lead = await make.member({ organisation: owner.organisation, role: 'lead' });
  const line = `A-1,${owner.organisation.odsCode},${owner.address},${lead.address},Cups with lids,Lids keep tea warm.,Tea went cold.,We bought lids.,Less tea was wasted.,nutrition;falls,hospital-ward,established,everyone,no`;
  expect(await bringIn([line])).toMatchObject({ lines: 1, created: 1, problems: [] });
  expect(await bringIn([line])).toMatchObject({ created: 0, unchanged: 1, problems: [] });
  expect(await site.visitor().get(projectPaths.list())).toShow('Cups with lids');
  expect(await site.events('project.published')).toHaveLength(1);
});

test('without an approver it waits for approval', async () => {
  const owner = await make.member();
  const line = `A-2,${owner.organisation.odsCode},${owner.address},,Quiet doors,Felt on doors.,Doors bang.,,,mental-health,,planning,everyone,no`;
  expect(await bringIn([line])).toMatchObject({ created: 1, problems: [] });
  expect(await site.visitor().get(projectPaths.list())).not.toShow('Quiet doors');
});

test('each bad line is named with what is wrong, and the good ones come in', async () => {
  const owner = await make.member();
  const code = owner.organisation.odsCode;
  const good = `B-1,${code},${owner.address},,Bins that close,They close softly.,Bins wake patients.,,,mental-health,,planning,staff,no`;
  const report = await bringIn([
    good,
    `B-2,${code},nobody@elsewhere.example,,Title,Summary,Problem,,,falls,,planning,staff,no`,
    `B-3,ZZZ9,${owner.address},,Title,Summary,Problem,,,falls,,planning,staff,no`,
    `B-4,${code},${owner.address},,Title,Summary,Problem,,,no-such-topic,,planning,staff,no`,
    `B-5,${code},${owner.address},,Title,Summary,The patient 943 476 5919 fell,,,falls,,planning,staff,no`,
    `B-6,${code},${owner.address},,Title,Summary,Problem,,,falls,,planning,everyone,`,
    `B-7,${code},${owner.address},${owner.address},Title,Summary,Problem,,,falls,,planning,staff,no`,
    good,
  ]);
  expect(report.created).toBe(1);
  expect(report.problems.map((problem) => problem.line)).toEqual([3, 4, 5, 6, 7, 8, 9]);
  const words = report.problems.map((problem) => problem.what).join('\n');
  for (const part of [
    'ask them to join first',
    'no organisation ZZZ9',
    'topics',
    'who a patient is',
    'patented',
    'neither lead nor deputy',
    'stands on line 2 already',
  ])
    expect(words).toContain(part);
});
