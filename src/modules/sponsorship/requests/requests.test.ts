import { projectPaths } from '#modules/projects/public.ts';
import { newAct } from '#platform/events/event.ts';
import { expect, test, testSite } from '#support/test.ts';
import { requestPaths, sponsorshipPaths } from '../sponsorship.paths.ts';
import { lapseRequests } from './request-writing.queries.ts';

const { site, make } = await testSite();

const ask = {
  need: 'money',
  title: 'Lids for two wards',
  ask: 'Enough lids to see whether tea stays warm. The sponsor may put its name on the poster, nothing else.',
  amountFrom: '£1,200',
  amountTo: '2500',
  category: 'crockery',
  topics: 'nutrition',
  region: 'London',
};

async function written() {
  const project = await make.project();
  const owner = await site.as(project.owner);
  const answer = await owner.post(requestPaths.write(project), ask);
  return { project, owner, requestId: answer.location?.split('/').at(-1) ?? '' };
}

test('a team asks, a lead authorises, companies see it, and the project says that it asks', async () => {
  const { project, owner, requestId } = await written();
  const company = await site.as((await make.company()).user);
  expect(await company.get(requestPaths.list())).not.toShow('Lids for two wards');
  expect((await company.get(requestPaths.show({ requestId }))).status).toBe(404);
  await site.catchUp();
  const lead = await site.as(project.approver);
  expect(await lead.get('/notices')).toShow('waits for your authorisation');
  await lead.post(requestPaths.authorise({ requestId }));
  expect(await company.get(requestPaths.list())).toShow('£1,200 to £2,500');
  const shown = await company.get(requestPaths.show({ requestId }));
  expect(shown).toShow(project.title);
  expect(shown).toShow('Patients were short of fluids.');
  await site.catchUp();
  expect(await site.visitor().get(projectPaths.show(project))).toShow('A sponsor');
  await owner.post(requestPaths.withdraw({ requestId }));
  await site.catchUp();
  expect(await site.visitor().get(projectPaths.show(project))).not.toShow('A sponsor');
  expect(await company.get(requestPaths.list())).not.toShow('Lids for two wards');
});

test('every reading by a company is in the log; the team’s own is not', async () => {
  const request = await make.sponsorshipRequest();
  const company = await make.company();
  await (await site.as(company.user)).get(requestPaths.show(request));
  await (await site.as(request.project.owner)).get(requestPaths.show(request));
  const readings = (await site.events('sponsorship-request.read')).filter(
    (event) => event.subject === request.requestId,
  );
  expect(readings).toHaveLength(1);
  expect(readings[0]?.payload).toMatchObject({ companyId: company.companyId });
});

test('nobody on the team authorises while there is a lead who is not', async () => {
  const { owner, requestId } = await written();
  expect((await owner.post(requestPaths.authorise({ requestId }))).status).toBe(403);
});

test('two leads at once list it once', async () => {
  const { project, requestId } = await written();
  const lead = await site.as(project.approver);
  await Promise.all([
    lead.post(requestPaths.authorise({ requestId })),
    lead.post(requestPaths.authorise({ requestId })),
  ]);
  const listed = (await site.events('sponsorship-request.listed')).filter(
    (event) => event.subject === requestId,
  );
  expect(listed).toHaveLength(1);
});

test('staff elsewhere, visitors and unverified companies see neither list nor request', async () => {
  const request = await make.sponsorshipRequest();
  const unverified = await make.company({ state: 'applied' });
  for (const other of [await make.member(), unverified.user, await make.person()]) {
    const browser = await site.as(other);
    expect((await browser.get(requestPaths.list())).status).toBe(403);
    expect((await browser.get(requestPaths.show(request))).status).toBe(404);
  }
  expect((await site.visitor().get(requestPaths.list())).location).toContain('/sign-in');
});

test('a company sees nothing of a project that is no longer open to everyone', async () => {
  const request = await make.sponsorshipRequest();
  await site.db
    .updateTable('project')
    .set({ visibility: 'staff' })
    .where('id', '=', request.project.projectId)
    .execute();
  const company = await site.as((await make.company()).user);
  expect(await company.get(requestPaths.list())).not.toShow(request.title);
  expect((await company.get(requestPaths.show(request))).status).toBe(404);
});

test('a request stays listed for its time, then lapses, and its project no longer asks', async () => {
  const request = await make.sponsorshipRequest({ lapsesOn: '2026-01-01' });
  await site.db
    .updateTable('project')
    .set({ seeks_sponsor: true })
    .where('id', '=', request.project.projectId)
    .execute();
  const act = newAct({ actor: null, organisation: null, at: new Date() });
  await site.db.transaction().execute((tx) => lapseRequests(tx, act, '2026-01-02'));
  await site.catchUp();
  const owner = await site.as(request.project.owner);
  expect(await owner.get(requestPaths.show(request))).toShow('Lapsed');
  expect(await owner.get('/notices')).toShow('has lapsed');
  const project = await site.db
    .selectFrom('project')
    .where('id', '=', request.project.projectId)
    .select('seeks_sponsor')
    .executeTakeFirstOrThrow();
  expect(project.seeks_sponsor).toBe(false);
});

test('filters and pages keep to what is listed', async () => {
  for (let i = 0; i < 22; i += 1) await make.sponsorshipRequest({ title: `Paged ${i}` });
  const company = await site.as((await make.company()).user);
  const first = await company.get(requestPaths.list());
  const next = first.html.match(/href="([^"]+)" rel="next"/)?.[1]?.replaceAll('&amp;', '&');
  const second = await company.get(next ?? '');
  const titles = (html: string) => [...html.matchAll(/Paged \d+/g)].map(([title]) => title);
  expect(new Set([...titles(first.html), ...titles(second.html)]).size).toBe(22);
  expect(await company.get(`${requestPaths.list()}?need=venue`)).toShow('Nothing is listed');
  expect((await company.get(`${requestPaths.list()}?after=bad&need=nonsense`)).status).toBe(200);
});

test.each([
  [{ title: '' }, 'Enter what you ask for, in a few words'],
  [{ amountFrom: 'lots' }, 'in pounds, for example'],
  [{ amountFrom: '500', amountTo: '20' }, 'must not be smaller'],
  [{ need: 'gold' }, 'Choose what you need'],
  [{ ask: 'Ring 943 476 5919, NHS number' }, 'who a patient is'],
])('a request with %o is shown again with what is wrong, and with what was typed', async (wrong, words) => {
  const project = await make.project();
  const owner = await site.as(project.owner);
  const answer = await owner.post(requestPaths.write(project), {
    ...ask,
    ...wrong,
    category: 'Typed and kept',
  });
  expect(answer).toShow(words);
  expect(answer.html).toContain('Typed and kept');
});

test('a draft project, one for staff, and one that is not yours cannot ask', async () => {
  const staffOnly = await make.project({ visibility: 'staff' });
  expect(await (await site.as(staffOnly.owner)).post(requestPaths.write(staffOnly), ask)).toShow(
    'everyone may see',
  );
  const stranger = await site.as(await make.member());
  const theirs = await make.project();
  expect((await stranger.post(requestPaths.write(theirs), ask)).status).toBe(403);
});

test('the door shows each their own: an open project to ask for, a request to go on with', async () => {
  const { owner } = await written();
  expect(await owner.get(sponsorshipPaths.show())).toShow('Lids for two wards');
  expect(await site.visitor().get(sponsorshipPaths.show())).toShow('Apply for your company');
});
