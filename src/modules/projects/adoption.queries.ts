import { type RawBuilder, sql } from 'kysely';
import type { Viewer } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import { visibleTo } from '#platform/db/visible-to.queries.ts';
import type { AdoptionState, Confirmation, FailureReason } from './adoption.rules.ts';
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
