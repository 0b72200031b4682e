import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, testSite } from '#support/test.ts';
import { organisationPaths } from '../people.paths.ts';
import { importOrganisations } from './import-organisations.ts';

const { site } = await testSite();
const folder = await mkdtemp(join(tmpdir(), 'spreadwell-import-'));
const now = new Date();
const header = 'code,name,type,address_line_1,town,postcode,successor_code,closed_on,colour';

async function bringIn(lines: readonly string[]) {
  const file = join(folder, `${crypto.randomUUID()}.csv`);
  await writeFile(file, [header, ...lines].join('\n'));
  return importOrganisations(site.db, file, { now });
}

test('the real list comes in whole, and a second time nothing doubles', async () => {
  const real = join(import.meta.dirname, '../../../../demo/organisations.csv');
  const shares: number[] = [];
  const first = await importOrganisations(site.db, real, { now, onProgress: (share) => shares.push(share) });
  expect(first).toMatchObject({ lines: 534, created: 534, problems: [] });
  expect(shares.at(-1)).toBe(1);
  const again = await importOrganisations(site.db, real, { now });
  expect(again).toMatchObject({ lines: 534, created: 0, updated: 0, unchanged: 534, problems: [] });
});

test('each bad line is named with what is wrong; the good ones come in, and a change is taken over', async () => {
  const report = await bringIn([
    'ZZ1,Riverside Trust,NHS Trust,1 Bank,Leeds,LS1 4AP,,,blue',
    ',No code,,,,,,,',
    'ZZ2,,,,,,,,',
    'Z!,Odd code,,,,,,,',
    'ZZ3,Odd postcode,,,,Leeds 1,,,',
    'ZZ4,Odd date,,,,,,31/03/2024,',
    'ZZ5,<script>alert(1)</script> Trust,,,,,,,',
  ]);
  expect(report).toMatchObject({ lines: 7, created: 2 });
  expect(report.problems.map((problem) => problem.line)).toEqual([3, 4, 5, 6, 7]);
  const words = report.problems.map((problem) => problem.what).join('\n');
  for (const part of ['3 to 10 letters', 'name is missing', 'whole UK postcode', 'year-month-day'])
    expect(words).toContain(part);
  const renamed = await bringIn(['ZZ1,Riverside and Moor Trust,NHS Trust,1 Bank,Leeds,LS1 4AP,,,']);
  expect(renamed).toMatchObject({ created: 0, updated: 1, problems: [] });
  expect(await site.visitor().get(organisationPaths.show({ odsCode: 'ZZ1' }))).toShow(
    'Riverside and Moor Trust',
  );
});
