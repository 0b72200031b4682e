import { type RawBuilder, sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Viewer } from '#kit/viewer.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { hashToken, newToken } from '#platform/secrets.ts';

const validDays = 30;
const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface TeamMember {
  readonly personId: string;
  readonly name: string;
  readonly profession: string | null;
  readonly organisation: string | null;
  readonly role: 'owner' | 'member';
  readonly shownByName: boolean;
}

/** A project's team, its owner first, as one column of a larger statement. An organisation is where a person works now. */
export function teamAsJson(projectId: string): RawBuilder<TeamMember[]> {
  return sql`coalesce((select jsonb_agg(jsonb_build_object('personId', m.person_id,
      'name', coalesce(person.name, 'Somebody whose account is closed'), 'profession', person.profession,
      'role', m.role, 'shownByName', m.shown_by_name,
      'organisation', (select o.name from membership w join organisation o on o.id = w.organisation_id
        where w.person_id = m.person_id and w.state = 'confirmed' order by w.started_at limit 1))
      order by m.role = 'owner' desc, m.joined_at, m.person_id)
    from project_member m join person on person.id = m.person_id where m.project_id = ${projectId}), '[]')`;
}

export async function findTeam(db: Db, projectId: string): Promise<TeamMember[]> {
  const { rows } = await sql<{ team: TeamMember[] }>`select ${teamAsJson(projectId)} as team`.execute(db);
  return rows[0]?.team ?? [];
}

export interface Invitation {
  readonly invitationId: string;
  readonly address: string;
  readonly expiresAt: Date;
}

export async function findOpenInvitations(db: Db, projectId: string, now: Date): Promise<Invitation[]> {
  const rows = await db
    .selectFrom('project_invitation')
    .where('project_id', '=', projectId)
    .where('accepted_at', 'is', null)
    .where('declined_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('invited_at')
    .select(['id', 'address', 'expires_at'])
    .execute();
  return rows.map((row) => ({ invitationId: row.id, address: row.address, expiresAt: row.expires_at }));
}

/** @returns the invitation's id and the secret for its e-mailed link; the database keeps only the hash */
export async function insertInvitation(
  tx: Tx,
  invitation: { projectId: string; address: string; invitedBy: string; now: Date },
): Promise<{ invitationId: string; key: string }> {
  const key = newToken();
  const invitationId = newId();
  await tx
    .insertInto('project_invitation')
    .values({
      id: invitationId,
      project_id: invitation.projectId,
      address: invitation.address,
      token_hash: hashToken(key),
      invited_by: invitation.invitedBy,
      invited_at: invitation.now,
      expires_at: new Date(invitation.now.getTime() + validDays * 86_400_000),
    })
    .execute();
  return { invitationId, key };
}

/** Whether this address is that of someone on the team. */
export async function isAddressOnTeam(db: Db, projectId: string, address: string): Promise<boolean> {
  const row = await db
    .selectFrom('project_member as m')
    .innerJoin('person_email as e', 'e.person_id', 'm.person_id')
    .where('m.project_id', '=', projectId)
    .where('e.address', '=', address)
    .select('m.person_id')
    .executeTakeFirst();
  return row !== undefined;
}

export interface OpenInvitation {
  readonly invitationId: string;
  readonly projectId: string;
  readonly organisationId: string;
  readonly title: string;
  readonly organisationName: string;
  readonly invitedBy: string;
  readonly expiresAt: Date;
}

/** By the secret of the e-mailed link, or by its id for the person whose confirmed address it names. */
export async function findInvitation(
  db: Db,
  viewer: Viewer,
  key: string,
  now: Date,
): Promise<OpenInvitation | undefined> {
  const row = await db
    .selectFrom('project_invitation as i')
    .innerJoin('project as p', 'p.id', 'i.project_id')
    .innerJoin('organisation as o', 'o.id', 'p.organisation_id')
    .innerJoin('person as inviter', 'inviter.id', 'i.invited_by')
    .where('i.accepted_at', 'is', null)
    .where('i.declined_at', 'is', null)
    .where('i.withdrawn_at', 'is', null)
    .where('i.expires_at', '>', now)
    .where((eb) => {
      if (!idPattern.test(key)) return eb('i.token_hash', '=', hashToken(key));
      if (viewer.kind === 'visitor') return sql<boolean>`false`;
      return eb.and([
        eb('i.id', '=', key),
        eb.exists(
          eb
            .selectFrom('person_email as e')
            .where('e.person_id', '=', viewer.personId)
            .where('e.verified_at', 'is not', null)
            .whereRef('e.address', '=', 'i.address')
            .select('e.id'),
        ),
      ]);
    })
    .select([
      'i.id',
      'i.project_id',
      'p.organisation_id',
      'p.title',
      'o.name as organisation_name',
      'inviter.name as inviter',
      'i.expires_at',
    ])
    .executeTakeFirst();
  return (
    row && {
      invitationId: row.id,
      projectId: row.project_id,
      organisationId: row.organisation_id,
      title: row.title,
      organisationName: row.organisation_name,
      invitedBy: row.inviter ?? 'Somebody of the team',
      expiresAt: row.expires_at,
    }
  );
}

/** @returns false where it was answered or withdrawn meanwhile */
export async function closeInvitation(
  tx: Tx,
  invitationId: string,
  how: { accepted_at: Date; accepted_by: string } | { declined_at: Date } | { withdrawn_at: Date },
): Promise<boolean> {
  const closed = await tx
    .updateTable('project_invitation')
    .set(how)
    .where('id', '=', invitationId)
    .where('accepted_at', 'is', null)
    .where('declined_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return closed.numUpdatedRows === 1n;
}

/** @returns false where the person is on the team already */
export async function insertMember(tx: Tx, projectId: string, personId: string, now: Date): Promise<boolean> {
  const inserted = await tx
    .insertInto('project_member')
    .values({ project_id: projectId, person_id: personId, joined_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** Owners stay until they have passed the project on. @returns false where there is no such member to take away */
export async function deleteMember(tx: Tx, projectId: string, personId: string): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('project_member')
    .where('project_id', '=', projectId)
    .where('person_id', '=', personId)
    .where('role', '=', 'member')
    .executeTakeFirst();
  return deleted.numDeletedRows === 1n;
}

/** Makes one member the owner, and the owner a member. @returns false where that member is gone, or owns it already */
export async function passOwnership(tx: Tx, projectId: string, personId: string): Promise<boolean> {
  await tx.selectFrom('project').where('id', '=', projectId).select('id').forUpdate().execute();
  const raised = await tx
    .updateTable('project_member')
    .set({ role: 'owner' })
    .where('project_id', '=', projectId)
    .where('person_id', '=', personId)
    .where('role', '=', 'member')
    .executeTakeFirst();
  if (raised.numUpdatedRows !== 1n) return false;
  await tx
    .updateTable('project_member')
    .set({ role: 'member' })
    .where('project_id', '=', projectId)
    .where('person_id', '<>', personId)
    .where('role', '=', 'owner')
    .execute();
  return true;
}

export async function setShownByName(
  tx: Tx,
  projectId: string,
  personId: string,
  shown: boolean,
): Promise<void> {
  await tx
    .updateTable('project_member')
    .set({ shown_by_name: shown })
    .where('project_id', '=', projectId)
    .where('person_id', '=', personId)
    .execute();
}
