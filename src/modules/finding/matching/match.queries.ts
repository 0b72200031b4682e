import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import { matchesOfANeedMax } from './match.rules.ts';

/** Only a need that is still open, and that not too many projects answer already. A pair that was found before stays as it is. */
export async function insertMatch(tx: Tx, act: Act, needId: string, projectId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    insert into need_match (id, need_id, project_id, found_at)
    select ${newId()}, n.id, ${projectId}, ${act.at} from need n
    where n.id = ${needId} and n.state = 'open' and n.hidden_at is null
      and (select count(*) from need_match m where m.need_id = n.id) < ${matchesOfANeedMax}
    on conflict do nothing returning id`.execute(tx);
  const [match] = rows;
  if (match)
    await append(tx, act, {
      verb: 'match.found',
      subjectKind: 'match',
      subject: match.id,
      concerns: [needId, projectId],
    });
}

export interface Match {
  readonly needId: string;
  readonly projectId: string;
}

export async function findMatch(db: Db, matchId: string): Promise<Match | undefined> {
  const row = await db
    .selectFrom('need_match')
    .where('id', '=', matchId)
    .select(['need_id', 'project_id'])
    .executeTakeFirst();
  return row && { needId: row.need_id, projectId: row.project_id };
}
