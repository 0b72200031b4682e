import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import type { Asker } from '../question.rules.ts';

/** As every company reads it. Of the time it tells the day of the answer alone. */
export interface PublishedAnswer {
  readonly questionId: string;
  readonly question: string;
  readonly answer: string;
  readonly answeredOn: string;
}

/** In the order of their answers, so that nothing tells in which order they were asked. */
export async function findPublishedAnswers(db: Db, requestId: string): Promise<PublishedAnswer[]> {
  const rows = await db
    .selectFrom('request_question')
    .where('request_id', '=', requestId)
    .where('answered_at', 'is not', null)
    .orderBy('answered_at')
    .orderBy('id')
    .select([
      'id',
      'published_question',
      'answer',
      sql<string>`london_day(answered_at)::text`.as('answered_on'),
    ])
    .execute();
  return rows.map((row) => ({
    questionId: row.id,
    question: row.published_question ?? '',
    answer: row.answer ?? '',
    answeredOn: row.answered_on,
  }));
}

export interface OpenQuestion {
  readonly questionId: string;
  readonly question: string;
  readonly answerDueOn: string;
}

/** For the side that asks: what waits for an answer. Who asked is not selected. In an order that tells nothing. */
export async function findOpenQuestions(db: Db, requestId: string): Promise<OpenQuestion[]> {
  const rows = await db
    .selectFrom('request_question')
    .where('request_id', '=', requestId)
    .where('answered_at', 'is', null)
    .orderBy('answer_due_on')
    .orderBy('question')
    .select(['id', 'question', 'answer_due_on'])
    .execute();
  return rows.map((row) => ({
    questionId: row.id,
    question: row.question,
    answerDueOn: row.answer_due_on,
  }));
}

/** For a company's people: what they asked and nobody has answered. */
export async function findOwnOpenQuestions(
  db: Db,
  requestId: string,
  companyIds: readonly string[],
): Promise<OpenQuestion[]> {
  if (companyIds.length === 0) return [];
  const rows = await db
    .selectFrom('request_question')
    .where('request_id', '=', requestId)
    .where('company_id', 'in', [...companyIds])
    .where('answered_at', 'is', null)
    .orderBy('asked_at')
    .select(['id', 'question', 'answer_due_on'])
    .execute();
  return rows.map((row) => ({
    questionId: row.id,
    question: row.question,
    answerDueOn: row.answer_due_on,
  }));
}

export interface FoundQuestion extends OpenQuestion {
  readonly requestId: string;
  readonly companyId: string;
  readonly answered: boolean;
}

export async function findQuestion(db: Db, questionId: string): Promise<FoundQuestion | undefined> {
  const row = await db
    .selectFrom('request_question')
    .where('id', '=', questionId)
    .select(['id', 'request_id', 'company_id', 'question', 'answer_due_on', 'answered_at'])
    .executeTakeFirst();
  return (
    row && {
      questionId: row.id,
      requestId: row.request_id,
      companyId: row.company_id,
      question: row.question,
      answerDueOn: row.answer_due_on,
      answered: row.answered_at !== null,
    }
  );
}

const sharedMailDomains = ['gmail.com', 'outlook.com', 'hotmail.com', 'yahoo.com', 'icloud.com'];

/** What a text must not hold if nobody is to learn that this company wrote it. */
export async function findAsker(db: Db, companyId: string): Promise<Asker> {
  const company = await db
    .selectFrom('company')
    .where('id', '=', companyId)
    .select(['name', 'parent_name', 'company_number'])
    .executeTakeFirstOrThrow();
  const people = await db
    .selectFrom('company_user as u')
    .innerJoin('person as p', 'p.id', 'u.person_id')
    .leftJoin('person_email as m', 'm.person_id', 'p.id')
    .where('u.company_id', '=', companyId)
    .select(['p.name', 'm.address'])
    .execute();
  const domains = people
    .map((row) => row.address?.split('@')[1] ?? '')
    .filter((domain) => domain !== '' && !sharedMailDomains.includes(domain));
  return {
    companyName: company.name,
    parentName: company.parent_name,
    companyNumber: company.company_number,
    people: people.map((row) => row.name),
    mailDomains: [...new Set(domains)],
  };
}

export async function countOpenQuestions(db: Db, requestId: string, companyId: string): Promise<number> {
  const row = await db
    .selectFrom('request_question')
    .where('request_id', '=', requestId)
    .where('company_id', '=', companyId)
    .where('answered_at', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('open'))
    .executeTakeFirstOrThrow();
  return Number(row.open);
}

/** The event names neither the company nor the person: its readers are the side that asks. */
export async function insertQuestion(
  tx: Tx,
  act: Act,
  question: {
    requestId: string;
    companyId: string;
    askedBy: string;
    question: string;
    answerDueOn: string;
  },
): Promise<string> {
  const questionId = newId();
  await tx
    .insertInto('request_question')
    .values({
      id: questionId,
      request_id: question.requestId,
      company_id: question.companyId,
      asked_by: question.askedBy,
      asked_at: act.at,
      question: question.question,
      answer_due_on: question.answerDueOn,
    })
    .execute();
  await append(
    tx,
    { ...act, actor: null, organisation: null },
    {
      verb: 'sponsorship-question.asked',
      subjectKind: 'sponsorship-question',
      subject: questionId,
    },
  );
  return questionId;
}

/** @returns false where a colleague was quicker */
export async function saveAnswer(
  tx: Tx,
  act: Act,
  answer: { questionId: string; question: string; answer: string; by: string },
): Promise<boolean> {
  const saved = await tx
    .updateTable('request_question')
    .set({
      published_question: answer.question,
      answer: answer.answer,
      answered_by: answer.by,
      answered_at: act.at,
    })
    .where('id', '=', answer.questionId)
    .where('answered_at', 'is', null)
    .executeTakeFirst();
  if (saved.numUpdatedRows !== 1n) return false;
  await append(tx, act, {
    verb: 'sponsorship-question.answered',
    subjectKind: 'sponsorship-question',
    subject: answer.questionId,
  });
  return true;
}
