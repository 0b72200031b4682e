import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkImports } from '../../bin/import-rules.ts';

let house = '';

/** A small house in which one forbidden import is planted for each rule. */
const planted: Record<string, string> = {
  'src/kit/a.ts': "import { b } from '../platform/b.ts';\nexport const a = b;\n",
  'src/platform/b.ts': 'export const b = 1;\n',
  'src/platform/knows.ts':
    "import { secret } from '../modules/ideas/idea.queries.ts';\nexport const knows = secret;\n",
  'src/modules/ideas/idea.queries.ts': 'export const secret = 1;\n',
  'src/modules/ideas/idea.rules.ts':
    "import { secret } from './idea.queries.ts';\nexport const rule = secret;\n",
  'src/modules/ideas/idea.view.tsx':
    "import { secret } from './idea.queries.ts';\nexport const view = secret;\n",
  'src/modules/ideas/type.view.tsx':
    "import type { secret } from './idea.queries.ts';\nexport type View = typeof secret;\n",
  'src/modules/projects/project.ts':
    "import { secret } from '../ideas/idea.queries.ts';\nexport const project = secret;\n",
  'src/modules/unlisted/room.ts': "import { b } from '../../platform/b.ts';\nexport const room = b;\n",
  'src/modules/people/one.ts': "import { two } from './two.ts';\nexport const one = () => two;\n",
  'src/modules/people/two.ts': "import { one } from './one.ts';\nexport const two = () => one;\n",
};

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'spreadwell-imports-'));
  for (const [file, text] of Object.entries(planted)) {
    await mkdir(dirname(join(house, file)), { recursive: true });
    await writeFile(join(house, file), text);
  }
});
afterAll(() => rm(house, { recursive: true, force: true }));

test('each planted import is refused, and a type alone is not', async () => {
  const { violations, modules } = await checkImports(house, ['src']);
  expect(modules).toBe(Object.keys(planted).length);
  const refused = (rule: string) => violations.filter((violation) => violation.startsWith(`${rule}:`));
  expect(refused('kit-imports-nothing-of-ours')).toHaveLength(1);
  expect(refused('platform-knows-no-room')).toHaveLength(1);
  expect(refused('rules-and-policies-are-pure')).toHaveLength(1);
  expect(refused('views-never-query')).toEqual([
    'views-never-query: src/modules/ideas/idea.view.tsx -> src/modules/ideas/idea.queries.ts',
  ]);
  expect(refused('projects-uses-only-its-edges')).toHaveLength(1);
  expect(refused('every-room-is-in-the-table-of-edges')).toHaveLength(1);
  expect(refused('no-cycles').length).toBeGreaterThan(0);
});
