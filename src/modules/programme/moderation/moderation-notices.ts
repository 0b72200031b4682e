import { hrefOf } from '#modules/finding/public.ts';
import type { NoticeSource } from '#platform/module.ts';
import { moderationPaths } from '../programme.paths.ts';
import { findModerators, findSides } from './moderation.queries.ts';

/** Moderators hear of reports; who reported and who posted hear what was decided, and why. */
export const moderationNotices: NoticeSource = {
  verbs: ['report.made', 'report.decided'],
  async recipients(db, event) {
    if (event.verb === 'report.made')
      return (await findModerators(db)).map((personId) => ({ personId, kind: 'reports' }));
    const sides = await findSides(db, event.subject);
    if (!sides) return [];
    const owners = event.payload.decision === 'hidden' ? sides.ownerIds : [];
    return [...(sides.reporterId === null ? [] : [sides.reporterId]), ...owners].map((personId) => ({
      personId,
      kind: 'moderation',
    }));
  },
  async words(db, { personId, event }) {
    const sides = await findSides(db, event.subject);
    if (!sides) return undefined;
    if (event.verb === 'report.made')
      return { text: `Somebody reported ‘${sides.title}’.`, href: moderationPaths.queue() };
    const verdict = sides.decision === 'hidden' ? 'was hidden' : 'stays';
    const whose = sides.ownerIds.includes(personId) ? 'What you posted' : 'What you reported';
    return {
      text: `${whose}, ‘${sides.title}’, ${verdict}. The reason: ${sides.reason ?? ''}`,
      href: hrefOf(sides.kind, sides.subjectId),
    };
  },
};
