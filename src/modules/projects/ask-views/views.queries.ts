import { type SqlBool, sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Viewer } from '#kit/viewer.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { visibleTo } from '#platform/db/visible-to.queries.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import { readableProject } from '../project.queries.ts';
import type { Help } from './views.rules.ts';

export interface Question {
  readonly questionId: string;
  readonly projectId: string;
  readonly projectTitle: string;
  readonly organisationName: string;
  readonly question: string;
  readonly askedAt: Date;
  readonly closesOn: string;
  readonly closed: boolean;
  readonly whatChanged: string | null;
  readonly answerCount: number;
  readonly teamIds: readonly string[];
}

/** A question is as open as its project. */
function selectQuestions(db: Db, viewer: Viewer) {
  return db
    .selectFrom('views_question as q')
    .innerJoin('project as p', 'p.id', 'q.project_id')
    .innerJoin('organisation as o', 'o.id', 'p.organisation_id')
    .where(visibleTo(viewer, readableProject))
    .where('p.hidden_at', 'is', null)
    .select([
      'q.id',
      'q.project_id',
      'p.title',
      'o.name',
      'q.question',
      'q.asked_at',
      'q.closes_on',
      'q.closed_at',
      'q.what_changed',
      sql<number>`(select count(*)::int from views_answer a where a.question_id = q.id)`.as('answers'),
      sql<string[]>`array(select m.person_id from project_member m where m.project_id = p.id)`.as('team'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectQuestions>['executeTakeFirstOrThrow']>>;

function toQuestion(row: Row): Question {
  return {
    questionId: row.id,
    projectId: row.project_id,
    projectTitle: row.title,
    organisationName: row.name,
    question: row.question,
    askedAt: row.asked_at,
    closesOn: row.closes_on,
    closed: row.closed_at !== null,
    whatChanged: row.what_changed,
    answerCount: row.answers,
    teamIds: row.team,
  };
}

const questionsShown = 100;

/** What can be answered today, the first to close first. */
export async function findOpenQuestions(db: Db, viewer: Viewer, today: string): Promise<Question[]> {
  const rows = await selectQuestions(db, viewer)
    .where('q.closed_at', 'is', null)
    .where('q.closes_on', '>=', today)
    .orderBy('q.closes_on')
    .orderBy('q.id')
    .limit(questionsShown)
    .execute();
  return rows.map(toQuestion);
}

export async function findQuestion(
  db: Db,
  viewer: Viewer,
  questionId: string,
): Promise<Question | undefined> {
  const row = await selectQuestions(db, viewer).where('q.id', '=', questionId).executeTakeFirst();
  return row && toQuestion(row);
}

export async function insertQuestion(
  tx: Tx,
  act: Act,
  asked: { projectId: string; question: string; closesOn: string; by: string },
): Promise<string> {
  const questionId = newId();
  await tx
    .insertInto('views_question')
    .values({
      id: questionId,
      project_id: asked.projectId,
      question: asked.question,
      asked_by: asked.by,
      asked_at: act.at,
      closes_on: asked.closesOn,
    })
    .execute();
  await tx.updateTable('project').set({ seeks_views: true }).where('id', '=', asked.projectId).execute();
  await append(tx, act, {
    verb: 'views.asked',
    subjectKind: 'views-question',
    subject: questionId,
    concerns: [asked.projectId],
    payload: { closesOn: asked.closesOn },
  });
  return questionId;
}

export interface ViewsAnswer {
  readonly personId: string;
  readonly name: string | null;
  readonly body: string;
  readonly help: Help;
  /** The symbols that it was composed with, where it was. */
  readonly symbols: unknown;
  readonly answeredAt: Date;
}

/** For the team that asked, the oldest first. */
export async function findAnswers(db: Db, questionId: string): Promise<ViewsAnswer[]> {
  const rows = await db
    .selectFrom('views_answer as a')
    .innerJoin('person as p', 'p.id', 'a.person_id')
    .where('a.question_id', '=', questionId)
    .orderBy('a.answered_at')
    .limit(questionsShown)
    .select(['a.person_id', 'p.name', 'a.body', 'a.help', 'a.symbols', 'a.answered_at'])
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    body: row.body,
    help: row.help as Help,
    symbols: row.symbols,
    answeredAt: row.answered_at,
  }));
}

export type OwnAnswer = Pick<ViewsAnswer, 'body' | 'symbols' | 'help'>;

export async function findOwnAnswer(
  db: Db,
  questionId: string,
  personId: string,
): Promise<OwnAnswer | undefined> {
  const row = await db
    .selectFrom('views_answer')
    .where('question_id', '=', questionId)
    .where('person_id', '=', personId)
    .select(['body', 'symbols', 'help'])
    .executeTakeFirst();
  return row && { ...row, help: row.help as Help };
}

const ownAnswersShown = 50;

/** What this person answered, as far as the project is still open to everyone; the newest first. */
export async function findOwnAnswers(
  db: Db,
  personId: string,
): Promise<{ id: string; question: string; body: string; at: Date; whatChanged: string | undefined }[]> {
  const rows = await db
    .selectFrom('views_answer as a')
    .innerJoin('views_question as q', 'q.id', 'a.question_id')
    .innerJoin('project as p', 'p.id', 'q.project_id')
    .where('a.person_id', '=', personId)
    .where('p.visibility', '=', 'everyone')
    .where('p.hidden_at', 'is', null)
    .orderBy('a.answered_at', 'desc')
    .limit(ownAnswersShown)
    .select(['q.id', 'q.question', 'q.what_changed', 'a.body', 'a.answered_at'])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    question: row.question,
    body: row.body,
    at: row.answered_at,
    whatChanged: row.what_changed ?? undefined,
  }));
}

