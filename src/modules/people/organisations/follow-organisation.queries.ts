import type { Tx } from '#platform/db/database.ts';
import type { Act } from '#platform/events/event.ts';

export async function followOrganisation(tx: Tx, act: Act, organisationId: string): Promise<void> {
  await tx
    .insertInto('follow')
    .values({
      person_id: act.actor ?? '',
      subject_kind: 'organisation',
      subject_id: organisationId,
      since: act.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function unfollowOrganisation(tx: Tx, act: Act, organisationId: string): Promise<void> {
  await tx
    .deleteFrom('follow')
    .where('person_id', '=', act.actor ?? '')
    .where('subject_id', '=', organisationId)
    .execute();
}
