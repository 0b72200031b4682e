import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test, testSite } from '#support/test.ts';
import { agreementPaths } from '../agreements/agreement.paths.ts';
import { wholeTerms } from '../agreements/agreements.factory.ts';
import { valuesOf } from '../write-agreement/agreement.form.ts';

const { site, make } = await testSite();

async function nameOf(person: { personId: string }): Promise<string> {
  const { name } = await site.db
    .selectFrom('person')
    .where('id', '=', person.personId)
    .select('name')
    .executeTakeFirstOrThrow();
  return name ?? '';
}

async function newest(agreementId: string) {
  return site.db
    .selectFrom('agreement_version')
    .where('agreement_id', '=', agreementId)
    .orderBy('number', 'desc')
    .select(['number', 'sha256', 'canonical'])
    .executeTakeFirstOrThrow();
}

async function formFor(person: { personId: string }, agreementId: string) {
  const { number, sha256 } = await newest(agreementId);
  return {
    address: agreementPaths.sign({ agreementId, number: String(number) }),
    form: { sha256, typedName: await nameOf(person), capacity: 'Chief officer', nothingUndeclared: 'yes' },
  };
}

async function signAs(person: { personId: string }, agreementId: string, change: object = {}) {
  const { address, form } = await formFor(person, agreementId);
  return (await site.as(person)).post(address, { ...form, ...change });
}

async function stateOf(agreementId: string) {
  const row = await site.db
    .selectFrom('agreement')
    .where('id', '=', agreementId)
    .selectAll()
    .executeTakeFirstOrThrow();
  return row.state;
}

/** Rows as a form sends them. */
function proposed(title: string, basedOn: number) {
  const values = valuesOf(wholeTerms(title), basedOn);
  const rows = (list: unknown) => Object.fromEntries((list as object[]).entries());
  return {
    ...values,
    milestones: rows(values.milestones),
    measures: rows(values.measures),
    whatChanged: 'The title.',
  };
}

function proposal(agreementId: string, basedOn: number, title: string) {
  return {
    address: agreementPaths.propose({ agreementId }),
    form: proposed(title, basedOn),
  };
}

test('an officer and a user of the company sign the same text; its fingerprint is in the log and can be checked', async () => {
  const made = await make.agreement();
  const { agreementId } = made;
  const owner = await site.as(made.request.project.owner);
  expect((await signAs(made.request.project.approver, agreementId)).status).toBe(303);
  expect(await owner.get(agreementPaths.show(made))).toShow('has signed it');
  expect(await stateOf(agreementId)).toBe('draft');
  expect((await signAs(made.company.user, agreementId)).status).toBe(303);
  expect(await stateOf(agreementId)).toBe('signed');
  const text = await owner.get(agreementPaths.text({ agreementId, number: '2' }));
  const sha256 = createHash('sha256').update(text.html, 'utf8').digest('hex');
  expect(text.html).toContain('no legal advice');
  expect(await owner.get(agreementPaths.version({ agreementId, number: '2' }))).toShow(sha256);
  const signed = (await site.events('agreement.version-signed')).filter((one) => one.subject === agreementId);
  expect(signed.map((one) => (one.payload as { sha256: string }).sha256)).toEqual([sha256, sha256]);
  expect(await owner.get(agreementPaths.show(made))).toShow('Publish the summary');
});

test('two people of the two sides who sign at the same moment both sign, and it is in force once', async () => {
  const made = await make.agreement();
  const { agreementId } = made;
  const answers = await Promise.all([
    signAs(made.request.project.approver, agreementId),
    signAs(made.company.user, agreementId),
  ]);
  expect(answers.map((one) => one.status)).toEqual([303, 303]);
  expect(await stateOf(agreementId)).toBe('signed');
  expect((await site.events('agreement.signed')).filter((one) => one.subject === agreementId)).toHaveLength(
    1,
  );
});

test('a double click signs once', async () => {
  const made = await make.agreement();
  const { address, form } = await formFor(made.company.user, made.agreementId);
  const browser = await site.as(made.company.user);
  const answers = await Promise.all([browser.post(address, form), browser.post(address, form)]);
  expect(answers.map((one) => one.status).sort()).toEqual([303, 409]);
});

