import { newId } from '#kit/ids.ts';
import { londonToday } from '#kit/local-date.ts';
import type { MadePerson } from '#modules/people/public.ts';
import { expect, test, testSite } from '#support/test.ts';
import { registerPaths } from '../register/register.paths.ts';
import type { MadeInterest } from '../sponsorship.factory.ts';
import { companyPaths, interestPaths, requestPaths } from '../sponsorship.paths.ts';

const { site, make } = await testSite();
const as = (person: { personId: string }) => site.as(person, { secondFactor: true });
const sure = { sure: 'yes' };
const reason = 'The contract was awarded to another firm.';

function form(bid: string, change: object = {}) {
  return { bid, endedOn: londonToday(site.clock.now()), endReason: reason, ...change };
}

async function stateOf({ interestId }: { interestId: string }): Promise<string> {
  const row = await site.db
    .selectFrom('expression_of_interest')
    .where('id', '=', interestId)
    .select('state')
    .executeTakeFirstOrThrow();
  return row.state;
}

async function newestBid(made: MadeInterest): Promise<string> {
  const row = await site.db
    .selectFrom('bid')
    .where('company_id', '=', made.company.companyId)
    .orderBy('id', 'desc')
    .select('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** A clear offer that the team stopped by declaring a bid. */
async function stopped() {
  const made = await make.clearInterest();
  const owner = await as(made.request.project.owner);
  const officer = await as(made.request.project.approver);
  await owner.post(interestPaths.declareBid(made), { state: 'live' });
  return { made, owner, officer, bid: await newestBid(made) };
}

async function reviewAgain(made: MadeInterest & { reviewer: MadePerson }): Promise<void> {
  const reviewer = await as(made.reviewer);
  await reviewer.post(interestPaths.review(made), { outcome: 'clear', reason: 'The bid is over.' });
}

test('an officer ends what the organisation declared; both sides hear of it; the offer is reviewed again, and then accepted', async () => {
  const { made, owner, officer, bid } = await stopped();
  expect(await officer.post(interestPaths.approve(made), sure)).toShow('say that the bid is over');
  expect(await officer.get(interestPaths.show(made))).toShow('Nothing goes on by itself');
  expect((await officer.post(interestPaths.endBid(made), form(bid))).location).toBe(interestPaths.show(made));
  expect(await stateOf(made)).toBe('conflict-review');
  const shown = await (await as(made.reviewer)).get(interestPaths.show(made));
  for (const words of ['Bids that stopped it and are over', 'Over since', reason])
    expect(shown).toShow(words);
  expect(shown).not.toShow('Not waived');
  expect((await owner.post(interestPaths.approve(made), sure)).status).toBe(409);
  await reviewAgain(made);
  for (const browser of [owner, officer]) await browser.post(interestPaths.approve(made), sure);
  expect(await stateOf(made)).toBe('accepted');
  await site.catchUp();
  const seller = await as(made.company.user);
  for (const browser of [owner, seller])
    expect(await browser.get('/notices')).toShow(`a bid of ${made.company.name} is over since`);
  const events = await site.db
    .selectFrom('event')
    .where('verb', 'in', ['company.bid-ended', 'interest.bid-ended'])
    .where('actor', '=', made.request.project.approver.personId)
    .orderBy('verb')
    .select(['verb', 'subject'])
    .execute();
  expect(events).toEqual([
    { verb: 'company.bid-ended', subject: made.company.companyId },
    { verb: 'interest.bid-ended', subject: made.interestId },
  ]);
});

test('whoever may not end it is told who may, and why; nothing is ended', async () => {
  const { made, owner, officer, bid } = await stopped();
  const end = interestPaths.endBid(made);
  expect(await owner.post(end, form(bid))).toShow('A lead or deputy of the organisation');
  expect(await officer.post(end, form(bid, { endReason: 'Over.' }))).toShow('in a sentence at least');
  expect(await officer.post(end, form(bid, { endReason: '' }))).toShow('how you know that it is over');
  expect(await officer.post(end, form(bid, { endedOn: '2199-01-01' }))).toShow('must not be in the future');
  expect(await officer.post(end, form(bid, { endedOn: 'yesterday' }))).toShow('year-month-day');
  expect(await officer.post(end, form(bid, { endReason: 'Mrs Jane Doe, NHS number 943 476 5919.' }))).toShow(
    'told who a patient is',
  );
  expect(await officer.post(end, form(newId()))).toShow('does not stop the offer now');
  const deputy = await make.member({ organisation: made.request.project.organisation, role: 'deputy' });
  expect(await (await as(deputy)).post(end, form(bid))).toShow('Declare your interests');
  const seller = await as(made.company.user);
  expect((await seller.post(end, form(bid))).status).toBe(403);
  expect(await seller.post(companyPaths.endBid({ companyId: made.company.companyId, bidId: bid }))).toShow(
    'no such bid of your company',
  );
  const row = await site.db.selectFrom('bid').where('id', '=', bid).select('ended_at').executeTakeFirst();
  expect(row?.ended_at).toBeNull();
  expect(await stateOf(made)).toBe('clear');
});

test('two who say it at once say it once', async () => {
  const { made, officer, bid } = await stopped();
  const deputy = await make.member({ organisation: made.request.project.organisation, role: 'deputy' });
  await make.declarations(made.request, [deputy]);
  const other = await as(deputy);
  const both = await Promise.all([
    officer.post(interestPaths.endBid(made), form(bid)),
    other.post(interestPaths.endBid(made), form(bid)),
  ]);
  expect(both.map((one) => one.status).sort()).toEqual([303, 409]);
  expect(both.find((one) => one.status === 409)).toShow('a colleague was quicker');
  const events = await site.db
    .selectFrom('event')
    .where('verb', '=', 'interest.bid-ended')
    .where('subject', '=', made.interestId)
    .select('id')
    .execute();
  expect(events).toHaveLength(1);
});

test('what the bid stops elsewhere counts: declare there too, and be on no team of it', async () => {
  const { made, officer, bid } = await stopped();
  const { project } = made.request;
  const elsewhere = await make.sponsorshipRequest({
    project: await make.project({ organisation: project.organisation }),
    title: 'Other lids',
  });
  const twin = await make.interest({ request: elsewhere, company: made.company });
  const end = interestPaths.endBid(made);
  expect(await officer.post(end, form(bid))).toShow('stops offers for other requests too');
  expect(await officer.get(interestPaths.show(made))).toShow('Other lids: not declared yet');
  await officer.post(requestPaths.declare(elsewhere), { kind: 'nil' });
  await make.teamMember(elsewhere.project, project.approver);
  expect(await officer.post(end, form(bid))).toShow('on whose team you are');
  const deputy = await make.member({ organisation: project.organisation, role: 'deputy' });
  await make.declarations(made.request, [deputy]);
  await make.declarations(elsewhere, [deputy]);
  expect((await (await as(deputy)).post(end, form(bid))).status).toBe(303);
  // The other offer had no review yet: it stays where it is.
  expect(await stateOf(twin)).toBe('submitted');
});

test('a company that ends its own bid gains nothing from the review of before; the organisation does not end it', async () => {
  const made = await make.clearInterest();
  const owner = await as(made.request.project.owner);
  const officer = await as(made.request.project.approver);
  const seller = await as(made.company.user);
  const { odsCode } = made.request.project.organisation;
  await seller.post(companyPaths.bids(made.company), { odsCode, buyingCode: '39', state: 'planned' });
  const bidId = await newestBid(made);
  expect(await officer.post(interestPaths.endBid(made), form(bidId))).toShow('so the company ends it');
  await seller.post(companyPaths.endBid({ companyId: made.company.companyId, bidId }));
  expect(await stateOf(made)).toBe('conflict-review');
  await site.catchUp();
  expect(await owner.get('/notices')).toShow(`${made.company.name} says that its bid is over`);
  expect(await seller.get('/notices')).not.toShow('says that its bid is over');
});

test('the database refuses what the pages do', async () => {
  const { made, bid } = await stopped();
  const { owner, approver } = made.request.project;
  const end = (by: MadePerson, change: object = {}) => {
    const now = new Date();
    return site.db
      .updateTable('bid')
      .set({
        ended_at: now,
        ended_by: by.personId,
        ended_on: londonToday(now),
        end_reason: reason,
        end_proved_at: now,
        ...change,
      })
      .where('id', '=', bid)
      .execute();
  };
  await expect(end(owner)).rejects.toThrow('an officer of the organisation');
  await expect(end(await make.member({ role: 'lead' }))).rejects.toThrow('an officer of the organisation');
  const deputy = await make.member({ organisation: made.request.project.organisation, role: 'deputy' });
  await expect(end(deputy)).rejects.toThrow('has declared');
  await make.teamMember(made.request.project, deputy);
  await expect(end(deputy)).rejects.toThrow('on no team');
  await expect(end(approver, { end_reason: 'Over.' })).rejects.toThrow('bid_ending_is_told');
  await expect(end(approver, { ended_on: null })).rejects.toThrow('bid_ending_is_told');
  await expect(end(approver, { ended_on: '2199-01-01' })).rejects.toThrow('bid_ending_is_told');
  await expect(end(approver, { end_proved_at: new Date(Date.now() - 3_600_000) })).rejects.toThrow(
    'bid_ending_is_told',
  );
  await expect(
    site.db.updateTable('bid').set({ until: '2020-01-01' }).where('id', '=', bid).execute(),
  ).rejects.toThrow('only ended');
  await expect(site.db.deleteFrom('bid').where('id', '=', bid).execute()).rejects.toThrow('only ended');
  await end(approver);
  await expect(end(approver)).rejects.toThrow('only ended');
  // Past the pages it stands as clear still: the acceptance itself is refused.
  for (const person of [owner, approver]) {
    const now = new Date();
    await site.db
      .insertInto('offer_approval')
      .values({
        id: newId(),
        interest_id: made.interestId,
        review_id: made.reviewId,
        approver_id: person.personId,
        approved_at: now,
        proved_at: now,
      })
      .execute();
  }
  await make.declarations(made.request, [deputy]);
  await expect(
    site.db
      .updateTable('expression_of_interest')
      .set({ state: 'accepted', accepted_at: new Date(), moved_at: new Date() })
      .where('id', '=', made.interestId)
      .execute(),
  ).rejects.toThrow('it is reviewed again');
});

test('the register tells what stopped an offer until when, and why, without a name', async () => {
  const made = await make.interest({ state: 'screened' });
  const owner = await as(made.request.project.owner);
  const officer = await as(made.request.project.approver);
  await owner.post(interestPaths.declareBid(made), { state: 'planned' });
  await officer.post(interestPaths.endBid(made), form(await newestBid(made)));
  await owner.post(interestPaths.answer(made), { verdict: 'shortlisted', reason: 'Let us talk.' });
  await owner.post(interestPaths.askReview(made));
  const reviewer = await make.programmeStaff('reviewer');
  await make.declarations(made.request, [reviewer]);
  await reviewAgain({ ...made, reviewer });
  for (const browser of [owner, officer]) await browser.post(interestPaths.approve(made), sure);
  expect(await stateOf(made)).toBe('accepted');
  const agreement = await make.agreement({ interest: made, state: 'active' });
  const shown = await site.visitor().get(registerPaths.show(agreement));
  expect(shown).toShow('A planned bid of the company stopped the offer until it was over');
  expect(shown).toShow(reason);
  expect(shown).not.toShow(made.request.project.approver.name);
});

test('a bid that ran out after the review sends the offer back as well', async () => {
  const made = await make.clearInterest();
  const owner = await as(made.request.project.owner);
  await owner.post(interestPaths.declareBid(made), {
    state: 'live',
    until: londonToday(site.clock.now()),
  });
  site.clock.forward({ days: 2 });
  const later = await as(made.request.project.owner);
  expect(await later.post(interestPaths.approve(made), sure)).toShow('Ask for the conflict review again');
  expect(await later.get(interestPaths.show(made))).toShow('is over since it was reviewed');
  await later.post(interestPaths.askReview(made));
  expect(await stateOf(made)).toBe('conflict-review');
});

test('saying it asks to sign in again first', async () => {
  const { made, officer, bid } = await stopped();
  site.clock.forward({ hours: 1 });
  const answer = await officer.post(interestPaths.endBid(made), form(bid));
  expect(answer.location).toContain('/sign-in');
  const row = await site.db.selectFrom('bid').where('id', '=', bid).select('ended_at').executeTakeFirst();
  expect(row?.ended_at).toBeNull();
});
