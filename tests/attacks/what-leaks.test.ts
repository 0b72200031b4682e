import { accountPaths } from '#modules/people/people.paths.ts';
import { expect, test, testSite } from '#support/test.ts';

const { site, make } = await testSite({ PAGE_CACHE: 'yes' });
const { pool } = site.platform.database;

test('who has left an organisation hears no more of a need that only it may read', async () => {
  const organisation = await make.organisation();
  const author = await make.member({ organisation });
  const leaver = await make.member({ organisation });
  const { needId } = await make.need({ author, visibility: 'organisation', title: 'Only ours to know' });
  const browser = await site.as(leaver);
  await browser.post(`/needs/${needId}/follow`);
  await site.db
    .updateTable('membership')
    .set({ state: 'ended', ended_at: new Date() })
    .where('person_id', '=', leaver.personId)
    .execute();
  await (await site.as(author)).post(`/needs/${needId}/comments`, { body: 'We found something out.' });
  const colleague = await make.member({ organisation });
  await (await site.as(colleague)).post(`/needs/${needId}/comments`, { body: 'Thank you for that.' });
  await site.catchUp();
  expect(await browser.get('/notices')).not.toShow('Only ours to know');
  expect(await (await site.as(author)).get('/notices')).toShow('Only ours to know');
});

test('to be stuck on the idea of one organisation tells nothing of it to another', async () => {
  const home = await make.organisation();
  const idea = await make.idea({
    author: await make.member({ organisation: home }),
    visibility: 'organisation',
  });
  const both = await make.member({ organisation: await make.organisation() });
  const elsewhere = await site.as(await make.member({ organisation: both.organisation }));
  await site.db
    .insertInto('membership')
    .values({
      id: crypto.randomUUID(),
      person_id: both.personId,
      organisation_id: home.organisationId,
      state: 'confirmed',
      confirmed_by_domain: 'example',
      decided_at: new Date(),
    })
    .execute();
  const browser = await site.as(both);
  await browser.post('/account/acting-for', { organisationId: both.organisation.organisationId });
  await browser.post(`/ideas/${idea.ideaId}/needs`, { detail: '' });
  expect(await browser.get('/needs')).toShow(idea.title);
  expect(await elsewhere.get('/needs')).not.toShow(idea.title);
  const moderator = await site.as(await make.programmeStaff('moderator'), { secondFactor: true });
  expect((await moderator.post(`/ideas/${idea.ideaId}/needs`, { detail: '' })).status).toBeLessThan(500);
});

test('an editor hears nothing of a version whose record they may not read', async () => {
  const author = await make.member();
  const { needId } = await make.need({ author, visibility: 'organisation', title: 'Kept in our house' });
  const editor = await site.as(await make.programmeStaff('editor'), { secondFactor: true });
  const own = await site.as(author);
  const begun = await own.post(`/easy-read-desk/records/need/${needId}/versions`, {
    format: 'easy-read',
    from: 'source',
  });
  expect(begun.status).toBe(303);
  expect((await own.post(`${begun.location}/hand-in`, { revision: '1' })).status).toBe(303);
  await site.catchUp();
  expect(await editor.get('/notices')).not.toShow('Kept in our house');
});

test('an author who is not named signs no version of their own idea', async () => {
  const author = await make.member({ name: 'Unnamed Ursula' });
  const { ideaId } = await make.idea({ author, anonymous: true });
  const own = await site.as(author);
  await own.post(`/easy-read-desk/records/idea/${ideaId}/versions`, { format: 'easy-read', from: 'source' });
  await own.post('/version-requests', { kind: 'idea', subjectId: ideaId });
  const editor = await site.as(await make.programmeStaff('editor'), { secondFactor: true });
  for (const address of [
    `/easy-read-desk/records/idea/${ideaId}`,
    '/easy-read-desk',
    `/easy/read/idea/${ideaId}`,
    `/listen/idea/${ideaId}`,
    `/ideas/${ideaId}`,
    '/version-tasks',
    `/easy/read/idea/${ideaId}/print.pdf`,
  ])
    expect((await editor.get(address)).html, address).not.toContain('Unnamed Ursula');
  const told = await site.db.selectFrom('event').selectAll().execute();
  for (const event of told.filter(({ subject, concerns }) => [subject, ...concerns].includes(ideaId)))
    if (event.verb.startsWith('easy-version')) expect(event.actor).not.toBe(author.personId);
});

