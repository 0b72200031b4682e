import { places } from '#platform/places.ts';
import type { Browser } from '#support/browser.ts';
import { expect, test, testSite } from '#support/test.ts';
import { modules } from '../../src/app.ts';
import { loadDemonstrationOnce } from '../../src/demonstration/load-demonstration.ts';
import { fieldsOf, plausibleBody, plausibleForm } from './plausible-form.ts';
import { addressOf, recordAddresses } from './record-addresses.ts';

/**
 * A whole programme with records of every kind, and somebody who has to do with none of them. They send each form of the
 * site, filled in as it asks, to the records of others. Whatever stood there before must stand there afterwards.
 */
const { site, make } = await testSite();
const { pool } = site.platform.database;
await loadDemonstrationOnce(site.platform, places.demonstration);
const privateMark = 'Quokka';
const own = await addWhatTheDemonstrationLacks();
const recordsFor = await recordAddresses(pool, own);

/** The proof of these addresses is a secret or a signature, which no id replaces: other tests guess at them. */
const heldBySecret = /:(?:token|key|signature|pictureId|hash|pack|file|role)\b/;
/** Signing out and erasing end the session that the test needs; giving notice of nothing belongs to nobody. */
const endsTheSession = new Set(['/sign-out', '/account/erasure', '/account/sessions/end-others']);

const posts = modules
  .flatMap((module) => module.routes)
  .filter((route) => route.method === 'POST' && !endsTheSession.has(route.pattern));

test('there is a record of every kind that a route names', () => {
  const without = posts
    .filter((route) => !heldBySecret.test(route.pattern) && recordsFor(route.pattern).length === 0)
    .map((route) => route.pattern);
  expect(without).toEqual([]);
});

const outsiders: Record<string, () => Promise<{ personId: string }>> = {
  'a person': () => make.person(),
  'a lead of elsewhere': () => make.member({ role: 'lead' }),
  'somebody of another company': async () => (await make.company()).user,
};

test.each(Object.keys(outsiders))('%s changes no record of anybody else', async (name) => {
  const outsider = await outsiders[name]?.();
  if (!outsider) return;
  const browser = await site.as(outsider);
  const before = await everything();
  let sent = 0;
  for (const route of posts.filter((one) => !heldBySecret.test(one.pattern)))
    for (const ids of recordsFor(route.pattern)) {
      const answer = await browser.post(addressOf(route.pattern, ids), plausibleForm(route, ids));
      expect(answer.status, `${route.pattern} ${JSON.stringify(ids)}`).toBeLessThan(500);
      sent += 1;
    }
  expect(sent).toBeGreaterThan(posts.length);
  expect(await changedSince(before, outsider.personId)).toEqual([]);
});

const gets = modules.flatMap((module) => module.routes).filter((route) => route.method === 'GET');

test.each(Object.keys(outsiders))(
  '%s reads nothing that is for its owner or its organisation alone',
  async (name) => {
    const outsider = await outsiders[name]?.();
    if (!outsider) return;
    const browser = await site.as(outsider);
    let shown = 0;
    for (const route of gets.filter((one) => !heldBySecret.test(one.pattern)))
      for (const ids of recordsFor(route.pattern)) {
        const address = addressOf(route.pattern, ids);
        const answer = await browser.get(address);
        expect(answer.status, address).toBeLessThan(500);
        expect(answer.html, address).not.toContain(privateMark);
        if (answer.status === 200) shown += 1;
      }
    expect(shown).toBeGreaterThan(60);
  },
);

test('programs read and change no more than pages, with a token of somebody else', async () => {
  const outsider = await make.member();
  const made = await (await site.as(outsider)).post('/account/tokens', { label: 'Outside', mayWrite: 'yes' });
  const token = /sw_[\w-]+/.exec(made.html)?.[0] ?? '';
  const before = await everything();
  for (const route of modules.flatMap((module) => module.api ?? []))
    for (const ids of recordsFor(route.url)) {
      const body = route.method === 'GET' ? {} : { body: plausibleBody(route.body, ids) };
      const answer = await site.visitor().call(route.method, addressOf(route.url, ids), { token, ...body });
      expect(answer.status, route.url).toBeLessThan(500);
      expect(answer.html, route.url).not.toContain(privateMark);
    }
  expect(await changedSince(before, outsider.personId)).toEqual([]);
});

