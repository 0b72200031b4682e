import { projectPaths } from '#modules/projects/public.ts';
import type { Answer, Browser } from '#support/browser.ts';
import { expect, test, testSite } from '#support/test.ts';
import { jobsOf } from '../../../app.ts';
import { requestPaths, sponsorshipPaths } from '../sponsorship.paths.ts';

const { site, make } = await testSite();

const ask = {
  need: 'money',
  title: 'Lids for two wards',
  ask: 'Enough lids to see whether tea stays warm. The sponsor may put its name on the poster, nothing else.',
  amountFrom: '£1,200',
  amountTo: '2500',
  patientBenefit: 'Patients drink what is still warm.',
  nhsBenefit: '',
  outcomeMeasures: 'Litres drunk in a week.',
  sponsorMay: 'Its name on the poster.',
  sponsorMayNot: 'Any order, any data.',
  ipPosition: 'There is nothing to own.',
  buyingCode: '39',
  category: 'crockery',
  procurement: 'none',
  topics: 'nutrition',
  region: 'London',
};

/** A lead declares that they have no interest, agrees that it is published, and lists it. */
async function list(lead: Browser, request: { requestId: string }): Promise<Answer> {
  await lead.post(requestPaths.declare(request), { kind: 'nil' });
  return lead.post(requestPaths.authorise(request), { consents: 'yes', days: '90' });
}

const withdrawal = { reason: 'We found it at home.' };

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
  await list(lead, { requestId });
  expect(await company.get(requestPaths.list())).toShow('£1,200 to £2,500');
  const shown = await company.get(requestPaths.show({ requestId }));
  expect(shown).toShow(project.title);
  expect(shown).toShow('Patients were short of fluids.');
  await site.catchUp();
  expect(await site.visitor().get(projectPaths.show(project))).toShow('A sponsor');
  await owner.post(requestPaths.withdraw({ requestId }), withdrawal);
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
  expect((await list(owner, { requestId })).status).toBe(403);
});

test('two leads at once list it once', async () => {
  const { project, requestId } = await written();
  const lead = await site.as(project.approver);
  await Promise.all([list(lead, { requestId }), list(lead, { requestId })]);
  const listed = (await site.events('sponsorship-request.listed')).filter(
    (event) => event.subject === requestId,
  );
  expect(listed).toHaveLength(1);
});

test('a team that clicks twice asks once, and for at most three things at a time', async () => {
  const project = await make.project();
  const owner = await site.as(project.owner);
  const answers = await Promise.all([
    owner.post(requestPaths.write(project), ask),
    owner.post(requestPaths.write(project), ask),
  ]);
  expect(answers.filter((answer) => answer.status === 303)).toHaveLength(1);
  expect(await owner.post(requestPaths.write(project), ask)).toShow('asks for this already');
  await Promise.all(
    ['Two', 'Three', 'Four', 'Five'].map((title) =>
      owner.post(requestPaths.write(project), { ...ask, title }),
    ),
  );
  const rows = await site.db
    .selectFrom('sponsorship_request')
    .where('project_id', '=', project.projectId)
    .select('id')
    .execute();
  expect(rows).toHaveLength(3);
  expect(await owner.post(requestPaths.write(project), { ...ask, title: 'Six' })).toShow('at most 3 things');
});

test('a project asks for a sponsor exactly while one of its requests is open, also when two end at once', async () => {
  const project = await make.project();
  const seeks = async () =>
    (
      await site.db
        .selectFrom('project')
        .where('id', '=', project.projectId)
        .select('seeks_sponsor')
        .executeTakeFirstOrThrow()
    ).seeks_sponsor;
  const one = await make.sponsorshipRequest({ project, state: 'draft' });
  const two = await make.sponsorshipRequest({ project, state: 'draft' });
  const lead = await site.as(project.approver);
  const owner = await site.as(project.owner);
  await list(lead, one);
  await list(lead, two);
  expect(await seeks()).toBe(true);
  await owner.post(requestPaths.withdraw(one), withdrawal);
  expect(await seeks()).toBe(true);
  const three = await make.sponsorshipRequest({ project, state: 'draft' });
  await list(lead, three);
  await Promise.all([
    owner.post(requestPaths.withdraw(two), withdrawal),
    lead.post(requestPaths.withdraw(three), withdrawal),
  ]);
  expect(await seeks()).toBe(false);
});

test('an authorisation is weighty, and only of a project that everyone may still read', async () => {
  const { project, owner, requestId } = await written();
  await site.db
    .updateTable('project')
    .set({ visibility: 'staff' })
    .where('id', '=', project.projectId)
    .execute();
  const lead = await site.as(project.approver);
  expect(await list(lead, { requestId })).toShow('no longer published for everyone');
  expect(await owner.get(requestPaths.show({ requestId }))).toShow('no company sees this request');
  site.clock.forward({ minutes: 30 });
  expect((await list(lead, { requestId })).location).toContain('/sign-in/again');
});