test('who asks a question for a company is named in no event', async () => {
  const { requestId } = await make.sponsorshipRequest();
  const { user } = await make.company();
  const asked = await (await site.as(user)).post(`/sponsorship-requests/${requestId}/questions`, {
    question: 'How many cups are there on a ward?',
  });
  expect(asked.status).toBe(303);
  const [event] = await site.events('sponsorship-question.asked');
  expect(event).toBeDefined();
  expect(event?.actor).toBeNull();
});

test('a kept page of one record forgets another that is hidden', async () => {
  const idea = await make.idea();
  const author = await make.member({ organisation: await make.organisation({ name: 'Telltale Trust' }) });
  const other = await make.need({ author, ideaId: idea.ideaId });
  const project = await make.project({ ideaId: idea.ideaId, title: 'A project that names somebody' });
  const need = await make.need({ ideaId: idea.ideaId });
  await site.platform.site.refresh();
  const visitor = site.visitor();
  const pages = [
    `/ideas/${idea.ideaId}`,
    `/needs/${need.needId}`,
    '/ideas',
    '/needs',
    '/projects',
    `/projects/${project.projectId}`,
  ];
  for (const page of pages) await visitor.get(page);
  expect(await visitor.get(pages[0] ?? '')).toShow('Telltale Trust');
  expect(await visitor.get('/projects')).toShow('A project that names somebody');
  expect(await visitor.get(pages[1] ?? '')).toShow(idea.title);
  const moderator = await site.as(await make.programmeStaff('moderator'), { secondFactor: true });
  const reporter = await site.as(await make.person());
  for (const [kind, subjectId] of [
    ['need', other.needId],
    ['project', project.projectId],
    ['idea', idea.ideaId],
  ] as const) {
    await site.platform.site.refresh();
    for (const page of pages) await visitor.get(page);
    await reporter.post('/reports', { kind, subjectId, reason: 'It names a patient' });
    const { rows } = await pool.query<{ id: string }>('select id from content_report where decision is null');
    const hidden = await moderator.post(`/moderation/${rows[0]?.id}`, {
      verdict: 'hidden',
      reason: 'It names a patient',
    });
    expect(hidden.status).toBe(303);
    await site.catchUp();
    const words = {
      need: 'Telltale Trust',
      project: 'A project that names somebody',
      idea: idea.title,
    }[kind];
    for (const page of pages) expect(await visitor.get(page), `${kind} on ${page}`).not.toShow(words);
  }
});

test('nothing that tells who they were is left of somebody who is erased', async () => {
  const person = await make.person({
    name: 'Ermintrude Erased',
    address: 'ermintrude@erased.example',
    profession: 'harpist',
  });
  const own = await site.as(person);
  const now = new Date();
  await site.db
    .insertInto('passkey')
    .values({
      id: crypto.randomUUID(),
      person_id: person.personId,
      credential_id: 'hers',
      public_key: Buffer.from('key'),
      counter: 1,
      transports: [],
      label: 'Ermintrude’s telephone',
      created_at: now,
    })
    .execute();
  await pool.query(
    `insert into phrase (id, person_id, symbols, saved_at) values (gen_random_uuid(), $1, '[{"label":"My name is Ermintrude"}]', now())`,
    [person.personId],
  );
  await pool.query(
    `with own as (insert into board_set (id, person_id, imported_at) values (gen_random_uuid(), $1, now()) returning id)
     insert into board (id, person_id, set_id, name, obf, is_root, created_at, changed_at)
     select gen_random_uuid(), $1, id, 'Ermintrude at home', '{}', true, now(), now() from own`,
    [person.personId],
  );
  await own.post('/scanning', { on: 'yes' });
  const project = await make.project();
  await (await site.as(project.owner)).post(`/projects/${project.projectId}/invitations`, {
    address: person.address,
  });
  await (await site.as(await make.person())).post('/account/supporters', {
    address: person.address,
    may: ['see-needs'],
  });
  await site.visitor().post('/join', { name: 'Ermintrude Erased', address: person.address });
  expect((await own.post(accountPaths.erase(), { sure: 'yes' })).status).toBe(303);
  const { rows: tables } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const left: string[] = [];
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: string }>(
      `select to_jsonb(t)::text as row from "${name}" t where to_jsonb(t)::text ~* 'ermintrude|harpist'`,
    );
    left.push(...rows.map(({ row }) => `${name}: ${row.slice(0, 200)}`));
    if (['passkey', 'scan_setting', 'phrase', 'board', 'board_set', 'picture_choice'].includes(name)) {
      const { rows: hers } = await pool.query(`select 1 from "${name}" where person_id = $1`, [
        person.personId,
      ]);
      expect(hers, name).toHaveLength(0);
    }
  }
  expect(left).toEqual([]);
});
