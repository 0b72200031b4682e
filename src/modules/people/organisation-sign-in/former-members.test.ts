import { sendNotices } from '#modules/notices/send-notices/send-notices.ts';
import { organisationsWithSignIn } from '#support/organisations-with-sign-in.ts';
import { expect, test, testSite } from '#support/test.ts';
import { accountPaths, organisationPaths, signInPaths } from '../people.paths.ts';
import { codeAt, newSecret } from '../second-factor/one-time-code.ts';

/** Whom an organisation no longer has, its own sign-in does not let in: its server may say what it likes. */
const { site, make } = await testSite();
const { organisationWithSignIn, newcomer, truth, signIn, isIn, holdersOf, linksOf } = organisationsWithSignIn(
  site,
  make,
);
type Signing = Awaited<ReturnType<typeof organisationWithSignIn>>;

/** Somebody who came in by her organisation's sign-in, and belongs to it. */
async function someoneOf(trust: Signing) {
  const claims = newcomer(trust);
  const { browser } = await signIn(trust, truth(claims));
  expect(await isIn(browser)).toBe(true);
  const personId = (await holdersOf(claims.email))[0]?.person_id ?? '';
  return { claims, browser, personId, membershipId: await membershipAt(trust, personId) };
}

async function membershipAt({ organisationId }: { organisationId: string }, personId: string) {
  const { id } = await site.db
    .selectFrom('membership')
    .where('person_id', '=', personId)
    .where('organisation_id', '=', organisationId)
    .orderBy('started_at', 'desc')
    .select('id')
    .executeTakeFirstOrThrow();
  return id;
}

test('who has left is not let in by the sign-in of the organisation any more, and reads how to sign in', async () => {
  const trust = await organisationWithSignIn();
  const { claims, browser, personId, membershipId } = await someoneOf(trust);
  const left = await browser.post(accountPaths.endMembership({ membershipId }));
  expect(left.status).toBe(303);
  expect(await linksOf(personId)).toEqual([]);
  expect(await browser.get(accountPaths.memberships())).toShow('no longer opens your account');
  for (const again of [claims, { ...claims, sub: 'another-subject' }]) {
    const { browser: other, answer } = await signIn(trust, truth(again));
    expect(answer.status).toBe(409);
    expect(answer).toShow('Sign in by a link to your e-mail, with your password or with a passkey');
    expect(await isIn(other)).toBe(false);
  }
  expect(await linksOf(personId)).toEqual([]);
});

test('whom a lead takes out is told, also by e-mail, and is let in again once a lead confirms them', async () => {
  const trust = await organisationWithSignIn();
  const { claims, browser, personId, membershipId } = await someoneOf(trust);
  const lead = await site.as(await make.member({ organisation: trust, role: 'lead' }));
  const at = { odsCode: trust.odsCode, membershipId };
  expect(await lead.get(organisationPaths.people(at))).toShow('No longer works here');
  expect((await lead.post(organisationPaths.endMembership(at))).status).toBe(303);
  expect(await lead.get(organisationPaths.people(at))).not.toShow('Odd Fellow');
  await site.catchUp();
  await sendNotices(site.platform, 'at-once');
  const [mail] = await site.mailTo(claims.email);
  expect(mail?.text).toContain(`a lead of ${trust.name} has recorded that you no longer work there`);
  expect(mail?.text).toContain('by a link to your e-mail, with your password or with a passkey');
  expect(await isIn((await signIn(trust, truth(claims))).browser)).toBe(false);
  // They come back: they ask, and until a lead confirms them the organisation's sign-in stays closed.
  expect(await isIn(browser)).toBe(true);
  await browser.post(accountPaths.memberships(), { odsCode: trust.odsCode });
  expect(await isIn((await signIn(trust, truth(claims))).browser)).toBe(false);
  const claim = { odsCode: trust.odsCode, membershipId: await membershipAt(trust, personId) };
  await lead.post(organisationPaths.decideMembership(claim), { verdict: 'confirmed' });
  expect(await isIn((await signIn(trust, truth(claims))).browser)).toBe(true);
});

test('a lead takes out nobody of elsewhere, nobody who only asked, not themselves, and not without proving who they are', async () => {
  const trust = await organisationWithSignIn();
  const { membershipId } = await someoneOf(trust);
  const lead = await make.member({ organisation: trust, role: 'lead' });
  const leader = await site.as(lead);
  const elsewhere = await site.as(await make.member({ role: 'lead' }));
  const at = { odsCode: trust.odsCode, membershipId };
  expect((await elsewhere.post(organisationPaths.endMembership(at))).status).toBe(403);
  const own = { ...at, membershipId: await membershipAt(trust, lead.personId) };
  expect(await leader.post(organisationPaths.endMembership(own))).toShow('Leave on the page');
  const asking = await make.person({ kind: 'staff' });
  await (await site.as(asking)).post(accountPaths.memberships(), { odsCode: trust.odsCode });
  const claim = { ...at, membershipId: await membershipAt(trust, asking.personId) };
  expect(await leader.post(organisationPaths.endMembership(claim))).toShow('Refuse the request');
  site.clock.forward({ minutes: 20 });
  expect((await leader.post(organisationPaths.endMembership(at))).location).toContain(signInPaths.again());
  expect(await site.events('membership.ended')).not.toContainEqual(
    expect.objectContaining({ subject: membershipId }),
  );
});

test('where another organisation with the same issuer still has them, they are let in', async () => {
  const left = await organisationWithSignIn();
  const kept = await organisationWithSignIn(left.provider);
  const { claims, browser, personId, membershipId } = await someoneOf(left);
  const lead = await site.as(await make.member({ organisation: kept, role: 'lead' }));
  await browser.post(accountPaths.memberships(), { odsCode: kept.odsCode });
  const at = { odsCode: kept.odsCode, membershipId: await membershipAt(kept, personId) };
  await lead.post(organisationPaths.decideMembership(at), { verdict: 'confirmed' });
  await browser.post(accountPaths.endMembership({ membershipId }));
  expect(await linksOf(personId)).toHaveLength(1);
  expect(await isIn((await signIn(kept, truth(claims))).browser)).toBe(true);
  // When that one ends too, neither button opens the account: nor through an organisation to which they never belonged.
  await browser.post(accountPaths.endMembership({ membershipId: at.membershipId }));
  const third = await organisationWithSignIn(left.provider);
  await site.db
    .updateTable('organisation_domain')
    .set({ organisation_id: third.organisationId })
    .where('domain', '=', left.domain)
    .execute();
  for (const trust of [left, kept, third])
    expect(await isIn((await signIn(trust, truth(claims))).browser)).toBe(false);
});

test('a sign-in that waits for a code links nobody who is taken out meanwhile', async () => {
  const trust = await organisationWithSignIn();
  const claims = newcomer(trust);
  const person = await make.member({ organisation: trust, address: claims.email });
  const secret = newSecret();
  await site.db
    .insertInto('second_factor')
    .values({
      person_id: person.personId,
      sealed_secret: site.platform.sealer.seal(secret),
      confirmed_at: new Date(),
    })
    .execute();
  const { browser } = await signIn(trust, truth(claims));
  const lead = await site.as(await make.member({ organisation: trust, role: 'lead' }));
  const membershipId = await membershipAt(trust, person.personId);
  await lead.post(organisationPaths.endMembership({ odsCode: trust.odsCode, membershipId }));
  await browser.post(signInPaths.secondFactor(), { code: codeAt(secret, site.clock.now()) });
  expect(await linksOf(person.personId)).toEqual([]);
});
