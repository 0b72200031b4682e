import { tableOf } from '#platform/search-engine/columns.ts';
import { connectStore, lanceParts } from '#platform/search-engine/lance.ts';

/** Adds rows and puts its table in order, over and over, saying each step, until it is killed. */
const store = await connectStore(process.argv[2] ?? '');
const { Index } = lanceParts().lance;
const row = (number: number) =>
  tableOf({
    number: { type: 'uint32', values: Uint32Array.from([number]) },
    words: { type: 'text', values: [`everywhere word${number}`] },
  });
const there = (await store.tableNames()).includes('documents');
const table = there ? await store.openTable('documents') : await store.createTable('documents', row(0));
if (!there)
  await table.createIndex('words', { config: Index.fts({ baseTokenizer: 'whitespace', stem: false }) });
let rows = await table.countRows();
for (;;) {
  for (let i = 0; i < 8; i += 1) {
    await table.add(row(rows));
    rows += 1;
    process.stdout.write(`rows ${rows}\n`);
  }
  process.stdout.write('compacting\n');
  await table.optimize({ cleanupOlderThan: new Date() });
}
