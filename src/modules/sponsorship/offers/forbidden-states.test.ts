import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach } from 'vitest';
import { newId } from '#kit/ids.ts';
import type { Browser } from '#support/browser.ts';
import { expect, test, testSite } from '#support/test.ts';
import type { MadeRequest } from '../sponsorship.factory.ts';
import { companyPaths, interestPaths, requestPaths } from '../sponsorship.paths.ts';
import { findForbiddenStates, forbiddenStates } from './forbidden-states.queries.ts';

const { site, make } = await testSite();

afterEach(async () => {
  expect(await findForbiddenStates(site.db)).toEqual([]);
});

const people = [
  'owner',
  'teammate',
  'lead',
  'deputy',
  'reviewer',
  'other reviewer',
  'seller',
  'rival',
] as const;
type Who = (typeof people)[number];

interface World {
  readonly request: MadeRequest;
  readonly browsers: Readonly<Record<Who, Browser>>;
  readonly companies: readonly string[];
  readonly odsCode: string;
}

/** A request that is written, two companies, and everyone who could have a hand in it. Each world is new. */
async function build(): Promise<World> {
  const project = await make.project();
  const request = await make.sponsorshipRequest({ project, state: 'draft' });
  const teammate = await make.teamMember(project);
  const deputy = await make.member({ organisation: project.organisation, role: 'deputy' });
  const reviewers = [await make.programmeStaff('reviewer'), await make.programmeStaff('reviewer')] as const;
  // The second reviewer is on the team as well: what they may not do is among the things tried.
  await make.teamMember(project, reviewers[1]);
  const [one, two] = [await make.company(), await make.company()];
  const as = (person: { personId: string }) => site.as(person, { secondFactor: true });
  return {
    request,
    odsCode: project.organisation.odsCode,
    companies: [one.companyId, two.companyId],
    browsers: {
      owner: await as(project.owner),
      teammate: await as(teammate),
      lead: await as(project.approver),
      deputy: await as(deputy),
      reviewer: await as(reviewers[0]),
      'other reviewer': await as(reviewers[1]),
      seller: await as(one.user),
      rival: await as(two.user),
    },
  };
}

const offered = {
  message: 'Lids for a year.',
  benefitsSought: 'Our name on the poster.',
  productInterest: 'None.',
  tiesDeclared: 'None.',
  noInducement: 'yes',
};
const acts = [
  'declare nil',
  'declare for one',
  'declare for all',
  'authorise',
  'offer',
  'offer with a bid',
  'screen',
  'shortlist',
  'decline',
  'ask for review',
  'clear',
  'mitigate',
  'mitigate by halves',
  'block',
  'accept the mitigation',
  'approve',
  'declare a bid',
  'waive',
  'end the bids',
  'take back',
  'withdraw the request',
] as const;
type Deed = (typeof acts)[number];

interface Step {
  readonly who: Who;
  readonly deed: Deed;
  /** Of which of the two offers. */
  readonly offer: 0 | 1;
  /** Done by this person at the same moment, too. */
  readonly with?: Who;
}

const anyStep: fc.Arbitrary<Step> = fc
  .record({
    who: fc.constantFrom(...people),
    deed: fc.constantFrom(...acts),
    offer: fc.constantFrom(0 as const, 1 as const),
    both: fc.option(fc.constantFrom(...people), { freq: 4 }),
  })
  .map(({ both, ...step }) => (both === null ? step : { ...step, with: both }));

/** Steps that lead somewhere, so that the random ones meet offers that stand far along. */
const beaten: readonly Step[] = (
  [
    ['lead', 'declare nil'],
    ['lead', 'authorise'],
    ['seller', 'offer'],
    ['rival', 'offer'],
    ['owner', 'declare nil'],
    ['teammate', 'declare nil'],
    ['other reviewer', 'declare nil'],
    ['owner', 'screen'],
    ['owner', 'shortlist'],
    ['owner', 'ask for review'],
    ['reviewer', 'declare nil'],
    ['reviewer', 'clear'],
    ['owner', 'approve'],
    ['lead', 'approve'],
  ] as const
).map(([who, deed]) => ({ who, deed, offer: 0 }));