test('a change while the other signs: either the text that was read is signed, or nothing is', async () => {
  for (let round = 0; round < 5; round += 1) {
    const made = await make.agreement();
    const { agreementId } = made;
    const { address, form } = proposal(agreementId, 2, `Changed ${round}`);
    const owner = await site.as(made.request.project.owner);
    // The text is read before the other changes it.
    const read = await formFor(made.company.user, agreementId);
    const user = await site.as(made.company.user);
    const [proposed, signed] = await Promise.all([
      owner.post(address, form),
      user.post(read.address, read.form),
    ]);
    expect(proposed.status).toBe(303);
    expect([303, 409]).toContain(signed.status);
    const signatures = await site.db
      .selectFrom('agreement_signature')
      .where('agreement_id', '=', agreementId)
      .select('version')
      .execute();
    expect(signatures.every((one) => one.version === 2)).toBe(true);
    expect(await stateOf(agreementId)).toBe('draft');
    // What was signed of an older version does not count: the newest needs both.
    await signAs(made.request.project.approver, agreementId);
    expect(await stateOf(agreementId)).toBe('draft');
  }
});

test('who may not sign is told who does', async () => {
  const made = await make.agreement();
  const { agreementId } = made;
  const member = await signAs(made.request.project.owner, agreementId);
  expect(member.status).toBe(409);
  expect(member).toShow('a lead or deputy signs who is not on the project’s team');
  const stranger = await make.member({ role: 'lead' });
  expect((await signAs(stranger, agreementId)).status).toBe(404);
  const rival = await make.company();
  expect((await signAs(rival.user, agreementId)).status).toBe(404);
  const visitor = await site.visitor().post(agreementPaths.sign({ agreementId, number: '2' }), {});
  expect(visitor.location).toContain('/sign-in');
});

test('an officer whose declaration has expired, and a company whose user has, do not sign', async () => {
  const made = await make.agreement();
  const { approver } = made.request.project;
  await site.db
    .updateTable('declaration')
    .set({ superseded_at: new Date() })
    .where('person_id', '=', approver.personId)
    .execute();
  expect(await signAs(approver, made.agreementId)).toShow('say what you have to do with this company');
  await site.db
    .updateTable('company_user')
    .set({ expires_on: '2020-01-01' })
    .where('person_id', '=', made.company.user.personId)
    .execute();
  expect((await signAs(made.company.user, made.agreementId)).status).toBe(404);
});

test('an interest that was declared after the review, and that nobody manages, keeps an officer from signing', async () => {
  const made = await make.agreement();
  const { approver } = made.request.project;
  await site.db
    .updateTable('declaration')
    .set({ superseded_at: new Date() })
    .where('person_id', '=', approver.personId)
    .execute();
  const declarationId = crypto.randomUUID();
  await site.db
    .insertInto('declaration')
    .values({
      id: declarationId,
      request_id: made.request.requestId,
      person_id: approver.personId,
      kind: 'interests',
      made_at: new Date(),
      expires_on: '2099-12-31',
    })
    .execute();
  await site.db
    .insertInto('declared_interest')
    .values({
      id: crypto.randomUUID(),
      declaration_id: declarationId,
      type: 'financial',
      company_id: null,
      about: 'Shares.',
    })
    .execute();
  expect(await signAs(approver, made.agreementId)).toShow('no conflict review manages');
});

/** Signs, and while the signature waits for what is held changes what it rests on. */
async function signWhile(
  person: { personId: string },
  agreementId: string,
  hold: ReturnType<typeof sql>,
  change: ReturnType<typeof sql>,
) {
  const { address, form } = await formFor(person, agreementId);
  const browser = await site.as(person);
  const answer = await site.db.transaction().execute(async (tx) => {
    await hold.execute(tx);
    const posted = browser.post(address, form);
    const waits = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    while ((await waits.execute(site.db)).rows.length === 0) await wait(10);
    await change.execute(tx);
    return { posted };
  });
  return answer.posted;
}