/** One answer a person; sent again it takes the place of the first. @returns false where the question closed meanwhile */
export async function putAnswer(
  tx: Tx,
  act: Act,
  answer: {
    question: Question;
    personId: string;
    body: string;
    help: Help;
    by: string;
    symbols: string | null;
  },
): Promise<boolean> {
  const { questionId, projectId } = answer.question;
  const open = await tx
    .selectFrom('views_question')
    .where('id', '=', questionId)
    .where('closed_at', 'is', null)
    .forShare()
    .select('id')
    .executeTakeFirst();
  if (!open) return false;
  await tx
    .insertInto('views_answer')
    .values({
      question_id: questionId,
      person_id: answer.personId,
      body: answer.body,
      help: answer.help,
      answered_by: answer.by,
      symbols: answer.symbols,
      answered_at: act.at,
    })
    .onConflict((conflict) =>
      conflict.columns(['question_id', 'person_id']).doUpdateSet((eb) => ({
        body: eb.ref('excluded.body'),
        help: eb.ref('excluded.help'),
        answered_by: eb.ref('excluded.answered_by'),
        symbols: eb.ref('excluded.symbols'),
        answered_at: eb.ref('excluded.answered_at'),
      })),
    )
    .execute();
  await append(tx, act, {
    verb: 'views.answered',
    subjectKind: 'views-question',
    subject: questionId,
    concerns: [projectId],
    payload: { help: answer.help },
  });
  return true;
}

/** @returns false where a colleague closed it meanwhile */
export async function closeQuestion(
  tx: Tx,
  act: Act,
  question: Question,
  whatChanged: string,
): Promise<boolean> {
  const closed = await tx
    .updateTable('views_question')
    .set({ closed_at: act.at, what_changed: whatChanged })
    .where('id', '=', question.questionId)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  if (closed.numUpdatedRows !== 1n) return false;
  await tx
    .updateTable('project as p')
    .set({ seeks_views: false })
    .where('p.id', '=', question.projectId)
    .where(
      sql<SqlBool>`not exists (select 1 from views_question q where q.project_id = p.id and q.closed_at is null)`,
    )
    .execute();
  await append(tx, act, {
    verb: 'views.closed',
    subjectKind: 'views-question',
    subject: question.questionId,
    concerns: [question.projectId],
  });
  return true;
}

/** The words and the people of a question, for notices. */
export async function findQuestionFacts(
  db: Db,
  questionId: string,
): Promise<{ projectTitle: string; teamIds: string[]; answererIds: string[] } | undefined> {
  const row = await db
    .selectFrom('views_question as q')
    .innerJoin('project as p', 'p.id', 'q.project_id')
    .where('q.id', '=', questionId)
    .select([
      'p.title',
      sql<string[]>`array(select m.person_id from project_member m where m.project_id = p.id)`.as('team'),
      sql<string[]>`array(select a.person_id from views_answer a where a.question_id = q.id)`.as('answerers'),
    ])
    .executeTakeFirst();
  return row && { projectTitle: row.title, teamIds: row.team, answererIds: row.answerers };
}
