import { addDays, londonToday } from '#kit/local-date.ts';
import { expect, test, testSite } from '#support/test.ts';
import { jobsOf } from '../../../app.ts';
import { interestPaths, requestPaths } from '../sponsorship.paths.ts';

const { site, make } = await testSite();
const day = (ahead: number) => addDays(londonToday(site.clock.now()), ahead);

async function chase(): Promise<void> {
  for (const name of ['sponsorship.chase', 'sponsorship.lapse-requests'])
    await jobsOf(site.platform)
      .find((job) => job.name === name)
      ?.run({});
  await site.catchUp();
}

async function told(verb: string, subject: string): Promise<number> {
  return (await site.events(verb)).filter((event) => event.subject === subject).length;
}

test('before a request lapses its team and leads are reminded twice; then companies are told why their offers ended', async () => {
  const request = await make.sponsorshipRequest({ lapsesOn: day(15) });
  const { interestId, company } = await make.interest({ request });
  await chase();
  expect(await told('sponsorship-request.lapses-soon', request.requestId)).toBe(0);
  site.clock.forward({ days: 2 });
  await chase();
  await chase();
  expect(await told('sponsorship-request.lapses-soon', request.requestId)).toBe(1);
  site.clock.forward({ days: 10 });
  await chase();
  expect(await told('sponsorship-request.lapses-soon', request.requestId)).toBe(2);
  const lead = await site.as(request.project.approver);
  expect(await lead.get('/notices')).toShow(`‘${request.title}’ lapses after`);
  site.clock.forward({ days: 4 });
  await chase();
  expect(await told('sponsorship-request.lapsed', request.requestId)).toBe(1);
  expect(await told('interest.expired', interestId)).toBe(1);
  const seller = await site.as(company.user);
  expect(await seller.get('/notices')).toShow('Its time on the list ended before an offer was accepted.');
  expect(await seller.get(requestPaths.show(request))).toShow('Ended with the request');
});

test('whoever decides and has not declared is asked, once a week; a declaration that ends is asked for again', async () => {
  const { request } = await make.interest();
  const { owner } = request.project;
  await chase();
  await chase();
  expect(await told('declaration.missing', request.requestId)).toBe(1);
  const browser = await site.as(owner);
  expect(await browser.get('/notices')).toShow('declare your interests, also if you have none');
  await browser.post(requestPaths.declare(request), { kind: 'nil' });
  site.clock.forward({ days: 170 });
  await chase();
  await chase();
  expect(await told('declaration.expires-soon', request.requestId)).toBe(1);
  site.clock.forward({ days: 20 });
  const later = await site.as(owner);
  expect(await later.get(requestPaths.show(request))).toShow('Renew it before you decide anything');
});

test('whose declaration has expired decides nothing until they renew it', async () => {
  const { request, interestId } = await make.interest();
  const first = await site.as(request.project.owner);
  await first.post(requestPaths.declare(request), { kind: 'nil' });
  site.clock.forward({ days: 200 });
  const browser = await site.as(request.project.owner);
  const screened = { answersIt: 'yes', noStrings: 'yes', noGifts: 'yes' };
  expect(await browser.post(interestPaths.screen({ interestId }), screened)).toShow('Declare your interests');
  await browser.post(requestPaths.declare(request), { kind: 'nil' });
  expect((await browser.post(interestPaths.screen({ interestId }), screened)).location).toBe(
    interestPaths.show({ interestId }),
  );
});

test('who acts for a company is told that their time ends, a month and a week before', async () => {
  const company = await make.company({ expiresOn: day(40) });
  await chase();
  expect(await told('company.user-expires-soon', company.companyId)).toBe(0);
  site.clock.forward({ days: 15 });
  await chase();
  site.clock.forward({ days: 20 });
  await chase();
  await chase();
  expect(await told('company.user-expires-soon', company.companyId)).toBe(2);
  expect(await (await site.as(company.user)).get('/notices')).toShow(
    `time to act for ${company.name} ends on`,
  );
});
