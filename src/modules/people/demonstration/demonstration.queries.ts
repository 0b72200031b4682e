import { sql } from 'kysely';
import type { Db } from '#platform/db/database.ts';

export type DemonstrationPart = 'staff' | 'lead' | 'public' | 'company' | 'programme';

export interface DemonstrationPerson {
  readonly personId: string;
  readonly name: string;
  readonly part: DemonstrationPart;
  readonly standing: string;
  readonly secondFactor: boolean;
  /** Answers owed, companies' offers to decide on, offers made, needs told. */
  readonly owed: number;
  readonly offered: number;
  readonly offers: number;
  readonly needs: number;
}

const shownOfEachPart = 6;

const openOffer = sql`('submitted', 'screened', 'shortlisted', 'conflict-review', 'clear', 'clear-with-mitigation')`;

/**
 * The made-up people of the demonstration, a few of each part; first those who have something on the go, so that there is
 * something to try, then as chance has it. Of staff every second has nothing going on with companies, as most people.
 */
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
        exists (select 1 from project_member t where t.person_id = p.id) as on_team,
        (select count(*)::int from answer_duty d where d.holder_id = p.id and d.done_at is null) as owed,
        (select count(*)::int from expression_of_interest e join sponsorship_request r on r.id = e.request_id
          join project j on j.id = r.project_id where e.state in ${openOffer}
          and (exists (select 1 from project_member t where t.project_id = j.id and t.person_id = p.id)
            or exists (select 1 from membership m where m.organisation_id = j.organisation_id and m.person_id = p.id
              and m.state = 'confirmed' and m.role in ('lead', 'deputy')))) as offered,
        (select count(*)::int from expression_of_interest e join company_user u on u.company_id = e.company_id
          where u.person_id = p.id) as offers,
        (select count(*)::int from communication_need n where n.person_id = p.id and n.removed_at is null) as needs
      from person p join person_email e on e.person_id = p.id and e.address like '%@demonstration.example'
      where p.erased_at is null),
    parts as (
      select *, owed + 3 * offered + offers + needs as on_the_go,
        case when programme then 'programme' when company then 'company' when of_company then null
        when leads then 'lead' when kind = 'staff' then 'staff' else 'public' end as part
      from made_up),
    ranked as (
      select *, case when part = 'staff'
        then row_number() over (partition by part, offered > 0 order by on_team desc, profession like '%nurse%' desc nulls last, md5(name))
        end as turn from parts where part is not null),
    placed as (
      select *, row_number() over (partition by part order by turn, on_the_go desc, on_team desc, profession like '%nurse%' desc nulls last, md5(name)) as place
      from ranked)
    select id as "personId", name, part, programme as "secondFactor",
      concat_ws(', ', coalesce(profession, 'patient, carer or supporter'),
        case when part = 'lead' then 'lead of ' || works_at else works_at end) as standing,
      owed, offered, offers, needs
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
