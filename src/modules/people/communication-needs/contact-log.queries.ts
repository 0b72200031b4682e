import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Viewer } from '#kit/viewer.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import type { PlannedMeeting } from './meet-need.rules.ts';
import { isNeedName, type NeedName } from './need-kinds.rules.ts';
import { readableNeeds } from './needs.queries.ts';

/** The contacts that are logged. */
export type ContactName =
  | 'e-mail'
  | 'views-invitation'
  | 'views-reminder'
  | 'views-questions'
  | 'views-answer'
  | 'views-outcome'
  | 'version-request';

export interface ContactToLog {
  /** The same contact has the same key, however often it is tried. */
  readonly key: string;
  readonly contact: ContactName;
  readonly channel: 'e-mail' | 'page';
  readonly personId: string;
  readonly by: string | null;
  readonly plan: readonly PlannedMeeting[];
  /** Why it went out although it does not meet a need; '' where nobody was asked. */
  readonly overrideReason: string;
}

/** One line a need: met, or unmet with why. A retry adds none; what could not be sent before, and now was, is set right. */
export async function logContact(tx: Tx, act: Act, contact: ContactToLog): Promise<void> {
  for (const { needId, kind, shared, meeting } of contact.plan) {
    const overridden =
      meeting.outcome === 'unmet' && shared && contact.overrideReason !== '' && contact.by !== null;
    const { rows } = await sql<{ id: string }>`
      insert into need_contact (id, contact_key, need_id, contact, channel, at, by, outcome, reason, overridden_by, override_reason)
      values (${newId()}, ${contact.key}, ${needId}, ${contact.contact}, ${contact.channel}, ${act.at}, ${contact.by},
        ${meeting.outcome}, ${meeting.reason}, ${overridden ? contact.by : null}, ${overridden ? contact.overrideReason : null})
      on conflict (contact_key, need_id) do update
        set outcome = excluded.outcome, reason = excluded.reason, at = excluded.at
        where need_contact.reason = 'could-not-be-sent' and excluded.reason <> 'could-not-be-sent'
      returning id`.execute(tx);
    const logged = rows[0];
    if (!logged) continue;
    await append(tx, act, {
      verb: 'communication-need.contact-logged',
      subjectKind: 'communication-need',
      subject: needId,
      payload: {
        contact: contact.contact,
        kind,
        outcome: meeting.outcome,
        reason: meeting.reason,
        overridden,
      },
    });
  }
}

export interface LoggedContact {
  readonly kind: NeedName;
  readonly contact: string;
  readonly at: Date;
  readonly outcome: 'met' | 'unmet';
  readonly reason: string;
  readonly overrideReason: string | null;
  readonly resolvedAt: Date | null;
  readonly resolvedHow: string | null;
}

const contactsShown = 60;

/** How contacts met this person's needs, the newest first, as the viewer may read them. */
export async function findContacts(db: Db, viewer: Viewer, personId: string): Promise<LoggedContact[]> {
  const rows = await db
    .selectFrom('need_contact as c')
    .innerJoin('communication_need as n', 'n.id', 'c.need_id')
    .where('n.person_id', '=', personId)
    .where(readableNeeds(viewer))
    .orderBy('c.at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(contactsShown)
    .select([
      'n.kind',
      'c.contact',
      'c.at',
      'c.outcome',
      'c.reason',
      'c.override_reason',
      'c.resolved_at',
      'c.resolved_how',
    ])
    .execute();
  return rows.flatMap((row) =>
    isNeedName(row.kind)
      ? [
          {
            kind: row.kind,
            contact: row.contact,
            at: row.at,
            outcome: row.outcome as 'met' | 'unmet',
            reason: row.reason,
            overrideReason: row.override_reason,
            resolvedAt: row.resolved_at,
            resolvedHow: row.resolved_how,
          },
        ]
      : [],
  );
}

export interface OpenContact {
  readonly needId: string;
  readonly personId: string;
  readonly personName: string;
  readonly kind: NeedName;
  readonly details: string | null;
  readonly contacts: number;
  readonly lastContact: string;
  readonly lastReason: string;
  readonly since: Date;
}

const openShown = 100;

/** What a person has to do, one line a person and need, the oldest first: only needs that may be shared. */
export async function findOpenContacts(
  db: Db,
  viewer: Viewer,
  reasons: readonly string[],
): Promise<OpenContact[]> {
  const { rows } = await sql<{
    id: string;
    person_id: string;
    name: string | null;
    kind: string;
    details: string | null;
    contacts: number;
    last_contact: string;
    last_reason: string;
    since: Date;
  }>`
    select n.id, n.person_id, p.name, n.kind, n.details, count(*)::int as contacts, min(c.at) as since,
      (array_agg(c.contact order by c.at desc, c.id desc))[1] as last_contact,
      (array_agg(c.reason order by c.at desc, c.id desc))[1] as last_reason
    from need_contact c join communication_need n on n.id = c.need_id join person p on p.id = n.person_id
    where c.outcome = 'unmet' and c.resolved_at is null and c.reason = any(${[...reasons]})
      and n.removed_at is null and n.shared_at is not null and ${readableNeeds(viewer)}
    group by n.id, p.id order by min(c.at), n.id limit ${openShown}`.execute(db);
  return rows.flatMap((row) =>
    isNeedName(row.kind)
      ? [
          {
            needId: row.id,
            personId: row.person_id,
            personName: row.name ?? '',
            kind: row.kind,
            details: row.details,
            contacts: row.contacts,
            lastContact: row.last_contact,
            lastReason: row.last_reason,
            since: row.since,
          },
        ]
      : [],
  );
}

/** A person says how they met it after all. @returns how many open lines that closed; 0 where a colleague was quicker */
export async function resolveContacts(
  tx: Tx,
  act: Act,
  viewer: Viewer,
  resolved: { needId: string; by: string; how: string },
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update need_contact c set resolved_at = ${act.at}, resolved_by = ${resolved.by}, resolved_how = ${resolved.how}
    from communication_need n
    where n.id = c.need_id and n.id = ${resolved.needId} and n.shared_at is not null and ${readableNeeds(viewer)}
      and c.outcome = 'unmet' and c.resolved_at is null
    returning c.id`.execute(tx);
  if (rows.length > 0)
    await append(tx, act, {
      verb: 'communication-need.met-by-person',
      subjectKind: 'communication-need',
      subject: resolved.needId,
      payload: { contacts: rows.length },
    });
  return rows.length;
}

/** Closes the lines of one contact, for example when a version that was asked for is there. */
export async function resolveByKey(
  tx: Tx,
  keys: readonly string[],
  by: string | null,
  at: Date,
): Promise<void> {
  if (keys.length === 0) return;
  await tx
    .updateTable('need_contact')
    .set({ resolved_at: at, resolved_by: by, resolved_how: 'The version is there.' })
    .where('contact_key', 'in', [...keys])
    .where('resolved_at', 'is', null)
    .execute();
}
