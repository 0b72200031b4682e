import { type SqlBool, sql } from 'kysely';
import { allow, type Decision, refuse } from '#kit/decision.ts';
import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import { openStates, type RequestState, requestsMax, type SponsorshipNeed } from '../request.rules.ts';
import { openInSql, projectIsOpen, type SponsorshipRequest } from './request.queries.ts';

/** Drafts and open requests of a project: what counts against how many it may have at a time. */
export async function countRunning(db: Db, projectId: string): Promise<number> {
  return (await findRunningTitles(db, projectId)).length;
}

async function findRunningTitles(db: Db, projectId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('sponsorship_request')
    .where('project_id', '=', projectId)
    .where('state', 'in', ['draft', ...openStates])
    .select('title')
    .execute();
  return rows.map((row) => row.title);
}

/** Whatever changes a project's requests, or an offer for one, holds the project still: decisions follow each other. */
export async function holdProject(tx: Tx, projectId: string): Promise<void> {
  await tx.selectFrom('project').where('id', '=', projectId).select('id').forUpdate().execute();
}

export interface RequestStanding {
  readonly state: RequestState;
  readonly projectOpenToEveryone: boolean;
}

/** How a request stands now, held until the transaction ends: nobody withdraws it meanwhile. */
export async function holdRequest(
  tx: Tx,
  request: Pick<SponsorshipRequest, 'requestId' | 'projectId'>,
): Promise<RequestStanding> {
  await holdProject(tx, request.projectId);
  const row = await tx
    .selectFrom('sponsorship_request as r')
    .innerJoin('project as p', 'p.id', 'r.project_id')
    .where('r.id', '=', request.requestId)
    .select(['r.state', projectIsOpen.as('project_open')])
    .executeTakeFirstOrThrow();
  return { state: row.state as RequestState, projectOpenToEveryone: Boolean(row.project_open) };
}

export interface RequestText {
  readonly need: SponsorshipNeed;
  readonly title: string;
  readonly ask: string;
  readonly amountFromPence: number | null;
  readonly amountToPence: number | null;
  readonly fteFrom: number | null;
  readonly fteTo: number | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly patientBenefit: string;
  readonly nhsBenefit: string;
  readonly outcomeMeasures: string;
  readonly sponsorMay: string;
  readonly sponsorMayNot: string;
  readonly ipPosition: string;
  readonly category: string;
  readonly buyingCode: string;
  readonly excludedSectors: readonly string[];
  readonly topics: readonly string[];
  readonly region: string | null;
  readonly existingSuppliers: string;
  readonly procurement: 'none' | 'planned' | 'live';
  readonly procurementFrom: string | null;
  readonly procurementUntil: string | null;
  readonly internalNote: string;
  readonly identifiersJustified: string;
}

export interface NewRequest extends RequestText {
  readonly projectId: string;
  readonly organisationId: string;
  readonly writtenBy: string;
}

function columnsOf(text: RequestText) {
  return {
    need: text.need,
    title: text.title,
    ask: text.ask,
    amount_from_pence: text.amountFromPence,
    amount_to_pence: text.amountToPence,
    fte_from: text.fteFrom,
    fte_to: text.fteTo,
    starts_on: text.startsOn,
    ends_on: text.endsOn,
    patient_benefit: text.patientBenefit,
    nhs_benefit: text.nhsBenefit,
    outcome_measures: text.outcomeMeasures,
    sponsor_may: text.sponsorMay,
    sponsor_may_not: text.sponsorMayNot,
    ip_position: text.ipPosition,
    category: text.category,
    buying_code: text.buyingCode,
    excluded_sectors: [...text.excludedSectors],
    topics: [...text.topics],
    region: text.region,
    existing_suppliers: text.existingSuppliers,
    procurement: text.procurement,
    procurement_from: text.procurementFrom,
    procurement_until: text.procurementUntil,
    internal_note: text.internalNote,
    identifiers_justified: text.identifiersJustified === '' ? null : text.identifiersJustified,
  };
}

/** Two clicks write it once: a project does not ask for the same thing twice. @returns its id */
export async function insertRequest(
  tx: Tx,
  act: Act,
  request: NewRequest,
): Promise<Decision<string, 'asked-already' | 'written-already'>> {
  await holdProject(tx, request.projectId);
  const running = await findRunningTitles(tx, request.projectId);
  if (running.includes(request.title)) return refuse('written-already');
  if (running.length >= requestsMax) return refuse('asked-already');
  const requestId = newId();
  await tx
    .insertInto('sponsorship_request')
    .values({
      id: requestId,
      project_id: request.projectId,
      ...columnsOf(request),
      state: 'draft',
      written_by: request.writtenBy,
      created_at: act.at,
    })
    .execute();
  await append(tx, act, {
    verb: 'sponsorship-request.written',
    subjectKind: 'sponsorship-request',
    subject: requestId,
    concerns: [request.projectId, request.organisationId],
  });
  return allow(requestId);
}

