import { sql } from 'kysely';
import type { Db } from '#platform/db/database.ts';

export type DemonstrationPart = 'staff' | 'lead' | 'public' | 'company' | 'programme';

export interface DemonstrationPerson {
  readonly personId: string;
  readonly name: string;
  readonly part: DemonstrationPart;
  readonly standing: string;
  readonly secondFactor: boolean;
}

const shownOfEachPart = 6;

/** The made-up people of the demonstration, a few of each part; first those who have something on the go, then as chance has it. */
export async function findDemonstrationPeople(db: Db): Promise<DemonstrationPerson[]> {
  const { rows } = await sql<DemonstrationPerson>`
    with made_up as (
      select p.id, p.name, p.kind, p.profession,
        (select string_agg(o.name, '; ') from membership m join organisation o on o.id = m.organisation_id
          where m.person_id = p.id and m.state = 'confirmed') as works_at,
        exists (select 1 from programme_role r where r.person_id = p.id) as programme,
        exists (select 1 from company_user u join company c on c.id = u.company_id
          where u.person_id = p.id and u.ended_at is null and c.state = 'verified') as company,
        exists (select 1 from company_user u where u.person_id = p.id) as of_company,
        exists (select 1 from membership m where m.person_id = p.id and m.state = 'confirmed' and m.role in ('lead', 'deputy')) as leads,
        exists (select 1 from project_member t where t.person_id = p.id) as on_team
      from person p join person_email e on e.person_id = p.id and e.address like '%@demonstration.example'
      where p.erased_at is null),
    parts as (
      select *, case when programme then 'programme' when company then 'company' when of_company then null
        when leads then 'lead' when kind = 'staff' then 'staff' else 'public' end as part
      from made_up),
    placed as (
      select *, row_number() over (partition by part order by on_team desc, profession like '%nurse%' desc nulls last, md5(name)) as place
      from parts where part is not null)
    select id as "personId", name, part, programme as "secondFactor",
      concat_ws(', ', coalesce(profession, 'patient, carer or supporter'),
        case when part = 'lead' then 'lead of ' || works_at else works_at end) as standing
    from placed where place <= ${shownOfEachPart} order by part, place`.execute(db);
  return rows;
}

/** @returns undefined for anyone who is not one of the made-up people */
export async function findDemonstrationPerson(
  db: Db,
  personId: string,
): Promise<DemonstrationPerson | undefined> {
  return (await findDemonstrationPeople(db)).find((person) => person.personId === personId);
}
