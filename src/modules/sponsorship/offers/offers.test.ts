import type { MadePerson } from '#modules/people/public.ts';
import type { Browser } from '#support/browser.ts';
import { expect, test, testSite } from '#support/test.ts';
import type { MadeInterest } from '../sponsorship.factory.ts';
import { companyPaths, interestPaths, requestPaths, reviewPaths } from '../sponsorship.paths.ts';
import { otherAccepted } from './accept-offer.routes.ts';

/** Each rule through the front door: what people are told, and what stays as it was. offer-guards.test.ts has the other side. */
const { site, make } = await testSite();
const as = (person: { personId: string }) => site.as(person, { secondFactor: true });
const sure = { sure: 'yes' };
const checked = { answersIt: 'yes', noStrings: 'yes', noGifts: 'yes' };

async function stateOf({ interestId }: { interestId: string }): Promise<string> {
  const row = await site.db
    .selectFrom('expression_of_interest')
    .where('id', '=', interestId)
    .select('state')
    .executeTakeFirstOrThrow();
  return row.state;
}

async function declare(browser: Browser, made: MadeInterest, about?: string): Promise<void> {
  const interest = { type: 'financial', companyId: about ?? '', about: 'Shares.' };
  await browser.post(
    requestPaths.declare(made.request),
    about === undefined ? { kind: 'nil' } : { kind: 'interests', interests: { 0: interest } },
  );
}

async function reviewed(
  made: MadeInterest,
  form: object,
): Promise<{ reviewer: Browser; person: MadePerson }> {
  const person = await make.programmeStaff('reviewer');
  const reviewer = await as(person);
  await declare(reviewer, made);
  await reviewer.post(interestPaths.review(made), { reason: 'Looked at.', ...form });
  return { reviewer, person };
}

async function declaredIds(made: MadeInterest): Promise<string[]> {
  const rows = await site.db
    .selectFrom('declared_interest as i')
    .innerJoin('declaration as d', 'd.id', 'i.declaration_id')
    .where('d.request_id', '=', made.request.requestId)
    .where('d.superseded_at', 'is', null)
    .select('i.id')
    .execute();
  return rows.map(({ id }) => id);
}

test('two rival offers; a conflict is found and managed; two people approve; the other is told why not', async () => {
  const made = await make.interest({ state: 'shortlisted' });
  const rival = await make.interest({ request: made.request });
  const owner = await as(made.request.project.owner);
  const lead = await as(made.request.project.approver);
  await declare(owner, made, made.company.companyId);
  await owner.post(interestPaths.askReview(made));
  const person = await make.programmeStaff('reviewer');
  const reviewer = await as(person);
  expect(await reviewer.get(reviewPaths.list())).toShow(made.company.name);
  await declare(reviewer, made);
  const review = (form: object) => reviewer.post(interestPaths.review(made), { reason: 'Shares.', ...form });
  expect(await review({ outcome: 'clear' })).toShow('Say for each how it is managed');
  expect(await review({ outcome: 'clear-with-mitigation' })).toShow('Say what is done about the conflict');
  const [declared = ''] = await declaredIds(made);
  const mitigation = 'Sells the shares.';
  expect(await review({ outcome: 'clear-with-mitigation', mitigation })).toShow('Say for each');
  await review({ outcome: 'clear-with-mitigation', mitigation, managed: { [declared]: 'Sold by Friday.' } });
  expect(await stateOf(made)).toBe('clear-with-mitigation');
  expect(await lead.post(interestPaths.approve(made), sure)).toShow('accepts the mitigation first');
  expect(await owner.post(interestPaths.acceptMitigation(made))).toShow('who is not on the team accepts');
  await lead.post(interestPaths.acceptMitigation(made));
  expect(await lead.get(interestPaths.show(made))).toShow('who answers for it');
  expect(await owner.post(interestPaths.approve(made), {})).toShow('Tick that you have read');
  await owner.post(interestPaths.approve(made), sure);
  expect(await stateOf(made)).toBe('clear-with-mitigation');
  expect(await owner.post(interestPaths.approve(made), sure)).toShow('You approved it already');
  await lead.post(interestPaths.approve(made), sure);
  expect([await stateOf(made), await stateOf(rival)]).toEqual(['accepted', 'declined']);
  await site.catchUp();
  const loser = await as(rival.company.user);
  expect(await loser.get(requestPaths.show(made.request))).toShow(otherAccepted);
  expect(await loser.get('/notices')).not.toShow(made.company.name);
  expect(await (await as(made.company.user)).get('/notices')).toShow('is accepted');
});

