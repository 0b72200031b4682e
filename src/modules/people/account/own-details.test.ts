import { expect, test, testSite } from '#support/test.ts';
import { accountPaths } from '../people.paths.ts';

const { site, make } = await testSite();

test('where somebody works and whether they may be asked are theirs to say, to change and to take back', async () => {
  const nurse = await make.member({ name: 'Dot Details' });
  const browser = await site.as(nurse);
  const form = {
    name: 'Dot Details',
    notify: 'daily',
    setting: 'hospital-ward',
    region: 'London',
    offersHelp: 'yes',
  };
  expect((await browser.post(accountPaths.details(), form)).status).toBe(303);
  const read = () =>
    site.db
      .selectFrom('person')
      .where('id', '=', nurse.personId)
      .select(['setting', 'region', 'help_offered_at'])
      .executeTakeFirstOrThrow();
  const first = await read();
  expect(first).toMatchObject({ setting: 'hospital-ward', region: 'London' });
  expect(first.help_offered_at).not.toBeNull();
  expect((await browser.get(accountPaths.show())).html).toMatch(/value="hospital-ward"[^>]*selected/);
  await browser.post(accountPaths.details(), form);
  expect((await read()).help_offered_at).toEqual(first.help_offered_at);
  await browser.post(accountPaths.details(), { name: 'Dot Details', notify: 'daily' });
  expect(await read()).toEqual({ setting: null, region: null, help_offered_at: null });
});

test('a place that is not on the list is refused with words, and nothing typed is lost', async () => {
  const browser = await site.as(await make.member());
  const answer = await browser.post(accountPaths.details(), {
    name: 'Typed Name',
    notify: 'daily',
    setting: 'the moon',
  });
  expect(answer.status).toBe(422);
  expect(answer).toShow('Choose where you work from the list');
  expect(answer.html).toContain('value="Typed Name"');
});
