import { sql } from 'kysely';
import { inject } from 'vitest';
import { openDatabase } from '#platform/db/database.ts';
import { expect, test } from '#support/test.ts';

test('a list that comes again and again keeps its plan: its limit stands in its text', async () => {
  const database = openDatabase(inject('postgresUrl'), { poolSize: 1 });
  try {
    const list = database.db
      .selectFrom(sql<{ one: number }>`generate_series(1, 1000)`.as<'s'>('s'))
      .select(sql<number>`s`.as('one'))
      .limit(5);
    for (let i = 0; i < 12; i += 1) expect(await list.execute()).toHaveLength(5);
    const { rows } = await database.pool.query<{ statement: string; generic_plans: number }>(
      'select statement, generic_plans::int from pg_prepared_statements',
    );
    expect(rows.map(({ statement }) => /limit \S+$/.exec(statement)?.[0])).toEqual(['limit 5']);
    for (const { generic_plans } of rows) expect(generic_plans).toBeGreaterThan(0);
  } finally {
    await database.close();
  }
});

test('what begins and ends a transaction has no plan to keep', async () => {
  const database = openDatabase(inject('postgresUrl'), { poolSize: 1 });
  try {
    for (let i = 0; i < 6; i += 1)
      await database.db.transaction().execute((tx) => sql`select 1 as one`.execute(tx));
    const { rows } = await database.pool.query<{ statement: string }>(
      'select statement from pg_prepared_statements',
    );
    expect(rows.map(({ statement }) => statement)).toEqual(['select 1 as one']);
  } finally {
    await database.close();
  }
});
