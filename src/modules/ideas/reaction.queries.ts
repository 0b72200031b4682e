import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';

/** The unique key (idea, person) makes a double click harmless. @returns false where the support stood already */
export async function insertSupport(
  tx: Tx,
  act: Act,
  idea: { ideaId: string; organisationId: string },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('idea_support')
    .values({
      idea_id: idea.ideaId,
      person_id: act.actor ?? '',
      organisation_id: act.organisation,
      since: act.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return false;
  await countSupport(tx, idea.ideaId);
  await append(tx, act, {
    verb: 'idea.supported',
    subjectKind: 'idea',
    subject: idea.ideaId,
    concerns: [idea.organisationId],
  });
  return true;
}

/** @returns false where there was none */
export async function deleteSupport(tx: Tx, act: Act, ideaId: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('idea_support')
    .where('idea_id', '=', ideaId)
    .where('person_id', '=', act.actor ?? '')
    .executeTakeFirst();
  if (gone.numDeletedRows !== 1n) return false;
  await countSupport(tx, ideaId);
  await append(tx, act, { verb: 'idea.support-withdrawn', subjectKind: 'idea', subject: ideaId });
  return true;
}

/** Counted anew from the rows while the idea is held still: no count can drift. */
export async function countSupport(tx: Tx, ideaId: string): Promise<void> {
  await tx.selectFrom('idea').where('id', '=', ideaId).select('id').forUpdate().execute();
  await tx
    .updateTable('idea')
    .set((eb) => ({
      supporter_count: eb
        .selectFrom('idea_support')
        .where('idea_id', '=', ideaId)
        .select((count) => count.fn.countAll<number>().as('supporters'))
        .$asScalar()
        .$notNull(),
    }))
    .where('id', '=', ideaId)
    .execute();
}

export type Followed = 'idea' | 'need';

export async function insertFollow(tx: Tx, act: Act, kind: Followed, subjectId: string): Promise<void> {
  await tx
    .insertInto('follow')
    .values({ person_id: act.actor ?? '', subject_kind: kind, subject_id: subjectId, since: act.at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await append(tx, act, { verb: `${kind}.followed`, subjectKind: 'follow', subject: subjectId });
}

export async function deleteFollow(tx: Tx, act: Act, kind: Followed, subjectId: string): Promise<void> {
  await tx
    .deleteFrom('follow')
    .where('person_id', '=', act.actor ?? '')
    .where('subject_id', '=', subjectId)
    .execute();
  await append(tx, act, { verb: `${kind}.unfollowed`, subjectKind: 'follow', subject: subjectId });
}

export interface NewComment {
  readonly subjectKind: 'idea' | 'need';
  readonly subjectId: string;
  readonly body: string;
  /** The symbols that it was composed with, as JSON, where it was. */
  readonly symbols: string | null;
  readonly replyTo: string | null;
  readonly asAnonymousAuthor: boolean;
  readonly justification: string;
  readonly authorId: string;
}

/** `act` is the act as the log may tell it: an anonymous author is left out of it. */
export async function insertComment(
  tx: Tx,
  act: Act,
  comment: NewComment,
  organisationId: string | null,
): Promise<string> {
  const commentId = newId();
  await tx
    .insertInto('comment')
    .values({
      id: commentId,
      subject_kind: comment.subjectKind,
      subject_id: comment.subjectId,
      author_id: comment.authorId,
      organisation_id: organisationId,
      as_anonymous_author: comment.asAnonymousAuthor,
      reply_to: comment.replyTo,
      body: comment.body,
      symbols: comment.symbols,
      identifiers_justified: comment.justification === '' ? null : comment.justification,
      written_at: act.at,
    })
    .execute();
  await countComments(tx, comment.subjectKind, comment.subjectId);
  await append(tx, act, {
    verb: 'comment.written',
    subjectKind: 'comment',
    subject: commentId,
    concerns: [comment.subjectId],
  });
  return commentId;
}

/** @returns false where it is not this person's, or gone already */
export async function withdrawComment(
  tx: Tx,
  act: Act,
  comment: { commentId: string; subjectKind: 'idea' | 'need'; subjectId: string; anonymous: boolean },
): Promise<boolean> {
  const gone = await tx
    .updateTable('comment')
    .set({ withdrawn_at: act.at })
    .where('id', '=', comment.commentId)
    .where('author_id', '=', act.actor ?? '')
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (gone.numUpdatedRows !== 1n) return false;
  await countComments(tx, comment.subjectKind, comment.subjectId);
  const told = comment.anonymous ? { ...act, actor: null } : act;
  await append(tx, told, {
    verb: 'comment.withdrawn',
    subjectKind: 'comment',
    subject: comment.commentId,
    concerns: [comment.subjectId],
  });
  return true;
}

export async function countComments(tx: Tx, kind: 'idea' | 'need', subjectId: string): Promise<void> {
  await tx.selectFrom(kind).where('id', '=', subjectId).select('id').forUpdate().execute();
  await tx
    .updateTable(kind)
    .set((eb) => ({
      comment_count: eb
        .selectFrom('comment')
        .where('subject_id', '=', subjectId)
        .where('withdrawn_at', 'is', null)
        .where('hidden_at', 'is', null)
        .select((count) => count.fn.countAll<number>().as('comments'))
        .$asScalar()
        .$notNull(),
    }))
    .where('id', '=', subjectId)
    .execute();
}

export interface ShownComment {
  readonly commentId: string;
  readonly body: string;
  readonly symbols: unknown;
  /** Undefined where the author is not to be named. */
  readonly authorName: string | undefined;
  readonly organisationName: string | null;
  readonly asAnonymousAuthor: boolean;
  readonly mine: boolean;
  readonly replyTo: string | null;
  readonly writtenAt: Date;
}

const commentsShown = 200;

export async function findComments(
  db: Db,
  viewerId: string | undefined,
  subjectId: string,
): Promise<ShownComment[]> {
  const rows = await db
    .selectFrom('comment as c')
    .innerJoin('person as p', 'p.id', 'c.author_id')
    .leftJoin('organisation as o', 'o.id', 'c.organisation_id')
    .where('c.subject_id', '=', subjectId)
    .where('c.withdrawn_at', 'is', null)
    .where('c.hidden_at', 'is', null)
    .orderBy('c.written_at')
    .orderBy('c.id')
    .limit(commentsShown)
    .select([
      'c.id',
      'c.body',
      'c.symbols',
      'p.name',
      'o.name as organisation_name',
      'c.as_anonymous_author',
      'c.author_id',
      'c.reply_to',
      'c.written_at',
    ])
    .execute();
  return rows.map((row) => ({
    commentId: row.id,
    body: row.body,
    symbols: row.symbols,
    authorName: row.as_anonymous_author ? undefined : (row.name ?? undefined),
    organisationName: row.organisation_name,
    asAnonymousAuthor: row.as_anonymous_author,
    mine: row.author_id === viewerId,
    replyTo: row.reply_to,
    writtenAt: row.written_at,
  }));
}

export interface OwnComment {
  readonly commentId: string;
  readonly authorId: string;
  readonly subjectKind: 'idea' | 'need';
  readonly subjectId: string;
  readonly anonymous: boolean;
}

export async function findOwnComment(
  db: Db,
  personId: string,
  commentId: string,
): Promise<OwnComment | undefined> {
  const row = await db
    .selectFrom('comment')
    .where('id', '=', commentId)
    .where('author_id', '=', personId)
    .where('subject_kind', 'in', ['idea', 'need'])
    .select(['id', 'author_id', 'subject_kind', 'subject_id', 'as_anonymous_author'])
    .executeTakeFirst();
  return (
    row && {
      commentId: row.id,
      authorId: row.author_id,
      subjectKind: row.subject_kind as 'idea' | 'need',
      subjectId: row.subject_id,
      anonymous: row.as_anonymous_author,
    }
  );
}

/** A reply answers a comment of the same record, one level deep. */
export async function isReplyable(db: Db, subjectId: string, commentId: string): Promise<boolean> {
  const row = await db
    .selectFrom('comment')
    .where('id', '=', commentId)
    .where('subject_id', '=', subjectId)
    .where('reply_to', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('hidden_at', 'is', null)
    .select('id')
    .executeTakeFirst();
  return row !== undefined;
}
