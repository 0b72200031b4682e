import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import { countComments, countSupport } from '../reaction.queries.ts';
import type { Mergeable } from '../reaction.rules.ts';

/** Both ideas, held still in one order, so that two merges at once wait for each other. */
export async function lockIdeas(tx: Tx, ids: readonly [string, string]): Promise<Mergeable[]> {
  const rows = await tx
    .selectFrom('idea')
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .select(['id', 'organisation_id', 'visibility', 'state'])
    .execute();
  return rows.map((row) => ({
    ideaId: row.id,
    organisationId: row.organisation_id,
    visibility: row.visibility as Mergeable['visibility'],
    state: row.state as Mergeable['state'],
  }));
}

/**
 * One idea goes into another: each person's support counts once, and not for what they wrote themselves; comments, follows,
 * needs and links move; what had been merged into the first now leads to the second; the old address redirects.
 */
export async function mergeInto(tx: Tx, act: Act, from: Mergeable, into: Mergeable): Promise<void> {
  const [a, b] = [from.ideaId, into.ideaId];
  await sql`insert into idea_support (idea_id, person_id, organisation_id, since)
    select ${b}, s.person_id, s.organisation_id, s.since from idea_support s
    where s.idea_id = ${a} and s.person_id <> (select author_id from idea where id = ${b})
    on conflict do nothing`.execute(tx);
  // The author of what is merged backs what it goes into, unless they wrote that too or chose not to be named.
  await sql`insert into idea_support (idea_id, person_id, organisation_id, since)
    select ${b}, f.author_id, f.organisation_id, ${act.at} from idea f, idea i
    where f.id = ${a} and i.id = ${b} and f.author_id <> i.author_id and not f.anonymous
    on conflict do nothing`.execute(tx);
  await sql`delete from idea_support where idea_id = ${a}`.execute(tx);
  await sql`update comment set subject_id = ${b} where subject_id = ${a}`.execute(tx);
  await sql`insert into follow (person_id, subject_kind, subject_id, since)
    select person_id, subject_kind, ${b}, since from follow where subject_id = ${a} on conflict do nothing`.execute(
    tx,
  );
  await sql`delete from follow where subject_id = ${a}`.execute(tx);
  await sql`update need set idea_id = ${b} where idea_id = ${a} and not exists (
    select 1 from need n where n.idea_id = ${b} and n.author_id = need.author_id and n.state = 'open' and need.state = 'open')`.execute(
    tx,
  );
  await sql`insert into idea_done_by (idea_id, project_id, said_by, said_at)
    select ${b}, project_id, said_by, said_at from idea_done_by where idea_id = ${a} on conflict do nothing`.execute(
    tx,
  );
  await sql`delete from idea_done_by where idea_id = ${a}`.execute(tx);
  await sql`update idea set merged_into = ${b} where merged_into = ${a}`.execute(tx);
  await sql`update idea set state = 'merged', merged_into = ${b}, supporter_count = 0, comment_count = 0 where id = ${a}`.execute(
    tx,
  );
  await sql`update answer_duty set done_at = ${act.at} where subject_id = ${a} and done_at is null`.execute(
    tx,
  );
  await countSupport(tx, b);
  await countComments(tx, 'idea', b);
  await append(tx, act, {
    verb: 'idea.merged',
    subjectKind: 'idea',
    subject: a,
    concerns: [b, from.organisationId],
    payload: { into: b },
  });
}
