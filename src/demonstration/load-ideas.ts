import { newId } from '#kit/ids.ts';
import { addDays, londonToday } from '#kit/local-date.ts';
import type { DemoIdea } from './demo-files.ts';
import { type LoadedProject, organisationOf, type Scene } from './scene.ts';
import { inChunks } from './told-events.ts';

const answerDueDays = 28;

interface LoadedIdea {
  readonly text: DemoIdea;
  readonly ideaId: string;
  readonly organisationId: string;
  readonly authorId: string;
  readonly postedAt: Date;
  readonly supporters: readonly { personId: string; organisationId: string | null; since: Date }[];
}

export async function loadIdeas(scene: Scene, projects: ReadonlyMap<string, LoadedProject>): Promise<void> {
  const ideas = scene.files.ideas.map((text, i) => castIdea(scene, text, i));
  await insertIdeas(scene, ideas);
  await insertSupport(scene, ideas);
  await insertComments(scene, ideas);
  await insertAnswers(scene, ideas);
  await insertDoneBy(scene, ideas, projects);
  await insertNeeds(scene);
}

function castIdea(scene: Scene, text: DemoIdea, i: number): LoadedIdea {
  const { calendar, cast } = scene;
  const organisation = organisationOf(scene, text.organisation);
  const authorId = cast.authorAt(organisation.id, i).personId;
  const postedAt = calendar.between(text.key, 210, 1);
  const crowd = Math.floor(calendar.pick(`${text.key} crowd`, 36) ** 2 / 36);
  const supporters = new Map<string, { personId: string; organisationId: string | null; since: Date }>();
  for (let n = 0; n < crowd; n += 1) {
    const person = cast.staff[calendar.pick(`${text.key} supporter ${n}`, cast.staff.length)];
    if (!person || person.personId === authorId) continue;
    if (text.visibility === 'organisation' && person.organisationId !== organisation.id) continue;
    supporters.set(person.personId, {
      personId: person.personId,
      organisationId: person.organisationId,
      since: calendar.after(`${text.key} support ${n}`, postedAt, 60),
    });
  }
  return {
    text,
    ideaId: newId(),
    organisationId: organisation.id,
    authorId,
    postedAt,
    supporters: [...supporters.values()],
  };
}

async function insertIdeas({ tx, tell }: Scene, ideas: readonly LoadedIdea[]): Promise<void> {
  await inChunks(ideas, (chunk) =>
    tx
      .insertInto('idea')
      .values(
        chunk.map(({ text, ...idea }) => ({
          id: idea.ideaId,
          organisation_id: idea.organisationId,
          author_id: idea.authorId,
          anonymous: text.anonymous ?? false,
          title: text.title,
          problem: text.problem,
          proposal: text.idea,
          helps: text.helps,
          topics: text.topics,
          setting: text.setting,
          visibility: text.visibility,
          patentable: text.visibility === 'organisation' ? 'not-asked' : 'no',
          supporter_count: idea.supporters.length,
          comment_count: text.comments.length,
          posted_at: idea.postedAt,
        })),
      )
      .execute(),
  );
  await inChunks(ideas, (chunk) =>
    tx
      .insertInto('idea_version')
      .values(
        chunk.map(({ text, ...idea }) => ({
          idea_id: idea.ideaId,
          version: 1,
          title: text.title,
          problem: text.problem,
          proposal: text.idea,
          helps: text.helps,
          topics: text.topics,
          setting: text.setting,
          written_by: idea.authorId,
          written_at: idea.postedAt,
        })),
      )
      .execute(),
  );
  for (const { text, ...idea } of ideas)
    tell({
      verb: 'idea.posted',
      subjectKind: 'idea',
      subject: idea.ideaId,
      concerns: [idea.organisationId],
      at: idea.postedAt,
      actor: text.anonymous ? null : idea.authorId,
      organisation: idea.organisationId,
      payload: { visibility: text.visibility, anonymous: text.anonymous ?? false },
    });
}

async function insertSupport({ tx, tell }: Scene, ideas: readonly LoadedIdea[]): Promise<void> {
  const rows = ideas.flatMap((idea) => idea.supporters.map((supporter) => ({ idea, supporter })));
  await inChunks(rows, (chunk) =>
    tx
      .insertInto('idea_support')
      .values(
        chunk.map(({ idea, supporter }) => ({
          idea_id: idea.ideaId,
          person_id: supporter.personId,
          organisation_id: supporter.organisationId,
          since: supporter.since,
        })),
      )
      .execute(),
  );
  for (const { idea, supporter } of rows)
    tell({
      verb: 'idea.supported',
      subjectKind: 'idea',
      subject: idea.ideaId,
      at: supporter.since,
      actor: supporter.personId,
      organisation: supporter.organisationId,
    });
}

