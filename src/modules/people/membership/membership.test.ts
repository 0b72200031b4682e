import { expect, test, testSite } from '#support/test.ts';
import { accountPaths, organisationPaths } from '../people.paths.ts';

const { site, make } = await testSite();

async function waitingNurse() {
  const organisation = await make.organisation();
  const lead = await make.member({ organisation, role: 'lead', name: 'Lena Lead' });
  const nurse = await make.person({ kind: 'staff', name: 'Nia Nurse' });
  const browser = await site.as(nurse);
  await browser.post(accountPaths.memberships(), { odsCode: organisation.odsCode.toLowerCase() });
  const claim = await site.db
    .selectFrom('membership')
    .where('person_id', '=', nurse.personId)
    .select(['id', 'state'])
    .executeTakeFirstOrThrow();
  return { organisation, lead, nurse, browser, membershipId: claim.id, odsCode: organisation.odsCode };
}

test('staff with a shared address picks her organisation, and its lead confirms', async () => {
  const { organisation, lead, browser, odsCode, membershipId } = await waitingNurse();
  expect(await browser.get(accountPaths.memberships())).toShow('Its lead has been asked to confirm you');
  const leader = await site.as(lead);
  expect(await leader.get(organisationPaths.people({ odsCode }))).toShow('Nia Nurse');
  await leader.post(organisationPaths.decideMembership({ odsCode, membershipId }), { verdict: 'confirmed' });
  expect(await browser.get(accountPaths.memberships())).toShow(organisation.name);
  expect(await browser.get(accountPaths.memberships())).not.toShow('Waiting');
});

test('a refusal needs a reason', async () => {
  const { lead, odsCode, membershipId } = await waitingNurse();
  const leader = await site.as(lead);
  const answer = await leader.post(organisationPaths.decideMembership({ odsCode, membershipId }), {
    verdict: 'refused',
  });
  expect(answer.status).toBe(409);
  expect(answer).toShow('Say why');
});

test('nobody confirms themselves, and leads of elsewhere see nothing', async () => {
  const { odsCode, membershipId, browser } = await waitingNurse();
  const stranger = await site.as(await make.member({ role: 'lead' }));
  expect((await stranger.get(organisationPaths.people({ odsCode }))).status).toBe(403);
  expect(
    (
      await stranger.post(organisationPaths.decideMembership({ odsCode, membershipId }), {
        verdict: 'confirmed',
      })
    ).status,
  ).toBe(403);
  expect(
    (
      await browser.post(organisationPaths.decideMembership({ odsCode, membershipId }), {
        verdict: 'confirmed',
      })
    ).status,
  ).toBe(403);
});

test('two clicks make one claim, and patients belong to no organisation', async () => {
  const organisation = await make.organisation();
  const nurse = await make.person({ kind: 'staff' });
  const browser = await site.as(nurse);
  const form = { odsCode: organisation.odsCode };
  await Promise.all([
    browser.post(accountPaths.memberships(), form),
    browser.post(accountPaths.memberships(), form),
  ]);
  const claims = await site.db
    .selectFrom('membership')
    .where('person_id', '=', nurse.personId)
    .select('id')
    .execute();
  expect(claims).toHaveLength(1);
  const patient = await site.as(await make.person());
  expect(await patient.post(accountPaths.memberships(), form)).toShow('Only staff belong to an organisation');
});

test('a lead names a deputy, after signing in again', async () => {
  const organisation = await make.organisation();
  const lead = await make.member({ organisation, role: 'lead' });
  const nurse = await make.member({ organisation });
  const row = await site.db
    .selectFrom('membership')
    .where('person_id', '=', nurse.personId)
    .select('id')
    .executeTakeFirstOrThrow();
  const leader = await site.as(lead);
  const address = organisationPaths.role({ odsCode: organisation.odsCode, membershipId: row.id });
  site.clock.forward({ minutes: 20 });
  expect((await leader.post(address, { role: 'deputy' })).location).toContain('/sign-in/again');
  const fresh = await site.as(lead);
  expect((await fresh.post(address, { role: 'deputy' })).status).toBe(303);
});

test('two leads who leave at once cannot both leave', async () => {
  const organisation = await make.organisation();
  const leads = [
    await make.member({ organisation, role: 'lead' }),
    await make.member({ organisation, role: 'lead' }),
  ];
  const answers = await Promise.all(
    leads.map(async (lead) => {
      const row = await site.db
        .selectFrom('membership')
        .where('person_id', '=', lead.personId)
        .select('id')
        .executeTakeFirstOrThrow();
      return (await site.as(lead)).post(accountPaths.endMembership({ membershipId: row.id }));
    }),
  );
  expect(answers.map((answer) => answer.status).sort()).toEqual([303, 409]);
});

test('what is typed while the session has ended waits for the same person', async () => {
  const { nurse } = await waitingNurse();
  const organisation = await make.organisation({ name: 'Second Hospital' });
  const browser = await site.as(nurse);
  await site.db
    .updateTable('session')
    .set({ ended_at: new Date() })
    .where('person_id', '=', nurse.personId)
    .execute();
  const held = await browser.post(accountPaths.memberships(), { odsCode: organisation.odsCode });
  expect(held.location).toContain('/sign-in');
  const token = browser.cookies['held-form'] ?? '';
  const again = await site.as(nurse);
  again.cookies['held-form'] = token;
  expect(await again.get('/kept-form')).toShow('Send it now');
  const other = await site.as(await make.person({ kind: 'staff' }));
  other.cookies['held-form'] = token;
  expect(await other.get('/kept-form')).toShow('Nothing is kept here');
});
