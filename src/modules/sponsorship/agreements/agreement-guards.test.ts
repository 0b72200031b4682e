import fc from 'fast-check';
import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import { addDays, londonToday } from '#kit/local-date.ts';
import { statesAmount } from '#kit/stated-amount.ts';
import { expect, test, testSite } from '#support/test.ts';
import { wholeTerms } from './agreements.factory.ts';

/** The database refuses by itself what the rules refuse: each is tried past the house's own code. */
const { site, make } = await testSite();
const { db } = site;

function agreementOf(agreementId: string) {
  return db.updateTable('agreement').where('id', '=', agreementId);
}

async function sha256Of(agreementId: string, version: number) {
  const row = await db
    .selectFrom('agreement_version')
    .where('agreement_id', '=', agreementId)
    .where('number', '=', version)
    .select('sha256')
    .executeTakeFirstOrThrow();
  return row.sha256;
}

async function signing(agreementId: string, side: string, personId: string, change: object = {}) {
  const now = new Date();
  return db
    .insertInto('agreement_signature')
    .values({
      agreement_id: agreementId,
      version: 2,
      side,
      person_id: personId,
      typed_name: 'A Name',
      capacity: 'Officer',
      nothing_undeclared: true,
      sha256: await sha256Of(agreementId, 2),
      signed_at: now,
      proved_at: now,
      ...change,
    })
    .execute();
}

test('nothing is active before its summary is public', async () => {
  const { agreementId, request } = await make.agreement({ state: 'signed' });
  const by = request.project.owner.personId;
  const active = { state: 'active', activated_at: new Date(), activated_by: by };
  await expect(agreementOf(agreementId).set(active).execute()).rejects.toThrow(
    'does not go from signed to active',
  );
  await expect(agreementOf(agreementId).set({ state: 'summary-published' }).execute()).rejects.toThrow(
    'agreement_check',
  );
  // Also where the summary would be published afterwards.
  await agreementOf(agreementId)
    .set({ state: 'summary-published', summary_published_at: new Date(), summary_published_by: by })
    .execute();
  await expect(
    agreementOf(agreementId)
      .set({ ...active, activated_at: new Date(Date.now() - 60_000) })
      .execute(),
  ).rejects.toThrow('summary_before_active');
  await agreementOf(agreementId)
    .set({ ...active, activated_at: new Date() })
    .execute();
  await expect(
    agreementOf(agreementId).set({ summary_published_at: null, summary_published_by: null }).execute(),
  ).rejects.toThrow();
});

test('nothing is signed, and no summary published, after the first day', async () => {
  const inDays = (days: number) => addDays(londonToday(new Date()), days);
  const past = await make.agreement({ terms: { ...wholeTerms(), startsOn: inDays(-1) } });
  for (const [side, { personId }] of [
    ['company', past.company.user],
    ['organisation', past.request.project.approver],
  ] as const)
    await expect(signing(past.agreementId, side, personId)).rejects.toThrow('not after its first day');
  const { agreementId, request } = await make.agreement({
    terms: { ...wholeTerms(), startsOn: inDays(2) },
    state: 'signed',
  });
  const published = (days: number) => ({
    state: 'summary-published',
    summary_published_at: new Date(Date.now() + days * 86_400_000),
    summary_published_by: request.project.owner.personId,
  });
  await expect(agreementOf(agreementId).set(published(3)).execute()).rejects.toThrow(
    'not after the first day',
  );
  await agreementOf(agreementId).set(published(2)).execute();
});

test('nothing is signed without two signatures', async () => {
  const { agreementId, company } = await make.agreement();
  const signed = { state: 'signed', version_in_force: 2, signed_at: new Date() };
  await expect(agreementOf(agreementId).set(signed).execute()).rejects.toThrow('when both have signed');
  await signing(agreementId, 'company', company.user.personId);
  await expect(agreementOf(agreementId).set(signed).execute()).rejects.toThrow('when both have signed');
  await expect(agreementOf(agreementId).set({ state: 'signed' }).execute()).rejects.toThrow();
});

