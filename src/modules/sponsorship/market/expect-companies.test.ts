import { sql } from 'kysely';
import { londonToday } from '#kit/local-date.ts';
import { append } from '#platform/events/event.queries.ts';
import { newAct } from '#platform/events/event.ts';
import { expect, test, testSite } from '#support/test.ts';
import { companyPaths, requestPaths } from '../sponsorship.paths.ts';
import { expectedListQueue, makeExpectedLists } from './expect-companies.ts';
import { marketPaths } from './market.paths.ts';

const { site, make } = await testSite();
await make.sponsorshipRequest({ title: 'Lids for cups' });

/** What the worker does: follow the log, then run the jobs that were queued. @returns the companies that were expected */
async function work(): Promise<string[]> {
  await site.catchUp();
  const { rows } = await sql<{ id: string; data: { companyId: string } }>`
    delete from jobs.job where name = ${expectedListQueue} returning id, data`.execute(site.db);
  for (const { data } of rows) await makeExpectedLists(site.platform).run(data);
  return rows.map(({ data }) => data.companyId);
}

async function listMadeAt(companyId: string): Promise<Date | undefined> {
  const row = await site.db
    .selectFrom('market_list')
    .where('company_id', '=', companyId)
    .where('day', '=', londonToday(site.clock.now()))
    .select('made_at')
    .executeTakeFirst();
  return row?.made_at;
}

async function signIn(person: { personId: string }): Promise<void> {
  const act = newAct({ actor: person.personId, organisation: null, at: site.clock.now() });
  const event = { verb: 'session.opened', subjectKind: 'person', subject: person.personId } as const;
  await site.db.transaction().execute((tx) => append(tx, act, event));
}

test('a company that is let in finds its list made', async () => {
  const company = await make.company({ state: 'applied' });
  const admin = await site.as(await make.programmeStaff('admin'), { secondFactor: true });
  await admin.post(companyPaths.decide(company), { verdict: 'verified', reason: 'Its papers are in order.' });
  expect(await work()).toEqual([company.companyId]);
  const madeAt = await listMadeAt(company.companyId);
  expect(madeAt).toBeInstanceOf(Date);
  const user = await site.as(company.user);
  expect(await user.get(requestPaths.list())).toShow('Lids for cups');
  expect(await listMadeAt(company.companyId)).toEqual(madeAt);
});

test('whoever signs in for a company finds it made, also after a long time; nobody else causes one', async () => {
  const company = await make.company();
  await signIn(await make.member());
  expect(await work()).toEqual([]);
  await signIn(company.user);
  await signIn(company.user);
  expect(await work()).toEqual([company.companyId]);
  expect(await listMadeAt(company.companyId)).toBeInstanceOf(Date);
  await site.db
    .updateTable('company_user')
    .set({ expires_on: '2020-01-01' })
    .where('company_id', '=', company.companyId)
    .execute();
  await signIn(company.user);
  expect(await work()).toEqual([]);
});

test('what a company looks for changes its list, unless somebody of it reads just then', async () => {
  const company = await make.company();
  const user = await site.as(company.user);
  await signIn(company.user);
  await work();
  const first = await listMadeAt(company.companyId);
  const interest = { name: 'Lids', words: 'lids', topics: '', needs: '', regions: '' };
  await user.post(marketPaths.saveInterest(company), interest);
  await work();
  const second = await listMadeAt(company.companyId);
  expect(second?.getTime()).toBeGreaterThan(first?.getTime() ?? 0);
  await user.get(requestPaths.list());
  await user.post(marketPaths.saveInterest(company), { ...interest, name: 'Cups', words: 'cups' });
  await work();
  expect(await listMadeAt(company.companyId)).toEqual(second);
});

test('what happened long ago makes no list: the log can be read again from the start', async () => {
  const company = await make.company();
  await signIn(company.user);
  site.clock.forward({ hours: 3 });
  expect(await work()).toEqual([]);
  expect(await listMadeAt(company.companyId)).toBeUndefined();
});
