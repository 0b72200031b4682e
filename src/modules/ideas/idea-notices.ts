import type { Db } from '#platform/db/database.ts';
import type { PlacedEvent } from '#platform/events/event.ts';
import type { NoticeSource, NoticeWords, Recipient } from '#platform/module.ts';
import { findPersonAsViewer } from '#platform/session/session.queries.ts';
import { ideaPaths, needPaths } from './idea.paths.ts';
import {
  findCommentSubject,
  findConcerned,
  findHolders,
  findNeedConcerned,
  findNeedTitleFor,
  findOrganisationFollowers,
  findTitleFor,
} from './idea-notice.queries.ts';
import { findNeed } from './need.queries.ts';

/** Whom it concerns that something happened to an idea or a need. An author who is not named is told without being named to others. */
export const ideaNotices: NoticeSource = {
  verbs: [
    'idea.posted',
    'idea.answered',
    'idea.already-done',
    'idea.merged',
    'idea.answer-overdue',
    'comment.written',
    'need.met',
    'need.help-asked',
  ],
  recipients,
  words,
};

async function recipients(db: Db, event: PlacedEvent): Promise<Recipient[]> {
  const as = (kind: string, ids: readonly string[]) => ids.map((personId) => ({ personId, kind }));
  switch (event.verb) {
    case 'idea.posted':
      return as('ideas-you-could-see', await findOrganisationFollowers(db, event.concerns[0] ?? ''));
    case 'idea.answer-overdue':
      return as('answers-you-owe', await findHolders(db, event.subject));
    case 'need.met':
      return as('needs-you-follow', await findNeedConcerned(db, event.subject));
    case 'need.help-asked':
      return as('help-asked-of-you', [String(event.payload.personId)]);
    case 'comment.written':
      return commentRecipients(db, event);
    default: {
      const { authorId, others } = await findConcerned(
        db,
        event.verb === 'idea.merged' ? (event.concerns[0] ?? '') : event.subject,
      );
      const from =
        event.verb === 'idea.merged' ? (await findConcerned(db, event.subject)).authorId : undefined;
      const mine = [authorId, from].filter((id) => id !== undefined);
      return [
        ...as('your-ideas', mine),
        ...as(
          'ideas-you-back-or-follow',
          others.filter((id) => !mine.includes(id)),
        ),
      ];
    }
  }
}

async function commentRecipients(db: Db, event: PlacedEvent): Promise<Recipient[]> {
  const comment = await findCommentSubject(db, event.subject);
  if (!comment) return [];
  const ids =
    comment.kind === 'need'
      ? await findNeedConcerned(db, comment.subjectId)
      : await findConcerned(db, comment.subjectId).then(({ authorId, others }) => [
          ...(authorId ? [authorId] : []),
          ...others,
        ]);
  return [...new Set(ids)]
    .filter((id) => id !== comment.authorId)
    .map((personId) => ({ personId, kind: 'comments' }));
}

async function words(
  db: Db,
  { personId, event }: { personId: string; event: PlacedEvent },
): Promise<NoticeWords | undefined> {
  if (event.verb === 'need.met') {
    const title = await findNeedTitleFor(db, personId, event.subject, event.at);
    return title === undefined
      ? undefined
      : { text: `The need ‘${title}’ is met.`, href: needPaths.show({ needId: event.subject }) };
  }
  if (event.verb === 'need.help-asked') {
    const viewer = await findPersonAsViewer(db, personId, event.at);
    const need = viewer && (await findNeed(db, viewer, event.subject));
    return need?.state === 'open'
      ? {
          text: `Somebody is stuck and asks for your help: ‘${need.title}’. Say something on its page if you can.`,
          href: needPaths.show({ needId: need.needId }),
        }
      : undefined;
  }
  const comment = event.verb === 'comment.written' ? await findCommentSubject(db, event.subject) : undefined;
  if (event.verb === 'comment.written' && !comment) return undefined;
  if (comment?.kind === 'need') {
    const title = await findNeedTitleFor(db, personId, comment.subjectId, event.at);
    return title === undefined
      ? undefined
      : {
          text: `Somebody commented on the need ‘${title}’.`,
          href: needPaths.show({ needId: comment.subjectId }),
        };
  }
  const ideaId =
    comment?.subjectId ?? (event.verb === 'idea.merged' ? (event.concerns[0] ?? '') : event.subject);
  const title = await findTitleFor(db, personId, ideaId, event.at);
  return title === undefined
    ? undefined
    : { text: sentence(event.verb, title), href: ideaPaths.show({ ideaId }) };
}

function sentence(verb: string, title: string): string {
  switch (verb) {
    case 'idea.posted':
      return `New in an organisation that you follow: ‘${title}’.`;
    case 'idea.answered':
      return `There is an answer to the idea ‘${title}’.`;
    case 'idea.already-done':
      return `Somebody already does what the idea ‘${title}’ says.`;
    case 'idea.merged':
      return `An idea like it was merged into ‘${title}’.`;
    case 'idea.answer-overdue':
      return `The idea ‘${title}’ still waits for an answer. Its date has passed.`;
    default:
      return `Somebody commented on the idea ‘${title}’.`;
  }
}
