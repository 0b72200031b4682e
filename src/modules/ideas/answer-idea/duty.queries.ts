import type { Tx } from '#platform/db/database.ts';

export async function findPosted(
  tx: Tx,
  ideaId: string,
): Promise<{ ideaId: string; organisationId: string; postedAt: Date } | undefined> {
  const row = await tx
    .selectFrom('idea')
    .where('id', '=', ideaId)
    .where('state', '=', 'open')
    .select(['id', 'organisation_id', 'posted_at'])
    .executeTakeFirst();
  return row && { ideaId: row.id, organisationId: row.organisation_id, postedAt: row.posted_at };
}