test('two who approve at once accept it once; one who clicks twice approves once', async () => {
  const made = await make.clearInterest();
  const { owner, approver } = made.request.project;
  const [one, two] = [await as(owner), await as(approver)];
  await Promise.all([
    one.post(interestPaths.approve(made), sure),
    one.post(interestPaths.approve(made), sure),
    two.post(interestPaths.approve(made), sure),
  ]);
  expect(await stateOf(made)).toBe('accepted');
  const events = (await site.events()).filter(({ subject }) => subject === made.interestId);
  expect(events.filter(({ verb }) => verb === 'interest.approved')).toHaveLength(2);
  expect(events.filter(({ verb }) => verb === 'interest.accepted')).toHaveLength(1);
});

test('approving at once as somebody declares an interest: it is accepted before, or not at all', async () => {
  const made = await make.clearInterest();
  const owner = await as(made.request.project.owner);
  const lead = await as(made.request.project.approver);
  await lead.post(interestPaths.approve(made), sure);
  await Promise.all([
    owner.post(interestPaths.approve(made), sure),
    declare(await as(made.request.project.owner), made, made.company.companyId),
  ]);
  expect(['accepted', 'conflict-review']).toContain(await stateOf(made));
});

test('approvals of the team alone do not accept; an interest of one’s own, or no declaration, stops one', async () => {
  const made = await make.clearInterest();
  const owner = await as(made.request.project.owner);
  const mate = await make.teamMember(made.request.project);
  const teammate = await as(mate);
  expect(await teammate.post(interestPaths.approve(made), sure)).toShow('Declare your interests');
  expect(await owner.post(interestPaths.approve(made), sure)).toShow('has not declared yet');
  await declare(teammate, made);
  await owner.post(interestPaths.approve(made), sure);
  await teammate.post(interestPaths.approve(made), sure);
  expect(await stateOf(made)).toBe('clear');
  // Somebody declares an interest: the offer goes back, and both approvals count no more.
  await declare(teammate, made, made.company.companyId);
  expect(await stateOf(made)).toBe('conflict-review');
  const [declared = ''] = await declaredIds(made);
  await reviewed(made, {
    outcome: 'clear-with-mitigation',
    mitigation: 'Stays away.',
    managed: { [declared]: 'Stays away.' },
  });
  const lead = await as(made.request.project.approver);
  await lead.post(interestPaths.acceptMitigation(made));
  await lead.post(interestPaths.approve(made), sure);
  expect(await stateOf(made)).toBe('clear-with-mitigation');
  await owner.post(interestPaths.approve(made), sure);
  expect(await stateOf(made)).toBe('accepted');
});

test('an interest in another company sends nothing back to review', async () => {
  const made = await make.clearInterest();
  const other = await make.interest({ request: made.request });
  await declare(await as(made.request.project.owner), made, other.company.companyId);
  expect(await stateOf(made)).toBe('clear');
});

