import type { NoticeSource } from '#platform/module.ts';
import { accountPaths, organisationPaths } from '../people.paths.ts';
import { findClaimWords, findLeadIds, findProgrammeAdmins } from './membership-notice.queries.ts';
import { howToSignInNow } from './membership-words.ts';

/**
 * Leads hear of those who wait (admins where there is no lead); those who wait hear the answer, and whom a lead takes out how
 * they sign in from now on.
 */
export const membershipNotices: NoticeSource = {
  verbs: [
    'membership.claimed',
    'membership.confirmed',
    'membership.refused',
    'membership.role-given',
    'membership.ended',
  ],
  async recipients(db, event) {
    if (event.verb === 'membership.claimed') {
      const leads = await findLeadIds(db, event.concerns[0] ?? '');
      return (leads.length > 0 ? leads : await findProgrammeAdmins(db)).map((personId) => ({
        personId,
        kind: 'membership-claims',
      }));
    }
    const [personId] = event.concerns;
    return personId === undefined || event.payload.by === 'domain' || event.payload.by === 'self'
      ? []
      : [{ personId, kind: 'your-memberships' }];
  },
  async words(db, { event }) {
    const claim = await findClaimWords(db, event.subject);
    if (!claim) return undefined;
    switch (event.verb) {
      case 'membership.claimed':
        return {
          text: `${claim.personName} says that they work at ${claim.organisationName}. Confirm or refuse.`,
          href: organisationPaths.people({ odsCode: claim.odsCode }),
        };
      case 'membership.confirmed':
        return {
          text: `You are confirmed at ${claim.organisationName}. You can post for it now.`,
          href: '/drafts',
        };
      case 'membership.refused':
        return {
          text: `${claim.organisationName} could not confirm that you work there. Their reason: ${claim.reason ?? 'none given'}`,
          href: accountPaths.memberships(),
        };
      case 'membership.ended':
        return {
          text: `You belong to ${claim.organisationName} no more: a lead of ${claim.organisationName} has recorded that you no longer work there. What you wrote stays.${event.payload.signInEnded === true ? ` ${howToSignInNow}` : ''}`,
          href: accountPaths.show(),
        };
      default:
        return {
          text: `Your role at ${claim.organisationName} is now: ${claim.role}.`,
          href: organisationPaths.show({ odsCode: claim.odsCode }),
        };
    }
  },
};