async function perform(world: World, step: Step): Promise<void> {
  await Promise.all(
    [step.who, ...(step.with ? [step.with] : [])].map((who) => post(world, { ...step, who })),
  );
}

async function post(world: World, { who, deed, offer }: Step): Promise<void> {
  const { request, browsers, companies } = world;
  const browser = browsers[who];
  const companyId = companies[offer] ?? '';
  const row = await site.db
    .selectFrom('expression_of_interest')
    .where('request_id', '=', request.requestId)
    .where('company_id', '=', companyId)
    .select('id')
    .executeTakeFirst();
  const interestId = row?.id ?? newId();
  const interest = { interestId };
  const send = async (address: string, form: object = {}) => {
    const answer = await browser.post(address, form);
    expect(answer.status, `${who}: ${deed}: ${answer.text.slice(0, 600)}`).not.toBe(500);
  };
  const declare = (about: string) =>
    send(requestPaths.declare(request), {
      kind: 'interests',
      interests: { 0: { type: 'financial', companyId: about, about: 'Shares.' } },
    });
  const review = async (outcome: string, how: boolean) => {
    const declared = await site.db
      .selectFrom('declared_interest as i')
      .innerJoin('declaration as d', 'd.id', 'i.declaration_id')
      .where('d.request_id', '=', request.requestId)
      .where('d.superseded_at', 'is', null)
      .select('i.id')
      .execute();
    const managed = Object.fromEntries(
      (how ? declared : declared.slice(1)).map(({ id }) => [id, 'Stays away.']),
    );
    await send(interestPaths.review(interest), {
      outcome,
      reason: 'Looked at.',
      mitigation: outcome === 'clear-with-mitigation' ? 'They stay away.' : '',
      toCompany: 'It cannot be managed.',
      managed,
    });
  };
  const endBids = async () => {
    const bids = await site.db
      .selectFrom('bid')
      .where('company_id', '=', companyId)
      .where('ended_at', 'is', null)
      .select('id')
      .execute();
    for (const { id: bidId } of bids)
      await (who === 'seller' || who === 'rival'
        ? send(companyPaths.endBid({ companyId, bidId }))
        : send(interestPaths.endBid(interest), {
            bid: bidId,
            endedOn: '2026-01-31',
            endReason: 'The contract was awarded to another firm.',
          }));
  };
  switch (deed) {
    case 'declare nil':
      return send(requestPaths.declare(request), { kind: 'nil' });
    case 'declare for one':
      return declare(companyId);
    case 'declare for all':
      return declare('');
    case 'authorise':
      return send(requestPaths.authorise(request), { consents: 'yes', days: '90' });
    case 'offer':
      return send(requestPaths.express(request), { ...offered, bid: 'none' });
    case 'offer with a bid':
      return send(requestPaths.express(request), { ...offered, bid: 'live' });
    case 'screen':
      return send(interestPaths.screen(interest), { answersIt: 'yes', noStrings: 'yes', noGifts: 'yes' });
    case 'shortlist':
      return send(interestPaths.answer(interest), { verdict: 'shortlisted', reason: 'Let us talk.' });
    case 'decline':
      return send(interestPaths.answer(interest), { verdict: 'declined', reason: 'Not now.' });
    case 'ask for review':
      return send(interestPaths.askReview(interest));
    case 'clear':
      return review('clear', true);
    case 'mitigate':
      return review('clear-with-mitigation', true);
    case 'mitigate by halves':
      return review('clear-with-mitigation', false);
    case 'block':
      return review('blocked', true);
    case 'accept the mitigation':
      return send(interestPaths.acceptMitigation(interest));
    case 'approve':
      return send(interestPaths.approve(interest), { sure: 'yes' });
    case 'declare a bid':
      return who === 'seller' || who === 'rival'
        ? send(companyPaths.bids({ companyId }), { odsCode: world.odsCode, state: 'planned' })
        : send(interestPaths.declareBid(interest), { state: 'live' });
    case 'waive':
      return send(interestPaths.waive(interest), { reason: 'Other people decide that tender, elsewhere.' });
    case 'end the bids':
      return endBids();
    case 'take back':
      return send(interestPaths.withdraw(interest));
    default:
      return send(requestPaths.withdraw(request), { reason: 'No longer needed.' });
  }
}