test('a bid stops talks and acceptance, whoever declares it; only an officer off the team waives it, with a reason', async () => {
  const made = await make.interest({ state: 'screened' });
  const owner = await as(made.request.project.owner);
  const lead = await as(made.request.project.approver);
  const seller = await as(made.company.user);
  const { odsCode } = made.request.project.organisation;
  await seller.post(companyPaths.bids(made.company), { odsCode, buyingCode: '48', state: 'live' });
  const shortlist = { verdict: 'shortlisted', reason: 'Let us talk.' };
  // Another kind of buying does not stop it; the same does.
  await seller.post(companyPaths.bids(made.company), { odsCode, buyingCode: '39', state: 'planned' });
  expect(await owner.post(interestPaths.answer(made), shortlist)).toShow('The company bids, or will');
  const reason = 'The tender is for theatres, decided by others.';
  expect(await lead.get(interestPaths.show(made))).toShow('without your name, stands in the public register');
  expect(await owner.post(interestPaths.waive(made), { reason })).toShow('Only a lead or deputy');
  expect(await lead.post(interestPaths.waive(made), { reason: 'Fine' })).toShow('in a sentence at least');
  await lead.post(interestPaths.waive(made), { reason });
  await owner.post(interestPaths.answer(made), shortlist);
  expect(await stateOf(made)).toBe('shortlisted');
  expect(await owner.get(interestPaths.show(made))).toShow(`Waived by ${made.request.project.approver.name}`);
  const clear = await make.clearInterest();
  const team = await as(clear.request.project.owner);
  await team.post(interestPaths.declareBid(clear), { state: 'live' });
  expect(await team.post(interestPaths.approve(clear), sure)).toShow('The company bids, or will');
  // What the organisation says of a company is not on the company's page.
  expect(await (await as(clear.company.user)).get(companyPaths.bids(clear.company))).toShow(
    'You have declared none',
  );
});

test('a bid declared with the offer stops it from the first answer on; one that is over does not', async () => {
  const request = await make.sponsorshipRequest();
  const company = await make.company();
  const seller = await as(company.user);
  await seller.post(requestPaths.express(request), {
    message: 'Lids.',
    benefitsSought: 'Nothing.',
    productInterest: 'None.',
    tiesDeclared: 'None.',
    bid: 'live',
    noInducement: 'yes',
  });
  const row = await site.db
    .selectFrom('expression_of_interest')
    .where('request_id', '=', request.requestId)
    .select('id')
    .executeTakeFirstOrThrow();
  const offer = { interestId: row.id };
  const lead = await as(request.project.approver);
  await lead.post(interestPaths.screen(offer), checked);
  const shortlist = { verdict: 'shortlisted', reason: 'Let us talk.' };
  expect(await lead.post(interestPaths.answer(offer), shortlist)).toShow('The company bids, or will');
  const bid = await site.db
    .selectFrom('bid')
    .where('company_id', '=', company.companyId)
    .select('id')
    .executeTakeFirstOrThrow();
  await seller.post(companyPaths.endBid({ companyId: company.companyId, bidId: bid.id }));
  expect((await lead.post(interestPaths.answer(offer), shortlist)).location).toBe(interestPaths.show(offer));
});

test('nobody reviews for their own team, before declaring, or without the role; whoever reviewed does not approve', async () => {
  const made = await make.interest({ state: 'conflict-review' });
  const person = await make.programmeStaff('reviewer');
  const form = { outcome: 'clear', reason: 'Nothing.' };
  const reviewer = await as(person);
  expect(await reviewer.post(interestPaths.review(made), form)).toShow('Declare your interests');
  await make.teamMember(made.request.project, person);
  expect((await reviewer.post(interestPaths.review(made), form)).status).toBe(403);
  expect(await reviewer.get(reviewPaths.list())).not.toShow(made.company.name);
  const owner = await as(made.request.project.owner);
  expect((await owner.post(interestPaths.review(made), form)).status).toBe(403);
  const editor = await as(await make.programmeStaff('editor'));
  expect((await editor.get(interestPaths.show(made))).status).toBe(404);
  expect(await stateOf(made)).toBe('conflict-review');
});

