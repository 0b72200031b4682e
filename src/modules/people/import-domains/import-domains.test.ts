import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, testSite } from '#support/test.ts';
import { importOrganisations } from '../import-organisations/import-organisations.ts';
import { importDomains } from './import-domains.ts';

const { site, make } = await testSite();
const folder = await mkdtemp(join(tmpdir(), 'spreadwell-import-'));

async function fileOf(lines: readonly string[]): Promise<string> {
  const file = join(folder, `${crypto.randomUUID()}.csv`);
  await writeFile(file, lines.join('\n'));
  return file;
}

test('domains come in with whose they are; run again, nothing doubles; a file never moves one', async () => {
  const [one, other] = [await make.organisation(), await make.organisation()];
  const lines = ['domain,organisation', `riverside.example,${one.odsCode}`, 'shared-mail.example,'];
  const now = new Date();
  expect(await importDomains(site.db, await fileOf(lines), { now })).toMatchObject({
    created: 2,
    problems: [],
  });
  expect(await importDomains(site.db, await fileOf(lines), { now })).toMatchObject({
    created: 0,
    unchanged: 2,
  });
  const moved = await importDomains(
    site.db,
    await fileOf(['domain,organisation', `riverside.example,${other.odsCode}`, 'x,', 'y.example,ZZZ9']),
    { now },
  );
  expect(moved.problems.map((problem) => problem.line)).toEqual([2, 3, 4]);
});

test('organisations come in from an ODS-style CSV, with a report of each bad line; run again, nothing doubles', async () => {
  const file = await fileOf([
    'code,name,type,address_line_1,town,postcode,successor_code',
    'QQ1,Harbour NHS Trust,NHS Trust,1 Quay,Harbour,LS1 4AP,QQ2',
    'QQ2,Coast NHS Trust,NHS Trust,2 Quay,Harbour,LS1 4AQ,',
    'bad code!,Nowhere,,,,,',
    'QQ3,Third Trust,,,,NOT A POSTCODE,',
    'QQ1,Twice,,,,,',
    'QQ4,Fourth Trust,,,,,QQ9',
  ]);
  const steps: number[] = [];
  const report = await importOrganisations(site.db, file, {
    now: new Date(),
    onProgress: (share) => steps.push(share),
  });
  expect(report).toMatchObject({ lines: 6, created: 3 });
  expect(report.problems.map((problem) => problem.line).toSorted()).toEqual([4, 5, 6, 7]);
  expect(steps.at(-1)).toBe(1);
  const again = await importOrganisations(site.db, file, { now: new Date() });
  expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
  const successor = await site.db
    .selectFrom('organisation as o')
    .innerJoin('organisation as s', 's.id', 'o.successor_id')
    .where('o.ods_code', '=', 'QQ1')
    .select('s.ods_code')
    .executeTakeFirst();
  expect(successor?.ods_code).toBe('QQ2');
});

test('a column that nobody knows stops a file that was made for us: it may be a slip of the pen', async () => {
  const file = await fileOf(['domain,organisation,sharde', 'slip.example,,yes']);
  await expect(importDomains(site.db, file, { now: new Date() })).rejects.toThrow(
    'nobody knows the column sharde',
  );
});
