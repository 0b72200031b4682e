import { expect, test, testSite } from '#support/test.ts';
import { myNeedsPaths, needsDeskPaths } from '../communication-need.paths.ts';
import { remindReviews } from '../reviews/remind-reviews.ts';

const { site, make } = await testSite();

async function personWith(kind: string, step: string, share: 'yes' | 'no') {
  const person = await make.person({ name: `Person who needs ${kind} ${share}` });
  const browser = await site.as(person);
  await browser.post(myNeedsPaths.question({ step }), { answer: kind });
  await browser.post(myNeedsPaths.question({ step: 'sharing' }), { answer: share });
  return { person, browser };
}

async function desk() {
  return site.as(await make.programmeStaff('reviewer'), { secondFactor: true });
}

async function unmetContact(personId: string): Promise<string> {
  const { id } = await site.db
    .selectFrom('communication_need')
    .where('person_id', '=', personId)
    .select('id')
    .executeTakeFirstOrThrow();
  await site.db
    .insertInto('need_contact')
    .values({
      id: crypto.randomUUID(),
      contact_key: crypto.randomUUID(),
      need_id: id,
      contact: 'e-mail',
      channel: 'e-mail',
      at: site.clock.now(),
      outcome: 'unmet',
      reason: 'another-way-preferred',
    })
    .execute();
  return id;
}

test('what only a person can do waits on the desk until somebody says how they did it', async () => {
  const { person, browser } = await personWith('letter', 'contact', 'yes');
  const needId = await unmetContact(person.personId);
  const staff = await desk();
  expect(await staff.get(needsDeskPaths.show())).toShow(`${person.name}: Contact by letter`);
  expect(await staff.post(needsDeskPaths.resolve({ needId }), { how: '' })).toShow('Enter how it was met');
  expect((await staff.post(needsDeskPaths.resolve({ needId }), { how: 'Posted it on Monday' })).status).toBe(
    303,
  );
  expect((await staff.post(needsDeskPaths.resolve({ needId }), { how: 'Again' })).status).toBe(409);
  expect(await staff.get(needsDeskPaths.show())).not.toShow(person.name);
  expect(await browser.get(myNeedsPaths.show())).toShow('Posted it on Monday');
});

test('without consent staff see neither the need nor the person, on no page', async () => {
  const { person } = await personWith('phone', 'contact', 'no');
  const needId = await unmetContact(person.personId);
  const staff = await desk();
  expect(await staff.get(needsDeskPaths.show())).not.toShow(person.name);
  expect((await staff.get(needsDeskPaths.person(person))).status).toBe(404);
  expect((await staff.get(needsDeskPaths.flags(person))).status).toBe(404);
  expect((await staff.post(needsDeskPaths.resolve({ needId }), { how: 'x' })).status).toBe(409);
});

test('consent that is taken back holds from the next request', async () => {
  const { person, browser } = await personWith('makaton', 'reading', 'yes');
  const staff = await desk();
  expect(await staff.get(needsDeskPaths.person(person))).toShow('Give information in Makaton');
  await browser.post(myNeedsPaths.question({ step: 'sharing' }), { answer: 'no' });
  expect((await staff.get(needsDeskPaths.person(person))).status).toBe(404);
});

test('the desk is for programme staff alone', async () => {
  const { person } = await personWith('bsl', 'people', 'yes');
  for (const browser of [
    await site.as(await make.member({ role: 'lead' })),
    await site.as(await make.person()),
  ])
    for (const address of [
      needsDeskPaths.show(),
      needsDeskPaths.person(person),
      needsDeskPaths.flags(person),
      needsDeskPaths.report(),
      needsDeskPaths.reportCsv(),
    ])
      expect((await browser.get(address)).status, address).toBe(403);
});

test('needs go out as FHIR R4 Flags: all of one’s own, for staff those in force that are shared', async () => {
  const { person, browser } = await personWith('easy-read', 'reading', 'yes');
  await browser.post(myNeedsPaths.question({ step: 'reading' }), { answer: 'audio' });
  await browser.post(myNeedsPaths.question({ step: 'sharing' }), { answer: 'yes' });
  interface Bundle {
    resourceType: string;
    type: string;
    entry: {
      fullUrl: string;
      resource: {
        resourceType: string;
        status: string;
        code: { coding: { code: string }[] };
        subject: { identifier: { value: string } };
      };
    }[];
  }
  const own = (await browser.get(myNeedsPaths.flags())).json<Bundle>();
  expect([own.resourceType, own.type]).toEqual(['Bundle', 'collection']);
  expect(own.entry.map(({ resource }) => resource.status).sort()).toEqual(['active', 'inactive']);
  const answer = await (await desk()).get(needsDeskPaths.flags(person));
  expect(answer.headers['content-type']).toContain('application/fhir+json');
  const { entry } = answer.json<Bundle>();
  expect(entry.map(({ resource }) => resource.code.coding[0]?.code)).toEqual(['936601000000105']);
  expect(entry[0]?.resource.subject.identifier.value).toBe(person.personId);
});

test('a review that is due is reminded of once, listed when it is past, and settled by one press', async () => {
  const { person, browser } = await personWith('sms', 'contact', 'yes');
  const hidden = await personWith('sms', 'contact', 'no');
  site.clock.forward({ days: 370 });
  await Promise.all([remindReviews(site.platform), remindReviews(site.platform)]);
  expect(await remindReviews(site.platform)).toBe(0);
  await site.catchUp();
  const fresh = await site.as(person);
  expect(await fresh.get('/notices')).toShow('Is what you told us you need still right?');
  const staff = await desk();
  const listed = await staff.get(needsDeskPaths.show());
  expect(listed).toShow(person.name);
  expect(listed).not.toShow(hidden.person.name);
  const { id: needId } = await site.db
    .selectFrom('communication_need')
    .where('person_id', '=', person.personId)
    .select('id')
    .executeTakeFirstOrThrow();
  expect(await fresh.get(myNeedsPaths.show())).toShow('This is still right');
  await fresh.post(myNeedsPaths.review({ needId }));
  expect(await staff.get(needsDeskPaths.show())).not.toShow(person.name);
  expect(browser).toBeDefined();
});