test('what is marked as private does show to its owner', async () => {
  const browser = await site.as({ personId: own[0]?.personId ?? '' });
  for (const address of ['/account/tokens', '/drafts', '/boards', `/ideas/${own[1]?.ideaId}`])
    expect((await browser.get(address)).html, address).toContain(privateMark);
});

test('a change to the record of somebody else is seen here', async () => {
  const author = await make.member();
  const idea = await make.idea({ author });
  const before = await everything();
  const browser = await site.as(author);
  const shown = await browser.get(`/ideas/${idea.ideaId}/edit`);
  expect(shown.status).toBe(200);
  await site.db.updateTable('idea').set({ title: 'Changed' }).where('id', '=', idea.ideaId).execute();
  expect(await changedSince(before, (await make.person()).personId)).toEqual([
    expect.stringContaining(idea.ideaId),
  ]);
});

/** Fields that arrive in every shape that a form can give them: twice, as lists of lists, as things with names, huge, or evil. */
const bent: readonly ((field: string) => string)[] = [
  (field) => `${field}=one&${field}=two`,
  (field) => `${field}[]=one&${field}[][]=two`,
  (field) => `${field}[one][two]=three&${field}[length]=1e9`,
  (field) => `${field}[__proto__][a]=1&__proto__[a]=1&constructor[prototype][a]=1&toString=1&${field}=1`,
  (field) => `${field}=${'%00%ED%A0%80%E2%80%AE%0D%0Aset-cookie:%20a=b%3C/script%3E'}`,
  (field) => `${field}=${'9'.repeat(400)}`,
  (field) => `${field}=-1&${field}`,
];

/** Between them they get past the permission of most forms. */
async function insiders(): Promise<Browser[]> {
  const { rows } = await pool.query<{ personId: string }>(
    `select p.id as "personId" from person p where p.erased_at is null order by
      (select count(*) from programme_role r where r.person_id = p.id) * 9
      + (select count(*) from company_user u where u.person_id = p.id) * 3
      + (select count(*) from membership m where m.person_id = p.id and m.role <> 'member') * 2
      + (select count(*) from project_member m where m.person_id = p.id)
      + (select count(*) from communication_need n where n.person_id = p.id) * 2
      + (select count(*) from supporter s where s.supporter_id = p.id) * 9 desc, p.id limit 16`,
  );
  for (const role of ['admin', 'editor', 'moderator', 'reviewer'] as const)
    await site.db
      .insertInto('programme_role')
      .values({ person_id: rows[0]?.personId ?? '', role })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  return Promise.all(rows.map((person) => site.as(person, { secondFactor: true })));
}

test('however the fields of a form are bent, the site says what is wrong and does not break', async () => {
  const people = await insiders();
  const reached = new Set<string>();
  const withFields = posts.filter(
    (route) => !heldBySecret.test(route.pattern) && Object.keys(fieldsOf(route)).length > 0,
  );
  for (const route of withFields) {
    const fields = Object.keys(fieldsOf(route));
    for (const ids of recordsFor(route.pattern))
      for (const browser of people) {
        const address = addressOf(route.pattern, ids);
        const first = await browser.sendRaw(address, fields.map(bent[0] ?? String).join('&'));
        expect(first.status, `${address} twice`).toBeLessThan(500);
        if ([403, 404].includes(first.status)) continue;
        reached.add(route.pattern);
        for (const bend of bent.slice(1)) {
          const answer = await browser.sendRaw(address, fields.map(bend).join('&'));
          expect(answer.status, `${address} ${bend('field').slice(0, 60)}`).toBeLessThan(500);
        }
        break;
      }
  }
  expect(reached.size / withFields.length).toBeGreaterThan(0.5);
  expect(({} as { a?: unknown }).a).toBeUndefined();
});

/** What moves by itself, or is counted for everybody. */
const notOfAnybody = new Set([
  'attempt',
  'event_unplaced',
  'subscriber_position',
  'migration',
  'market_display',
  'market_display_rest',
  'market_standing',
  'search_generation',
]);
const countedForAll = ['supporter_count', 'comment_count', 'adoption_count', 'spread_count', 'seen_at'];

/** Every row of every table, as text. */
async function everything(): Promise<Map<string, string[]>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const all = new Map<string, string[]>();
  for (const { name } of tables) {
    if (notOfAnybody.has(name)) continue;
    const { rows } = await pool.query<{ row: string }>(
      `select (to_jsonb(t) - $1::text[])::text as row from "${name}" t`,
      [countedForAll],
    );
    all.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return all;
}

