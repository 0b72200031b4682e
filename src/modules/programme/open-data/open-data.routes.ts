import { Readable } from 'node:stream';
import { z } from 'zod';
import { csvLine } from '#kit/csv.ts';
import { permission } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import { page } from '#platform/http/route.ts';
import { openDataPaths } from '../programme.paths.ts';
import { type OpenSet, openSets, readOpenSet } from './open-data.queries.ts';
import { OpenData } from './open-data.view.tsx';

const sets = Object.keys(openSets) as [OpenSet, ...OpenSet[]];

export const showOpenData = page(openDataPaths.show, {
  permission: permission('anyone'),
  load: async () => ({}),
  view: () => ({
    title: 'Open data and API',
    description: 'Everything that is open to everyone here, as CSV and JSON, and an API for programs.',
    body: OpenData({
      sets: sets.map((set) => ({ set, title: openSets[set].title, columns: openSets[set].columns })),
    }),
  }),
  staleAfter: () => [],
});

export const downloadOpenData = page(openDataPaths.download, {
  params: z.object({
    file: z
      .string()
      .regex(/^[a-z]+\.(csv|json)$/)
      .transform((file) => file.split('.'))
      .pipe(z.tuple([z.enum(sets), z.enum(['csv', 'json'])])),
  }),
  permission: permission('anyone'),
  load: async ({ params, platform }) => ({
    file: params.file,
    demonstration: platform.site.settings().demonstration,
  }),
  view: ({ file: [set, format], demonstration }, { db, now }) => ({
    contentType: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
    fileName: `${set}-${now.toISOString().slice(0, 10)}.${format}`,
    content: Readable.from(
      format === 'csv' ? asCsv(db, set) : asJson(db, set, { madeAt: now, demonstration }),
    ),
  }),
});

async function* asCsv(db: Db, set: OpenSet): AsyncGenerator<string> {
  const { columns } = openSets[set];
  yield csvLine(columns);
  for await (const row of readOpenSet(db, set)) yield csvLine(columns.map((column) => row[column] ?? null));
}

/** One JSON document: when it was made, whether it is made up, and the records. */
async function* asJson(
  db: Db,
  set: OpenSet,
  facts: { madeAt: Date; demonstration: boolean },
): AsyncGenerator<string> {
  yield `${JSON.stringify({ set, ...facts }).slice(0, -1)},"records":[`;
  let before = '';
  for await (const row of readOpenSet(db, set)) {
    yield before + JSON.stringify(row);
    before = ',\n';
  }
  yield ']}\n';
}

export const openDataRoutes = [showOpenData, downloadOpenData];
