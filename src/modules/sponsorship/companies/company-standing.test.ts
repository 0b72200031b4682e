import { addDays, londonToday } from '#kit/local-date.ts';
import { expect, test, testSite } from '#support/test.ts';
import { modules } from '../../../app.ts';
import { codePaths, companyPaths, requestPaths, sectorPaths } from '../sponsorship.paths.ts';

const { site, make } = await testSite();
const asAdmin = async () => site.as(await make.programmeStaff('admin'), { secondFactor: true });
const whole = 'A code that is long enough to be one. '.repeat(4);

test('a new code comes into force: a company sees nothing until it has accepted it, and then sees again', async () => {
  const request = await make.sponsorshipRequest();
  const company = await make.company();
  const seller = await site.as(company.user);
  const admin = await asAdmin();
  const today = londonToday(site.clock.now());
  expect(await admin.post(codePaths.publish(), { text: whole, takesEffectOn: '2020-01-01' })).toShow(
    'Choose a day from today on',
  );
  expect(await admin.post(codePaths.publish(), { text: 'Short', takesEffectOn: today })).toShow(
    'Write the whole code',
  );
  await admin.post(codePaths.publish(), { text: whole, takesEffectOn: addDays(today, 10) });
  expect((await seller.get(requestPaths.list())).status).toBe(200);
  await site.catchUp();
  expect(await seller.get('/notices')).toShow('A new version of the code of conduct');
  site.clock.forward({ days: 11 });
  const later = await site.as(company.user);
  expect((await later.get(requestPaths.list())).location).toBe(codePaths.show());
  expect((await later.get(requestPaths.show(request))).status).toBe(404);
  const version = 2;
  const [one, two] = await Promise.all([
    later.post(codePaths.accept(company), { version }),
    later.post(codePaths.accept(company), { version }),
  ]);
  expect([one.status, two.status].sort()).toEqual([303, 409]);
  expect((await later.get(requestPaths.show(request))).status).toBe(200);
  const stranger = await site.as((await make.company()).user);
  expect((await stranger.post(codePaths.accept(company), { version })).status).toBeGreaterThanOrEqual(403);
});

test('a sector is barred: its companies are not verified, and those that were see nothing until it is let in again', async () => {
  const request = await make.sponsorshipRequest();
  const company = await make.company();
  const seller = await site.as(company.user);
  const admin = await asAdmin();
  await admin.post(sectorPaths.add(), { name: 'Payday loans' });
  expect(await admin.post(sectorPaths.add(), { name: 'Payday loans' })).toShow('kept already');
  const profile = { sector: 'money', suppliesNhs: 'no', sensitiveSectors: 'payday-loans' };
  expect(await seller.post(companyPaths.edit(company), { ...profile, noSensitiveSector: 'yes' })).toShow(
    'or tick that it works in none of them',
  );
  expect((await seller.post(companyPaths.edit(company), profile)).status).toBe(303);
  expect((await seller.get(requestPaths.show(request))).status).toBe(200);
  await admin.post(sectorPaths.bar({ sector: 'payday-loans' }));
  expect((await seller.get(requestPaths.show(request))).status).toBe(404);
  const applied = await make.company({ state: 'applied' });
  await site.db
    .updateTable('company')
    .set({ sensitive_sectors: ['payday-loans'] })
    .where('id', '=', applied.companyId)
    .execute();
  const verdict = { verdict: 'verified', reason: 'Number checked.' };
  expect(await admin.post(companyPaths.decide(applied), verdict)).toShow('a sector that the programme bars');
  await admin.post(sectorPaths.admit({ sector: 'payday-loans' }));
  expect((await seller.get(requestPaths.show(request))).status).toBe(200);
});

test('no company backs an idea, ranks, pays for a place or reads a private idea: no route even offers it', async () => {
  const idea = await make.idea({ visibility: 'staff', title: 'A private idea' });
  const open = await make.idea({ visibility: 'everyone' });
  const company = await make.company();
  const seller = await site.as(company.user);
  expect((await seller.get(`/ideas/${idea.ideaId}`)).status).toBe(404);
  expect((await seller.post(`/ideas/${idea.ideaId}/support`)).status).toBeGreaterThanOrEqual(403);
  // What is supported is supported by a person; no table of support knows a company.
  const { rows } = await site.platform.database.pool.query<{ table_name: string }>(
    `select table_name from information_schema.columns where column_name = 'company_id' order by 1`,
  );
  const known = rows.map((row) => row.table_name);
  for (const table of ['idea_support', 'comment', 'idea', 'need', 'project_follow'])
    expect(known).not.toContain(table);
  const sold = modules
    .flatMap((module) => module.routes)
    .filter(({ pattern }) => /boost|promot|advert|payment|rank|placement/.test(pattern));
  expect(sold.map(({ pattern }) => pattern)).toEqual([]);
  expect(open.ideaId).toBeTruthy();
  // The order of the list is told by nothing that a company does: reading, asking and offering leave it as it was.
  const [first, second] = [await make.sponsorshipRequest(), await make.sponsorshipRequest()];
  const order = async () =>
    [
      ...(await seller.get(requestPaths.list())).html.matchAll(/\/sponsorship-requests\/([0-9a-f-]{36})"/g),
    ].map(([, id]) => id);
  const before = await order();
  for (let i = 0; i < 3; i += 1) await seller.get(requestPaths.show(first));
  await seller.post(requestPaths.ask(first), { question: 'How many cups are there?' });
  expect(await order()).toEqual(before);
  expect(before.indexOf(second.requestId)).toBeLessThan(before.indexOf(first.requestId));
});

test('a company without its code is told what to do at the list, and keeps what it said before', async () => {
  const { company, request } = await make.interest({ message: 'We said this.' });
  await site.db.deleteFrom('code_acceptance').where('company_id', '=', company.companyId).execute();
  const seller = await site.as(company.user);
  expect(await seller.follow(seller.get(requestPaths.list()))).toShow('has not accepted version');
  const shown = await seller.get(requestPaths.show(request));
  expect(shown).toShow('We said this.');
  expect(shown).not.toShow('Two hundred pounds for lids.');
});
