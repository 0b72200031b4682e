import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test, testSite } from '#support/test.ts';
import { outcomePaths } from '../outcomes/outcome.paths.ts';
import { valuePaths } from '../values/value.paths.ts';
import { visitPaths } from '../visits/visit.paths.ts';
import { valuesOf } from '../write-agreement/agreement.form.ts';
import { agreementPaths } from './agreement.paths.ts';
import { wholeTerms } from './agreements.factory.ts';

const { site, make } = await testSite();

/**
 * What must never be, whoever did what in which order; each is a query that finds the agreements where it is so.
 */
const forbidden: Record<string, ReturnType<typeof sql>> = {
  'active or later without a public summary': sql`select id from agreement where state in ('active', 'completed', 'outcomes-published') and summary_published_at is null`,
  'active before its summary was public': sql`select id from agreement where activated_at < summary_published_at`,
  'in force without a signature of each side': sql`select a.id from agreement a where a.version_in_force is not null and
    (select count(distinct s.side) from agreement_signature s where s.agreement_id = a.id and s.version = a.version_in_force) <> 2`,
  'signed by one person for both sides': sql`select s.agreement_id as id from agreement_signature s group by s.agreement_id, s.person_id having count(distinct s.side) > 1`,
  'signed for the organisation by somebody who is no officer': sql`select s.agreement_id as id from agreement_signature s join agreement a on a.id = s.agreement_id
    where s.side = 'organisation' and not is_request_officer(s.person_id, a.request_id)`,
  'signed for the company by somebody who is not its user': sql`select s.agreement_id as id from agreement_signature s join agreement a on a.id = s.agreement_id
    where s.side = 'company' and not exists (select 1 from company_user u where u.company_id = a.company_id and u.person_id = s.person_id)`,
  'a signature on another text than the one that is kept': sql`select s.agreement_id as id from agreement_signature s join agreement_version v
    on v.agreement_id = s.agreement_id and v.number = s.version where v.sha256 <> s.sha256 or encode(sha256(convert_to(v.canonical, 'UTF8')), 'hex') <> v.sha256`,
  'in force where one party brings nothing': sql`select a.id from agreement a where a.version_in_force is not null and not version_is_whole(a.id, a.version_in_force)`,
  'joint working in force without a benefit for patients': sql`select a.id from agreement a join agreement_version v on v.agreement_id = a.id and v.number = a.version_in_force
    where v.type = 'joint-working' and v.patient_benefit = ''`,
  'a visit or value before it was active': sql`select a.id from agreement a where a.activated_at is null and
    (exists (select 1 from visit w where w.agreement_id = a.id) or exists (select 1 from value_transfer t where t.agreement_id = a.id))`,
  'somebody came to a visit without the code of conduct': sql`select visit_id as id from visit_attendee where attended and (code_accepted_at is null or left_at is not null)`,
  'a visit both held and cancelled': sql`select id from visit where held_at is not null and cancelled_at is not null`,
  'outcomes published without a report': sql`select a.id from agreement a where a.state = 'outcomes-published' and not exists (select 1 from outcome_report o where o.agreement_id = a.id)`,
  'ended without a reason': sql`select id from agreement where state = 'terminated' and termination_reason is null`,
  'two that run for one offer': sql`select min(id::text) as id from agreement where state <> 'terminated' group by interest_id having count(*) > 1`,
};

const actors = ['owner', 'officer', 'user', 'rival', 'stranger', 'visitor'] as const;
const deeds = [
  'begin',
  'propose whole',
  'propose gaps',
  'propose joint without patients',
  'sign newest',
  'sign old',
  'publish',
  'start',
  'complete',
  'end',
  'record value',
  'plan visit',
  'join visit',
  'record visit',
  'cancel visit',
  'write outcome',
  'publish outcome',
] as const;
type Deed = (typeof deeds)[number];

/** Most steps forward, so that long sequences reach far; the rest anywhere. */
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      actor: fc.constantFrom('officer', 'user', 'owner'),
      deed: fc.constantFrom(
        'propose whole',
        'sign newest',
        'sign newest',
        'publish',
        'start',
        'complete',
        'write outcome',
        'publish outcome',
        'record value',
        'plan visit',
        'join visit',
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ actor: fc.constantFrom(...actors), deed: fc.constantFrom(...deeds) }) },
) as fc.Arbitrary<{ actor: (typeof actors)[number]; deed: Deed }>;

/** The way that leads to the end; each sequence begins with a part of it, so that late states are tried as often as early ones. */
const beaten: readonly { readonly actor: (typeof actors)[number]; readonly deed: Deed }[] = [
  { actor: 'owner', deed: 'propose whole' },
  { actor: 'officer', deed: 'sign newest' },
  { actor: 'user', deed: 'sign newest' },
  { actor: 'officer', deed: 'publish' },
  { actor: 'officer', deed: 'start' },
  { actor: 'owner', deed: 'plan visit' },
  { actor: 'user', deed: 'join visit' },
  { actor: 'owner', deed: 'record visit' },
  { actor: 'officer', deed: 'complete' },
  { actor: 'owner', deed: 'write outcome' },
  { actor: 'officer', deed: 'publish outcome' },
];
const minutesMax = 4;

