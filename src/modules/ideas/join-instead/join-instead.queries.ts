import type { Viewer } from '#kit/viewer.ts';
import { hrefOf, isFindable } from '#modules/finding/public.ts';
import type { Db, Tx } from '#platform/db/database.ts';

export interface Joinable {
  readonly kind: 'idea' | 'project';
  readonly id: string;
  readonly href: string;
}

/** @returns undefined where the record is gone or is not for this viewer */
export async function findJoinable(
  db: Db,
  viewer: Viewer,
  kind: 'idea' | 'project',
  id: string,
): Promise<Joinable | undefined> {
  return (await isFindable(db, viewer, kind, id)) ? { kind, id, href: hrefOf(kind, id) } : undefined;
}

export async function insertFollow(tx: Tx, personId: string, subject: Joinable, since: Date): Promise<void> {
  await tx
    .insertInto('follow')
    .values({ person_id: personId, subject_kind: subject.kind, subject_id: subject.id, since })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
