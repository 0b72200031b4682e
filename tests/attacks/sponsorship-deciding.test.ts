import { signInPaths } from '#modules/people/people.paths.ts';
import { agreementPaths } from '#modules/sponsorship/agreements/agreement.paths.ts';
import { wholeTerms } from '#modules/sponsorship/agreements/agreements.factory.ts';
import { registerPaths } from '#modules/sponsorship/register/register.paths.ts';
import { interestPaths } from '#modules/sponsorship/sponsorship.paths.ts';
import { valuesOf } from '#modules/sponsorship/write-agreement/agreement.form.ts';
import { expect, test, testSite } from '#support/test.ts';

const { site, make } = await testSite();
const as = (person: { personId: string }) => site.as(person, { secondFactor: true });

test('one person in two windows approves once, and the offer waits for somebody else', async () => {
  const made = await make.clearInterest();
  const { owner, approver } = made.request.project;
  for (const [person, state] of [
    [approver, 'clear'],
    [owner, 'accepted'],
  ] as const) {
    const windows = [await as(person), await as(person), await as(person)];
    const answers = await Promise.all(
      windows.map((browser) => browser.post(interestPaths.approve(made), { sure: 'yes' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
    const row = await site.db
      .selectFrom('expression_of_interest')
      .where('id', '=', made.interestId)
      .select('state')
      .executeTakeFirstOrThrow();
    expect(row.state).toBe(state);
  }
});

async function signing(person: { personId: string }, agreementId: string) {
  const { number, sha256 } = await site.db
    .selectFrom('agreement_version')
    .where('agreement_id', '=', agreementId)
    .orderBy('number', 'desc')
    .select(['number', 'sha256'])
    .executeTakeFirstOrThrow();
  const { name } = await site.db
    .selectFrom('person')
    .where('id', '=', person.personId)
    .select('name')
    .executeTakeFirstOrThrow();
  return {
    address: agreementPaths.sign({ agreementId, number: String(number) }),
    form: { sha256, typedName: name, capacity: 'Chief officer', nothingUndeclared: 'yes' },
  };
}

test('one person in two windows signs once, and never for both sides', async () => {
  const made = await make.agreement();
  const { approver } = made.request.project;
  const { address, form } = await signing(approver, made.agreementId);
  const windows = [await as(approver), await as(approver), await as(approver)];
  const answers = await Promise.all(windows.map((browser) => browser.post(address, form)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
  // Meanwhile the company makes them its user, so that they could sign for it as well.
  await site.db
    .insertInto('company_user')
    .values({
      company_id: made.company.companyId,
      person_id: approver.personId,
      expires_on: '2099-01-01',
    })
    .execute();
  expect((await (await as(approver)).post(address, form)).status).toBe(409);
  const rows = await site.db
    .selectFrom('agreement_signature')
    .where('agreement_id', '=', made.agreementId)
    .select(['side', 'person_id'])
    .execute();
  expect(rows).toEqual([{ side: 'organisation', person_id: approver.personId }]);
});

test('a summary that is changed after both signed is public only when both have signed that one', async () => {
  const made = await make.agreement({ state: 'signed' });
  const { agreementId, company, request } = made;
  const user = await as(company.user);
  const slipped = 'They buy aardwolves from us for ever.';
  const changed = {
    ...valuesOf({ ...made.terms, summary: slipped }, 2),
    milestones: {},
    measures: { 0: { what: 'Cups found cold', promised: 'half as many' } },
    whatChanged: 'The summary.',
  };
  const proposed = await user.post(agreementPaths.propose(made), changed);
  expect(proposed.status, proposed.text).toBe(303);
  const { address, form } = await signing(company.user, agreementId);
  await user.post(address, form);
  await user.post(agreementPaths.publishSummary(made));
  await site.catchUp();
  const publicPages = [registerPaths.show(made), registerPaths.csv(), registerPaths.summary(made)];
  for (const page of publicPages) {
    const shown = await site.visitor().get(page);
    expect(shown.status, page).toBe(200);
    expect(shown.html, page).not.toContain('aardwolves');
  }
  expect(await site.visitor().get(registerPaths.show(made))).toShow(made.terms.summary);
  const other = await signing(request.project.approver, agreementId);
  expect((await (await as(request.project.approver)).post(other.address, other.form)).status).toBe(303);
  expect(await site.visitor().get(registerPaths.show(made))).toShow(slipped);
});

test('nobody signs an agreement whose last day is over', async () => {
  const terms = { ...wholeTerms(), startsOn: '2020-01-01', endsOn: '2020-12-31' };
  const made = await make.agreement({ terms });
  const { address, form } = await signing(made.company.user, made.agreementId);
  const answer = await (await as(made.company.user)).post(address, form);
  expect(answer.status).toBe(409);
  expect(answer).toShow('The last day of this version is over');
});

test('a session that was left open decides nothing of weight', async () => {
  const made = await make.clearInterest();
  const browser = await as(made.request.project.approver);
  await site.db
    .updateTable('session')
    .set({ proved_at: new Date(Date.now() - 16 * 60_000) })
    .where('person_id', '=', made.request.project.approver.personId)
    .execute();
  const answer = await browser.post(interestPaths.approve(made), { sure: 'yes' });
  expect(answer.location).toContain(signInPaths.again());
  const approvals = await site.db
    .selectFrom('offer_approval')
    .where('interest_id', '=', made.interestId)
    .selectAll()
    .execute();
  expect(approvals).toEqual([]);
});
