import { companyPaths, documentPaths, requestPaths } from '#modules/sponsorship/sponsorship.paths.ts';
import { nobody, outside } from '#support/outside.ts';
import { expect, test, testSite } from '#support/test.ts';

const { site, make } = await testSite();
const as = (person: { personId: string }) => site.as(person, { secondFactor: true });

/** Words that stand in no record but the one that is attacked. */
const secret = 'Quagga';

const offered = {
  message: `Lids of ${secret}.`,
  benefitsSought: 'Nothing.',
  productInterest: 'None.',
  tiesDeclared: 'None.',
  bid: 'none',
  noInducement: 'yes',
};

test('who is no longer a user of the company does nothing for it with the session that is still open', async () => {
  const request = await make.sponsorshipRequest();
  const company = await make.company();
  const browser = await as(company.user);
  expect((await browser.get(requestPaths.show(request))).status).toBe(200);
  for (const change of [{ expires_on: '2026-01-01' }, { expires_on: '2099-01-01', ended_at: new Date() }]) {
    await site.db
      .updateTable('company_user')
      .set(change)
      .where('company_id', '=', company.companyId)
      .execute();
    expect((await browser.get(requestPaths.show(request))).status).toBe(404);
    expect((await browser.get(requestPaths.list())).status).toBe(403);
    for (const address of [requestPaths.express(request), requestPaths.ask(request)])
      expect((await browser.post(address, { ...offered, question: 'Why?' })).status).toBe(403);
    expect((await browser.get(companyPaths.show(company))).status).toBe(404);
  }
  const offers = await site.db
    .selectFrom('expression_of_interest')
    .where('company_id', '=', company.companyId)
    .selectAll()
    .execute();
  expect(offers).toEqual([]);
});

test('a user whose last day is over is out at midnight as London has it, also in summer', async () => {
  const request = await make.sponsorshipRequest();
  const company = await make.company({ expiresOn: '2027-06-30' });
  await site.db
    .updateTable('session')
    .set({ expires_at: new Date('2030-01-01') })
    .execute();
  // Half past midnight on 1 July in London; in UTC it is still 30 June.
  const minutes = (new Date('2027-06-30T23:30:00Z').getTime() - site.clock.now().getTime()) / 60_000;
  site.clock.forward({ minutes: minutes - 60 });
  const browser = await as(company.user);
  expect((await browser.get(requestPaths.show(request))).status).toBe(200);
  site.clock.forward({ minutes: 60 });
  const answer = await browser.get(requestPaths.show(request));
  site.clock.forward({ minutes: -minutes });
  expect(answer.status).toBe(404);
});

test('what is not listed for a company is not there, by whichever address', async () => {
  const company = await make.company();
  const browser = await as(company.user);
  const none = outside(await browser.get(requestPaths.show({ requestId: nobody })));
  const hidden = await make.sponsorshipRequest();
  await site.db
    .updateTable('project')
    .set({ visibility: 'staff' })
    .where('id', '=', hidden.project.projectId)
    .execute();
  const excluding = await make.sponsorshipRequest();
  await site.db
    .updateTable('sponsorship_request')
    .set({ excluded_sectors: ['alcohol'] })
    .where('id', '=', excluding.requestId)
    .execute();
  await site.db
    .updateTable('company')
    .set({ sensitive_sectors: ['alcohol'] })
    .where('id', '=', company.companyId)
    .execute();
  const requests = [
    await make.sponsorshipRequest({ state: 'draft' }),
    await make.sponsorshipRequest({ state: 'withdrawn' }),
    await make.sponsorshipRequest({ state: 'lapsed' }),
    hidden,
    excluding,
  ];
  for (const request of requests) {
    expect(outside(await browser.get(requestPaths.show(request)))).toEqual(none);
    for (const address of [requestPaths.express(request), requestPaths.ask(request)])
      expect((await browser.post(address, { ...offered, question: 'Why?' })).status).toBe(404);
    const fileId = crypto.randomUUID();
    await site.db
      .insertInto('stored_file')
      .values({
        id: fileId,
        name: 'plan.pdf',
        content_type: 'application/pdf',
        size_bytes: 3,
        sha256: Buffer.alloc(32),
      })
      .execute();
    await site.db
      .insertInto('request_document')
      .values({
        request_id: request.requestId,
        file_id: fileId,
        label: secret,
        added_by: request.project.owner.personId,
        added_at: new Date(),
      })
      .execute();
    const [opened, absent] = [
      await browser.get(documentPaths.open({ fileId })),
      await browser.get(documentPaths.open({ fileId: nobody })),
    ];
    expect(outside(opened)).toEqual(outside(absent));
  }
  // The list of another company, and places in it that nobody was given.
  const other = await make.company();
  for (const query of [
    `company=${other.companyId}`,
    `company=${nobody}`,
    `after=${Buffer.from('[0,"x"]').toString('base64url')}`,
  ]) {
    const list = await browser.get(`${requestPaths.list()}?${query}`);
    expect(list.status, query).toBe(200);
    for (const request of requests) expect(list.html).not.toContain(request.requestId);
    expect(list.html).not.toContain(other.name);
  }
});
