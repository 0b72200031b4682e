import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import { userChaseDays } from '../company.rules.ts';
import { declarationChaseDays } from '../declaration.rules.ts';
import { lapseReminderDays } from '../request.rules.ts';

const chasedAtOnce = 500;

/** The latest of the days so many days before `ends` that has come: null where none has. */
function dueDay(ends: RawBuilder<unknown>, daysBefore: readonly number[], today: string) {
  const latestFirst = daysBefore.toSorted((a, b) => a - b);
  return sql`case ${sql.join(
    latestFirst.map((days) => sql`when ${today}::date >= ${ends} - ${days}::int then ${ends} - ${days}::int`),
    sql` `,
  )} end`;
}

/** The team and its leads hear that a request will lapse. Each chase runs once for each of its days. @returns how many */
export async function remindOfLapse(tx: Tx, act: Act, today: string): Promise<number> {
  const due = dueDay(sql`r.lapses_on`, lapseReminderDays, today);
  const { rows } = await sql<{ id: string; project_id: string; lapses_on: string }>`
    update sponsorship_request r set reminded_for = ${due}
    where r.id in (select r.id from sponsorship_request r where r.state in ('listed', 'in-talks') and r.lapses_on >= ${today}::date
      and ${due} is not null and (r.reminded_for is null or r.reminded_for < ${due}) limit ${chasedAtOnce} for update skip locked)
    returning r.id, r.project_id, r.lapses_on`.execute(tx);
  for (const row of rows)
    await append(tx, act, {
      verb: 'sponsorship-request.lapses-soon',
      subjectKind: 'sponsorship-request',
      subject: row.id,
      payload: { lapsesOn: row.lapses_on },
    });
  return rows.length;
}

/** Who acts for a company hears that their naming ends, and so do their colleagues. @returns how many */
export async function chaseUsers(tx: Tx, act: Act, today: string): Promise<number> {
  const due = dueDay(sql`u.expires_on`, userChaseDays, today);
  const { rows } = await sql<{ company_id: string; person_id: string; expires_on: string }>`
    update company_user u set chased_for = ${due}
    where (u.company_id, u.person_id) in (select u.company_id, u.person_id from company_user u join company c on c.id = u.company_id
      where c.state = 'verified' and u.ended_at is null and u.expires_on >= ${today}::date
      and ${due} is not null and (u.chased_for is null or u.chased_for < ${due}) limit ${chasedAtOnce} for update of u skip locked)
    returning u.company_id, u.person_id, u.expires_on`.execute(tx);
  for (const row of rows)
    await append(tx, act, {
      verb: 'company.user-expires-soon',
      subjectKind: 'company',
      subject: row.company_id,
      concerns: [row.person_id],
      payload: { personId: row.person_id, expiresOn: row.expires_on },
    });
  return rows.length;
}

/** A declaration that ends soon while its request runs is asked for again, once. @returns how many */
export async function chaseDeclarations(tx: Tx, act: Act, today: string): Promise<number> {
  const due = sql`d.expires_on - ${declarationChaseDays}::int`;
  const { rows } = await sql<{ id: string; request_id: string; person_id: string; expires_on: string }>`
    update declaration d set chased_for = ${due}
    where d.id in (select d.id from declaration d join sponsorship_request r on r.id = d.request_id
      where d.superseded_at is null and r.state in ('draft', 'listed', 'in-talks', 'matched') and ${today}::date >= ${due}
        and d.chased_for is null limit ${chasedAtOnce} for update of d skip locked)
    returning d.id, d.request_id, d.person_id, d.expires_on`.execute(tx);
  for (const row of rows)
    await append(tx, act, {
      verb: 'declaration.expires-soon',
      subjectKind: 'declaration',
      subject: row.request_id,
      concerns: [row.person_id],
      payload: { personId: row.person_id, expiresOn: row.expires_on },
    });
  return rows.length;
}

const missingChasedEveryDays = 7;

/** Who decides on an offer that is not decided, and has no declaration that stands, is asked for it once a week. @returns how many */
export async function chaseMissingDeclarations(tx: Tx, act: Act, today: string): Promise<number> {
  const { rows } = await sql<{ request_id: string; person_id: string }>`
    select distinct e.request_id, u.person_id
    from expression_of_interest e cross join lateral undeclared_deciders(e.id, ${today}::date) as u(person_id)
    where e.state in ('submitted', 'screened', 'shortlisted', 'conflict-review', 'clear', 'clear-with-mitigation')
      and not exists (select 1 from event v where v.subject = e.request_id and v.verb = 'declaration.missing'
        and u.person_id = any(v.concerns) and v.at > ${act.at}::timestamptz - ${missingChasedEveryDays}::int * interval '1 day')
    limit ${chasedAtOnce}`.execute(tx);
  for (const row of rows)
    await append(tx, act, {
      verb: 'declaration.missing',
      subjectKind: 'declaration',
      subject: row.request_id,
      concerns: [row.person_id],
      payload: { personId: row.person_id },
    });
  return rows.length;
}

/** A question whose day has passed is brought before the team and its leads, once. @returns how many */
export async function chaseQuestions(tx: Tx, act: Act, today: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update request_question q set chased_at = ${act.at}
    where q.id in (select q.id from request_question q join sponsorship_request r on r.id = q.request_id
      where q.answered_at is null and q.chased_at is null and q.answer_due_on < ${today}::date
        and r.state in ('listed', 'in-talks') limit ${chasedAtOnce} for update of q skip locked)
    returning q.id`.execute(tx);
  for (const row of rows)
    await append(tx, act, {
      verb: 'sponsorship-question.answer-overdue',
      subjectKind: 'sponsorship-question',
      subject: row.id,
    });
  return rows.length;
}