test('no sequence of acts of anybody reaches a forbidden state', {
  timeout: minutesMax * 60_000,
}, async () => {
  const rival = (await make.company()).user;
  const stranger = await make.member({ role: 'lead' });
  const reached = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.nat(beaten.length),
      fc.array(fc.tuple(step, step), { minLength: 4, maxLength: 12 }),
      async (known, steps) => {
        const offer = await make.acceptedInterest();
        const { owner, approver } = offer.request.project;
        const browsers = {
          owner: await site.as(owner),
          officer: await site.as(approver),
          user: await site.as(offer.company.user),
          rival: await site.as(rival),
          stranger: await site.as(stranger),
          visitor: site.visitor(),
        };
        const people = {
          owner,
          officer: approver,
          user: offer.company.user,
          rival,
          stranger,
          visitor: stranger,
        };
        await browsers.owner.post(agreementPaths.begin(offer));
        for (const { actor, deed } of beaten.slice(0, known))
          await act(deed, browsers[actor], people[actor], offer);
        for (const pair of steps) {
          // Two at once, each time.
          const answers = await Promise.all(
            pair.map(({ actor, deed }) => act(deed, browsers[actor], people[actor], offer)),
          );
          // 503: the machine is too busy, and nothing was done.
          for (const status of answers) expect(status === 503 || status < 500).toBe(true);
          await expectNothingForbidden();
        }
        const rows = await site.db
          .selectFrom('agreement')
          .where('interest_id', '=', offer.interestId)
          .select('state')
          .execute();
        for (const { state } of rows) reached.add(state);
      },
    ),
    { numRuns: 14 },
  );
  // The sequences go far enough for the test to mean something.
  expect(reached.size).toBeGreaterThan(2);
});

const everything = sql<{ what: string; id: string }>`${sql.join(
  Object.entries(forbidden).map(
    ([what, query]) => sql`select ${sql.lit(what)} as what, f.id::text from (${query}) f`,
  ),
  sql` union all `,
)}`;

async function expectNothingForbidden(): Promise<void> {
  expect((await everything.execute(site.db)).rows).toEqual([]);
}

type Browser = ReturnType<typeof site.visitor>;

async function act(
  deed: Deed,
  browser: Browser,
  person: { personId: string },
  offer: { interestId: string },
): Promise<number> {
  const agreement = await site.db
    .selectFrom('agreement')
    .where('interest_id', '=', offer.interestId)
    .orderBy('begun_at', 'desc')
    .select('id')
    .executeTakeFirst();
  if (deed === 'begin' || !agreement) return (await browser.post(agreementPaths.begin(offer))).status;
  const agreementId = agreement.id;
  const versions = await site.db
    .selectFrom('agreement_version')
    .where('agreement_id', '=', agreementId)
    .orderBy('number', 'desc')
    .select(['number', 'sha256'])
    .execute();
  const visit = await site.db
    .selectFrom('visit')
    .where('agreement_id', '=', agreementId)
    .select('id')
    .executeTakeFirst();
  const at = { agreementId, visitId: visit?.id ?? agreementId };
  const send = async (address: string, form: object = {}) => (await browser.post(address, form)).status;
  const [newest, old = newest] = versions;
  if (!newest || !old) return 0;
  switch (deed) {
    case 'propose whole':
      return send(agreementPaths.propose(at), proposed({}, newest.number));
    case 'propose gaps':
      return send(
        agreementPaths.propose(at),
        proposed({ companyCashPence: 0, companyKind: '' }, newest.number),
      );
    case 'propose joint without patients':
      return send(
        agreementPaths.propose(at),
        proposed({ type: 'joint-working', patientBenefit: '' }, newest.number),
      );
    case 'sign newest':
    case 'sign old': {
      const { number, sha256 } = deed === 'sign old' ? old : newest;
      const { name } = await site.db
        .selectFrom('person')
        .where('id', '=', person.personId)
        .select('name')
        .executeTakeFirstOrThrow();
      return send(agreementPaths.sign({ agreementId, number: String(number) }), {
        sha256,
        typedName: name,
        capacity: 'Officer',
        nothingUndeclared: 'yes',
      });
    }
    case 'publish':
      return send(agreementPaths.publishSummary(at));
    case 'start':
      return send(agreementPaths.start(at));
    case 'complete':
      return send(agreementPaths.complete(at));
    case 'end':
      return send(agreementPaths.end(at), { reason: 'The ward closed.' });
    case 'record value':
      return send(valuePaths.record(at), {
        form: 'cash',
        what: 'Lids',
        pounds: '20',
        givenOn: new Date().toISOString().slice(0, 10),
      });
    case 'plan visit':
      return send(visitPaths.plan(at), {
        onDay: '2099-01-10',
        from: '09:00',
        until: '12:00',
        place: 'Ward 4',
        purpose: 'Tea',
        hostId: person.personId,
      });
    case 'join visit':
      return send(visitPaths.join(at), { codeAccepted: 'yes' });
    case 'record visit':
      return send(visitPaths.record(at), { came: person.personId });
    case 'cancel visit':
      return send(visitPaths.cancel(at), { cancelReason: 'Outbreak.' });
    case 'write outcome':
      return send(outcomePaths.write(at), {
        verdict: 'not',
        whatHappened: 'Tea was cold.',
        learnt: 'Lids leak.',
        found: {},
      });
    case 'publish outcome':
      return send(outcomePaths.publish(at));
    default:
      return 0;
  }
}

let titles = 0;

function proposed(change: object, basedOn: number) {
  titles += 1;
  const values = valuesOf({ ...wholeTerms(`Title ${titles}`), measures: [], ...change }, basedOn);
  return {
    ...values,
    milestones: {},
    measures: { 0: { what: 'Cold cups', promised: 'half' } },
    whatChanged: 'Something.',
  };
}
