import pg from 'pg';

interface Line {
  readonly text: string;
}

interface Table {
  readonly name: string;
  readonly oid: number;
  readonly partitionedBy: string | null;
  readonly partOf: string | null;
  readonly bound: string | null;
}

/** The schema as the catalogs of a migrated database tell it: the same words on Postgres 15 to 18. */
export async function dumpSchema(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const parts: string[] = [
      '-- Written by `npm run schema:write` from the migrations. Compared in `npm test`.',
    ];
    const tables = await client.query<Table>(
      `select relname as name, oid::int, case when relkind = 'p' then pg_get_partkeydef(oid) end as "partitionedBy",
         inhparent::regclass::text as "partOf", pg_get_expr(relpartbound, oid) as bound
       from pg_class left join pg_inherits on inhrelid = oid
       where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by relname`,
    );
    for (const table of tables.rows)
      parts.push(
        table.partOf === null
          ? await tableText(client, table)
          : `create table ${table.name} partition of ${table.partOf} ${table.bound};`,
      );
    parts.push(
      ...(await lines(
        client,
        `select pg_get_functiondef(p.oid) || ';' as text from pg_proc p
      where p.pronamespace = 'public'::regnamespace
        and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by p.proname`,
      )),
    );
    parts.push(
      ...(await lines(
        client,
        `select pg_get_triggerdef(t.oid) || ';' as text from pg_trigger t
      where not t.tgisinternal order by t.tgname`,
      )),
    );
    parts.push(
      ...(await lines(
        client,
        `select 'create extension ' || extname || ';' as text from pg_extension
      where extname <> 'plpgsql' order by extname`,
      )),
    );
    return `${parts.join('\n\n')}\n`;
  } finally {
    await client.end();
  }
}

async function tableText(client: pg.Client, { name, oid, partitionedBy }: Table): Promise<string> {
  const columns = await lines(
    client,
    `select '  ' || attname || ' ' || format_type(atttypid, atttypmod) || case when attnotnull then ' not null' else '' end
       || coalesce(case when attgenerated = 's' then ' generated always as (' || pg_get_expr(adbin, adrelid) || ') stored'
         else ' default ' || pg_get_expr(adbin, adrelid) end, '') as text
     from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
     where attrelid = ${oid} and attnum > 0 and not attisdropped order by attnum`,
  );
  // Postgres 18 lists 'not null' among the constraints; the columns say it already.
  const constraints = await lines(
    client,
    `select '  constraint ' || conname || ' ' || pg_get_constraintdef(oid) as text from pg_constraint
     where conrelid = ${oid} and contype <> 'n' order by conname`,
  );
  const indexes = await lines(
    client,
    `select pg_get_indexdef(i.indexrelid) || ';' as text from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid = ${oid} and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
     order by c.relname`,
  );
  const partitions = partitionedBy === null ? '' : ` partition by ${partitionedBy}`;
  return [
    `create table ${name} (\n${[...columns, ...constraints].join(',\n')}\n)${partitions};`,
    ...indexes,
  ].join('\n');
}

async function lines(client: pg.Client, query: string): Promise<string[]> {
  return (await client.query<Line>(query)).rows.map((row) => row.text);
}
