import type { NoticeSource } from '#platform/module.ts';
import { requestPaths } from '../sponsorship.paths.ts';
import { findAlerts } from './saved-interest.queries.ts';

/** Tells a company's people when something is listed that fits what the company saved. */
export const interestNotices: NoticeSource = {
  verbs: ['sponsorship-request.listed'],
  async recipients(db, event) {
    const alerts = await findAlerts(db, event.subject);
    return alerts.map(({ personId }) => ({ personId, kind: 'what-your-company-looks-for' }));
  },
  async words(db, { event, personId }) {
    const [alert] = await findAlerts(db, event.subject, personId);
    return (
      alert && {
        text: `‘${alert.requestTitle}’ asks for sponsorship, and fits ‘${alert.interestName}’.`,
        href: requestPaths.show({ requestId: event.subject }),
      }
    );
  },
};
