import { sql } from 'kysely';
import type { Viewer } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import { type Answer, type Duty, findAnswers } from './answer.queries.ts';
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
  const [facts, comments, answers, needs, doneBy, ownProjects] = await Promise.all([
    findFacts(db, me ?? null, idea),
    idea.commentCount === 0 ? [] : findComments(db, me, ideaId),
    findAnswers(db, ideaId),
    findNeedsOfIdea(db, viewer, ideaId),
    findDoneBy(db, ideaId),
    actingFor === null ? [] : findOwnProjects(db, actingFor),
  ]);
  return {
    backedByMe: facts.backed,
    followedByMe: facts.followed,
    comments,
    answers,
    duty: facts.duty ?? undefined,
    hasLead: facts.has_lead,
    needs,
    doneBy,
    ownProjects,
    project: facts.project ?? undefined,
  };
}

interface Facts {
  readonly backed: boolean;
  readonly followed: boolean;
  readonly has_lead: boolean;
  readonly duty: Duty | null;
  /** The project that it became, once everyone may see it. */
  readonly project: { readonly projectId: string; readonly title: string } | null;
}

/** The small things, in one statement: this page is read by many who are signed in. */
async function findFacts(db: Db, personId: string | null, idea: Idea): Promise<Facts> {
  const { ideaId, organisationId } = idea;
  const { rows } = await sql<Facts>`select
    exists (select 1 from idea_support s where s.idea_id = ${ideaId} and s.person_id = ${personId}) as backed,
    exists (select 1 from follow f where f.subject_id = ${ideaId} and f.person_id = ${personId}) as followed,
    exists (select 1 from membership m where m.organisation_id = ${organisationId} and m.state = 'confirmed'
      and m.role in ('lead', 'deputy')) as has_lead,
    (select jsonb_strip_nulls(jsonb_build_object('holderName', h.name, 'heldFor', d.held_for, 'dueOn', d.due_on,
        'done', d.done_at is not null, 'escalated', d.escalated_at is not null))
      from answer_duty d left join person h on h.id = d.holder_id
      where d.subject_kind = 'idea' and d.subject_id = ${ideaId}) as duty,
    (select jsonb_build_object('projectId', p.id, 'title', p.title) from project p
      where p.idea_id = ${ideaId} and p.state = 'published' and p.visibility = 'everyone' and p.hidden_at is null) as project`.execute(
    db,
  );
  const [facts] = rows;
  if (!facts) throw new Error('a statement without a table gives one row');
  return facts;
}
