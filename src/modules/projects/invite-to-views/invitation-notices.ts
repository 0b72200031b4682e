import { formatLocalDate } from '#kit/local-date.ts';
import type { NoticeSource } from '#platform/module.ts';
import { viewsNoticeKinds } from '../ask-views/views.rules.ts';
import { viewsPaths } from '../project.paths.ts';
import { findInvitationFacts } from './invitation.queries.ts';

/** Whoever is invited hears of it, and once again as a reminder. */
export const invitationNotices: NoticeSource = {
  verbs: ['views.invited', 'views.reminded'],
  async recipients(db, event) {
    const facts = await findInvitationFacts(db, event.subject);
    return facts ? [{ personId: facts.personId, kind: viewsNoticeKinds.invitation }] : [];
  },
  async words(db, { event }) {
    const facts = await findInvitationFacts(db, event.subject);
    if (!facts) return undefined;
    return {
      text:
        event.verb === 'views.invited'
          ? `The team of ‘${facts.projectTitle}’ asks what you think. You can answer until ${formatLocalDate(facts.closesOn)}.`
          : `A reminder: the team of ‘${facts.projectTitle}’ would like to know what you think, until ${formatLocalDate(facts.closesOn)}.`,
      href: viewsPaths.invitation(facts),
      open: true,
    };
  },
};
