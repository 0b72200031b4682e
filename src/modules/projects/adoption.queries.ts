import { type RawBuilder, sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import { addDays, localDate, londonToday } from '#kit/local-date.ts';
import type { Viewer } from '#kit/viewer.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { visibleTo } from '#platform/db/visible-to.queries.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import {
  type AdoptionState,
  type Confirmation,
  type FailureReason,
  monthsAfter,
  type Progress,
} from './adoption.rules.ts';
import { readableProject } from './project.queries.ts';

export interface Adoption {
  readonly adoptionId: string;
  readonly projectId: string;
  readonly projectTitle: string;
  readonly kitNumber: number | null;
  readonly newestKit: number | null;
  readonly organisation: {
    readonly id: string;
    readonly odsCode: string;
    readonly nameThen: string;
    readonly name: string;
  };
  readonly unit: string;
  readonly state: AdoptionState;
  readonly confirmation: Confirmation;
  readonly confirmationReason: string | null;
  readonly reason: string | null;
  readonly failureReason: FailureReason | null;
  readonly startedOn: string | null;
  readonly liveOn: string | null;
  readonly endedOn: string | null;
  readonly says: string;
  readonly adaptations: string;
  readonly staffTime: string;
  readonly helpReceived: string;
  readonly localCostPence: number | null;
  readonly wouldRecommend: boolean | null;
  readonly review6Due: string | null;
  readonly review12Due: string | null;
  readonly claimedBy: string;
  readonly leadId: string | null;
  readonly claimedAt: Date;
  readonly version: number;
  readonly hidden: boolean;
}