/** A draft is mended until it is authorised; what is listed is the same text for every company. @returns false where it no longer is a draft */
export async function rewriteRequest(
  tx: Tx,
  act: Act,
  request: Pick<SponsorshipRequest, 'requestId' | 'projectId' | 'organisationId'>,
  text: RequestText,
): Promise<boolean> {
  await holdProject(tx, request.projectId);
  const written = await tx
    .updateTable('sponsorship_request')
    .set(columnsOf(text))
    .where('id', '=', request.requestId)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  if (written.numUpdatedRows !== 1n) return false;
  await append(tx, act, {
    verb: 'sponsorship-request.rewritten',
    subjectKind: 'sponsorship-request',
    subject: request.requestId,
    concerns: [request.projectId, request.organisationId],
  });
  return true;
}

const verbs = {
  listed: 'sponsorship-request.listed',
  'in-talks': 'sponsorship-request.in-talks',
  matched: 'sponsorship-request.matched',
  withdrawn: 'sponsorship-request.withdrawn',
  lapsed: 'sponsorship-request.lapsed',
} as const;

export type Moved =
  | { readonly state: 'listed'; readonly by: string; readonly lapsesOn: string }
  | { readonly state: 'in-talks' | 'matched' }
  | { readonly state: 'withdrawn' | 'lapsed'; readonly reason: string; readonly by: string | null };

function columnsWhenMoved(to: Moved, at: Date) {
  switch (to.state) {
    case 'listed':
      return {
        authorised_by: to.by,
        listed_at: at,
        lapses_on: to.lapsesOn,
        publication_consented_by: to.by,
        publication_consented_at: at,
      };
    case 'withdrawn':
    case 'lapsed':
      return { end_reason: to.reason, ended_by: to.by, ended_at: at };
    default:
      return {};
  }
}

/**
 * Moves a request on, with its event, and keeps the project's mark that it asks for a sponsor.
 * @returns false where the request no longer stands as it was read
 */
export async function moveRequestTo(
  tx: Tx,
  act: Act,
  request: Pick<SponsorshipRequest, 'requestId' | 'projectId' | 'organisationId' | 'state'>,
  to: Moved,
): Promise<boolean> {
  await holdProject(tx, request.projectId);
  const moved = await tx
    .updateTable('sponsorship_request')
    .set({ state: to.state, ...columnsWhenMoved(to, act.at) })
    .where('id', '=', request.requestId)
    .where('state', '=', request.state)
    .executeTakeFirst();
  if (moved.numUpdatedRows !== 1n) return false;
  await tx
    .updateTable('project')
    .set({
      seeks_sponsor: sql<boolean>`exists (select 1 from sponsorship_request r where r.project_id = ${request.projectId}
        and r.state in (${openInSql}))`,
    })
    .where('id', '=', request.projectId)
    .execute();
  await append(tx, act, {
    verb: verbs[to.state],
    subjectKind: 'sponsorship-request',
    subject: request.requestId,
    concerns: [request.projectId, request.organisationId],
    payload: { from: request.state },
  });
  return true;
}

/** @returns false where the request is over meanwhile */
export async function prolong(
  tx: Tx,
  act: Act,
  request: Pick<SponsorshipRequest, 'requestId' | 'projectId' | 'organisationId'>,
  until: string,
): Promise<boolean> {
  const kept = await tx
    .updateTable('sponsorship_request')
    .set({ lapses_on: until, reminded_for: null })
    .where('id', '=', request.requestId)
    .where(sql<SqlBool>`state in (${openInSql})`)
    .where('lapses_on', '<', until)
    .executeTakeFirst();
  if (kept.numUpdatedRows !== 1n) return false;
  await append(tx, act, {
    verb: 'sponsorship-request.prolonged',
    subjectKind: 'sponsorship-request',
    subject: request.requestId,
    concerns: [request.projectId, request.organisationId],
    payload: { until },
  });
  return true;
}

/**
 * An access log: which company read which request, or which of its documents, when (facts: 'the same project information to
 * every sponsor, with an access log'). Its kind is its own, so that a reading does not make the pages anew on which requests
 * are marked.
 */
export function logReading(
  tx: Tx,
  act: Act,
  reading: { requestId: string; projectId: string; companyId: string; documentId?: string },
): Promise<unknown> {
  const { requestId, ...payload } = reading;
  return append(tx, act, {
    verb: 'sponsorship-request.read',
    subjectKind: 'sponsorship-reading',
    subject: requestId,
    payload,
  });
}
