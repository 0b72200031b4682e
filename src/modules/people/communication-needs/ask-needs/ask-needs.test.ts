import { expect, test, testSite } from '#support/test.ts';
import { accountPaths } from '../../people.paths.ts';
import { myNeedsPaths, readingPaths } from '../communication-need.paths.ts';

const { site, make } = await testSite();
const question = (step: string) => myNeedsPaths.question({ step });

async function live(personId: string): Promise<string[]> {
  const rows = await site.db
    .selectFrom('communication_need')
    .where('person_id', '=', personId)
    .where('removed_at', 'is', null)
    .orderBy('kind')
    .select('kind')
    .execute();
  return rows.map((row) => row.kind);
}

test('a person answers one question a page; what they chose is recorded with all its fields', async () => {
  const person = await make.person();
  const browser = await site.as(person);
  const begin = await browser.post(question('begin'), { answer: 'yes', from: 'sign-up', next: '/views' });
  expect(begin.location).toBe(`${question('reading')}?from=sign-up&next=%2Fviews`);
  const reading = await browser.post(question('reading'), {
    answer: ['large-print', 'easy-read'],
    from: 'sign-up',
    hadHelp: 'yes',
  });
  expect(reading.location).toContain(question('size'));
  await browser.post(question('size'), { answer: 'large-print-24', from: 'sign-up' });
  const last = await browser.post(question('sharing'), { answer: 'yes', from: 'sign-up', next: '/views' });
  expect(last.location).toBe('/views');
  expect(await live(person.personId)).toEqual(['easy-read', 'large-print-24']);
  const row = await site.db
    .selectFrom('communication_need')
    .where('person_id', '=', person.personId)
    .where('kind', '=', 'easy-read')
    .selectAll()
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({
    category: 'information-format',
    snomed_code: '796161000000101',
    snomed_display: 'Requires information in Easyread',
    whose: 'person',
    recorded_by: person.personId,
    recorder_role: 'self-with-help',
    source: 'sign-up',
    consent_basis: 'own-choice',
  });
  expect(row.shared_at).not.toBeNull();
  expect(row.review_due_on > site.clock.now().toISOString().slice(0, 10)).toBe(true);
});

test('every question can be skipped, and an answer is asked for in words where none was chosen', async () => {
  const browser = await site.as(await make.person());
  expect(await browser.get(question('reading'))).toShow('Skip this question');
  const empty = await browser.post(question('begin'), { next: '/views' });
  expect(empty.status).toBe(409);
  expect(empty).toShow('Choose an answer');
  expect(empty.html).toContain('value="/views"');
  expect((await browser.post(question('begin'), { answer: 'skip', next: '/views' })).location).toBe('/views');
  expect((await browser.get(question('no-such-step'))).status).toBe(404);
  expect((await browser.post(question('begin'), { answer: 'no', next: '//elsewhere' })).location).toBe(
    myNeedsPaths.show(),
  );
});

test('the same answer twice, and two at once, record one need; another answer ends it and keeps its history', async () => {
  const person = await make.person();
  const browser = await site.as(person);
  const send = () => browser.post(question('contact'), { answer: ['letter', 'email'] });
  await Promise.all([send(), send()]);
  await send();
  const all = () =>
    site.db.selectFrom('communication_need').where('person_id', '=', person.personId).selectAll().execute();
  expect(await all()).toHaveLength(2);
  await browser.post(question('contact'), { answer: 'email' });
  expect(await live(person.personId)).toEqual(['email']);
  expect((await all()).find((row) => row.kind === 'letter')).toMatchObject({
    removal_reason: 'answered-again',
  });
  expect(await browser.get(myNeedsPaths.show())).toShow('A letter: taken off');
});

test('large print holds on every page from then on, and a choice for this visit goes before it', async () => {
  const person = await make.person();
  const browser = await site.as(person);
  const size = (html: string) => html.match(/class="sw-print-(\d+)"/)?.[1];
  expect(size((await browser.get('/')).html)).toBeUndefined();
  await browser.post(question('size'), { answer: 'large-print-28' });
  for (const address of ['/', '/ideas', '/account', '/no-such-page', '/settings', question('begin')])
    expect(size((await browser.get(address)).html), address).toBe('28');
  await browser.post(readingPaths.show(), { size: '20', next: '/ideas' });
  expect(size((await browser.get('/ideas')).html)).toBe('20');
  await browser.post(readingPaths.show(), { size: 'recorded' });
  expect(size((await browser.get('/ideas')).html)).toBe('28');
});

test('a visitor changes the letters for this visit, and nothing is recorded', async () => {
  const visitor = site.visitor();
  const before = await site.events();
  const chosen = await visitor.post(readingPaths.show(), { size: '24', next: '/projects' });
  expect(chosen.location).toBe('/projects');
  expect((await visitor.get('/projects')).html).toContain('sw-print-24');
  expect(await site.events()).toHaveLength(before.length);
  expect(await visitor.post(readingPaths.show(), { size: 'huge' })).toShow('Choose how big');
  visitor.cookies.view = '99.nonsense';
  expect((await visitor.get('/projects')).html).not.toContain('sw-print-');
});

test('events hold codes and ids, never what was typed; erasing the person removes it all', async () => {
  const person = await make.person();
  const browser = await site.as(person);
  await browser.post(question('reading'), { answer: 'easy-read' });
  const need = await site.db
    .selectFrom('communication_need')
    .where('person_id', '=', person.personId)
    .select('id')
    .executeTakeFirstOrThrow();
  const details = 'My sister Agatha reads it with me';
  const at = { needId: need.id };
  await browser.post(myNeedsPaths.need(at), { details, whose: 'person', share: 'yes' });
  expect(await browser.get(myNeedsPaths.show())).toShow(details);
  await browser.post(myNeedsPaths.removal(at), { reason: 'other', note: 'Agatha moved away' });
  expect(JSON.stringify(await site.events())).not.toContain('Agatha');
  await browser.post(accountPaths.erase(), { sure: 'yes' });
  for (const table of ['communication_need', 'communication_needs_asking'] as const)
    expect(
      await site.db.selectFrom(table).where('person_id', '=', person.personId).selectAll().execute(),
    ).toEqual([]);
});

test('nobody changes, reviews or ends another person’s need', async () => {
  const person = await make.person();
  await (await site.as(person)).post(question('reading'), { answer: 'audio' });
  const { id: needId } = await site.db
    .selectFrom('communication_need')
    .where('person_id', '=', person.personId)
    .select('id')
    .executeTakeFirstOrThrow();
  const stranger = await site.as(await make.person());
  const admin = await site.as(await make.programmeStaff('admin'), { secondFactor: true });
  for (const browser of [stranger, admin]) {
    expect((await browser.get(myNeedsPaths.need({ needId }))).status).toBe(404);
    expect((await browser.post(myNeedsPaths.need({ needId }), { whose: 'person' })).status).toBe(404);
    expect((await browser.post(myNeedsPaths.review({ needId }))).status).toBe(404);
    expect((await browser.post(myNeedsPaths.removal({ needId }), { reason: 'other' })).status).toBe(404);
  }
  expect(await live(person.personId)).toEqual(['audio']);
});
