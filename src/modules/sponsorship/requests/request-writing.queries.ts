import { type SqlBool, sql } from 'kysely';
import { allow, type Decision, refuse } from '#kit/decision.ts';
import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import { openStates, type RequestState, requestsMax, type SponsorshipNeed } from '../request.rules.ts';
import {
  openInSql,
  projectIsOpen,
  type SponsorshipRequest,
  selectRequests,
  toRequest,
} from './request.queries.ts';

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

/** Whatever changes a project's requests holds the project still: its mark that it asks for a sponsor cannot drift. */
async function holdProject(tx: Tx, projectId: string): Promise<void> {
  await tx.selectFrom('project').where('id', '=', projectId).select('id').forUpdate().execute();
}

export interface Standing {
  readonly state: RequestState;
  readonly projectOpenToEveryone: boolean;
}

/** How a request stands now, held until the transaction ends: nobody withdraws it meanwhile. */
export async function holdRequest(
  tx: Tx,
  request: Pick<SponsorshipRequest, 'requestId' | 'projectId'>,
): Promise<Standing> {
  await holdProject(tx, request.projectId);
  const row = await tx
    .selectFrom('sponsorship_request as r')
    .innerJoin('project as p', 'p.id', 'r.project_id')
    .where('r.id', '=', request.requestId)
    .select(['r.state', projectIsOpen.as('project_open')])
    .executeTakeFirstOrThrow();
  return { state: row.state as RequestState, projectOpenToEveryone: Boolean(row.project_open) };
}

export interface NewRequest {
  readonly projectId: string;
  readonly organisationId: string;
  readonly need: SponsorshipNeed;
  readonly title: string;
  readonly ask: string;
  readonly amountFromPence: number | null;
  readonly amountToPence: number | null;
  readonly category: string;
  readonly topics: readonly string[];
  readonly region: string | null;
  readonly identifiersJustified: string;
  readonly writtenBy: string;
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
      need: request.need,
      title: request.title,
      ask: request.ask,
      amount_from_pence: request.amountFromPence,
      amount_to_pence: request.amountToPence,
      category: request.category,
      topics: [...request.topics],
      region: request.region,
      identifiers_justified: request.identifiersJustified === '' ? null : request.identifiersJustified,
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

const verbs = {
  listed: 'sponsorship-request.listed',
  'in-talks': 'sponsorship-request.in-talks',
  withdrawn: 'sponsorship-request.withdrawn',
  lapsed: 'sponsorship-request.lapsed',
} as const;

/**
 * Moves a request on, with its event, and keeps the project's mark that it asks for a sponsor.
 * @returns false where the request no longer stands as it was read
 */
export async function moveRequestTo(
  tx: Tx,
  act: Act,
  request: Pick<SponsorshipRequest, 'requestId' | 'projectId' | 'organisationId' | 'state'>,
  to: { state: keyof typeof verbs; listed?: { by: string; lapsesOn: string } },
): Promise<boolean> {
  await holdProject(tx, request.projectId);
  const moved = await tx
    .updateTable('sponsorship_request')
    .set({
      state: to.state,
      ...(to.listed ? { authorised_by: to.listed.by, listed_at: act.at, lapses_on: to.listed.lapsesOn } : {}),
    })
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

const lapsedAtOnce = 500;

/** Listed for longer than its day: it lapses. @returns how many did */
export async function lapseRequests(tx: Tx, act: Act, today: string): Promise<number> {
  const rows = await selectRequests(tx)
    .where(sql<SqlBool>`r.state in (${openInSql})`)
    .where('r.lapses_on', '<', today)
    .orderBy('r.project_id')
    .limit(lapsedAtOnce)
    .execute();
  for (const row of rows) await moveRequestTo(tx, act, toRequest(row), { state: 'lapsed' });
  return rows.length;
}

/**
 * An access log: which company read which request, when (facts: 'the same project information to every sponsor, with an
 * access log'). Its kind is its own, so that a reading does not make the pages anew on which requests are marked.
 */
export function logReading(
  tx: Tx,
  act: Act,
  reading: { requestId: string; projectId: string; companyId: string },
): Promise<unknown> {
  return append(tx, act, {
    verb: 'sponsorship-request.read',
    subjectKind: 'sponsorship-reading',
    subject: reading.requestId,
    payload: { companyId: reading.companyId, projectId: reading.projectId },
  });
}
