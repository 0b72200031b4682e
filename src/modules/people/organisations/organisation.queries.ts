import { sql } from 'kysely';
import type { Viewer } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';

export interface Organisation {
  readonly id: string;
  readonly odsCode: string;
  readonly name: string;
  readonly kind: string;
  readonly town: string | null;
  readonly region: string | null;
  readonly closedOn: string | null;
  readonly successor: { readonly odsCode: string; readonly name: string } | null;
}

export async function findOrganisation(db: Db, odsCode: string): Promise<Organisation | undefined> {
  const row = await db
    .selectFrom('organisation as o')
    .leftJoin('organisation as s', 's.id', 'o.successor_id')
    .where('o.ods_code', '=', odsCode.toUpperCase())
    .select([
      'o.id',
      'o.ods_code',
      'o.name',
      'o.kind',
      'o.town',
      'o.region',
      'o.closed_on',
      's.ods_code as s_code',
      's.name as s_name',
    ])
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      odsCode: row.ods_code,
      name: row.name,
      kind: row.kind,
      town: row.town,
      region: row.region,
      closedOn: row.closed_on,
      successor:
        row.s_code === null || row.s_name === null ? null : { odsCode: row.s_code, name: row.s_name },
    }
  );
}

export async function findOdsCode(db: Db, organisationId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('organisation')
    .where('id', '=', organisationId)
    .select('ods_code')
    .executeTakeFirst();
  return row?.ods_code;
}

export interface OrganisationLine {
  readonly id: string;
  readonly odsCode: string;
  readonly name: string;
  readonly town: string | null;
  readonly region: string | null;
}

/** Organisations by name, a page at a time, after the last one shown. */
export async function listOrganisations(
  db: Db,
  filter: {
    words: string;
    region: string | undefined;
    after: { name: string; id: string } | undefined;
    atMost: number;
  },
): Promise<OrganisationLine[]> {
  const rows = await db
    .selectFrom('organisation')
    .$if(filter.words !== '', (q) =>
      q.where((eb) =>
        eb.or([
          eb('name', 'ilike', `%${escapeLike(filter.words)}%`),
          eb('ods_code', '=', filter.words.toUpperCase()),
        ]),
      ),
    )
    .$if(filter.region !== undefined, (q) => q.where('region', '=', filter.region ?? ''))
    .$if(filter.after !== undefined, (q) =>
      q.where(sql<boolean>`(name, id) > (${filter.after?.name}, ${filter.after?.id})`),
    )
    .orderBy('name')
    .orderBy('id')
    .limit(filter.atMost)
    .select(['id', 'ods_code', 'name', 'town', 'region'])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    odsCode: row.ods_code,
    name: row.name,
    town: row.town,
    region: row.region,
  }));
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (special) => `\\${special}`);
}

export interface Lead {
  readonly name: string;
  readonly role: string;
}

/** Leads and deputies answer in public for their organisation, so that their names stand on its page for those who are signed in. */
export async function findLeads(db: Db, organisationId: string): Promise<Lead[]> {
  const rows = await db
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .where('m.organisation_id', '=', organisationId)
    .where('m.state', '=', 'confirmed')
    .where('m.role', 'in', ['lead', 'deputy'])
    .where('p.erased_at', 'is', null)
    .orderBy('m.role', 'desc')
    .orderBy('m.started_at')
    .select(['p.name', 'm.role'])
    .execute();
  return rows.map((row) => ({ name: row.name ?? '', role: row.role }));
}

export interface OrganisationCounts {
  readonly projects: number;
  readonly ideas: number;
  readonly adoptions: number;
}

/** What everyone may see of an organisation's part, counted. */
export async function countOpenRecords(db: Db, organisationId: string): Promise<OrganisationCounts> {
  const { rows } = await sql<OrganisationCounts>`select
    (select count(*)::int from project where organisation_id = ${organisationId} and state = 'published' and hidden_at is null and visibility = 'everyone') as projects,
    (select count(*)::int from idea where organisation_id = ${organisationId} and hidden_at is null and state <> 'merged' and visibility = 'everyone') as ideas,
    (select count(*)::int from adoption a join project p on p.id = a.project_id where a.organisation_id = ${organisationId} and a.hidden_at is null
      and p.state = 'published' and p.hidden_at is null and p.visibility = 'everyone') as adoptions`.execute(
    db,
  );
  return rows[0] ?? { projects: 0, ideas: 0, adoptions: 0 };
}

export async function isFollowing(db: Db, viewer: Viewer, subjectId: string): Promise<boolean> {
  if (viewer.kind !== 'person') return false;
  const row = await db
    .selectFrom('follow')
    .where('person_id', '=', viewer.personId)
    .where('subject_id', '=', subjectId)
    .select('since')
    .executeTakeFirst();
  return row !== undefined;
}
