import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { MadePerson } from '#modules/people/public.ts';
import { expect, test, testSite } from '#support/test.ts';

/** The other side of each rule: where somebody goes past the pages, the database refuses. */
const { site, make } = await testSite();
const { db } = site;

function move(interestId: string, state: string, more: object = {}) {
  return db
    .updateTable('expression_of_interest')
    .set({ state, moved_at: new Date(), ...more })
    .where('id', '=', interestId)
    .execute();
}

function accept(interestId: string) {
  return move(interestId, 'accepted', { accepted_at: new Date() });
}

function approve(interestId: string, reviewId: string, person: MadePerson, more: object = {}) {
  const now = new Date();
  return db
    .insertInto('offer_approval')
    .values({
      id: newId(),
      interest_id: interestId,
      review_id: reviewId,
      approver_id: person.personId,
      approved_at: now,
      proved_at: now,
      ...more,
    })
    .execute();
}

function review(interestId: string, person: MadePerson, more: object = {}) {
  const now = new Date();
  return db
    .insertInto('conflict_review')
    .values({
      id: newId(),
      interest_id: interestId,
      outcome: 'clear',
      reason: 'Looked at.',
      reviewed_by: person.personId,
      reviewed_at: now,
      proved_at: now,
      ...more,
    })
    .execute();
}

async function replaceDeclaration(requestId: string, person: MadePerson, kind: 'nil' | 'interests') {
  await db
    .updateTable('declaration')
    .set({ superseded_at: new Date() })
    .where('request_id', '=', requestId)
    .where('person_id', '=', person.personId)
    .where('superseded_at', 'is', null)
    .execute();
  const id = newId();
  await db
    .insertInto('declaration')
    .values({
      id,
      request_id: requestId,
      person_id: person.personId,
      kind,
      made_at: new Date(),
      expires_on: '2099-12-31',
    })
    .execute();
  if (kind === 'interests')
    await db
      .insertInto('declared_interest')
      .values({ id: newId(), declaration_id: id, type: 'financial', about: 'Shares.' })
      .execute();
}

function bid(companyId: string, organisationId: string, by: MadePerson) {
  return db
    .insertInto('bid')
    .values({
      id: newId(),
      company_id: companyId,
      organisation_id: organisationId,
      buying_code: '39',
      state: 'live',
      declared_for: 'organisation',
      declared_by: by.personId,
      declared_at: new Date(),
    })
    .execute();
}

/** Clear, and approved by the owner and an officer: one statement before acceptance. */
async function approved() {
  const made = await make.clearInterest();
  const { owner, approver } = made.request.project;
  await approve(made.interestId, made.reviewId, owner);
  await approve(made.interestId, made.reviewId, approver);
  return { ...made, owner, officer: approver };
}

test('acceptance without two approvers, without an officer, or past the review is refused', async () => {
  const { interestId, reviewId, request } = await make.clearInterest();
  const { owner, approver } = request.project;
  await expect(accept(interestId)).rejects.toThrow('two different people approve');
  await approve(interestId, reviewId, owner);
  await expect(approve(interestId, reviewId, owner)).rejects.toThrow('unique');
  await expect(accept(interestId)).rejects.toThrow('two different people approve');
  const teammate = await make.teamMember(request.project);
  await make.declarations(request, [teammate]);
  await approve(interestId, reviewId, teammate);
  await expect(accept(interestId)).rejects.toThrow('an officer who is not on the team');
  await approve(interestId, reviewId, approver);
  await accept(interestId);
  await expect(move(interestId, 'declined', { accepted_at: null, end_reason: 'x' })).rejects.toThrow(
    'does not go from accepted',
  );
});

test('acceptance while somebody who decides has not declared, or no more, is refused', async () => {
  const { interestId, request } = await approved();
  const joined = await make.teamMember(request.project);
  await expect(accept(interestId)).rejects.toThrow('everyone who decides has declared');
  await make.declarations(request, [joined]);
  await expect(
    move(interestId, 'accepted', { accepted_at: new Date(), moved_at: new Date('2100-06-01') }),
  ).rejects.toThrow('everyone who decides has declared');
  await accept(interestId);
});

test('acceptance with an interest that nobody manages is refused, however late it is declared', async () => {
  const { interestId, request, owner } = await approved();
  await replaceDeclaration(request.requestId, owner, 'interests');
  await expect(accept(interestId)).rejects.toThrow('an interest was declared that nobody manages');
});

test('acceptance over a bid that nobody waived is refused; a waiver of an officer opens the way', async () => {
  const { interestId, request, company, owner, officer } = await approved();
  await bid(company.companyId, request.project.organisation.organisationId, owner);
  await expect(accept(interestId)).rejects.toThrow('bids for this');
  const { id: bidId } = await db
    .selectFrom('bid')
    .where('company_id', '=', company.companyId)
    .select('id')
    .executeTakeFirstOrThrow();
  const waiver = (person: MadePerson, reason = 'Others decide that tender, elsewhere.') => {
    const now = new Date();
    return db
      .insertInto('bid_waiver')
      .values({
        id: newId(),
        interest_id: interestId,
        bid_id: bidId,
        reason,
        waived_by: person.personId,
        waived_at: now,
        proved_at: now,
      })
      .execute();
  };
  await expect(waiver(owner)).rejects.toThrow('an officer who is not on the team waives');
  await expect(waiver(officer, 'Fine.')).rejects.toThrow('check');
  await waiver(officer);
  await accept(interestId);
});

