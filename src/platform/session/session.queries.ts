import { type RawBuilder, sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import { presentationFromNeeds } from '#kit/presentation.ts';
import type { MembershipRole, ProgrammeRole, SignedIn } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import { hashToken, newToken } from '#platform/secrets.ts';

const touchAfterSeconds = 300;
const hoursOnThisDevice = 12;
const daysWhenKept = 30;

export interface NewSession {
  readonly personId: string;
  readonly device: string;
  readonly keep: boolean;
  readonly secondFactor: boolean;
  readonly now: Date;
}

/** @returns the token for the cookie, and when it ends */
export async function openSession(
  db: Db,
  session: NewSession,
): Promise<{ token: string; expiresAt: Date; sessionId: string }> {
  const token = newToken();
  const hours = session.keep ? daysWhenKept * 24 : hoursOnThisDevice;
  const expiresAt = new Date(session.now.getTime() + hours * 3_600_000);
  const sessionId = newId();
  await db
    .insertInto('session')
    .values({
      id: sessionId,
      token_hash: hashToken(token),
      person_id: session.personId,
      device: session.device.slice(0, 200),
      second_factor_at: session.secondFactor ? session.now : null,
      proved_at: session.now,
      created_at: session.now,
      seen_at: session.now,
      expires_at: expiresAt,
    })
    .execute();
  return { token, expiresAt, sessionId };
}

interface SessionRow {
  session_id: string;
  person_id: string;
  name: string;
  staff: boolean;
  memberships: { organisationId: string; role: MembershipRole }[];
  programme_roles: ProgrammeRole[];
  companies: string[];
  acting_for: string | null;
  proved_at: Date;
  seen_at: Date;
  second_factor: boolean;
  needs: string[];
  scanning: string | null;
}

/** Everything that policies ask about the person who is looking, in one statement. */
export async function findViewer(db: Db, token: string, now: Date): Promise<SignedIn | undefined> {
  const { rows } = await selectViewer(
    sql`from session s join person p on p.id = s.person_id
        where s.token_hash = ${hashToken(token)} and s.ended_at is null and s.expires_at > ${now} and p.erased_at is null
          and not is_suspended(p.id, ${now}::timestamptz)`,
    sql`s.id as session_id, s.acting_for, s.proved_at, s.seen_at, (s.second_factor_at is not null) as second_factor`,
    now,
  ).execute(db);
  const row = rows[0];
  if (!row) return undefined;
  if (now.getTime() - row.seen_at.getTime() > touchAfterSeconds * 1_000)
    await db.updateTable('session').set({ seen_at: now }).where('id', '=', row.session_id).execute();
  return toViewer(row);
}

/** The viewer behind a personal token or a command: the same facts, without a session. */
export async function findPersonAsViewer(db: Db, personId: string, now: Date): Promise<SignedIn | undefined> {
  const { rows } = await selectViewer(
    sql`from person p where p.id = ${personId} and p.erased_at is null and not is_suspended(p.id, ${now}::timestamptz)`,
    sql`'' as session_id, null::uuid as acting_for, 'epoch'::timestamptz as proved_at, ${now}::timestamptz as seen_at, false as second_factor`,
    now,
  ).execute(db);
  return rows[0] ? toViewer(rows[0]) : undefined;
}

/** The viewer who holds a verified address, for commands. Case and spaces around do not matter. */
export async function findViewerByAddress(db: Db, address: string, now: Date): Promise<SignedIn | undefined> {
  const row = await db
    .selectFrom('person_email')
    .where('address', '=', address.trim().toLowerCase())
    .where('verified_at', 'is not', null)
    .select('person_id')
    .executeTakeFirst();
  return row && findPersonAsViewer(db, row.person_id, now);
}

function selectViewer(
  from: RawBuilder<unknown>,
  own: RawBuilder<unknown>,
  now: Date,
): RawBuilder<SessionRow> {
  return sql<SessionRow>`
    select p.id as person_id, p.name, p.kind = 'staff' as staff, ${own},
      coalesce((select jsonb_agg(jsonb_build_object('organisationId', m.organisation_id, 'role', m.role) order by m.started_at)
        from membership m where m.person_id = p.id and m.state = 'confirmed'), '[]') as memberships,
      array(select r.role from programme_role r where r.person_id = p.id) as programme_roles,
      array(select u.company_id from company_user u join company c on c.id = u.company_id
        where u.person_id = p.id and u.ended_at is null and u.expires_on >= london_day(${now}::timestamptz) and c.state = 'verified') as companies,
      array(select n.kind from communication_need n
        where n.person_id = p.id and n.whose = 'person' and n.removed_at is null) as needs,
      (select s.carried from scan_setting s where s.person_id = p.id) as scanning
    ${from}`;
}

/** Without a second factor in this session, the roles of programme staff rest. */
function toViewer(row: SessionRow): SignedIn {
  const actingFor =
    row.memberships.find((m) => m.organisationId === row.acting_for)?.organisationId ??
    row.memberships[0]?.organisationId ??
    null;
  return {
    kind: 'person',
    personId: row.person_id,
    name: row.name,
    staff: row.staff,
    memberships: row.memberships,
    programmeRoles: row.second_factor ? row.programme_roles : [],
    companies: row.companies,
    actingFor,
    sessionId: row.session_id,
    provedAt: row.proved_at,
    secondFactor: row.second_factor,
    presentation: presentationFromNeeds(row.needs),
    ...(row.scanning === null ? {} : { scanning: row.scanning }),
  };
}

/** Whose session this token was, though it has ended: what was typed is kept for that person alone. */
export async function findFormerOwner(db: Db, token: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('session')
    .where('token_hash', '=', hashToken(token))
    .select('person_id')
    .executeTakeFirst();
  return row?.person_id;
}

export async function endSession(db: Db, sessionId: string, now: Date): Promise<void> {
  await db
    .updateTable('session')
    .set({ ended_at: now })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute();
}
