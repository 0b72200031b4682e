import { expect, test, testSite } from '#support/test.ts';
import type { MadeRequest } from '../sponsorship.factory.ts';
import { documentPaths, requestPaths } from '../sponsorship.paths.ts';

const { site, make } = await testSite();
const bytes = Buffer.from('Beds: 28\nDay room: 1\n');

async function added(request: MadeRequest): Promise<string> {
  const owner = await site.as(request.project.owner);
  await owner.upload(requestPaths.documents(request), { label: 'The ward in numbers' }, [
    { field: 'file', name: 'ward.txt', bytes },
  ]);
  const row = await site.db
    .selectFrom('request_document')
    .where('request_id', '=', request.requestId)
    .select('file_id')
    .executeTakeFirstOrThrow();
  return row.file_id;
}

test('every company opens the same document, and the log says who read what; no company sees the log', async () => {
  const request = await make.sponsorshipRequest();
  const fileId = await added(request);
  const [one, two] = [await make.company(), await make.company()];
  for (const company of [one, two]) {
    const browser = await site.as(company.user);
    expect(await browser.get(requestPaths.show(request))).toShow('The ward in numbers');
    const opened = await browser.get(documentPaths.open({ fileId }));
    expect(opened.html).toBe(bytes.toString());
    expect(opened.headers['content-disposition']).toContain('attachment');
    expect((await browser.get(requestPaths.readings(request))).status).toBe(403);
  }
  const lead = await site.as(request.project.approver);
  const log = await lead.get(requestPaths.readings(request));
  for (const company of [one, two]) expect(log).toShow(company.name);
  expect(log).toShow('The ward in numbers');
  expect(log.html).not.toMatch(/\d\d?:\d\d[ap]m/);
  const readings = (await site.events('sponsorship-request.read')).filter(
    (event) => event.subject === request.requestId,
  );
  expect(readings).toHaveLength(4);
});

test('of two companies that one person acts for, the log names only the one that may read', async () => {
  const request = await make.sponsorshipRequest();
  const fileId = await added(request);
  const [eligible, excluded] = [await make.company(), await make.company()];
  await site.db
    .updateTable('company')
    .set({ sensitive_sectors: ['alcohol'] })
    .where('id', '=', excluded.companyId)
    .execute();
  await site.db
    .updateTable('sponsorship_request')
    .set({ excluded_sectors: ['alcohol'] })
    .where('id', '=', request.requestId)
    .execute();
  await site.db
    .insertInto('company_user')
    .values({ company_id: excluded.companyId, person_id: eligible.user.personId, expires_on: '2099-01-01' })
    .execute();
  const alone = await site.as(excluded.user);
  expect((await alone.get(requestPaths.show(request))).status).toBe(404);
  expect((await alone.get(documentPaths.open({ fileId }))).status).toBe(404);
  const browser = await site.as(eligible.user);
  expect((await browser.get(requestPaths.show(request))).status).toBe(200);
  expect((await browser.get(documentPaths.open({ fileId }))).status).toBe(200);
  const readings = (await site.events('sponsorship-request.read')).filter(
    (event) => event.subject === request.requestId,
  );
  expect(readings.map((event) => (event.payload as { companyId: string }).companyId)).toEqual([
    eligible.companyId,
    eligible.companyId,
  ]);
});

test('a document is for those who may read the request, while they may; taken away it is gone for all', async () => {
  const request = await make.sponsorshipRequest();
  const fileId = await added(request);
  const seller = await site.as((await make.company()).user);
  const outsiders = [
    await make.member(),
    (await make.company({ state: 'applied' })).user,
    await make.person(),
  ];
  for (const person of outsiders)
    expect((await (await site.as(person)).get(documentPaths.open({ fileId }))).status).toBe(404);
  const owner = await site.as(request.project.owner);
  await owner.post(requestPaths.removeDocument({ ...request, fileId }));
  expect((await seller.get(documentPaths.open({ fileId }))).status).toBe(404);
  expect((await owner.get(documentPaths.open({ fileId }))).status).toBe(404);
  const second = await make.sponsorshipRequest();
  const kept = await added(second);
  await (await site.as(second.project.owner)).post(requestPaths.withdraw(second), {
    reason: 'Found at home.',
  });
  expect((await seller.get(documentPaths.open({ fileId: kept }))).status).toBe(404);
});

test.each([
  ['macro.docm', Buffer.from('PK\u0003\u0004'), 'The plan'],
  ['empty.txt', Buffer.from(''), 'Choose a file'],
  ['page.txt', Buffer.from('<html><script>1</script>'), 'none of: PDF'],
])('a file that will not do is refused in words: %s', async (name, content, words) => {
  const request = await make.sponsorshipRequest();
  const owner = await site.as(request.project.owner);
  const answer = await owner.upload(requestPaths.documents(request), { label: 'The plan' }, [
    { field: 'file', name, bytes: content },
  ]);
  expect(answer.status).toBeGreaterThanOrEqual(409);
  expect(answer.html).toContain(words);
});
