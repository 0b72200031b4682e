import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';

/** Each pair stands once, whichever of the two was found first, and stays dismissed once it was. */
export async function insertDuplicate(
  tx: Tx,
  found: { ids: readonly [string, string]; likeness: number; now: Date },
): Promise<void> {
  const [first, second] = found.ids.toSorted();
  await tx
    .insertInto('likely_duplicate')
    .values({
      id: newId(),
      idea_id: first ?? '',
      like_id: second ?? '',
      likeness: found.likeness,
      found_at: found.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export interface LikelyDuplicate {
  readonly pairId: string;
  readonly likeness: number;
  readonly foundAt: Date;
  /** The one that was posted first, and the newer one. */
  readonly ideas: readonly [PairedIdea, PairedIdea];
}

export interface PairedIdea {
  readonly ideaId: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly title: string;
  readonly problem: string;
  readonly visibility: string;
  readonly supporterCount: number;
  readonly postedAt: Date;
}

const shownMax = 25;

/** Pairs of which both still stand for themselves, the likest first. A pair of which one was merged or hidden is settled. */
export async function findOpenDuplicates(db: Db): Promise<{ pairs: LikelyDuplicate[]; more: boolean }> {
  const side = (alias: string) => sql`jsonb_build_object('ideaId', ${sql.ref(`${alias}.id`)},
    'organisationId', ${sql.ref(`${alias}.organisation_id`)},
    'organisationName', (select name from organisation where id = ${sql.ref(`${alias}.organisation_id`)}),
    'title', ${sql.ref(`${alias}.title`)}, 'problem', left(${sql.ref(`${alias}.problem`)}, 400),
    'visibility', ${sql.ref(`${alias}.visibility`)}, 'supporterCount', ${sql.ref(`${alias}.supporter_count`)},
    'postedAt', ${sql.ref(`${alias}.posted_at`)})`;
  const { rows } = await sql<{
    id: string;
    likeness: number;
    found_at: Date;
    a: PairedIdea & { postedAt: string };
    b: PairedIdea & { postedAt: string };
  }>`select d.id, d.likeness, d.found_at, ${side('a')} as a, ${side('b')} as b
    from likely_duplicate d join idea a on a.id = d.idea_id join idea b on b.id = d.like_id
    where d.dismissed_at is null and a.hidden_at is null and b.hidden_at is null
      and a.state <> 'merged' and b.state <> 'merged'
    order by d.likeness desc, d.id limit ${shownMax + 1}`.execute(db);
  return {
    pairs: rows.slice(0, shownMax).map((row) => {
      const [a, b] = [row.a, row.b].map((one) => ({ ...one, postedAt: new Date(one.postedAt) })) as [
        PairedIdea,
        PairedIdea,
      ];
      return {
        pairId: row.id,
        likeness: row.likeness,
        foundAt: row.found_at,
        ideas: a.postedAt <= b.postedAt ? [a, b] : [b, a],
      };
    }),
    more: rows.length > shownMax,
  };
}

/** @returns false where the pair is not there, or was dismissed already */
export async function dismissDuplicate(tx: Tx, act: Act, pairId: string): Promise<boolean> {
  const row = await tx
    .updateTable('likely_duplicate')
    .set({ dismissed_at: act.at, dismissed_by: act.actor })
    .where('id', '=', pairId)
    .where('dismissed_at', 'is', null)
    .executeTakeFirst();
  if (row.numUpdatedRows !== 1n) return false;
  await append(tx, act, { verb: 'duplicate.dismissed', subjectKind: 'duplicate', subject: pairId });
  return true;
}
