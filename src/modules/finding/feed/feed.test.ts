import { expect, test, testSite } from '#support/test.ts';
import { findingPaths } from '../finding.paths.ts';

const { site, make } = await testSite();

test('news comes by what somebody follows, their job, place and region, with the reasons, and by a rule that is said', async () => {
  const followed = await make.organisation();
  const nurse = await make.member();
  await site.db
    .updateTable('person')
    .set({ profession: 'Community midwife', setting: 'maternity-unit' })
    .where('id', '=', nurse.personId)
    .execute();
  await site.db
    .insertInto('follow')
    .values({ person_id: nurse.personId, subject_kind: 'organisation', subject_id: followed.organisationId })
    .execute();
  await make.told(
    await make.project({ title: 'Birth pool booking', topics: ['maternity'], setting: 'maternity-unit' }),
  );
  await make.told(
    await make.project({ title: 'From those I follow', organisation: followed, topics: ['pain'] }),
  );
  await make.told(
    await make.project({ title: 'Nothing to do with me', topics: ['kidney'], setting: 'theatre' }),
  );
  await make.told(
    await make.project({
      title: 'Not for my eyes',
      topics: ['maternity'],
      setting: 'maternity-unit',
      visibility: 'organisation',
    }),
  );
  await make.told(await make.idea({ author: nurse, title: 'My own idea', topics: ['maternity'] }));
  await site.catchUp();
  const browser = await site.as(nurse);
  const page = await browser.get(findingPaths.feed());
  expect(page).toShow('What has most of these reasons comes first; among equals the newest.');
  expect(page).toShow('Birth pool booking');
  expect(page).toShow('about a topic of your job, or of what you follow; happens where you work');
  expect(page).toShow('From those I follow');
  expect(page.text.indexOf('Birth pool booking')).toBeLessThan(page.text.indexOf('From those I follow'));
  for (const words of ['Nothing to do with me', 'Not for my eyes', 'My own idea'])
    expect(page).not.toShow(words);
  const newest = await browser.get(`${findingPaths.feed()}?order=newest`);
  expect(newest).toShow('The newest first, and nothing else decides.');
  expect(newest.text.indexOf('From those I follow')).toBeLessThan(newest.text.indexOf('Birth pool booking'));
});

test('who has said nothing of themselves is told what to do', async () => {
  const page = await (await site.as(await make.person())).get(findingPaths.feed());
  expect(page).toShow('We know none of them yet');
  expect(page).toShow('Say in your account where you work');
  expect((await site.visitor().get(findingPaths.feed())).location).toContain('/sign-in');
});
