import { accountPaths } from '#modules/people/public.ts';
import { expect, test, testSite } from '#support/test.ts';
import { noticePaths } from './notice.paths.ts';
import { sendNotices } from './send-notices/send-notices.ts';

const { site, make } = await testSite();

async function someoneClaims() {
  const organisation = await make.organisation({ name: 'Quayside NHS Trust' });
  const lead = await make.member({ organisation, role: 'lead' });
  const nurse = await make.person({ kind: 'staff', name: 'Nia Nurse' });
  await (await site.as(nurse)).post(accountPaths.memberships(), { odsCode: organisation.odsCode });
  await site.catchUp();
  return { organisation, lead, nurse };
}

test('a lead hears of who waits: on the page, and by e-mail at once', async () => {
  const { lead, nurse } = await someoneClaims();
  expect(await (await site.as(lead)).get(noticePaths.list())).toShow(
    'Nia Nurse says that they work at Quayside',
  );
  await sendNotices(site.platform, 'at-once');
  const [mail] = await site.mailTo(lead.address);
  expect(mail?.text).toContain('Nia Nurse says that they work at Quayside');
  expect(await (await site.as(nurse)).get(noticePaths.list())).toShow('Nothing yet');
  await sendNotices(site.platform, 'at-once');
  expect(await site.mailTo(lead.address)).toHaveLength(1);
});

test('one press stops the e-mails: from the mail program too, and only with the right signature', async () => {
  const { lead } = await someoneClaims();
  await sendNotices(site.platform, 'at-once');
  const address = new URL((await site.mailTo(lead.address))[0]?.unsubscribe ?? '').pathname;
  expect((await site.visitor().get(address.replace(/.$/, 'x'))).status).toBe(404);
  expect(await site.visitor().get(address)).toShow('Stop these e-mails');
  const pressed = await site
    .visitor()
    .post(address, { 'List-Unsubscribe': 'One-Click' }, { 'sec-fetch-site': 'cross-site' });
  expect(pressed).toShow('Done');
  expect(await (await site.as(lead)).get(noticePaths.list())).toShow('Turn on again: membership claims');
});

test('by one e-mail a day, or only on the page', async () => {
  const { lead, organisation } = await someoneClaims();
  await site.db.updateTable('person').set({ notify: 'daily' }).where('id', '=', lead.personId).execute();
  await (await site.as(await make.person({ kind: 'staff', name: 'Otto Other' }))).post(
    accountPaths.memberships(),
    { odsCode: organisation.odsCode },
  );
  await site.catchUp();
  await sendNotices(site.platform, 'at-once');
  expect(await site.mailTo(lead.address)).toHaveLength(0);
  await sendNotices(site.platform, 'daily');
  expect((await site.mailTo(lead.address))[0]?.subject).toContain('2 things');
});

test('a replayed log tells nobody twice', async () => {
  const { lead } = await someoneClaims();
  await site.db
    .updateTable('subscriber_position')
    .set({ position: 0 })
    .where('subscriber', '=', 'notices')
    .execute();
  await site.catchUp();
  const kept = await site.db
    .selectFrom('notification')
    .where('person_id', '=', lead.personId)
    .select('id')
    .execute();
  expect(kept).toHaveLength(1);
});
