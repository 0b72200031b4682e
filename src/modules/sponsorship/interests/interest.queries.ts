import { type SqlBool, sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import { londonToday } from '#kit/local-date.ts';
import { hasProgrammeRole, type Viewer } from '#kit/viewer.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import type { InterestState } from '../offer.rules.ts';

export interface Interest {
  readonly interestId: string;
  readonly requestId: string;
  readonly companyId: string;
  readonly companyName: string;
  readonly companySector: string;
  readonly message: string;
  readonly benefitsSought: string;
  readonly productInterest: string;
  readonly tiesDeclared: string;
  readonly bidDeclared: 'none' | 'planned' | 'live' | null;
  readonly valuePence: number | null;
  readonly expressedAt: Date;
  readonly state: InterestState;
  readonly screeningNote: string | null;
  readonly answer: string | null;
  /** Why it ended, as its company reads it. */
  readonly endReason: string | null;
  readonly replyDueOn: string;
  /** Who owes the answer, by name. */
  readonly holderName: string | null;
  readonly identifiersJustified: string | null;
  readonly answerIdentifiersJustified: string | null;
}

function selectInterests(db: Db) {
  return db
    .selectFrom('expression_of_interest as e')
    .innerJoin('company as c', 'c.id', 'e.company_id')
    .leftJoin('answer_duty as d', (join) =>
      join.onRef('d.subject_id', '=', 'e.id').on('d.subject_kind', '=', 'expression-of-interest'),
    )
    .leftJoin('person as h', 'h.id', 'd.holder_id')
    .select([
      'h.name as holder_name',
      'e.identifiers_justified',
      'e.answer_identifiers_justified',
      'e.id',
      'e.request_id',
      'e.company_id',
      'c.name',
      'c.sector',
      'e.message',
      'e.benefits_sought',
      'e.product_interest',
      'e.ties_declared',
      'e.bid_declared',
      'e.value_pence',
      'e.expressed_at',
      'e.state',
      'e.screening_note',
      'e.answer',
      'e.end_reason',
      'e.reply_due_on',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectInterests>['executeTakeFirstOrThrow']>>;

function toInterest(row: Row): Interest {
  return {
    interestId: row.id,
    requestId: row.request_id,
    companyId: row.company_id,
    companyName: row.name,
    companySector: row.sector,
    message: row.message,
    benefitsSought: row.benefits_sought,
    productInterest: row.product_interest,
    tiesDeclared: row.ties_declared,
    bidDeclared: row.bid_declared as Interest['bidDeclared'],
    valuePence: row.value_pence,
    expressedAt: row.expressed_at,
    state: row.state as InterestState,
    screeningNote: row.screening_note,
    answer: row.answer,
    endReason: row.end_reason,
    replyDueOn: row.reply_due_on,
    holderName: row.holder_name,
    identifiersJustified: row.identifiers_justified,
    answerIdentifiersJustified: row.answer_identifiers_justified,
  };
}

/** For the side that asks: every interest in its request, the oldest first, whoever spoke loudest. */
export async function findInterestsIn(db: Db, requestId: string): Promise<Interest[]> {
  const rows = await selectInterests(db)
    .where('e.request_id', '=', requestId)
    .orderBy('e.expressed_at')
    .execute();
  return rows.map(toInterest);
}

/** For a company's user: the interests of these companies, and nobody else's. */
export async function findInterestsBy(
  db: Db,
  requestId: string,
  companyIds: readonly string[],
): Promise<Interest[]> {
  if (companyIds.length === 0) return [];
  const rows = await selectInterests(db)
    .where('e.request_id', '=', requestId)
    .where('e.company_id', 'in', [...companyIds])
    .execute();
  return rows.map(toInterest);
}

/**
 * An offer as those who decide on it read it: the side that asks, unless they act for a company; the programme's reviewers
 * while it waits for their review, and whoever reviewed it. Its own company reads it on the request's page.
 * @returns undefined where the offer is absent or not for this viewer: the caller cannot tell which
 */
export async function findInterest(
  db: Db,
  viewer: Viewer,
  interestId: string,
): Promise<Interest | undefined> {
  if (viewer.kind === 'visitor') return undefined;
  const led = viewer.memberships.filter((m) => m.role !== 'member').map((m) => m.organisationId);
  const reviewer = hasProgrammeRole(viewer, 'reviewer');
  const admin = hasProgrammeRole(viewer, 'admin');
  const own = [...viewer.companies];
  const decides = sql<SqlBool>`exists (select 1 from sponsorship_request r join project p on p.id = r.project_id
    where r.id = e.request_id and (
      exists (select 1 from project_member m where m.project_id = p.id and m.person_id = ${viewer.personId})
      or p.organisation_id = any(${led})
      or (${reviewer} and (e.state = 'conflict-review'
        or exists (select 1 from conflict_review v where v.interest_id = e.id and v.reviewed_by = ${viewer.personId})))
      or (${admin} and not exists (select 1 from membership w where w.organisation_id = p.organisation_id
        and w.state = 'confirmed' and w.role in ('lead', 'deputy') and not on_request_team(w.person_id, r.id)))))`;
  const row = await selectInterests(db)
    .where('e.id', '=', interestId)
    .where(own.length === 0 ? decides : sql<SqlBool>`e.company_id = any(${own})`)
    .executeTakeFirst();
  return row && toInterest(row);
}

export interface CompanyInterest {
  readonly requestId: string;
  /** Undefined where moderators have hidden the project. */
  readonly requestTitle: string | undefined;
  readonly state: InterestState;
  readonly expressedAt: Date;
  readonly replyDueOn: string;
}

const dealingsShown = 200;

/** A company's dealings, the newest first. The caller has found the viewer to be one of its users. */
export async function findInterestsOfCompany(db: Db, companyId: string): Promise<CompanyInterest[]> {
  const rows = await db
    .selectFrom('expression_of_interest as e')
    .innerJoin('sponsorship_request as r', 'r.id', 'e.request_id')
    .innerJoin('project as p', 'p.id', 'r.project_id')
    .where('e.company_id', '=', companyId)
    .orderBy('e.expressed_at', 'desc')
    .limit(dealingsShown)
    .select(['r.id', 'r.title', 'p.hidden_at', 'e.state', 'e.expressed_at', 'e.reply_due_on'])
    .execute();
  return rows.map((row) => ({
    requestId: row.id,
    requestTitle: row.hidden_at === null ? row.title : undefined,
    state: row.state as InterestState,
    expressedAt: row.expressed_at,
    replyDueOn: row.reply_due_on,
  }));
}

export interface NewInterest {
  readonly requestId: string;
  readonly projectId: string;
  readonly organisationId: string;
  readonly companyId: string;
  readonly expressedBy: string;
  readonly message: string;
  readonly benefitsSought: string;
  readonly productInterest: string;
  readonly tiesDeclared: string;
  readonly bidDeclared: 'none' | 'planned' | 'live';
  readonly valuePence: number | null;
  readonly identifiersJustified: string;
  readonly replyDueOn: string;
}

/** With whom the answer is due from, by name. @returns undefined where the company spoke already */
export async function insertInterest(tx: Tx, act: Act, interest: NewInterest): Promise<string | undefined> {
  const interestId = newId();
  const inserted = await tx
    .insertInto('expression_of_interest')
    .values({
      id: interestId,
      request_id: interest.requestId,
      company_id: interest.companyId,
      expressed_by: interest.expressedBy,
      message: interest.message,
      benefits_sought: interest.benefitsSought,
      product_interest: interest.productInterest,
      ties_declared: interest.tiesDeclared,
      bid_declared: interest.bidDeclared,
      value_pence: interest.valuePence,
      identifiers_justified: interest.identifiersJustified === '' ? null : interest.identifiersJustified,
      expressed_at: act.at,
      moved_at: act.at,
      reply_due_on: interest.replyDueOn,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return undefined;
  const holderId = await findHolder(tx, interest, londonToday(act.at));
  await tx
    .insertInto('answer_duty')
    .values({
      id: newId(),
      subject_kind: 'expression-of-interest',
      subject_id: interestId,
      organisation_id: interest.organisationId,
      holder_id: holderId ?? null,
      held_for: holderId ? 'organisation' : 'programme',
      due_on: interest.replyDueOn,
    })
    .execute();
  await append(tx, act, {
    verb: 'interest.expressed',
    subjectKind: 'expression-of-interest',
    subject: interestId,
    concerns: [interest.requestId],
    payload: { companyId: interest.companyId },
  });
  return interestId;
}

/**
 * The project's owner, else its longest member, else who answers for its organisation; of these, nobody who acts for a
 * company, since they may not answer. Where there is none, the programme holds it.
 */
async function findHolder(tx: Tx, interest: NewInterest, today: string): Promise<string | undefined> {
  const { rows } = await sql<{ person_id: string }>`
    select held.person_id from (
      select m.person_id, case m.role when 'owner' then 1 else 2 end as rank, m.joined_at as since
      from project_member m where m.project_id = ${interest.projectId}
      union all
      select w.person_id, case w.role when 'lead' then 3 else 4 end, w.started_at
      from membership w where w.organisation_id = ${interest.organisationId} and w.state = 'confirmed' and w.role in ('lead', 'deputy')
    ) held
    where not acts_for_a_company(held.person_id, ${today}::date)
    order by held.rank, held.since, held.person_id limit 1`.execute(tx);
  return rows[0]?.person_id;
}
