import pg from 'pg';

export interface Size {
  readonly people: number;
  readonly ideas: number;
  readonly projects: number;
  readonly adoptions: number;
  readonly organisations: number;
}

/** The size that the speed budget is stated for. */
export const healthSystem: Size = {
  people: 1_200_000,
  ideas: 100_000,
  projects: 5_000,
  adoptions: 50_000,
  organisations: 500,
};

const words =
  `ward patient nurse night fall drink pressure ulcer discharge letter clinic wound medicine chart handover bed
family carer pain sleep infection hand glove antibiotic stroke asthma inhaler insulin kidney cancer screening baby midwife child
school ambulance handover dementia memory food tray tea glucose sepsis score alarm trolley theatre list waiting room phone text
reminder transport taxi porter linen waste recycling energy solar garden volunteer music art walk exercise physio hip knee
rehab swallow speech dietitian weight blood pressure scan report result email portal app password printer label barcode stock
order pharmacy leaflet easy read symbol picture interpreter language sign hearing loop quiet space autism learning disability
passport crisis plan talking therapy peer support sickness rota break hydration culture thanks induction training simulation`
    .split(/\s+/)
    .join(' ');

const vocabularySize = 20_000;

/** Fills a migrated, empty database, in SQL, so that a million people take a minute or two. */
export async function generate(url: string, size: Size, say: (what: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const run = async (what: string, text: string, values: unknown[] = []) => {
    const from = performance.now();
    await client.query(text, values);
    say(`${what}: ${((performance.now() - from) / 1_000).toFixed(1)} s`);
  };
  try {
    await client.query('set synchronous_commit = off');
    await client.query(`create function pg_temp.id(kind text, n bigint) returns uuid language sql immutable as
      $$ select md5(kind || n)::uuid $$`);
    await client.query('create temp table vocabulary (n int primary key, word text not null)');
    await client.query(
      `insert into vocabulary select n, coalesce((string_to_array($1, ' '))[n], 'w' || substr(md5(n::text), 1, 6))
       from generate_series(1, $2::int) n`,
      [words, vocabularySize],
    );
    // Few words are everywhere and most are rare: the n-th commonest occurs about 1/n as often (Zipf's law).
    await client.query(`create function pg_temp.prose(seed bigint, length int) returns text language sql stable as
      $$ select string_agg(v.word, ' ' order by g) from generate_series(1, length) g join vocabulary v on v.n =
         greatest(1, floor(exp((abs(hashint8(seed * 1000 + g)) % 1000000) / 1000000.0 * ln(${vocabularySize}))))::int $$`);
    await run(
      'organisations',
      `insert into organisation (id, ods_code, name, kind, region)
       select pg_temp.id('o', n), 'B' || lpad(n::text, 4, '0'), 'Organisation ' || n, 'NHS Trust',
         (array['East of England','London','Midlands','North West','South East','South West'])[1 + n % 6]
       from generate_series(1, $1::int) n`,
      [size.organisations],
    );
    await run(
      'people',
      `insert into person (id, name, kind) select pg_temp.id('p', n), 'Person ' || n, 'staff' from generate_series(1, $1::int) n`,
      [size.people],
    );
    await run(
      'addresses',
      `insert into person_email (id, person_id, address, verified_at)
       select pg_temp.id('e', n), pg_temp.id('p', n), 'p' || n || '@bench.example', now() from generate_series(1, $1::int) n`,
      [size.people],
    );
    await run(
      'memberships',
      `insert into membership (id, person_id, organisation_id, role, state, confirmed_by_domain, decided_at)
       select pg_temp.id('m', n), pg_temp.id('p', n), pg_temp.id('o', 1 + n % $2::int), case when n <= $2::int then 'lead' else 'member' end,
         'confirmed', 'bench.example', now() from generate_series(1, $1::int) n`,
      [size.people, size.organisations],
    );
    await run(
      'ideas',
      `insert into idea (id, organisation_id, author_id, title, problem, proposal, helps, topics, setting, visibility, patentable, supporter_count, posted_at)
       select pg_temp.id('i', n), pg_temp.id('o', 1 + n % $2::int), pg_temp.id('p', n), initcap(pg_temp.prose(n, 6)), pg_temp.prose(n + 1000000, 35),
         pg_temp.prose(n + 2000000, 40), pg_temp.prose(n + 3000000, 8), array[(array['falls','medicines','digital','nutrition','workforce'])[1 + n % 5]],
         'hospital-ward', (array['everyone','everyone','everyone','staff','organisation'])[1 + n % 5], 'no', n % 30, now() - n * interval '5 minutes'
       from generate_series(1, $1::int) n`,
      [size.ideas, size.organisations],
    );
    await run(
      'support',
      `insert into idea_support (idea_id, person_id, organisation_id)
       select pg_temp.id('i', i), pg_temp.id('p', 1 + (i * 31 + s) % $2::int), pg_temp.id('o', 1)
       from generate_series(1, $1::int) i, generate_series(1, 30) s where s <= i % 30 on conflict do nothing`,
      [size.ideas, size.people],
    );
    await run(
      'comments',
      `insert into comment (id, subject_kind, subject_id, author_id, organisation_id, body)
       select pg_temp.id('c', n), 'idea', pg_temp.id('i', 1 + n % $1::int), pg_temp.id('p', n), pg_temp.id('o', 1), pg_temp.prose(n, 20)
       from generate_series(1, $1::int) n`,
      [size.ideas],
    );
    await client.query('update idea set comment_count = 1');
    await run(
      'projects',
      `insert into project (id, organisation_id, title, summary, problem, what_was_done, results, topics, setting, stage, visibility, state,
         approved_by, published_at, kit_number, adoption_count, spread_count)
       select pg_temp.id('j', n), pg_temp.id('o', 1 + n % $2::int), initcap(pg_temp.prose(n + 5000000, 7)), pg_temp.prose(n + 6000000, 60),
         pg_temp.prose(n + 7000000, 40), pg_temp.prose(n + 8000000, 80), pg_temp.prose(n + 9000000, 40),
         array[(array['falls','medicines','digital','nutrition','workforce'])[1 + n % 5]], 'hospital-ward',
         (array['testing','established','spreading'])[1 + n % 3], 'everyone', 'published', pg_temp.id('p', 1 + n % $2::int),
         now() - n * interval '1 hour', 1, $3::int / $1::int, $3::int / $1::int / 2
       from generate_series(1, $1::int) n`,
      [size.projects, size.organisations, size.adoptions],
    );
    await run(
      'teams',
      `insert into project_member (project_id, person_id, role) select pg_temp.id('j', n), pg_temp.id('p', n), 'owner' from generate_series(1, $1::int) n`,
      [size.projects],
    );
    await run(
      'kits',
      `insert into kit (id, project_id, number, fields, evidence_level, written_by, published_at)
       select pg_temp.id('k', n), pg_temp.id('j', n), 1, jsonb_build_object('problemAndLocalScale', pg_temp.prose(n, 30), 'whyItWorks', pg_temp.prose(n + 1, 30),
         'procedure', jsonb_build_array(pg_temp.prose(n + 2, 8), pg_temp.prose(n + 3, 8), pg_temp.prose(n + 4, 8)), 'elements', '[]'::jsonb, 'measures', '[]'::jsonb, 'risks', '[]'::jsonb),
         'measured', pg_temp.id('p', n), now() from generate_series(1, $1::int) n`,
      [size.projects],
    );
    await run(
      'adoptions',
      `insert into adoption (id, project_id, kit_number, organisation_id, organisation_name_then, unit, state, confirmation, confirmed_by, says, claimed_by)
       select pg_temp.id('a', n), pg_temp.id('j', 1 + n % $2::int), 1, pg_temp.id('o', 1 + n % $3::int), 'Organisation ' || 1 + n % $3::int, 'Ward ' || n,
         (array['live','piloting','planning','sustained'])[1 + n % 4], case when n % 2 = 0 then 'confirmed' else 'claimed' end,
         case when n % 2 = 0 then pg_temp.id('p', 1) end, pg_temp.prose(n, 20), pg_temp.id('p', n)
       from generate_series(1, $1::int) n`,
      [size.adoptions, size.projects, size.organisations],
    );
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

/** The id of the n-th record of a kind: o, p, i, j (project), a. */
export async function idOf(url: string, kind: string, n: number): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ id: string }>('select md5($1 || $2::text)::uuid::text as id', [
    kind,
    n,
  ]);
  await client.end();
  return rows[0]?.id ?? '';
}
