import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import { addDays, londonToday } from '#kit/local-date.ts';
import type { Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import { type AdoptionState, monthsAfter } from '../adoption.rules.ts';
import { countAgain, noteChange } from '../adoption-writing.queries.ts';

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