async function insertComments(scene: Scene, ideas: readonly LoadedIdea[]): Promise<void> {
  const { tx, tell, cast, calendar } = scene;
  const rows = ideas.flatMap((idea) =>
    idea.text.comments.map((text, i) => {
      const organisation = organisationOf(scene, text.organisation);
      return {
        commentId: newId(),
        idea,
        body: text.text,
        author: cast.authorAt(organisation.id, i + 1),
        organisationId: organisation.id,
        writtenAt: calendar.after(`${idea.text.key} comment ${i}`, idea.postedAt, 30),
      };
    }),
  );
  await inChunks(rows, (chunk) =>
    tx
      .insertInto('comment')
      .values(
        chunk.map((row) => ({
          id: row.commentId,
          subject_kind: 'idea',
          subject_id: row.idea.ideaId,
          author_id: row.author.personId,
          organisation_id: row.organisationId,
          body: row.body,
          written_at: row.writtenAt,
        })),
      )
      .execute(),
  );
  for (const row of rows)
    tell({
      verb: 'comment.written',
      subjectKind: 'comment',
      subject: row.commentId,
      concerns: [row.idea.ideaId],
      at: row.writtenAt,
      actor: row.author.personId,
      organisation: row.organisationId,
    });
}

/** Where the text gives no answer the organisation still owes one, by a date that a named lead holds. */
async function insertAnswers(
  { tx, tell, cast, calendar }: Scene,
  ideas: readonly LoadedIdea[],
): Promise<void> {
  const answered = ideas.flatMap((idea) =>
    idea.text.answer
      ? [{ idea, answer: idea.text.answer, at: calendar.after(`${idea.text.key} answer`, idea.postedAt, 25) }]
      : [],
  );
  await inChunks(answered, (chunk) =>
    tx
      .insertInto('idea_answer')
      .values(
        chunk.map(({ idea, answer, at }) => ({
          id: newId(),
          idea_id: idea.ideaId,
          kind: answer.kind,
          reason: answer.reason,
          answered_by: cast.leadOf(idea.organisationId).personId,
          answered_at: at,
        })),
      )
      .execute(),
  );
  const doneAt = new Map(answered.map(({ idea, at }) => [idea.ideaId, at]));
  await inChunks(ideas, (chunk) =>
    tx
      .insertInto('answer_duty')
      .values(
        chunk.map((idea) => ({
          id: newId(),
          subject_kind: 'idea',
          subject_id: idea.ideaId,
          organisation_id: idea.organisationId,
          holder_id: cast.leadOf(idea.organisationId).personId,
          held_for: 'organisation',
          due_on: addDays(londonToday(idea.postedAt), answerDueDays),
          done_at: doneAt.get(idea.ideaId) ?? null,
        })),
      )
      .execute(),
  );
  for (const { idea, answer, at } of answered)
    tell({
      verb: 'idea.answered',
      subjectKind: 'idea',
      subject: idea.ideaId,
      concerns: [idea.organisationId],
      at,
      actor: cast.leadOf(idea.organisationId).personId,
      organisation: idea.organisationId,
      payload: { answer: answer.kind },
    });
}

async function insertDoneBy(
  { tx, tell, calendar }: Scene,
  ideas: readonly LoadedIdea[],
  projects: ReadonlyMap<string, LoadedProject>,
): Promise<void> {
  const rows = ideas.flatMap((idea) => {
    const project = idea.text.alreadyDoneBy ? projects.get(idea.text.alreadyDoneBy) : undefined;
    return project
      ? [{ idea, project, at: calendar.after(`${idea.text.key} done by`, idea.postedAt, 20) }]
      : [];
  });
  await inChunks(rows, (chunk) =>
    tx
      .insertInto('idea_done_by')
      .values(
        chunk.map(({ idea, project, at }) => ({
          idea_id: idea.ideaId,
          project_id: project.projectId,
          said_by: project.ownerId,
          said_at: at,
        })),
      )
      .execute(),
  );
  for (const { idea, project, at } of rows)
    tell({
      verb: 'idea.already-done',
      subjectKind: 'idea',
      subject: idea.ideaId,
      concerns: [project.projectId],
      at,
      actor: project.ownerId,
      organisation: project.organisationId,
      payload: { projectId: project.projectId },
    });
}

async function insertNeeds(scene: Scene): Promise<void> {
  const { tx, tell, cast, calendar } = scene;
  const rows = scene.files.needs.map((text, i) => {
    const organisation = organisationOf(scene, text.organisation);
    return {
      text,
      needId: newId(),
      organisationId: organisation.id,
      authorId: cast.authorAt(organisation.id, i).personId,
      postedAt: calendar.between(text.key, 200, 2),
    };
  });
  await inChunks(rows, (chunk) =>
    tx
      .insertInto('need')
      .values(
        chunk.map(({ text, ...need }) => ({
          id: need.needId,
          organisation_id: need.organisationId,
          author_id: need.authorId,
          title: text.title,
          detail: text.detail,
          topics: text.topics,
          setting: text.setting,
          visibility: 'everyone',
          posted_at: need.postedAt,
        })),
      )
      .execute(),
  );
  for (const need of rows)
    tell({
      verb: 'need.posted',
      subjectKind: 'need',
      subject: need.needId,
      concerns: [need.organisationId],
      at: need.postedAt,
      actor: need.authorId,
      organisation: need.organisationId,
      payload: { visibility: 'everyone' },
    });
}
