import type { NoticeSource } from '#platform/module.ts';
import { yearPaths } from '../programme.paths.ts';
import { findDeciders, findParticipationWords } from './year-notice.queries.ts';

/** Reviewers hear of applications; a project's team hears what was decided, and why. */
export const yearNotices: NoticeSource = {
  verbs: ['participation.applied', 'participation.accepted', 'participation.declined'],
  async recipients(db, event) {
    if (event.verb === 'participation.applied')
      return (await findDeciders(db)).map((personId) => ({ personId, kind: 'applications' }));
    const team = (await findParticipationWords(db, event.subject))?.teamIds ?? [];
    return team.map((personId) => ({ personId, kind: 'your-projects' }));
  },
  async words(db, { event }) {
    const facts = await findParticipationWords(db, event.subject);
    if (!facts) return undefined;
    const href = yearPaths.show({ yearId: facts.yearId });
    if (event.verb === 'participation.applied')
      return { text: `‘${facts.title}’ applied to take part in ${facts.yearName}.`, href };
    const verdict = event.verb === 'participation.accepted' ? 'takes part' : 'does not take part';
    return {
      text: `‘${facts.title}’ ${verdict} in ${facts.yearName}. The reason: ${facts.reason ?? ''}`,
      href,
    };
  },
};