test('a blocked offer ends with a reason that tells its company nothing about a person', async () => {
  const made = await make.interest({ state: 'conflict-review' });
  const person = await make.programmeStaff('reviewer');
  const reviewer = await as(person);
  await declare(reviewer, made);
  expect(await reviewer.get(interestPaths.show(made))).toShow('Everyone can read this later');
  const form = { outcome: 'blocked', reason: 'The owner’s husband runs it.' };
  expect(await reviewer.post(interestPaths.review(made), form)).toShow('Write what the company reads');
  await reviewer.post(interestPaths.review(made), {
    ...form,
    toCompany: 'It cannot be managed on our side.',
  });
  const seller = await as(made.company.user);
  const shown = await seller.get(requestPaths.show(made.request));
  expect(shown).toShow('It cannot be managed on our side.');
  expect(shown).not.toShow('husband');
  const lead = await as(made.request.project.approver);
  expect(await lead.post(interestPaths.approve(made), sure)).toShow('not, or no longer, found clear');
  expect(await lead.get(interestPaths.show(made))).toShow('husband');
});

test('the review waits until everyone who decides has declared; every weighty act asks to sign in again', async () => {
  const made = await make.interest({ state: 'shortlisted' });
  await make.teamMember(made.request.project);
  const owner = await as(made.request.project.owner);
  expect(await owner.post(interestPaths.askReview(made))).toShow('has not declared yet');
  site.clock.forward({ minutes: 30 });
  for (const address of [
    interestPaths.approve(made),
    interestPaths.acceptMitigation(made),
    interestPaths.waive(made),
  ])
    expect((await owner.post(address, {})).location).toContain('/sign-in/again');
});

test('a rival’s pages are the same at every step of another’s offer, in words, in number and in order', async () => {
  const made = await make.interest();
  const rival = await as((await make.company()).user);
  const see = async () =>
    (
      await Promise.all(
        [requestPaths.show(made.request), requestPaths.list(), '/notices'].map((page) => rival.get(page)),
      )
    ).map((answer) => answer.html.replace(/name="csrf"[^>]*/g, ''));
  const before = await see();
  const owner = await as(made.request.project.owner);
  await declare(owner, made);
  const steps: (() => Promise<unknown>)[] = [
    () => owner.post(interestPaths.screen(made), checked),
    () => owner.post(interestPaths.answer(made), { verdict: 'shortlisted', reason: 'Let us talk.' }),
    () => owner.post(interestPaths.askReview(made)),
    () => reviewed(made, { outcome: 'clear' }),
    () => owner.post(interestPaths.approve(made), sure),
  ];
  for (const step of steps) {
    await step();
    await site.catchUp();
    expect(await see()).toEqual(before);
  }
  expect(await stateOf(made)).toBe('clear');
  expect((await rival.get(interestPaths.show(made))).status).toBeGreaterThanOrEqual(403);
});

test('strangers, companies and visitors reach no offer; whoever acts for a company decides nothing', async () => {
  const made = await make.interest({ state: 'conflict-review' });
  const seller = await make.company();
  await make.teamMember(made.request.project, seller.user);
  const reviewer = await make.programmeStaff('reviewer');
  await site.db
    .insertInto('company_user')
    .values({ company_id: seller.companyId, person_id: reviewer.personId, expires_on: '2099-12-31' })
    .execute();
  for (const person of [
    seller.user,
    made.company.user,
    reviewer,
    await make.member(),
    await make.programmeStaff('admin'),
  ]) {
    const browser = await as(person);
    expect((await browser.get(interestPaths.show(made))).status).toBeGreaterThanOrEqual(403);
    for (const address of [
      interestPaths.screen(made),
      interestPaths.answer(made),
      interestPaths.review(made),
      interestPaths.approve(made),
      interestPaths.waive(made),
    ])
      expect((await browser.post(address, { outcome: 'clear', reason: 'x' })).status).toBeGreaterThanOrEqual(
        403,
      );
  }
  expect((await site.visitor().get(interestPaths.show(made))).location).toContain('/sign-in');
  expect(await stateOf(made)).toBe('conflict-review');
});
