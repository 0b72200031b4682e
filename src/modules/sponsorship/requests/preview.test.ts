import { newId } from '#kit/ids.ts';
import { expect, test, testSite } from '#support/test.ts';
import { companyPaths, interestPaths, requestPaths, sponsorshipPaths } from '../sponsorship.paths.ts';

const { site, make } = await testSite();

/** The part of a page that is for companies. */
function forCompanies(html: string): string {
  const from = html.indexOf('<div class="sw-for-companies">');
  expect(from).toBeGreaterThan(0);
  let depth = 0;
  for (const tag of html.slice(from).matchAll(/<(\/?)div\b[^>]*>/g)) {
    depth += tag[1] === '/' ? -1 : 1;
    if (depth === 0) return html.slice(from, from + tag.index + tag[0].length);
  }
  throw new Error('the part for companies does not end');
}

async function whole() {
  const request = await make.sponsorshipRequest();
  await site.db
    .updateTable('sponsorship_request')
    .set({
      fte_from: 0.2,
      fte_to: 0.5,
      starts_on: '2027-01-01',
      ends_on: '2027-03-31',
      nhs_benefit: 'Two hours a day.',
      ip_position: 'Nothing to own.',
      excluded_sectors: ['alcohol'],
      amount_from_pence: 20_000,
      region: 'London',
    })
    .where('id', '=', request.requestId)
    .execute();
  return request;
}

test('the preview is word for word what every company reads, also with documents and answers', async () => {
  const request = await whole();
  const owner = await site.as(request.project.owner);
  const bytes = Buffer.from('Beds: 28\nDay room: 1\n');
  await owner.upload(requestPaths.documents(request), { label: 'The ward in numbers' }, [
    { field: 'file', name: 'ward.txt', bytes },
  ]);
  await site.db
    .insertInto('request_question')
    .values({
      id: newId(),
      request_id: request.requestId,
      company_id: (await make.company()).companyId,
      asked_by: (await make.person()).personId,
      asked_at: new Date(),
      question: 'How many beds?',
      answer_due_on: '2099-01-01',
      published_question: 'How many beds?',
      answer: 'Twenty-eight.',
      answered_by: request.project.owner.personId,
      answered_at: new Date(),
    })
    .execute();
  const preview = forCompanies((await owner.get(requestPaths.preview(request))).html);
  for (const part of [
    'The ward in numbers',
    'Twenty-eight.',
    'Two hours a day.',
    '0.2 to 0.5 of full time',
    'Alcohol',
    'Two hundred pounds for lids.',
    'Patients were short of fluids.',
  ])
    expect(preview).toContain(part);
  for (const company of [await make.company(), await make.company()]) {
    const shown = await (await site.as(company.user)).get(requestPaths.show(request));
    expect(forCompanies(shown.html)).toBe(preview);
  }
  expect(forCompanies((await owner.get(requestPaths.show(request))).html)).toBe(preview);
});

test('secrets planted in every other field reach no company, on no page', async () => {
  const request = await whole();
  const secret = (name: string) => `SECRET-${name}`;
  await site.db
    .updateTable('sponsorship_request')
    .set({
      existing_suppliers: secret('suppliers'),
      internal_note: secret('note'),
      procurement: 'planned',
      procurement_from: '2031-05-05',
      procurement_until: '2031-06-06',
      identifiers_justified: secret('justified'),
    })
    .where('id', '=', request.requestId)
    .execute();
  const rival = await make.interest({ request, message: secret('rival offer') });
  await site.db
    .updateTable('company')
    .set({
      name: secret('rival name'),
      will_not: secret('rival exclusions'),
      looks_for: secret('rival wishes'),
    })
    .where('id', '=', rival.company.companyId)
    .execute();
  await site.db
    .updateTable('expression_of_interest')
    .set({
      screening_note: secret('screening'),
      state: 'screened',
      screened_by: request.project.approver.personId,
    })
    .where('id', '=', rival.interestId)
    .execute();
  const { owner } = request.project;
  const declaration = newId();
  await site.db
    .insertInto('declaration')
    .values({
      id: declaration,
      request_id: request.requestId,
      person_id: owner.personId,
      kind: 'interests',
      made_at: new Date(),
      expires_on: '2099-12-31',
    })
    .execute();
  await site.db
    .insertInto('declared_interest')
    .values({ id: newId(), declaration_id: declaration, type: 'financial', about: secret('interest') })
    .execute();
  const idea = await make.idea({ visibility: 'organisation', title: secret('idea') });
  const staffProject = await make.project({ visibility: 'staff', title: secret('project') });

  const company = await make.company();
  const browser = await site.as(company.user);
  expect(await browser.get(requestPaths.show(request))).toShow(request.title);
  await site.catchUp();
  for (const address of [
    requestPaths.list(),
    requestPaths.show(request),
    requestPaths.preview(request),
    requestPaths.edit(request),
    requestPaths.documents(request),
    requestPaths.readings(request),
    requestPaths.declare(request),
    interestPaths.show(rival),
    companyPaths.show(rival.company),
    companyPaths.show(company),
    companyPaths.bids(rival.company),
    companyPaths.list(),
    sponsorshipPaths.show(),
    '/notices',
    '/search?q=SECRET',
    '/ideas',
    '/projects',
    `/ideas/${idea.ideaId}`,
    `/projects/${staffProject.projectId}`,
    '/conflict-reviews',
    '/sensitive-sectors',
  ]) {
    const answer = await browser.get(address);
    expect(answer.html, address).not.toMatch(/SECRET-/);
    expect(answer.html, address).not.toContain('May 2031');
  }
});

