import type { Module } from '#platform/module.ts';
import { escalateOverdue } from './answer.queries.ts';
import { answerRoutes } from './answer-idea/answer-idea.routes.ts';
import { openDuties } from './answer-idea/duty.subscriber.ts';
import { commentRoutes } from './comment/comment.routes.ts';
import { commentDestinations } from './comment/comment-destinations.ts';
import { sayDoneBy } from './done-by/done-by.routes.ts';
import { dropOldDrafts } from './draft.queries.ts';
import { draftRoutes } from './drafts/drafts.routes.ts';
import { editIdeaRoutes } from './edit-idea/edit-idea.routes.ts';
import { draftPaths, dutyPaths, ideaPaths, needPaths } from './idea.paths.ts';
import { ideaDocuments, needDocuments } from './idea-documents.queries.ts';
import { ideaNotices } from './idea-notices.ts';
import { ideasApi } from './ideas.api.ts';
import { joinInstead } from './join-instead/join-instead.routes.ts';
import { showIdeas } from './list-ideas/list-ideas.routes.ts';
import { mergeRoutes } from './merge-ideas/merge.routes.ts';
import { needRoutes } from './needs/needs.routes.ts';
import { postIdeaRoutes } from './post-idea/post-idea.routes.ts';
import { reactionRoutes } from './react-to-idea/react-to-idea.routes.ts';
import { showIdea } from './show-idea/show-idea.routes.ts';

const dropOldDraftsJob = 'ideas.drop-old-drafts';
const escalateJob = 'ideas.escalate-answers';

/**
 * Words: an idea says what the problem is, what could be done and whom it would help; a need says 'we are stuck on this';
 * support is a person's 'I back this'; a draft is what nobody else sees yet. Invariants: who may see an idea is its author's
 * choice; an anonymous author is named in no page, event, export or message; editing keeps history; support counts once.
 * Its organisation's lead answers; where there is none, programme staff do.
 */
export const ideas: Module = {
  name: 'ideas',
  symbolDestinations: commentDestinations,
  routes: [
    ...postIdeaRoutes,
    ...draftRoutes,
    joinInstead,
    showIdeas,
    showIdea,
    ...editIdeaRoutes,
    ...reactionRoutes,
    ...commentRoutes,
    ...answerRoutes,
    sayDoneBy,
    ...mergeRoutes,
    ...needRoutes,
  ],
  api: ideasApi,
  navigation: [
    { text: 'Ideas', href: ideaPaths.list(), order: 20, showTo: () => true },
    { text: 'Needs', href: needPaths.list(), order: 30, showTo: () => true },
  ],
  ownPages: [
    { text: 'What waits for you', href: dutyPaths.list(), order: 10, showTo: () => true },
    { text: 'Your drafts', href: draftPaths.list(), order: 20, showTo: () => true },
  ],
  searchDocuments: [ideaDocuments, needDocuments],
  notices: [ideaNotices],
  subscribers: () => [openDuties],
  queues: [dropOldDraftsJob, escalateJob],
  jobs: ({ database, clock }) => [
    {
      name: escalateJob,
      schedule: '20 6 * * *',
      run: async () => {
        while ((await escalateOverdue(database.db, clock.now())) > 0);
      },
    },
    { name: dropOldDraftsJob, schedule: '30 3 * * *', run: () => dropOldDrafts(database.db, clock.now()) },
  ],
};
