import { sql } from 'kysely';
import { addDays, londonToday } from '#kit/local-date.ts';
import { expect, test, testSite } from '#support/test.ts';
import { agreementPaths } from '../agreements/agreement.paths.ts';
import { wholeTerms } from '../agreements/agreements.factory.ts';
import { valuesOf } from '../write-agreement/agreement.form.ts';

/** The public reads of an agreement before it starts (ABPI Code, clause 20): its first day is not past when it is signed. */
const { site, make } = await testSite();
const inDays = (days: number) => addDays(londonToday(site.clock.now()), days);

async function stateOf(agreementId: string) {
  return (
    await site.db
      .selectFrom('agreement')
      .where('id', '=', agreementId)
      .select('state')
      .executeTakeFirstOrThrow()
  ).state;
}

async function newestOf(agreementId: string) {
  return site.db
    .selectFrom('agreement_version')
    .where('agreement_id', '=', agreementId)
    .orderBy('number', 'desc')
    .select(['number', 'sha256'])
    .executeTakeFirstOrThrow();
}

async function signAs(person: { personId: string; name: string }, agreementId: string) {
  const { number, sha256 } = await newestOf(agreementId);
  const address = agreementPaths.sign({ agreementId, number: String(number) });
  const form = { sha256, typedName: person.name, capacity: 'Officer', nothingUndeclared: 'yes' };
  return (await site.as(person)).post(address, form);
}

type Made = Awaited<ReturnType<typeof make.agreement>>;

async function proposeFirstDay(made: Made, startsOn: string) {
  const { agreementId } = made;
  const { number } = await newestOf(agreementId);
  const owner = await site.as(made.request.project.owner);
  const values = valuesOf({ ...made.terms, startsOn }, number);
  const rows = (list: unknown) => Object.fromEntries((list as object[]).entries());
  const form = {
    ...values,
    milestones: rows(values.milestones),
    measures: rows(values.measures),
    whatChanged: 'The first day.',
  };
  expect((await owner.post(agreementPaths.propose({ agreementId }), form)).status).toBe(303);
}

const both = (made: Made) => [made.request.project.approver, made.company.user];

test('nobody signs a version whose first day is past; on the first day, or before it, they do', async () => {
  const made = await make.agreement({ terms: { ...wholeTerms(), startsOn: inDays(-1) } });
  for (const person of both(made)) {
    const answer = await signAs(person, made.agreementId);
    expect(answer.status).toBe(409);
    expect(answer).toShow('Propose a version with a later first day');
    const shown = await (await site.as(person)).get(agreementPaths.show(made));
    expect(shown).toShow('Choose a later first day');
    expect(shown).not.toShow('Sign version 2');
  }
  await proposeFirstDay(made, inDays(0));
  for (const person of both(made)) expect((await signAs(person, made.agreementId)).status).toBe(303);
  expect(await stateOf(made.agreementId)).toBe('signed');
});

test('a summary is not published after the first day; the two amend the day, publish and start', async () => {
  const made = await make.agreement({ terms: { ...wholeTerms(), startsOn: inDays(1) }, state: 'signed' });
  site.clock.forward({ days: 3 });
  const owner = await site.as(made.request.project.owner);
  expect(await owner.get(agreementPaths.show(made))).toShow('Choose a later first day');
  const answer = await owner.post(agreementPaths.publishSummary(made));
  expect(answer.status).toBe(409);
  expect(answer).toShow('Propose an amendment with a later first day');
  expect(await stateOf(made.agreementId)).toBe('signed');
  await proposeFirstDay(made, inDays(2));
  for (const person of both(made)) expect((await signAs(person, made.agreementId)).status).toBe(303);
  const later = await site.as(made.request.project.owner);
  expect((await later.post(agreementPaths.publishSummary(made))).status).toBe(303);
  expect((await later.post(agreementPaths.start(made))).status).toBe(303);
  expect(await stateOf(made.agreementId)).toBe('active');
  // The first day passes, and what runs is still amended; but not so that it began before the public could read of it.
  site.clock.forward({ days: 20 });
  await proposeFirstDay({ ...made, terms: { ...made.terms, title: 'Warm tea on three wards' } }, inDays(-18));
  for (const person of both(made)) expect((await signAs(person, made.agreementId)).status).toBe(303);
  await proposeFirstDay(made, inDays(-21));
  expect(await signAs(made.company.user, made.agreementId)).toShow(
    'Propose a version with a later first day',
  );
});

test('what was published too late, before this rule, does not start until its first day is moved', async () => {
  const terms = { ...wholeTerms(), startsOn: inDays(1) };
  const made = await make.agreement({ terms, state: 'summary-published' });
  await site.db.transaction().execute(async (tx) => {
    await sql`alter table agreement disable trigger user`.execute(tx);
    await tx
      .updateTable('agreement')
      .set({ summary_published_at: new Date(site.clock.now().getTime() + 3 * 86_400_000) })
      .where('id', '=', made.agreementId)
      .execute();
    await sql`alter table agreement enable trigger user`.execute(tx);
  });
  site.clock.forward({ days: 5 });
  const owner = await site.as(made.request.project.owner);
  expect(await owner.get(agreementPaths.show(made))).toShow('Choose a later first day');
  expect(await owner.post(agreementPaths.start(made))).toShow('Propose an amendment with a later first day');
  expect(await stateOf(made.agreementId)).toBe('summary-published');
  await proposeFirstDay(made, inDays(0));
  for (const person of both(made)) expect((await signAs(person, made.agreementId)).status).toBe(303);
  expect((await (await site.as(made.request.project.owner)).post(agreementPaths.start(made))).status).toBe(
    303,
  );
});