test('a draft is mended by its team until it is listed; what is listed stays the same for everyone', async () => {
  const request = await make.sponsorshipRequest({ state: 'draft' });
  const owner = await site.as(request.project.owner);
  const form = await owner.get(requestPaths.edit(request));
  expect(form.html).toContain('Two hundred pounds for lids.');
  const text = {
    need: 'kit',
    title: 'Lids, blue ones',
    ask: 'Forty blue lids.',
    patientBenefit: 'Warm tea.',
    outcomeMeasures: 'Cups.',
    sponsorMay: 'Its name.',
    sponsorMayNot: 'Orders.',
    ipPosition: 'None.',
    buyingCode: '39',
    category: 'lids',
    procurement: 'planned',
    procurementUntil: '2027-01-01',
    excludedSectors: ['alcohol', 'no-such-sector'],
  };
  expect(await owner.post(requestPaths.edit(request), { ...text, procurementUntil: '' })).toShow(
    'Say when the buying ends',
  );
  expect((await owner.post(requestPaths.edit(request), text)).location).toBe(requestPaths.show(request));
  expect(await owner.get(requestPaths.preview(request))).toShow('Forty blue lids.');
  const lead = await site.as(request.project.approver);
  expect((await lead.post(requestPaths.edit(request), text)).status).toBe(403);
  await lead.post(requestPaths.declare(request), { kind: 'nil' });
  await lead.post(requestPaths.authorise(request), { consents: 'yes', days: '30' });
  expect(await owner.post(requestPaths.edit(request), text)).toShow('authorised or withdrawn meanwhile');
  expect((await owner.get(requestPaths.edit(request))).location).toBe(requestPaths.show(request));
  const abstainer = await make.company();
  const brewer = await make.company();
  await site.db
    .updateTable('company')
    .set({ sensitive_sectors: ['alcohol'] })
    .where('id', '=', brewer.companyId)
    .execute();
  expect((await (await site.as(abstainer.user)).get(requestPaths.show(request))).status).toBe(200);
  const excluded = await site.as(brewer.user);
  expect((await excluded.get(requestPaths.show(request))).status).toBe(404);
  expect(await excluded.get(requestPaths.list())).not.toShow('Lids, blue ones');
});

test.each([
  [{}, 'Agree that the request is published'],
  [{ consents: 'yes', days: '3' }, 'Choose at least 14 days'],
  [{ consents: 'yes', days: '999' }, 'Choose at most 180 days'],
  [{ consents: 'yes', days: 'many' }, 'Enter a number of days'],
])('an authorisation with %o is refused in words', async (form, words) => {
  const request = await make.sponsorshipRequest({ state: 'draft' });
  const lead = await site.as(request.project.approver);
  expect(await lead.post(requestPaths.authorise(request), { consents: 'yes', days: '30' })).toShow(
    'Declare your interests first',
  );
  await lead.post(requestPaths.declare(request), { kind: 'nil' });
  expect(await lead.post(requestPaths.authorise(request), form)).toShow(words);
});

test('a listing is prolonged by an officer; nobody else does, and not beyond its time', async () => {
  const lapsesOn = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  const request = await make.sponsorshipRequest({ lapsesOn });
  const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  const lead = await site.as(request.project.approver);
  const owner = await site.as(request.project.owner);
  expect((await owner.post(requestPaths.prolong(request), { until: day(60) })).status).toBe(403);
  expect(await lead.post(requestPaths.prolong(request), { until: day(10) })).toShow('Choose a day after');
  expect(await lead.post(requestPaths.prolong(request), { until: day(500) })).toShow('within 180 days');
  expect((await lead.post(requestPaths.prolong(request), { until: day(60) })).location).toBe(
    requestPaths.show(request),
  );
});
