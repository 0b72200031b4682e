import type { Viewer } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import { type Answer, type Duty, findAnswers, findDuty, hasLead } from './answer.queries.ts';
import { type DoneBy, findDoneBy } from './done-by/done-by.queries.ts';
import type { Idea } from './idea.queries.ts';
import { findNeedsOfIdea, findOwnProjects, type Need } from './need.queries.ts';
import { findComments, type ShownComment } from './reaction.queries.ts';

export interface IdeaPanelFacts {
  readonly backedByMe: boolean;
  readonly followedByMe: boolean;
  readonly comments: readonly ShownComment[];
  readonly answers: readonly Answer[];
  readonly duty: Duty | undefined;
  readonly hasLead: boolean;
  readonly needs: readonly Need[];
  readonly doneBy: readonly DoneBy[];
  readonly ownProjects: readonly { projectId: string; title: string }[];
  readonly project: { projectId: string; title: string } | undefined;
}

/** Everything around an idea that its page shows. */
export async function loadPanels(db: Db, viewer: Viewer, idea: Idea): Promise<IdeaPanelFacts> {
  const me = viewer.kind === 'person' ? viewer.personId : undefined;
  const actingFor = viewer.kind === 'person' && viewer.staff ? viewer.actingFor : null;
  const { ideaId } = idea;
  const [mine, comments, answers, duty, lead, needs, doneBy, ownProjects, project] = await Promise.all([
    me === undefined ? { backed: false, followed: false } : findMine(db, me, ideaId),
    idea.commentCount === 0 ? [] : findComments(db, me, ideaId),
    findAnswers(db, ideaId),
    findDuty(db, ideaId),
    hasLead(db, idea.organisationId),
    findNeedsOfIdea(db, viewer, ideaId),
    findDoneBy(db, ideaId),
    actingFor === null ? [] : findOwnProjects(db, actingFor),
    idea.state === 'became-project' ? findProjectOf(db, ideaId) : undefined,
  ]);
  return {
    backedByMe: mine.backed,
    followedByMe: mine.followed,
    comments,
    answers,
    duty,
    hasLead: lead,
    needs,
    doneBy,
    ownProjects,
    project,
  };
}

async function findMine(
  db: Db,
  personId: string,
  ideaId: string,
): Promise<{ backed: boolean; followed: boolean }> {
  const row = await db
    .selectNoFrom((eb) => [
      eb
        .exists(
          eb
            .selectFrom('idea_support')
            .where('idea_id', '=', ideaId)
            .where('person_id', '=', personId)
            .select('since'),
        )
        .as('backed'),
      eb
        .exists(
          eb
            .selectFrom('follow')
            .where('subject_id', '=', ideaId)
            .where('person_id', '=', personId)
            .select('since'),
        )
        .as('followed'),
    ])
    .executeTakeFirstOrThrow();
  return { backed: Boolean(row.backed), followed: Boolean(row.followed) };
}

/** The project that it became, once everyone may see it. */
async function findProjectOf(
  db: Db,
  ideaId: string,
): Promise<{ projectId: string; title: string } | undefined> {
  const row = await db
    .selectFrom('project')
    .where('idea_id', '=', ideaId)
    .where('state', '=', 'published')
    .where('visibility', '=', 'everyone')
    .where('hidden_at', 'is', null)
    .select(['id', 'title'])
    .executeTakeFirst();
  return row && { projectId: row.id, title: row.title };
}