/** Rows that are gone or read otherwise than before, apart from those in which the outsider stood already. */
async function changedSince(before: Map<string, string[]>, outsiderId: string): Promise<string[]> {
  const after = await everything();
  return [...before].flatMap(([table, rows]) => {
    const now = new Set(after.get(table));
    return rows
      .filter((row) => !now.has(row) && !row.includes(outsiderId))
      .map((row) => `${table}: ${row.slice(0, 300)}`);
  });
}

/** @returns where the private records stand, the owner first */
async function addWhatTheDemonstrationLacks(): Promise<Record<string, string>[]> {
  const owner = await make.member();
  const own = await site.as(owner);
  await own.post('/account/tokens', { label: privateMark });
  await own.post('/saved-searches', { question: `q=${privateMark}`, alerts: 'none' });
  const mine = { author: owner, visibility: 'organisation', title: `${privateMark} at night` } as const;
  const idea = await make.idea(mine);
  const need = await make.need(mine);
  const secret = await make.project({ owner, visibility: 'organisation', title: mine.title });
  const begun = await make.project({ owner, state: 'draft', title: mine.title });
  const project = await make.project({ owner });
  await own.post(`/projects/${project.projectId}/invitations`, { address: 'guest@elsewhere.example' });
  await own.post('/account/supporters', { address: 'carer@elsewhere.example', may: ['see-needs'] });
  const file = await own.upload(`/projects/${project.projectId}/kit/files`, { label: 'A poster' }, [
    { field: 'file', name: 'poster.txt', bytes: Buffer.from('A poster for the ward.') },
  ]);
  expect(file.status).toBe(303);
  const { rows } = await pool.query<{ id: string }>('select id from stored_file limit 1');
  const now = new Date();
  await site.db
    .insertInto('passkey')
    .values({
      id: crypto.randomUUID(),
      person_id: owner.personId,
      credential_id: 'known',
      public_key: Buffer.from('key'),
      counter: 1,
      transports: [],
      label: 'My phone',
      created_at: now,
    })
    .execute();
  await site.db
    .insertInto('suspension')
    .values({
      id: crypto.randomUUID(),
      person_id: (await make.person()).personId,
      suspended_at: now,
      suspended_by: owner.personId,
      reason: `Sold a ${privateMark}`,
      appeal_to: 'second-look@programme.example',
    })
    .execute();
  await addInOneStatement(
    `insert into phrase (id, person_id, symbols, saved_at) values (gen_random_uuid(), $1, '[{"label":"Quokka"}]', now())`,
  );
  await addInOneStatement(`with own as (insert into board_set (id, person_id, imported_at) values (gen_random_uuid(), $1, now()) returning id)
    insert into board (id, person_id, set_id, name, obf, is_root, created_at, changed_at)
    select gen_random_uuid(), $1, id, 'Quokka at home', '{}', true, now(), now() from own`);
  await addInOneStatement(`insert into draft (id, kind, person_id, fields, expires_at)
    values (gen_random_uuid(), 'idea', $1, '{"title":"Quokka in a draft"}', now() + interval '1 day')`);
  await addInOneStatement(`insert into content_report (id, subject_kind, subject_id, reporter_id, reason)
    select gen_random_uuid(), 'idea', id, $1, 'It names a patient' from idea where author_id <> $1 limit 1`);
  await addInOneStatement(`insert into likely_duplicate (id, idea_id, like_id, likeness, found_at)
    select gen_random_uuid(), a.id, b.id, 0.9, now() from idea a join idea b on a.id < b.id where a.author_id <> $1 limit 1`);
  await addInOneStatement(`insert into saved_interest (id, company_id, name, words, saved_by, saved_at)
    select gen_random_uuid(), id, 'Ours', 'falls', $1, now() from company limit 1`);
  async function addInOneStatement(statement: string) {
    const { rowCount } = await pool.query(statement, [owner.personId]);
    expect(rowCount).toBe(1);
  }
  const { requestId } = await make.sponsorshipRequest({ project });
  await site.db
    .insertInto('request_document')
    .values({
      request_id: requestId,
      file_id: rows[0]?.id ?? '',
      label: 'A poster',
      added_by: owner.personId,
      added_at: now,
    })
    .execute();
  return [
    { personId: owner.personId },
    { ideaId: idea.ideaId },
    { needId: need.needId },
    { projectId: secret.projectId },
    { projectId: begun.projectId },
    { kind: 'idea', ref: idea.ideaId },
    { kind: 'need', ref: need.needId },
    { kind: 'project', ref: secret.projectId },
  ];
}
