import { expect, test, testSite } from '#support/test.ts';
import { programmePaths, settingsPaths } from '../programme.paths.ts';
import { grantByCommand } from './grant-by-command.ts';

const { site, make } = await testSite();
const asAdmin = async () => site.as(await make.programmeStaff('admin'), { secondFactor: true });
const good = { name: 'Riverside Spreads', about: 'What works by the river.', colour: '#7a1f3d' };

test('an admin names the programme and gives it a colour; every page has both', async () => {
  const admin = await asAdmin();
  await admin.post(settingsPaths.save(), good);
  await site.catchUp();
  const front = await site.visitor().get(programmePaths.home());
  expect(front).toShow('Riverside Spreads');
  const look = front.html.match(/href="(\/look\.css[^"]*)"/)?.[1] ?? '';
  const sheet = await site.visitor().get(look.replaceAll('&amp;', '&'));
  expect(sheet.headers['content-type']).toContain('text/css');
  expect(sheet.html).toContain('#7a1f3d');
});

test.each([
  [{ colour: '#ffe000' }, 'hard to read'],
  [{ colour: 'red' }, 'as # and six digits'],
  [{ name: '' }, 'Enter the programme’s name'],
  [{ name: 'x'.repeat(81) }, 'must be 80 characters or fewer'],
])('settings with %o are shown again with what is wrong', async (wrong, words) => {
  const admin = await asAdmin();
  const answer = await admin.post(settingsPaths.save(), { ...good, about: 'Typed and kept', ...wrong });
  expect(answer).toShow(words);
  expect(answer).toShow('Typed and kept');
});

test('a role is given by address, and rests until its holder has two factors', async () => {
  const admin = await asAdmin();
  const person = await make.person({ name: 'Mona Moderator' });
  await admin.post(settingsPaths.grant(), { address: person.address, role: 'moderator' });
  expect(await admin.get(settingsPaths.show())).toShow('Mona Moderator');
  expect((await (await site.as(person)).get('/moderation')).status).toBe(403);
  expect((await (await site.as(person, { secondFactor: true })).get('/moderation')).status).toBe(200);
  await admin.post(settingsPaths.revoke({ personId: person.personId, role: 'moderator' }));
  expect((await (await site.as(person, { secondFactor: true })).get('/moderation')).status).toBe(403);
});

test('whoever may not do something is told so on a page that still knows them', async () => {
  const person = await make.person({ name: 'Nadia Nurse' });
  const browser = await site.as(person);
  for (const address of [settingsPaths.show(), '/ideas/no-such-idea', '/no-such-page']) {
    const page = await browser.get(address);
    expect(page.status).toBeGreaterThanOrEqual(403);
    expect(page).toShow('Nadia Nurse');
    expect(page).toShow('Sign out');
  }
});

test('two admins who take each other’s role away leave one', async () => {
  await site.db.deleteFrom('programme_role').execute();
  const [one, two] = [await make.programmeStaff('admin'), await make.programmeStaff('admin')];
  const [asOne, asTwo] = [
    await site.as(one, { secondFactor: true }),
    await site.as(two, { secondFactor: true }),
  ];
  await Promise.all([
    asOne.post(settingsPaths.revoke({ personId: two.personId, role: 'admin' })),
    asTwo.post(settingsPaths.revoke({ personId: one.personId, role: 'admin' })),
  ]);
  const left = await site.db
    .selectFrom('programme_role')
    .where('role', '=', 'admin')
    .select('person_id')
    .execute();
  expect(left).toHaveLength(1);
});

test('nobody but admins sees or changes settings', async () => {
  const moderator = await site.as(await make.programmeStaff('moderator'), { secondFactor: true });
  expect((await moderator.get(settingsPaths.show())).status).toBe(403);
  expect((await moderator.post(settingsPaths.save(), good)).status).toBe(403);
  const own = await make.member();
  const browser = await site.as(own, { secondFactor: true });
  expect((await browser.post(settingsPaths.grant(), { address: own.address, role: 'admin' })).status).toBe(
    403,
  );
});

test('the first admin is named by whoever runs the machine', async () => {
  const person = await make.person();
  const given = await grantByCommand(site.db, 'admin', person.address.toUpperCase(), new Date());
  expect(given.ok).toBe(true);
  expect((await (await site.as(person, { secondFactor: true })).get(settingsPaths.show())).status).toBe(200);
  expect((await grantByCommand(site.db, 'emperor', person.address, new Date())).words).toContain('Roles are');
  expect((await grantByCommand(site.db, 'admin', 'nobody@x.example', new Date())).ok).toBe(false);
});