test('a blocked offer never goes on, and clearing needs a review that says so', async () => {
  const made = await make.interest({ state: 'conflict-review' });
  const reviewer = await make.programmeStaff('reviewer');
  await expect(move(made.interestId, 'clear')).rejects.toThrow('a review of its own');
  await expect(review(made.interestId, reviewer)).rejects.toThrow('whoever reviews has declared');
  await make.declarations(made.request, [reviewer, made.request.project.owner]);
  await expect(review(made.interestId, made.request.project.owner)).rejects.toThrow('own team');
  await expect(review(made.interestId, made.request.project.approver)).rejects.toThrow(
    'a reviewer of the programme',
  );
  await review(made.interestId, reviewer, { outcome: 'blocked' });
  await expect(move(made.interestId, 'clear')).rejects.toThrow('a review of its own');
  await move(made.interestId, 'blocked', { end_reason: 'It cannot be managed.' });
  for (const state of ['clear', 'conflict-review', 'accepted', 'declined'])
    await expect(
      move(made.interestId, state, state === 'accepted' ? { accepted_at: new Date() } : {}),
    ).rejects.toThrow('does not go from blocked');
});

test('a mitigation needs somebody who answers for it, and they are not its author', async () => {
  const made = await make.interest({ state: 'conflict-review' });
  const { owner, approver } = made.request.project;
  await replaceDeclaration(made.request.requestId, owner, 'interests');
  const reviewer = await make.programmeStaff('reviewer');
  await make.declarations(made.request, [reviewer]);
  await review(made.interestId, reviewer);
  await expect(move(made.interestId, 'clear')).rejects.toThrow('nobody manages');
  const id = newId();
  await review(made.interestId, reviewer, {
    id,
    outcome: 'clear-with-mitigation',
    mitigation: 'Stays away.',
    reviewed_at: new Date(),
  });
  await expect(move(made.interestId, 'clear-with-mitigation')).rejects.toThrow('nobody manages');
  const declared = await db
    .selectFrom('declared_interest as i')
    .innerJoin('declaration as d', 'd.id', 'i.declaration_id')
    .where('d.request_id', '=', made.request.requestId)
    .select('i.id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('managed_interest')
    .values({ review_id: id, declared_interest_id: declared.id, how: 'Stays away.' })
    .execute();
  await move(made.interestId, 'clear-with-mitigation');
  await expect(approve(made.interestId, id, approver)).rejects.toThrow('nobody accepted the mitigation');
  const acceptMitigation = (person: MadePerson) =>
    db
      .updateTable('conflict_review')
      .set({ mitigation_accepted_by: person.personId, mitigation_accepted_at: new Date() })
      .where('id', '=', id)
      .execute();
  await expect(acceptMitigation(owner)).rejects.toThrow('an officer who is not on the team');
  await expect(acceptMitigation(reviewer)).rejects.toThrow();
  await acceptMitigation(approver);
  await approve(made.interestId, id, owner);
  await approve(made.interestId, id, approver);
  await accept(made.interestId);
});

test('an approval of the reviewer, of a stranger, of a company’s person, or without signing in again is refused', async () => {
  const { interestId, reviewId, reviewer, request } = await make.clearInterest();
  const stranger = await make.member();
  const seller = await make.company();
  await make.teamMember(request.project, seller.user);
  const undeclared = await make.teamMember(request.project);
  await make.declarations(request, [stranger, seller.user]);
  const { owner } = request.project;
  await expect(approve(interestId, reviewId, reviewer)).rejects.toThrow('whoever reviewed does not approve');
  await expect(approve(interestId, reviewId, stranger)).rejects.toThrow('the team and the organisation');
  await expect(approve(interestId, reviewId, seller.user)).rejects.toThrow('acts for a company');
  await expect(approve(interestId, reviewId, undeclared)).rejects.toThrow('has declared');
  await expect(
    approve(interestId, reviewId, owner, { proved_at: new Date(Date.now() - 3_600_000) }),
  ).rejects.toThrow('check');
});

test('no step is skipped, nothing offered is changed, and nothing decided is unsaid', async () => {
  const { interestId, reviewId, request } = await approved();
  const fresh = await make.interest();
  for (const state of ['shortlisted', 'conflict-review', 'clear', 'blocked'])
    await expect(
      move(fresh.interestId, state, {
        end_reason: 'x',
        answer: 'x',
        answered_by: request.project.owner.personId,
      }),
    ).rejects.toThrow('does not go from submitted');
  await expect(
    move(fresh.interestId, 'screened', { screened_by: request.project.owner.personId }),
  ).rejects.toThrow('whoever screens has declared');
  await expect(
    db.updateTable('expression_of_interest').set({ message: 'More!' }).where('id', '=', interestId).execute(),
  ).rejects.toThrow('not changed afterwards');
  await expect(db.deleteFrom('offer_approval').where('review_id', '=', reviewId).execute()).rejects.toThrow(
    'never changed',
  );
  await expect(
    db.updateTable('conflict_review').set({ reason: 'Other.' }).where('id', '=', reviewId).execute(),
  ).rejects.toThrow('not changed afterwards');
  await expect(
    db
      .updateTable('declaration')
      .set({ expires_on: '2199-01-01' })
      .where('request_id', '=', request.requestId)
      .execute(),
  ).rejects.toThrow('only replaced');
});

test('an offer begins as submitted, from a company in standing, for what is listed and wants it', async () => {
  const company = await make.company();
  const offer = (request: { requestId: string }, more: object = {}) =>
    db
      .insertInto('expression_of_interest')
      .values({
        id: newId(),
        request_id: request.requestId,
        company_id: company.companyId,
        expressed_by: company.user.personId,
        message: 'Lids.',
        reply_due_on: '2099-12-31',
        ...more,
      })
      .execute();
  await expect(offer(await make.sponsorshipRequest(), { state: 'screened' })).rejects.toThrow(
    'begins as submitted',
  );
  await expect(offer(await make.sponsorshipRequest({ state: 'draft' }))).rejects.toThrow('that is listed');
  const excluding = await make.sponsorshipRequest();
  await db
    .updateTable('sponsorship_request')
    .set({ excluded_sectors: ['alcohol'] })
    .where('id', '=', excluding.requestId)
    .execute();
  await db
    .updateTable('company')
    .set({ sensitive_sectors: ['alcohol'] })
    .where('id', '=', company.companyId)
    .execute();
  await expect(offer(excluding)).rejects.toThrow('excludes');
  await db.deleteFrom('code_acceptance').where('company_id', '=', company.companyId).execute();
  await expect(offer(await make.sponsorshipRequest())).rejects.toThrow('keeps the code in force');
});

test('a request is not matched, listed or ended past its rules; a barred company is not verified', async () => {
  const set = (request: { requestId: string }, values: object) =>
    db.updateTable('sponsorship_request').set(values).where('id', '=', request.requestId).execute();
  const listed = await make.sponsorshipRequest();
  await expect(set(listed, { state: 'lapsed' })).rejects.toThrow('ends with a reason');
  await set(listed, { state: 'in-talks' });
  await expect(set(listed, { state: 'matched' })).rejects.toThrow('an accepted offer');
  const draft = await make.sponsorshipRequest({ state: 'draft' });
  await expect(
    set(draft, {
      state: 'listed',
      authorised_by: draft.project.approver.personId,
      listed_at: new Date(),
      lapses_on: '2099-01-01',
    }),
  ).rejects.toThrow('consents to publication');
  const tobacco = await make.company({ state: 'applied' });
  await db
    .updateTable('company')
    .set({ sensitive_sectors: ['tobacco'] })
    .where('id', '=', tobacco.companyId)
    .execute();
  await expect(
    db
      .updateTable('company')
      .set({ state: 'verified', decided_by: tobacco.user.personId, reason: 'x' })
      .where('id', '=', tobacco.companyId)
      .execute(),
  ).rejects.toThrow('barred sector');
});

test('a declaration or a bid that comes while an offer is accepted is seen by it, or waits until it is done', async () => {
  const { interestId, request, owner } = await approved();
  const [accepted] = await Promise.allSettled([
    accept(interestId),
    db.transaction().execute(async (tx) => {
      await sql`select 1 from project where id = ${request.project.projectId} for update`.execute(tx);
      const id = newId();
      await tx
        .updateTable('declaration')
        .set({ superseded_at: new Date() })
        .where('request_id', '=', request.requestId)
        .where('person_id', '=', owner.personId)
        .where('superseded_at', 'is', null)
        .execute();
      await tx
        .insertInto('declaration')
        .values({
          id,
          request_id: request.requestId,
          person_id: owner.personId,
          kind: 'interests',
          made_at: new Date(),
          expires_on: '2099-12-31',
        })
        .execute();
      await tx
        .insertInto('declared_interest')
        .values({ id: newId(), declaration_id: id, type: 'indirect', about: 'A sister.' })
        .execute();
    }),
  ]);
  const { rows } = await sql<{ first: boolean }>`
    select e.accepted_at < d.made_at as first from expression_of_interest e join declaration d on d.request_id = e.request_id
    where e.id = ${interestId} and d.kind = 'interests'`.execute(db);
  if (accepted.status === 'rejected')
    expect(String(accepted.reason)).toMatch(/nobody manages|everyone who decides/);
  else expect(rows).toHaveLength(1);
});