test('where nobody answers for the organisation, programme admins authorise', async () => {
  const { project, owner, requestId } = await written();
  const admin = await site.as(await make.programmeStaff('admin'), { secondFactor: true });
  expect((await admin.get(requestPaths.show({ requestId }))).status).toBe(404);
  await site.db
    .updateTable('membership')
    .set({ role: 'member' })
    .where('person_id', '=', project.approver.personId)
    .execute();
  expect(await owner.get(requestPaths.show({ requestId }))).toShow('programme’s admins authorise it');
  expect((await list(admin, { requestId })).location).toBe(requestPaths.show({ requestId }));
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

test.each([
  [{ visibility: 'staff' }],
  [{ state: 'withdrawn' }],
  [{ hidden_at: new Date(), hidden_reason: 'x' }],
])('a company sees nothing of a project with %o', async (change) => {
  const request = await make.sponsorshipRequest();
  await site.db.updateTable('project').set(change).where('id', '=', request.project.projectId).execute();
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
  const lapse = jobsOf(site.platform).find((job) => job.name === 'sponsorship.lapse-requests');
  await lapse?.run({});
  await lapse?.run({});
  const lapsed = (await site.events('sponsorship-request.lapsed')).filter(
    (event) => event.subject === request.requestId,
  );
  expect(lapsed).toHaveLength(1);
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
  expect(await company.get(`${requestPaths.list()}?need=money&topic=nutrition`)).toShow('Paged');
  expect(await company.get(`${requestPaths.list()}?topic=falls`)).not.toShow('Paged');
  // Help from anywhere is also help from London.
  expect(await company.get(`${requestPaths.list()}?region=London`)).toShow('Paged');
  expect(await company.get(`${requestPaths.list()}?buying=39&words=PAGED+2`)).toShow('Paged 20');
  expect(await company.get(`${requestPaths.list()}?buying=48`)).not.toShow('Paged');
  expect(await company.get(`${requestPaths.list()}?words=%25`)).not.toShow('Paged');
  expect(await company.get(`${requestPaths.list()}?amount=500`)).not.toShow('Paged');
  expect((await company.get(`${requestPaths.list()}?after=bad&need=nonsense`)).status).toBe(200);
});

test.each([
  [{ title: '' }, 'Enter what you ask for, in a few words'],
  [{ amountFrom: 'lots' }, 'in pounds, for example'],
  [{ amountFrom: '500', amountTo: '20' }, 'must not be smaller'],
  [{ need: 'gold' }, 'Choose what you need'],
  [{ ask: 'Ring 943 476 5919, NHS number' }, 'who a patient is'],
  [{ ask: ['a', 'b'] }, 'Enter what you ask for'],
  [{ title: 'x'.repeat(201) }, 'must be 200 characters or fewer'],
  [{ region: 'Atlantis' }, 'Choose a region from the list'],
  [{ title: '<script>alert(1)</script> 💡 شكرا', category: '' }, 'Enter what it is, in your own words'],
])('a request with %o is shown again with what is wrong, and with what was typed', async (wrong, words) => {
  const project = await make.project();
  const owner = await site.as(project.owner);
  const answer = await owner.post(requestPaths.write(project), {
    ...ask,
    amountTo: '2,500.55',
    ...wrong,
  });
  expect(answer.status).toBeLessThan(500);
  expect(answer).toShow(words);
  expect(answer.html).not.toContain('<script>alert');
  expect(answer.html).toContain('amountTo' in wrong ? 'value="20"' : 'value="2,500.55"');
});

test('a draft project, one for staff, and one that is not yours cannot ask', async () => {
  const staffOnly = await make.project({ visibility: 'staff' });
  expect(await (await site.as(staffOnly.owner)).post(requestPaths.write(staffOnly), ask)).toShow(
    'everyone may see',
  );
  const draft = await make.project({ state: 'draft' });
  expect(await (await site.as(draft.owner)).post(requestPaths.write(draft), ask)).toShow('everyone may see');
  const theirs = await make.project();
  for (const stranger of [await make.member(), draft.owner, (await make.company()).user]) {
    const browser = await site.as(stranger);
    expect((await browser.post(requestPaths.write(theirs), ask)).status).toBe(403);
    expect((await browser.post(requestPaths.write(draft), ask)).status).toBe(
      stranger === draft.owner ? 409 : 404,
    );
  }
});

test('words that look like a patient’s stay with a reason, which the lead reads', async () => {
  const project = await make.project();
  const owner = await site.as(project.owner);
  const asked = { ...ask, ask: 'Ring our office on 020 7946 0018.' };
  expect(await owner.post(requestPaths.write(project), asked)).toShow('020 7946 0018 in “What you ask for”');
  const answer = await owner.post(requestPaths.write(project), {
    ...asked,
    identifiersJustified: 'It is the number of our office.',
  });
  const lead = await site.as(project.approver);
  expect(await lead.get(answer.location ?? '')).toShow('It is the number of our office.');
});

test('the door shows each their own: an open project to ask for, a request to go on with', async () => {
  const { owner } = await written();
  expect(await owner.get(sponsorshipPaths.show())).toShow('Lids for two wards');
  expect(await site.visitor().get(sponsorshipPaths.show())).toShow('Apply for your company');
});