/** Each run is some thirty posts through the front door; a longer search is a matter of this number. */
const runs = 12;

test(`whoever does whatever in whatever order, none of ${Object.keys(forbiddenStates).length} forbidden states is reached`, async () => {
  const reached = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: beaten.length }),
      fc.array(anyStep, { minLength: 4, maxLength: 14 }),
      async (along, steps) => {
        const world = await build();
        // The beaten way up to some place, chance, and then the rest of the way.
        for (const step of [...beaten.slice(0, along), ...steps, ...beaten.slice(along)])
          await perform(world, step);
        expect(await findForbiddenStates(site.db)).toEqual([]);
        const rows = await site.db
          .selectFrom('expression_of_interest')
          .where('request_id', '=', world.request.requestId)
          .select('state')
          .execute();
        for (const { state } of rows) reached.add(state);
      },
    ),
    { numRuns: runs, endOnFailure: true },
  );
  // The chance that was tried did get somewhere: acceptance among it.
  expect([...reached]).toContain('accepted');
}, 600_000);

test('the beaten way alone leads to acceptance', async () => {
  const world = await build();
  for (const step of beaten) await perform(world, step);
  const row = await site.db
    .selectFrom('expression_of_interest')
    .where('request_id', '=', world.request.requestId)
    .orderBy('state')
    .select('state')
    .execute();
  expect(row.map(({ state }) => state)).toEqual(['accepted', 'declined']);
});

class RolledBack extends Error {}

/**
 * One approval that an accepted offer rests on. Not just any: the chances tried above leave
 * approvals of offers that were never accepted, and to spoil one of those forbids nothing.
 */
const anApprovalThatCounts =
  "(select min(a.id::text)::uuid from offer_approval a join expression_of_interest e on e.id = a.interest_id where e.state = 'accepted' and a.review_id = latest_review(e.id))";