test.each([
  ['the company brings nothing', { company_cash_pence: 0, company_kind: '' }],
  ['the organisation brings nothing', { organisation_cash_pence: 0, organisation_kind: '' }],
  ['joint working benefits no patient', { type: 'joint-working', patient_benefit: '' }],
  ['there is no summary', { summary: '' }],
])('nobody signs where %s', async (_why, change) => {
  const given = wholeTerms();
  const terms = {
    ...given,
    ...('company_kind' in change ? { companyCashPence: 0, companyKind: '' } : {}),
    ...('organisation_kind' in change ? { organisationCashPence: 0, organisationKind: '' } : {}),
    ...('type' in change ? { type: 'joint-working' as const, patientBenefit: '' } : {}),
    ...('summary' in change ? { summary: '' } : {}),
  };
  const { agreementId, company } = await make.agreement({ terms });
  await expect(signing(agreementId, 'company', company.user.personId)).rejects.toThrow('nothing is missing');
});

const bringsNothing = [
  { cash: 0, kind: '', pence: null },
  { cash: 0, kind: '', pence: 500 },
  { cash: 0, kind: ' \n ', pence: 500 },
  { cash: 0, kind: 'Support.', pence: null },
  { cash: 0, kind: '0 lids', pence: null },
  { cash: 0, kind: 'Four hundred lids.', pence: 0 },
] as const;
const bringsSomething = [
  { cash: 1, kind: '', pence: null },
  { cash: 1, kind: 'Advice.', pence: null },
  { cash: 0, kind: 'Advice.', pence: 1 },
  { cash: 0, kind: 'Four hundred lids.', pence: null },
] as const;

/** The house's own code writes what the form lets through: the signing past it is what is tried. */
async function agreementWhere(
  side: 'organisation' | 'company',
  brings: { cash: number; kind: string; pence: number | null },
) {
  const terms = {
    ...wholeTerms(),
    [`${side}CashPence`]: brings.cash,
    [`${side}Kind`]: brings.kind,
    [`${side}KindPence`]: brings.pence,
  };
  return make.agreement({ terms });
}

test.each(['organisation', 'company'] as const)(
  'neither side signs while the %s brings nothing that is measured',
  async (side) => {
    for (const brings of bringsNothing) {
      const { agreementId, company, request } = await agreementWhere(side, brings);
      for (const [signs, { personId }] of [
        ['company', company.user],
        ['organisation', request.project.approver],
      ] as const)
        await expect(signing(agreementId, signs, personId), JSON.stringify(brings)).rejects.toThrow(
          'nothing is missing',
        );
    }
    for (const brings of bringsSomething) {
      const { agreementId, company, request } = await agreementWhere(side, brings);
      await signing(agreementId, 'company', company.user.personId);
      await signing(agreementId, 'organisation', request.project.approver.personId);
    }
  },
);

test('the database and the rules read the same amounts out of words', async () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...[
        'two',
        'Twos',
        'TEN',
        'tenth',
        'one',
        'a',
        'an',
        'each',
        'full',
        'day',
        'Hours',
        'week',
        'half',
        'third',
      ],
      ...['0', '00', '0,0', '10', '1', '٣', 'é', 'ſ', 'K', 'İ', 'ı', '_', '-', '.', ' ', ' ', ' ', '\n', '’'],
    ),
    fc.string({ unit: 'grapheme', maxLength: 3 }),
  );
  const texts = fc.sample(
    fc
      .array(piece, { maxLength: 7 })
      .map((parts) => parts.join('').replaceAll('\0', ''))
      .filter((text) => text.isWellFormed()),
    3_000,
  );
  const { rows } = await sql<{ text: string; states: boolean }>`
    select text, states_amount(text) as states from unnest(${texts}::text[]) as text`.execute(db);
  expect(rows.filter(({ text, states }) => states !== statesAmount(text))).toEqual([]);
  // Both answers are among them.
  expect(new Set(rows.map(({ states }) => states)).size).toBe(2);
});

test('only an officer signs for the organisation, only a user for the company, and nobody for both', async () => {
  const { agreementId, company, request } = await make.agreement();
  const { owner, approver } = request.project;
  await expect(signing(agreementId, 'organisation', owner.personId)).rejects.toThrow('a named officer');
  await expect(signing(agreementId, 'company', approver.personId)).rejects.toThrow(
    'a current user of the company',
  );
  await signing(agreementId, 'company', company.user.personId);
  await expect(signing(agreementId, 'organisation', company.user.personId)).rejects.toThrow();
  const both = await make.company();
  await db
    .insertInto('company_user')
    .values({ company_id: both.companyId, person_id: approver.personId, expires_on: '2099-01-01' })
    .execute();
  await expect(signing(agreementId, 'organisation', approver.personId)).rejects.toThrow('acts for a company');
});

