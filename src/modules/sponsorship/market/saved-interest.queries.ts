import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import type { SponsorshipNeed } from '../request.rules.ts';
import type { Interest } from './saved-interest.rules.ts';

export interface SavedInterest extends Interest {
  readonly interestId: string;
  readonly alerts: boolean;
}

/** Those of a company that stand. Whoever asks has been found to be a user of the company. */
export async function findInterests(db: Db, companyId: string): Promise<SavedInterest[]> {
  const rows = await db
    .selectFrom('saved_interest')
    .where('company_id', '=', companyId)
    .where('ended_at', 'is', null)
    .orderBy('saved_at')
    .orderBy('id')
    .select(['id', 'name', 'words', 'topics', 'needs', 'regions', 'alerts_stopped_at'])
    .execute();
  return rows.map((row) => ({
    interestId: row.id,
    name: row.name,
    words: row.words,
    topics: row.topics,
    needs: row.needs as SponsorshipNeed[],
    regions: row.regions,
    alerts: row.alerts_stopped_at === null,
  }));
}

/** @returns false where the company has `atMost` already, counted while no other is saved for it */
export async function insertInterest(
  tx: Tx,
  act: Act,
  interest: Interest & { companyId: string; savedBy: string },
  atMost: number,
): Promise<boolean> {
  await sql`select 1 from company where id = ${interest.companyId} for no key update`.execute(tx);
  const interestId = newId();
  const { rows } = await sql<{ id: string }>`
    insert into saved_interest (id, company_id, name, words, topics, needs, regions, saved_by, saved_at)
    select ${interestId}, ${interest.companyId}, ${interest.name}, ${interest.words}, ${[...interest.topics]}::text[],
      ${[...interest.needs]}::text[], ${[...interest.regions]}::text[], ${interest.savedBy}, ${act.at}
    where (select count(*) from saved_interest where company_id = ${interest.companyId} and ended_at is null) < ${atMost}
    returning id`.execute(tx);
  if (rows.length === 0) return false;
  await append(tx, act, {
    verb: 'saved-interest.saved',
    subjectKind: 'saved-interest',
    subject: interestId,
    concerns: [interest.companyId],
  });
  return true;
}

/** @returns false where a colleague was quicker, or it is another company's */
export async function changeInterest(
  tx: Tx,
  act: Act,
  interest: { interestId: string; companyId: string },
  change: 'ended' | 'alerts-stopped' | 'alerts-started',
): Promise<boolean> {
  const set =
    change === 'ended'
      ? { ended_at: act.at }
      : { alerts_stopped_at: change === 'alerts-stopped' ? act.at : null };
  const changed = await tx
    .updateTable('saved_interest')
    .set(set)
    .where('id', '=', interest.interestId)
    .where('company_id', '=', interest.companyId)
    .where('ended_at', 'is', null)
    .$if(change === 'alerts-stopped', (q) => q.where('alerts_stopped_at', 'is', null))
    .$if(change === 'alerts-started', (q) => q.where('alerts_stopped_at', 'is not', null))
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return false;
  await append(tx, act, {
    verb: `saved-interest.${change}`,
    subjectKind: 'saved-interest',
    subject: interest.interestId,
    concerns: [interest.companyId],
  });
  return true;
}

export interface Alert {
  readonly interestName: string;
  readonly personId: string;
  readonly requestTitle: string;
}

/**
 * Whom the listing of a request is news for: today's users of verified companies with a saved interest that it fits, while
 * it is open to companies. One row a person; the interest saved first names it.
 */
export async function findAlerts(db: Db, requestId: string, personId?: string): Promise<Alert[]> {
  const { rows } = await sql<Alert>`
    select distinct on (u.person_id) i.name as "interestName", u.person_id as "personId", r.title as "requestTitle"
    from sponsorship_request r join project p on p.id = r.project_id
      join saved_interest i on i.ended_at is null and i.alerts_stopped_at is null
        and (i.words = '' or r.words @@ replace(plainto_tsquery('english', i.words)::text, '&', '|')::tsquery)
        and (i.topics = '{}' or i.topics && r.topics) and (i.needs = '{}' or r.need = any(i.needs))
        and (i.regions = '{}' or r.region is null or r.region = any(i.regions))
      join company c on c.id = i.company_id and c.state = 'verified' and not c.sensitive_sectors && r.excluded_sectors
      join company_user u on u.company_id = c.id and u.ended_at is null and u.expires_on >= current_date
    where r.id = ${requestId} and r.state in ('listed', 'in-talks') and p.state = 'published' and p.visibility = 'everyone'
      and p.hidden_at is null and (${personId ?? null}::uuid is null or u.person_id = ${personId ?? null}::uuid)
      and not exists (select 1 from project_member m where m.project_id = p.id and m.person_id = u.person_id)
    order by u.person_id, i.saved_at`.execute(db);
  return rows;
}