/** What each question must find, planted past the guards and taken back. */
const plants: readonly [keyof typeof forbiddenStates, string][] = [
  [
    'accepted without two different approvers of the same review',
    `delete from offer_approval where id = ${anApprovalThatCounts}`,
  ],
  [
    'approved by whoever reviewed it',
    `update offer_approval a set approver_id = v.reviewed_by from conflict_review v where v.id = a.review_id and a.id = ${anApprovalThatCounts}`,
  ],
  [
    'approved by somebody who acts for a company',
    "update company_user set person_id = (select a.approver_id from offer_approval a limit 1), named_at = now() - interval '1 day', ended_at = null where (company_id, person_id) in (select u.company_id, u.person_id from company_user u join company c on c.id = u.company_id where c.state = 'verified' limit 1)",
  ],
  [
    'waived by somebody on the team',
    "insert into bid (id, company_id, organisation_id, state, declared_for, declared_by, declared_at) select e.id, e.company_id, p.organisation_id, 'live', 'company', e.expressed_by, e.expressed_at from expression_of_interest e join sponsorship_request r on r.id = e.request_id join project p on p.id = r.project_id where e.state = 'accepted' limit 1; insert into bid_waiver (id, interest_id, bid_id, reason, waived_by, waived_at, proved_at) select e.id, e.id, e.id, 'A reason of twenty letters.', m.person_id, now() + interval '1 day', now() + interval '1 day' from expression_of_interest e join bid b on b.id = e.id join sponsorship_request r on r.id = e.request_id join project_member m on m.project_id = r.project_id limit 1",
  ],
  [
    'accepted on a review from before a bid that stopped it was over',
    "insert into bid (id, company_id, organisation_id, state, declared_for, declared_by, declared_at, ended_by, ended_at) select gen_random_uuid(), e.company_id, p.organisation_id, 'live', 'company', e.expressed_by, e.expressed_at, e.expressed_by, e.accepted_at from expression_of_interest e join sponsorship_request r on r.id = e.request_id join project p on p.id = r.project_id where e.state = 'accepted'",
  ],
  [
    'a bid of the organisation ended by somebody on the team of what it stopped',
    "insert into bid (id, company_id, organisation_id, state, declared_for, declared_by, declared_at, ended_by, ended_at, ended_on, end_reason, end_proved_at) select gen_random_uuid(), e.company_id, p.organisation_id, 'live', 'organisation', m.person_id, e.expressed_at, m.person_id, e.expressed_at, '2026-01-31', 'The contract was awarded.', e.expressed_at from expression_of_interest e join sponsorship_request r on r.id = e.request_id join project p on p.id = r.project_id join project_member m on m.project_id = p.id and m.joined_at <= e.expressed_at where e.state = 'accepted'",
  ],
  [
    'two offers accepted for one request',
    "update expression_of_interest e set request_id = (select f.request_id from expression_of_interest f where f.state = 'accepted' and f.company_id <> e.company_id and f.request_id <> e.request_id limit 1) where e.id = (select g.id from expression_of_interest g where g.state = 'accepted' limit 1)",
  ],
  [
    'accepted while somebody who decides had not declared',
    "update declaration set made_at = now() + interval '1 day'",
  ],
  [
    'accepted without a review',
    'delete from offer_approval; delete from managed_interest; delete from conflict_review',
  ],
  [
    'accepted with a mitigation that nobody answers for',
    "update conflict_review set outcome = 'clear-with-mitigation', mitigation = 'x'",
  ],
  [
    'accepted only by people on the team',
    'insert into project_member (project_id, person_id, joined_at) select r.project_id, a.approver_id, r.created_at from offer_approval a join expression_of_interest e on e.id = a.interest_id join sponsorship_request r on r.id = e.request_id on conflict do nothing',
  ],
  [
    'accepted while an interest was unmanaged',
    "insert into declared_interest (id, declaration_id, type, about) select gen_random_uuid(), id, 'financial', 'x' from declaration",
  ],
  [
    'accepted, cleared or in talks over a bid that nobody waived',
    "insert into bid (id, company_id, organisation_id, state, declared_for, declared_by, declared_at) select gen_random_uuid(), e.company_id, p.organisation_id, 'live', 'company', e.expressed_by, e.expressed_at from expression_of_interest e join sponsorship_request r on r.id = e.request_id join project p on p.id = r.project_id",
  ],
  [
    'a request matched without an accepted offer, or an accepted offer without its match',
    "update sponsorship_request set state = 'in-talks' where state = 'matched'",
  ],
  [
    'an offer undecided after its request is over',
    "update expression_of_interest set state = 'submitted', accepted_at = null where state = 'accepted'",
  ],
  [
    'declined, blocked or ended without a reason',
    "update expression_of_interest set state = 'declined', accepted_at = null, answer = 'x' where state = 'accepted'",
  ],
  [
    'listed without an officer who declared and consented',
    'update sponsorship_request set publication_consented_at = null',
  ],
  [
    'reviewed by somebody on the team',
    'insert into project_member (project_id, person_id, joined_at) select r.project_id, v.reviewed_by, r.created_at from conflict_review v join expression_of_interest e on e.id = v.interest_id join sponsorship_request r on r.id = e.request_id on conflict do nothing',
  ],
];

test.each(plants)('the list can fail: it finds what is %s', async (name, plant) => {
  await make.acceptedInterest();
  expect(await findForbiddenStates(site.db)).toEqual([]);
  const found = await site.db
    .transaction()
    .execute(async (tx) => {
      const tables =
        'sponsorship_request expression_of_interest declaration declared_interest conflict_review managed_interest offer_approval bid bid_waiver company_user';
      for (const table of tables.split(' '))
        await sql.raw(`alter table ${table} disable trigger user`).execute(tx);
      for (const statement of plant.split(';')) await sql.raw(statement).execute(tx);
      const states = await findForbiddenStates(tx);
      throw Object.assign(new RolledBack(), { states });
    })
    .catch((error: unknown) => {
      if (error instanceof RolledBack) return (error as RolledBack & { states: string[] }).states;
      throw error;
    });
  expect(found).toContain(name);
});