const holdSigning = {
  'before it is decided again': (agreementId: string) =>
    sql`select 1 from agreement where id = ${agreementId} for update`,
  'at the very last moment': () => sql`lock table agreement_signature in share row exclusive mode`,
};

test.each([
  ['before it is decided again', 'a lead or deputy signs who is not on the project’s team'],
  ['at the very last moment', 'something changed about who may sign'],
] as const)(
  'whoever loses their office while they sign, %s, is told and has not signed',
  async (when, words) => {
    const made = await make.agreement();
    const { agreementId } = made;
    const officer = made.request.project.approver;
    const office = sql`update membership set role = 'member' where person_id = ${officer.personId}`;
    const refused = await signWhile(officer, agreementId, holdSigning[when](agreementId), office);
    expect(refused.status).toBe(409);
    expect(refused).toShow(words);
    const use = sql`update company_user set ended_at = now() where person_id = ${made.company.user.personId}`;
    const user = await signWhile(made.company.user, agreementId, holdSigning[when](agreementId), use);
    expect(user.status).toBe(409);
    expect(user).toShow(words);
    const signatures = site.db.selectFrom('agreement_signature').where('agreement_id', '=', agreementId);
    expect(await signatures.selectAll().execute()).toEqual([]);
    expect((await site.events('agreement.version-signed')).some((one) => one.subject === agreementId)).toBe(
      false,
    );
  },
);

test.each([
  [{ typedName: 'Somebody Else' }, 'Type your name as it stands in your account'],
  [{ capacity: '' }, 'Enter in which office you sign'],
  [{ nothingUndeclared: '' }, 'Tick that nothing is undeclared'],
  [{ sha256: 'a'.repeat(64) }, 'A newer version was saved'],
])('a signature that will not do is shown again with what is wrong: %o', async (change, words) => {
  const made = await make.agreement();
  const answer = await signAs(made.company.user, made.agreementId, change);
  expect([409, 422]).toContain(answer.status);
  expect(answer).toShow(words);
});

test('who proved themselves long ago proves it again before signing, and nothing typed is lost', async () => {
  const made = await make.agreement();
  const { address, form } = await formFor(made.company.user, made.agreementId);
  const browser = await site.as(made.company.user);
  await site.db
    .updateTable('session')
    .set({ proved_at: new Date(Date.now() - 3_600_000) })
    .where('person_id', '=', made.company.user.personId)
    .execute();
  expect((await browser.post(address, form)).location).toContain('/sign-in/again');
});

test('what was signed stays in force until both have signed the amendment', async () => {
  const made = await make.agreement({ state: 'active' });
  const { agreementId } = made;
  const company = await site.as(made.company.user);
  const { address, form } = proposal(agreementId, 2, 'Warm tea on three wards');
  expect((await company.post(address, form)).status).toBe(303);
  await signAs(made.company.user, agreementId);
  const before = await site.db
    .selectFrom('agreement')
    .where('id', '=', agreementId)
    .selectAll()
    .executeTakeFirstOrThrow();
  expect([before.version_in_force, before.state]).toEqual([2, 'active']);
  await signAs(made.request.project.approver, agreementId);
  const after = await site.db
    .selectFrom('agreement')
    .where('id', '=', agreementId)
    .selectAll()
    .executeTakeFirstOrThrow();
  expect([after.version_in_force, after.state]).toEqual([3, 'active']);
  expect(await site.events('agreement.amended')).toHaveLength(1);
  expect(await company.get(agreementPaths.version({ agreementId, number: '3' }))).toShow(
    'What changed since version 2',
  );
});

test('a text with gaps is not signed, and the page says what is missing', async () => {
  const made = await make.agreement({
    terms: {
      ...wholeTerms(),
      type: 'joint-working',
      patientBenefit: '',
      companyCashPence: 0,
      companyKind: '',
    },
  });
  const company = await site.as(made.company.user);
  const shown = await company.get(agreementPaths.show(made));
  expect(shown).toShow('joint working must benefit patients');
  expect(shown).toShow('what the company brings, in money or in kind');
  expect(await signAs(made.company.user, made.agreementId)).toShow('Something is missing from this version');
});
