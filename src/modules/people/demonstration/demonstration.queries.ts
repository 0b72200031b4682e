import { sql } from 'kysely';
import type { Db } from '#platform/db/database.ts';

export interface DemonstrationPerson {
  readonly personId: string;
  readonly name: string;
  readonly address: string;
  readonly standing: string;
  readonly secondFactor: boolean;
}

const shownMax = 40;

/** The made-up people of the demonstration, those with a part to play first. */
export async function findDemonstrationPeople(db: Db): Promise<DemonstrationPerson[]> {
  const { rows } = await sql<DemonstrationPerson>`
    select p.id as "personId", p.name, e.address,
      coalesce(p.profession, p.kind) || coalesce(', ' || (select string_agg(
        case m.role when 'member' then o.name else m.role || ' of ' || o.name end, '; ')
        from membership m join organisation o on o.id = m.organisation_id
        where m.person_id = p.id and m.state = 'confirmed'), '')
        || coalesce(', programme ' || (select string_agg(r.role, ' and ' order by r.role) from programme_role r where r.person_id = p.id), '')
        || coalesce(', for ' || (select string_agg(c.name, ' and ') from company_user u join company c on c.id = u.company_id
          where u.person_id = p.id and u.ended_at is null), '') as standing,
      exists (select 1 from programme_role r where r.person_id = p.id) as "secondFactor"
    from person p join person_email e on e.person_id = p.id and e.address like '%@demonstration.example'
    where p.erased_at is null
    order by (select count(*) from programme_role r where r.person_id = p.id) desc,
      (select count(*) from company_user u where u.person_id = p.id) desc,
      (select count(*) from membership m where m.person_id = p.id and m.role <> 'member') desc, p.name
    limit ${shownMax}`.execute(db);
  return rows;
}

/** @returns undefined for anyone who is not one of the made-up people */
export async function findDemonstrationPerson(
  db: Db,
  personId: string,
): Promise<DemonstrationPerson | undefined> {
  return (await findDemonstrationPeople(db)).find((person) => person.personId === personId);
}
