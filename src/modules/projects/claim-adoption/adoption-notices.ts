import { findHolders } from '#modules/ideas/public.ts';
import type { NoticeSource } from '#platform/module.ts';
import { adoptionPaths } from '../project.paths.ts';
import { findAdoptionWords, findAdoptionWriters } from './adoption-notice.queries.ts';

/** The source hears of claims and of how they go on; the adopter hears the source's answer. */
export const adoptionNotices: NoticeSource = {
  verbs: [
    'adoption.claimed',
    'adoption.moved',
    'adoption.confirmed',
    'adoption.disputed',
    'adoption.went-stale',
    'adoption.answer-overdue',
  ],
  async recipients(db, event) {
    if (event.verb === 'adoption.answer-overdue')
      return (await findHolders(db, event.subject)).map((personId) => ({
        personId,
        kind: 'answers-you-owe',
      }));
    const { team, adopters } = await findAdoptionWriters(db, event.subject);
    const toSource = event.verb === 'adoption.claimed' || event.verb === 'adoption.moved';
    return (toSource ? team : adopters).map((personId) => ({
      personId,
      kind: toSource ? 'adoptions-of-yours' : 'your-adoptions',
    }));
  },
  async words(db, { event }) {
    const facts = await findAdoptionWords(db, event.subject);
    if (!facts) return undefined;
    const href = adoptionPaths.show({ adoptionId: event.subject });
    switch (event.verb) {
      case 'adoption.claimed':
        return {
          text: `${facts.organisationName} says that it adopts ‘${facts.title}’. Can you confirm it?`,
          href,
        };
      case 'adoption.answer-overdue':
        return {
          text: `${facts.organisationName} still waits to be confirmed as an adopter of ‘${facts.title}’. The date has passed.`,
          href,
        };
      case 'adoption.moved':
        return {
          text: `${facts.organisationName} has moved on with ‘${facts.title}’: see how far it is.`,
          href,
        };
      case 'adoption.confirmed':
        return { text: `The team of ‘${facts.title}’ confirmed your adoption.`, href };
      case 'adoption.disputed':
        return { text: `The team of ‘${facts.title}’ disputes your adoption, with a reason.`, href };
      default:
        return {
          text: `Nobody has spoken of your adoption of ‘${facts.title}’ for long. Is it still how you work?`,
          href,
        };
    }
  },
};
