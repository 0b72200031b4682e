import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/database.ts';

export interface AccountFacts {
  readonly name: string;
  readonly profession: string | null;
  /** Where they work, of the list of settings. */
  readonly setting: string | null;
  readonly region: string | null;
  /** Whether others may ask them for help with what they have done. */
  readonly offersHelp: boolean;
  readonly notify: 'at-once' | 'daily' | 'page-only';
  readonly addresses: readonly string[];
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  readonly sessions: readonly OpenSession[];
}

export interface OpenSession {
  readonly id: string;
  readonly device: string;
  readonly seenAt: Date;
  readonly createdAt: Date;
}

export async function findAccountFacts(
  db: Db,
  personId: string,
  now: Date,
): Promise<AccountFacts | undefined> {
  const person = await db
    .selectFrom('person as p')
    .leftJoin('password as w', 'w.person_id', 'p.id')
    .leftJoin('second_factor as f', (join) =>
      join.onRef('f.person_id', '=', 'p.id').on('f.confirmed_at', 'is not', null),
    )
    .where('p.id', '=', personId)
    .select([
      'p.name',
      'p.profession',
      'p.setting',
      'p.region',
      'p.help_offered_at',
      'p.notify',
      'w.person_id as has_password',
      'f.person_id as has_factor',
    ])
    .executeTakeFirst();
  if (!person) return undefined;
  const addresses = await db
    .selectFrom('person_email')
    .where('person_id', '=', personId)
    .where('verified_at', 'is not', null)
    .orderBy('created_at')
    .select('address')
    .execute();
  const sessions = await db
    .selectFrom('session')
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('seen_at', 'desc')
    .select(['id', 'device', 'seen_at', 'created_at'])
    .execute();
  return {
    name: person.name ?? '',
    profession: person.profession,
    setting: person.setting,
    region: person.region,
    offersHelp: person.help_offered_at !== null,
    notify: person.notify as AccountFacts['notify'],
    addresses: addresses.map((row) => row.address),
    hasPassword: person.has_password !== null,
    hasSecondFactor: person.has_factor !== null,
    sessions: sessions.map((row) => ({
      id: row.id,
      device: row.device,
      seenAt: row.seen_at,
      createdAt: row.created_at,
    })),
  };
}

export async function updateDetails(
  tx: Tx,
  personId: string,
  details: {
    name: string;
    profession: string;
    setting: string | null;
    region: string | null;
    offersHelp: boolean;
    notify: string;
  },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('person')
    .set({
      name: details.name,
      profession: details.profession === '' ? null : details.profession,
      setting: details.setting,
      region: details.region,
      help_offered_at: details.offersHelp ? sql<Date>`coalesce(help_offered_at, ${now})` : null,
      notify: details.notify,
    })
    .where('id', '=', personId)
    .execute();
}

/** @returns how many sessions ended: only one's own */
export async function endOwnSessions(
  tx: Tx,
  personId: string,
  which: { only: string } | { allBut: string },
  now: Date,
): Promise<number> {
  const ended = await tx
    .updateTable('session')
    .set({ ended_at: now })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .$if('only' in which, (q) => q.where('id', '=', 'only' in which ? which.only : ''))
    .$if('allBut' in which, (q) => q.where('id', '<>', 'allBut' in which ? which.allBut : ''))
    .executeTakeFirst();
  return Number(ended.numUpdatedRows);
}

/**
 * Forgets who somebody is. What they posted stays, without a name; the log keeps only ids and stays true.
 * Their ways in, drafts, follows and notices go.
 */
export async function erasePerson(tx: Tx, personId: string, now: Date): Promise<void> {
  const addresses = (
    await tx.selectFrom('person_email').where('person_id', '=', personId).select('address').execute()
  ).map((row) => row.address);
  // Others asked them by their address.
  if (addresses.length > 0)
    for (const table of ['project_invitation', 'supporter', 'email_link'] as const)
      await tx.deleteFrom(table).where('address', 'in', addresses).execute();
  for (const table of [
    'password',
    'second_factor',
    'recovery_code',
    'federated_identity',
    'personal_token',
    'follow',
    'notification',
    'muted_notice',
    'saved_search',
    'help_request',
    'held_form',
    'email_link',
    'sign_in_ceremony',
    'person_email',
    'communication_need',
    'communication_needs_asking',
    'supporter',
    'version_request',
    'views_willing',
    'views_invitation',
    'passkey',
    'scan_setting',
    'phrase',
    'picture_choice',
    'board',
    'board_set',
    'suspension',
  ] as const)
    await tx.deleteFrom(table).where('person_id', '=', personId).execute();
  await tx.deleteFrom('supporter').where('supporter_id', '=', personId).execute();
  await tx.updateTable('version_task').set({ held_by: null }).where('held_by', '=', personId).execute();
  await tx.deleteFrom('draft').where('person_id', '=', personId).execute();
  await tx.deleteFrom('programme_role').where('person_id', '=', personId).execute();
  await tx.deleteFrom('session').where('person_id', '=', personId).execute();
  await tx
    .updateTable('membership')
    .set({ state: 'ended', ended_at: now, role: 'member' })
    .where('person_id', '=', personId)
    .where('state', 'in', ['claimed', 'confirmed'])
    .execute();
  await tx
    .updateTable('person')
    .set({
      name: null,
      profession: null,
      setting: null,
      region: null,
      help_offered_at: null,
      erased_at: now,
    })
    .where('id', '=', personId)
    .execute();
}
