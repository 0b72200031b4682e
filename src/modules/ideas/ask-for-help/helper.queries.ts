import { sql } from 'kysely';
import { mayRead, type Visibility } from '#kit/visibility.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import { findPersonAsViewer } from '#platform/session/session.queries.ts';

export interface Helper {
  readonly personId: string;
  readonly name: string;
  readonly profession: string | null;
  readonly organisation: string | null;
  readonly part: 'team' | 'adopter';
  readonly project: { readonly projectId: string; readonly title: string };
  readonly asked: boolean;
}

const lookedAtMax = 20;
export const helpersShownMax = 6;

/**
 * Staff who chose to be asked, on the team of one of these projects or with a confirmed adoption of it, and who may read the
 * need. Whoever wrote the idea behind a project without a name is not named by it.
 */
export async function findHelpers(
  db: Db,
  need: { needId: string; authorId: string; visibility: Visibility; organisationId: string | null },
  projectIds: readonly string[],
  now: Date,
): Promise<Helper[]> {
  if (projectIds.length === 0) return [];
  const { rows } = await sql<{
    id: string;
    name: string;
    profession: string | null;
    organisation: string | null;
    part: Helper['part'];
    project_id: string;
    title: string;
    asked: boolean;
  }>`
    with shown as (select id, place from unnest(${[...projectIds]}::uuid[]) with ordinality as listed (id, place)),
    part as (
      select m.person_id, m.project_id, shown.place, 'team' as part from shown join project_member m on m.project_id = shown.id
      union all
      select a.lead_id, a.project_id, shown.place, 'adopter' from shown join adoption a on a.project_id = shown.id
        where a.lead_id is not null and a.hidden_at is null
          and a.confirmation = 'confirmed' and a.state in ('piloting', 'live', 'sustained'))
    select distinct on (part.place, p.id)
      p.id, p.name, p.profession, part.part, part.project_id, r.title,
      (select o.name from membership w join organisation o on o.id = w.organisation_id
        where w.person_id = p.id and w.state = 'confirmed' order by w.started_at limit 1) as organisation,
      exists (select 1 from help_request h where h.need_id = ${need.needId} and h.person_id = p.id) as asked
    from part join person p on p.id = part.person_id join project r on r.id = part.project_id
    where p.help_offered_at is not null and p.erased_at is null and p.kind = 'staff' and p.id <> ${need.authorId}
      and not exists (select 1 from idea i where i.id = r.idea_id and i.anonymous and i.author_id = p.id)
    order by part.place, p.id, part.part desc
    limit ${lookedAtMax}`.execute(db);
  const helpers: Helper[] = [];
  for (const row of rows) {
    if (helpers.length === helpersShownMax || helpers.some(({ personId }) => personId === row.id)) continue;
    const viewer = await findPersonAsViewer(db, row.id, now);
    const record = { ...need, ownerIds: [], state: 'shown' as const, hidden: false };
    if (!viewer || !mayRead(viewer, record)) continue;
    helpers.push({
      personId: row.id,
      name: row.name,
      profession: row.profession,
      organisation: row.organisation,
      part: row.part,
      project: { projectId: row.project_id, title: row.title },
      asked: row.asked,
    });
  }
  return helpers;
}

/** The need is held, so that two asks at once are counted one after the other. */
export async function countAsked(tx: Tx, needId: string): Promise<number> {
  await sql`select 1 from need where id = ${needId} for update`.execute(tx);
  const row = await tx
    .selectFrom('help_request')
    .where('need_id', '=', needId)
    .select((eb) => eb.fn.countAll<number>().as('asked'))
    .executeTakeFirstOrThrow();
  return row.asked;
}

/** @returns false where this person was asked already */
export async function insertHelpRequest(
  tx: Tx,
  act: Act,
  ask: { needId: string; personId: string; askedBy: string },
): Promise<boolean> {
  const row = await tx
    .insertInto('help_request')
    .values({ need_id: ask.needId, person_id: ask.personId, asked_by: ask.askedBy, asked_at: act.at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (row.numInsertedOrUpdatedRows !== 1n) return false;
  await append(tx, act, {
    verb: 'need.help-asked',
    subjectKind: 'need',
    subject: ask.needId,
    payload: { personId: ask.personId },
  });
  return true;
}