/** Adoptions of projects that the viewer may read: an adoption is as open as its project. */
function selectAdoptions(db: Db, viewer: Viewer) {
  return db
    .selectFrom('adoption as a')
    .innerJoin('project as p', 'p.id', 'a.project_id')
    .innerJoin('organisation as o', 'o.id', 'a.organisation_id')
    .where(visibleTo(viewer, readableProject))
    .select([
      'a.id',
      'a.project_id',
      'p.title',
      'a.kit_number',
      'p.kit_number as newest_kit',
      'a.organisation_id',
      'o.ods_code',
      'o.name',
      'a.organisation_name_then',
      'a.unit',
      'a.state',
      'a.confirmation',
      'a.confirmation_reason',
      'a.reason',
      'a.failure_reason',
      'a.started_on',
      'a.live_on',
      'a.ended_on',
      'a.says',
      'a.adaptations',
      'a.staff_time',
      'a.help_received',
      'a.local_cost_pence',
      'a.would_recommend',
      'a.review_6_due',
      'a.review_12_due',
      'a.claimed_by',
      'a.lead_id',
      'a.claimed_at',
      'a.version',
      'a.hidden_at',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectAdoptions>['executeTakeFirstOrThrow']>>;

function toAdoption(row: Row): Adoption {
  return {
    adoptionId: row.id,
    projectId: row.project_id,
    projectTitle: row.title,
    kitNumber: row.kit_number,
    newestKit: row.newest_kit,
    organisation: {
      id: row.organisation_id,
      odsCode: row.ods_code,
      nameThen: row.organisation_name_then,
      name: row.name,
    },
    unit: row.unit,
    state: row.state as AdoptionState,
    confirmation: row.confirmation as Confirmation,
    confirmationReason: row.confirmation_reason,
    reason: row.reason,
    failureReason: row.failure_reason as FailureReason | null,
    startedOn: row.started_on,
    liveOn: row.live_on,
    endedOn: row.ended_on,
    says: row.says,
    adaptations: row.adaptations,
    staffTime: row.staff_time,
    helpReceived: row.help_received,
    localCostPence: row.local_cost_pence,
    wouldRecommend: row.would_recommend,
    review6Due: row.review_6_due,
    review12Due: row.review_12_due,
    claimedBy: row.claimed_by,
    leadId: row.lead_id,
    claimedAt: row.claimed_at,
    version: row.version,
    hidden: row.hidden_at !== null,
  };
}

const adoptionsShown = 50;

/** Those that count first, then the newest; hidden ones not at all. */
export async function findAdoptionsOf(db: Db, viewer: Viewer, projectId: string): Promise<Adoption[]> {
  const rows = await adoptionsOf(db, viewer, projectId).limit(adoptionsShown).execute();
  return rows.map(toAdoption);
}

function adoptionsOf(db: Db, viewer: Viewer, projectId: string) {
  return selectAdoptions(db, viewer)
    .where('a.project_id', '=', projectId)
    .where('a.hidden_at', 'is', null)
    .orderBy(sql`a.confirmation = 'confirmed' and a.state in ('live', 'sustained')`, 'desc')
    .orderBy('a.claimed_at', 'desc')
    .orderBy('a.id');
}

/** As `adoptionsAsJson` gives them: a moment is text in JSON. */
export type AdoptionJson = Omit<Row, 'claimed_at' | 'hidden_at'> & {
  readonly claimed_at: string;
  readonly hidden_at: string | null;
};

/** The first adoptions of a project, as one column of a larger statement. */
export function adoptionsAsJson(
  db: Db,
  viewer: Viewer,
  projectId: string,
  atMost: number,
): RawBuilder<AdoptionJson[]> {
  return sql`(select coalesce(jsonb_agg(to_jsonb(first)), '[]')
    from (${adoptionsOf(db, viewer, projectId).limit(atMost)}) first)`;
}

export function toAdoptionFromJson(json: AdoptionJson): Adoption {
  return toAdoption({
    ...json,
    claimed_at: new Date(json.claimed_at),
    hidden_at: json.hidden_at === null ? null : new Date(json.hidden_at),
  });
}

export async function findAdoption(
  db: Db,
  viewer: Viewer,
  adoptionId: string,
): Promise<Adoption | undefined> {
  const row = await selectAdoptions(db, viewer)
    .where('a.id', '=', adoptionId)
    .where('a.hidden_at', 'is', null)
    .executeTakeFirst();
  return row && toAdoption(row);
}

/** What the viewer's own organisations adopt, the newest first. */
export async function findAdoptionsBy(
  db: Db,
  viewer: Viewer,
  organisationIds: readonly string[],
): Promise<Adoption[]> {
  if (organisationIds.length === 0) return [];
  const rows = await selectAdoptions(db, viewer)
    .where('a.organisation_id', 'in', [...organisationIds])
    .where('a.hidden_at', 'is', null)
    .orderBy('a.claimed_at', 'desc')
    .limit(adoptionsShown)
    .execute();
  return rows.map(toAdoption);
}

export interface Claim {
  readonly projectId: string;
  readonly projectOrganisationId: string;
  readonly kitNumber: number | null;
  readonly organisationId: string;
  readonly unit: string;
  readonly state: AdoptionState;
  readonly says: string;
  readonly claimedBy: string;
}

const confirmDueDays = 28;

/**
 * The adopter's claim: with its first change, its event, what the project counts, and whom the answer is due from.
 * The organisation is kept as it is named now. @returns undefined where this unit has a live claim already
 */
export async function insertClaim(tx: Tx, act: Act, claim: Claim): Promise<string | undefined> {
  const adoptionId = newId();
  const today = londonToday(act.at);
  const running = ['piloting', 'live'].includes(claim.state);
  const inserted = await tx
    .insertInto('adoption')
    .values((eb) => ({
      id: adoptionId,
      project_id: claim.projectId,
      kit_number: claim.kitNumber,
      organisation_id: claim.organisationId,
      organisation_name_then: eb
        .selectFrom('organisation')
        .where('id', '=', claim.organisationId)
        .select('name')
        .$asScalar()
        .$notNull(),
      unit: claim.unit,
      lead_id: claim.claimedBy,
      state: claim.state,
      started_on: running ? today : null,
      live_on: claim.state === 'live' ? today : null,
      review_6_due: claim.state === 'live' ? monthsAfter(today, 6) : null,
      review_12_due: claim.state === 'live' ? monthsAfter(today, 12) : null,
      says: claim.says,
      claimed_by: claim.claimedBy,
      claimed_at: act.at,
    }))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return undefined;
  await noteChange(tx, act, adoptionId);
  await countAgain(tx, claim.projectId);
  await owe(tx, act, adoptionId, claim);
  await append(tx, act, {
    verb: 'adoption.claimed',
    subjectKind: 'adoption',
    subject: adoptionId,
    concerns: [claim.projectId, claim.organisationId],
    payload: { state: claim.state },
  });
  return adoptionId;
}

/** A named person of the source holds the answer; where the team has nobody left, programme staff do. */
async function owe(tx: Tx, act: Act, adoptionId: string, claim: Claim): Promise<void> {
  const owner = await tx
    .selectFrom('project_member')
    .where('project_id', '=', claim.projectId)
    .orderBy(sql`role = 'owner'`, 'desc')
    .orderBy('joined_at')
    .limit(1)
    .select('person_id')
    .executeTakeFirst();
  await tx
    .insertInto('answer_duty')
    .values({
      id: newId(),
      subject_kind: 'adoption',
      subject_id: adoptionId,
      organisation_id: claim.projectOrganisationId,
      holder_id: owner?.person_id ?? null,
      held_for: owner ? 'organisation' : 'programme',
      due_on: addDays(londonToday(act.at), confirmDueDays),
    })
    .execute();
}

/** @returns false where it was changed meanwhile */
export async function saveProgress(tx: Tx, act: Act, adoption: Adoption, change: Progress): Promise<boolean> {
  const today = londonToday(act.at);
  const goesLive = change.to === 'live' && adoption.liveOn === null;
  const saved = await tx
    .updateTable('adoption')
    .set({
      state: change.to,
      reason: change.reason === '' ? null : change.reason,
      failure_reason: change.to === 'abandoned' ? (change.failureReason ?? null) : null,
      version: adoption.version + 1,
      ...(['piloting', 'live'].includes(change.to) && adoption.startedOn === null
        ? { started_on: today }
        : {}),
      ...(goesLive
        ? { live_on: today, review_6_due: monthsAfter(today, 6), review_12_due: monthsAfter(today, 12) }
        : {}),
      ...(change.to === 'sustained' ? { sustained_checked_at: act.at } : {}),
      ended_on: change.to === 'abandoned' || change.to === 'declined' ? today : null,
    })
    .where('id', '=', adoption.adoptionId)
    .where('version', '=', adoption.version)
    .executeTakeFirst();
  if (saved.numUpdatedRows !== 1n) return false;
  await noteChange(tx, act, adoption.adoptionId);
  await countAgain(tx, adoption.projectId);
  await append(tx, act, {
    verb: 'adoption.moved',
    subjectKind: 'adoption',
    subject: adoption.adoptionId,
    concerns: [adoption.projectId, adoption.organisation.id],
    payload: { from: adoption.state, to: change.to },
  });
  return true;
}

/** @returns false where somebody answered the same meanwhile */
export async function saveConfirmation(
  tx: Tx,
  act: Act,
  adoption: Adoption,
  answer: { verdict: 'confirmed' | 'disputed'; reason: string },
): Promise<boolean> {
  const saved = await tx
    .updateTable('adoption')
    .set({
      confirmation: answer.verdict,
      confirmation_reason: answer.reason === '' ? null : answer.reason,
      confirmed_by: act.actor,
      version: adoption.version + 1,
    })
    .where('id', '=', adoption.adoptionId)
    .where('confirmation', '<>', answer.verdict)
    .executeTakeFirst();
  if (saved.numUpdatedRows !== 1n) return false;
  await noteChange(tx, act, adoption.adoptionId);
  await countAgain(tx, adoption.projectId);
  await tx
    .updateTable('answer_duty')
    .set({ done_at: act.at })
    .where('subject_kind', '=', 'adoption')
    .where('subject_id', '=', adoption.adoptionId)
    .where('done_at', 'is', null)
    .execute();
  await append(tx, act, {
    verb: answer.verdict === 'confirmed' ? 'adoption.confirmed' : 'adoption.disputed',
    subjectKind: 'adoption',
    subject: adoption.adoptionId,
    concerns: [adoption.projectId, adoption.organisation.id],
  });
  return true;
}

export interface AdoptionDetails {
  readonly kitNumber: number | null;
  readonly says: string;
  readonly adaptations: string;
  readonly staffTime: string;
  readonly helpReceived: string;
  readonly localCostPence: number | null;
  readonly wouldRecommend: boolean | null;
}

/** @returns false where it was changed meanwhile */
export async function saveDetails(
  tx: Tx,
  act: Act,
  adoption: Adoption,
  details: AdoptionDetails,
): Promise<boolean> {
  const saved = await tx
    .updateTable('adoption')
    .set({
      kit_number: details.kitNumber,
      says: details.says,
      adaptations: details.adaptations,
      staff_time: details.staffTime,
      help_received: details.helpReceived,
      local_cost_pence: details.localCostPence,
      would_recommend: details.wouldRecommend,
      version: adoption.version + 1,
    })
    .where('id', '=', adoption.adoptionId)
    .where('version', '=', adoption.version)
    .executeTakeFirst();
  if (saved.numUpdatedRows !== 1n) return false;
  await noteChange(tx, act, adoption.adoptionId);
  await append(tx, act, {
    verb: 'adoption.edited',
    subjectKind: 'adoption',
    subject: adoption.adoptionId,
    concerns: [adoption.projectId, adoption.organisation.id],
  });
  return true;
}

async function noteChange(tx: Tx, act: Act, adoptionId: string): Promise<void> {
  await sql`insert into adoption_change (id, adoption_id, state, confirmation, reason, kit_number, changed_by, changed_at)
    select ${newId()}, id, state, confirmation, reason, kit_number, ${act.actor}, ${act.at} from adoption where id = ${adoptionId}`.execute(
    tx,
  );
}

/** What stands on the project is counted anew from its adoptions, holding the project still: no count can drift. */
async function countAgain(tx: Tx, projectId: string): Promise<void> {
  await tx.selectFrom('project').where('id', '=', projectId).select('id').forUpdate().execute();
  await sql`update project set
      adoption_count = (select count(*) from adoption a where a.project_id = project.id and a.hidden_at is null),
      spread_count = (select count(*) from adoption a where a.project_id = project.id and a.hidden_at is null
        and a.confirmation = 'confirmed' and a.state in ('live', 'sustained'))
    where id = ${projectId}`.execute(tx);
}

export interface AdoptionChange {
  readonly state: AdoptionState;
  readonly confirmation: Confirmation;
  readonly reason: string | null;
  readonly changedAt: Date;
}

export async function findChanges(db: Db, adoptionId: string): Promise<AdoptionChange[]> {
  const rows = await db
    .selectFrom('adoption_change')
    .where('adoption_id', '=', adoptionId)
    .orderBy('changed_at', 'desc')
    .orderBy('id', 'desc')
    .select(['state', 'confirmation', 'reason', 'changed_at'])
    .execute();
  return rows.map((row) => ({
    state: row.state as AdoptionState,
    confirmation: row.confirmation as Confirmation,
    reason: row.reason,
    changedAt: row.changed_at,
  }));
}

const staleAfterMonths = 15;

/** Claims of use that nobody has touched for 15 months stop counting until somebody speaks. @returns how many */
export async function markStale(tx: Tx, act: Act): Promise<number> {
  const before = monthsAfter(londonToday(act.at), -staleAfterMonths);
  const rows = await tx
    .updateTable('adoption')
    .set((eb) => ({ confirmation: 'stale', version: eb('version', '+', 1) }))
    .where('state', 'in', ['piloting', 'live', 'sustained'])
    .where('confirmation', 'in', ['claimed', 'confirmed'])
    .where('claimed_at', '<', new Date(`${localDate(before)}T00:00:00Z`))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('adoption_change as c')
            .whereRef('c.adoption_id', '=', 'adoption.id')
            .where('c.changed_at', '>=', new Date(`${before}T00:00:00Z`))
            .select('c.id'),
        ),
      ),
    )
    .returning(['id', 'project_id', 'organisation_id'])
    .execute();
  for (const row of rows) {
    await noteChange(tx, act, row.id);
    await countAgain(tx, row.project_id);
    await append(tx, act, {
      verb: 'adoption.went-stale',
      subjectKind: 'adoption',
      subject: row.id,
      concerns: [row.project_id, row.organisation_id],
    });
  }
  return rows.length;
}
