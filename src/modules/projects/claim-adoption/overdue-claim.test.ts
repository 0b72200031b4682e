import { escalateOverdueAnswers } from '#modules/ideas/public.ts';
import { expect, test, testSite } from '#support/test.ts';
import { adoptionPaths } from '../project.paths.ts';

const { site, make } = await testSite();

test('a claim of adoption that nobody answers goes to the lead and to programme staff, once', async () => {
  const project = await make.project({ title: 'Lights under beds' });
  const moderator = await make.programmeStaff('moderator');
  const ward = await site.as(await make.member());
  await ward.post(adoptionPaths.claim({ projectId: project.projectId }), { unit: 'Ward 9', state: 'live' });
  site.clock.forward({ days: 30 });
  expect(await escalateOverdueAnswers(site.db, site.clock.now())).toBe(1);
  expect(await escalateOverdueAnswers(site.db, site.clock.now())).toBe(0);
  await site.catchUp();
  for (const told of [project.owner, project.approver, moderator]) {
    const browser = await site.as(told, { secondFactor: true });
    expect(await browser.get('/notices')).toShow(
      'still waits to be confirmed as an adopter of ‘Lights under beds’',
    );
    expect(await browser.get('/duties')).toShow('Lights under beds');
  }
});
