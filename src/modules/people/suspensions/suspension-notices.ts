import type { NoticeSource } from '#platform/module.ts';
import { findProgrammeAdmins } from '../membership/membership-notice.queries.ts';
import { suspensionPaths } from '../people.paths.ts';

/** No admin stops an account, or opens it again, without the others hearing of it. The person gets an e-mail of their own. */
export const suspensionNotices: NoticeSource = {
  verbs: ['person.suspended', 'person.suspension-lifted'],
  recipients: async (db) =>
    (await findProgrammeAdmins(db)).map((personId) => ({ personId, kind: 'suspensions' })),
  words: async (_db, { event }) => ({
    text:
      event.verb === 'person.suspended'
        ? 'Another admin has suspended an account. Read why.'
        : 'Another admin has lifted the suspension of an account. Read why.',
    href: suspensionPaths.show(),
  }),
};
