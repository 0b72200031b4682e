import { londonToday } from '#kit/local-date.ts';
import { newAct } from '#platform/events/event.ts';
import { expect, test, testSite } from '#support/test.ts';
import { agreementPaths } from '../agreements/agreement.paths.ts';
import { wholeTerms } from '../agreements/agreements.factory.ts';
import { chaseMilestones, chaseOutcomes } from '../move-agreement/milestone.queries.ts';

const { site, make } = await testSite();

async function chase(step: typeof chaseOutcomes): Promise<number> {
  const now = site.clock.now();
  const act = newAct({ actor: null, organisation: null, at: now });
  return site.db.transaction().execute((tx) => step(tx, act, londonToday(now)));
}

test('a late milestone is told to both sides once, not again, and not once it is done', async () => {
  const key = crypto.randomUUID();
  const terms = { ...wholeTerms('Late tea'), milestones: [{ key, what: 'Lids there', dueOn: '2026-01-15' }] };
  const made = await make.agreement({ state: 'active', terms });
  expect(await chase(chaseMilestones)).toBe(1);
  expect(await chase(chaseMilestones)).toBe(0);
  await site.catchUp();
  const company = await site.as(made.company.user);
  const owner = await site.as(made.request.project.owner);
  for (const browser of [company, owner])
    expect(await browser.get('/notices')).toShow('A milestone of ‘Late tea’ is late');
  const address = agreementPaths.milestone({ ...made, milestoneId: key });
  const today = londonToday(site.clock.now());
  expect(await owner.post(address, { doneOn: '2199-01-01' })).toShow('must not be in the future');
  const both = await Promise.all([
    owner.post(address, { doneOn: today }),
    company.post(address, { doneOn: today }),
  ]);
  expect(both.map((one) => one.status).sort()).toEqual([303, 409]);
  expect(await company.get(agreementPaths.show(made))).toShow('Done on');
});

test('an overdue report is chased every two weeks, until it is there', async () => {
  const made = await make.agreement({ state: 'completed', terms: wholeTerms('Unreported tea') });
  expect(await chase(chaseOutcomes)).toBe(0);
  await site.db
    .updateTable('agreement')
    .set({ outcome_due_on: '2026-01-01' })
    .where('id', '=', made.agreementId)
    .execute();
  expect(await chase(chaseOutcomes)).toBe(1);
  expect(await chase(chaseOutcomes)).toBe(0);
  site.clock.forward({ days: 15 });
  expect(await chase(chaseOutcomes)).toBe(1);
  await site.catchUp();
  const owner = await site.as(made.request.project.owner);
  expect(await owner.get('/notices')).toShow('The report on what came of ‘Unreported tea’ is overdue');
});

test('who left their side is no longer told, and a rival never is', async () => {
  const made = await make.agreement({ terms: wholeTerms('Quiet tea') });
  const rival = await site.as((await make.company()).user);
  await site.catchUp();
  const company = await site.as(made.company.user);
  expect(await company.get('/notices')).toShow('The agreement ‘Quiet tea’ is begun');
  expect(await rival.get('/notices')).not.toShow('Quiet tea');
  await site.db
    .updateTable('company_user')
    .set({ ended_at: new Date() })
    .where('person_id', '=', made.company.user.personId)
    .execute();
  expect(await company.get('/notices')).not.toShow('Quiet tea');
});