test('an officer without a declaration, or with an interest that nobody manages, signs nothing', async () => {
  const { agreementId, request } = await make.agreement();
  const { approver } = request.project;
  const own = db.updateTable('declaration').where('person_id', '=', approver.personId);
  await own.set({ superseded_at: new Date() }).execute();
  await expect(signing(agreementId, 'organisation', approver.personId)).rejects.toThrow(
    'declared their interests',
  );
});

test('what is signed is the text: another fingerprint, an old version or an old proof is refused', async () => {
  const { agreementId, company } = await make.agreement();
  const { personId } = company.user;
  await expect(signing(agreementId, 'company', personId, { sha256: 'a'.repeat(64) })).rejects.toThrow(
    'foreign key',
  );
  await expect(
    signing(agreementId, 'company', personId, { version: 1, sha256: await sha256Of(agreementId, 1) }),
  ).rejects.toThrow('only the newest');
  await expect(
    signing(agreementId, 'company', personId, { proved_at: new Date(Date.now() - 3_600_000) }),
  ).rejects.toThrow('agreement_signature_check');
});

test('neither a version nor a signature is ever changed, nor a fingerprint put on another text', async () => {
  const { agreementId } = await make.agreement({ state: 'signed' });
  await expect(
    db
      .updateTable('agreement_version')
      .set({ exit_plan: 'None.' })
      .where('agreement_id', '=', agreementId)
      .execute(),
  ).rejects.toThrow('kept as it was written');
  await expect(
    db.deleteFrom('agreement_signature').where('agreement_id', '=', agreementId).execute(),
  ).rejects.toThrow('kept as it was written');
  const { sha256, ...version } = await db
    .selectFrom('agreement_version')
    .where('agreement_id', '=', agreementId)
    .where('number', '=', 2)
    .selectAll()
    .executeTakeFirstOrThrow();
  await expect(
    db
      .insertInto('agreement_version')
      .values({ ...version, number: 3, canonical: 'Another text', sha256 })
      .execute(),
  ).rejects.toThrow('fingerprint_of_text');
});

test('the parties are those of an accepted offer', async () => {
  const offer = await make.interest({ state: 'shortlisted' });
  const accepted = await make.acceptedInterest();
  const { project } = accepted.request;
  const values = {
    id: newId(),
    interest_id: offer.interestId,
    request_id: offer.request.requestId,
    project_id: offer.request.project.projectId,
    organisation_id: project.organisation.organisationId,
    company_id: offer.company.companyId,
    begun_by: project.owner.personId,
    begun_at: new Date(),
  };
  await expect(db.insertInto('agreement').values(values).execute()).rejects.toThrow('accepted offer');
  const rival = await make.company();
  await expect(
    db
      .insertInto('agreement')
      .values({
        ...values,
        interest_id: accepted.interestId,
        request_id: accepted.request.requestId,
        project_id: project.projectId,
        company_id: rival.companyId,
      })
      .execute(),
  ).rejects.toThrow('accepted offer');
});

test('visits and value belong to what has started', async () => {
  const { agreementId, request } = await make.agreement({ state: 'summary-published' });
  const by = request.project.owner.personId;
  const now = new Date();
  await expect(
    db
      .insertInto('visit')
      .values({
        id: newId(),
        agreement_id: agreementId,
        starts_at: now,
        ends_at: new Date(now.getTime() + 3_600_000),
        place: 'Ward 4',
        purpose: 'Tea',
        host_id: by,
        planned_by: by,
        planned_at: now,
      })
      .execute(),
  ).rejects.toThrow('active');
  await expect(
    db
      .insertInto('value_transfer')
      .values({
        id: newId(),
        agreement_id: agreementId,
        giver: 'company',
        form: 'cash',
        pence: 100,
        what: 'Lids',
        given_on: '2026-12-01',
        recorded_by: by,
        recorded_at: now,
      })
      .execute(),
  ).rejects.toThrow('before an agreement is active');
});

test('outcomes are not published without a report', async () => {
  const { agreementId, request } = await make.agreement({ state: 'completed' });
  await expect(
    agreementOf(agreementId)
      .set({
        state: 'outcomes-published',
        outcomes_published_at: new Date(),
        outcomes_published_by: request.project.owner.personId,
      })
      .execute(),
  ).rejects.toThrow('with a report');
});
