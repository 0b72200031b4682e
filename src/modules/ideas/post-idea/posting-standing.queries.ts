import type { Viewer } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';

/** For which organisation somebody would post, and whom they wait for where they cannot yet. */
export interface PostingStanding {
  readonly organisation: { readonly id: string; readonly name: string } | undefined;
  readonly waitingFor: { readonly name: string; readonly hasLead: boolean } | undefined;
}

export async function findPostingStanding(db: Db, viewer: Viewer): Promise<PostingStanding> {
  if (viewer.kind === 'visitor') return { organisation: undefined, waitingFor: undefined };
  if (viewer.actingFor !== null) {
    const organisation = await db
      .selectFrom('organisation')
      .where('id', '=', viewer.actingFor)
      .select(['id', 'name'])
      .executeTakeFirst();
    return { organisation, waitingFor: undefined };
  }
  const waiting = await db
    .selectFrom('membership as m')
    .innerJoin('organisation as o', 'o.id', 'm.organisation_id')
    .where('m.person_id', '=', viewer.personId)
    .where('m.state', '=', 'claimed')
    .orderBy('m.started_at')
    .select((eb) => [
      'o.name',
      eb
        .exists(
          eb
            .selectFrom('membership as l')
            .whereRef('l.organisation_id', '=', 'o.id')
            .where('l.state', '=', 'confirmed')
            .where('l.role', 'in', ['lead', 'deputy'])
            .select('l.id'),
        )
        .as('has_lead'),
    ])
    .executeTakeFirst();
  return {
    organisation: undefined,
    waitingFor: waiting && { name: waiting.name, hasLead: Boolean(waiting.has_lead) },
  };
}
