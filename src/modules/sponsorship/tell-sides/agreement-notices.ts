import type { Db } from '#platform/db/database.ts';
import type { PlacedEvent } from '#platform/events/event.ts';
import type { NoticeFacts, NoticeSource, NoticeWords, Recipient } from '#platform/module.ts';
import { agreementPaths } from '../agreements/agreement.paths.ts';
import { visitPaths } from '../visits/visit.paths.ts';
import {
  type AgreementNotice,
  findAgreementNotice,
  findVisitNotice,
  type VisitNotice,
} from './agreement-notice.queries.ts';

/** Kinds of notice, each of which a person can turn off. */
const kinds = {
  agreement: 'your-agreements',
  sign: 'agreements-to-sign',
  owed: 'reports-you-owe',
  visit: 'visits',
} as const;

type Sentence = (agreement: AgreementNotice, event: PlacedEvent) => string | undefined;

/** What both sides hear. Undefined where it no longer matters. */
const sentences: Readonly<Record<string, Sentence>> = {
  'agreement.begun': ({ title }) => `The agreement ‘${title}’ is begun. Both sides can write in it.`,
  'agreement.proposed': ({ title, newest }, { payload }) =>
    payload.version === newest && newest > 1
      ? `Version ${newest} of ‘${title}’ is there to be read.`
      : undefined,
  'agreement.version-signed': ({ title, newest, inForce, organisationName, companyName }, { payload }) =>
    payload.version === newest && inForce !== newest
      ? `${payload.side === 'organisation' ? organisationName : companyName} signed ‘${title}’. The other side signs next.`
      : undefined,
  'agreement.signed': ({ title }) => `‘${title}’ is signed by both. Next its summary is published.`,
  'agreement.amended': ({ title, inForce }) =>
    `An amendment of ‘${title}’ is signed by both: version ${inForce ?? ''} is in force.`,
  'agreement.summary-published': ({ title }) => `The summary of ‘${title}’ is public.`,
  'agreement.activated': ({ title }) => `‘${title}’ is active. The work can start.`,
  'agreement.milestone-done': ({ title }) => `A milestone of ‘${title}’ is done.`,
  'agreement.milestone-late': ({ title, state }) =>
    state === 'active'
      ? `A milestone of ‘${title}’ is late. Mark it as done, or propose another day.`
      : undefined,
  'agreement.completed': ({ title }) =>
    `The work of ‘${title}’ is completed. What came of it is reported next.`,
  'agreement.outcome-written': ({ title, state }) =>
    state === 'completed'
      ? `The report on ‘${title}’ is written. Look at it before it is published.`
      : undefined,
  'agreement.outcome-viewed': ({ title, companyName }) =>
    `${companyName} said how it sees the outcome of ‘${title}’.`,
  'agreement.outcome-overdue': ({ title, state }) =>
    state === 'completed' ? `The report on what came of ‘${title}’ is overdue.` : undefined,
  'agreement.outcomes-published': ({ title }) => `What came of ‘${title}’ is public.`,
  'agreement.terminated': ({ title }) => `‘${title}’ ended early, with a reason.`,
  'visit.planned': ({ title }) => `A visit is planned for ‘${title}’. Say whether you come.`,
  'visit.joined': ({ title }) => `Somebody comes to the visit for ‘${title}’.`,
  'visit.left': ({ title }) => `Somebody does not come to the visit for ‘${title}’ after all.`,
  'visit.cancelled': ({ title }) => `A visit for ‘${title}’ is cancelled, with a reason.`,
  'visit.held': ({ title }) => `A visit for ‘${title}’ was held. Who came is recorded.`,
};

export const agreementNotices: NoticeSource = {
  verbs: Object.keys(sentences),
  async recipients(db, event) {
    const found = await find(db, event);
    return found ? once(recipientsOf(event, found.agreement, found.visit)) : [];
  },
  words,
};

async function find(
  db: Db,
  event: PlacedEvent,
): Promise<{ agreement: AgreementNotice; visit: VisitNotice | undefined } | undefined> {
  const visit = event.subjectKind === 'visit' ? await findVisitNotice(db, event.subject) : undefined;
  if (event.subjectKind === 'visit' && !visit) return undefined;
  const agreement = await findAgreementNotice(db, visit?.agreementId ?? event.subject);
  return agreement && { agreement, visit };
}

function recipientsOf(
  event: PlacedEvent,
  agreement: AgreementNotice,
  visit: VisitNotice | undefined,
): Recipient[] {
  const { teamIds, leadIds, userIds } = agreement;
  const organisation = [...teamIds, ...leadIds];
  switch (event.verb) {
    case 'agreement.version-signed':
      return event.payload.side === 'organisation'
        ? [...as(kinds.sign, userIds), ...as(kinds.agreement, teamIds)]
        : [...as(kinds.sign, leadIds), ...as(kinds.agreement, teamIds)];
    case 'agreement.completed':
    case 'agreement.outcome-overdue':
      return [...as(kinds.owed, organisation), ...as(kinds.agreement, userIds)];
    case 'agreement.outcome-written':
      return as(kinds.agreement, userIds);
    case 'agreement.outcome-viewed':
      return as(kinds.agreement, organisation);
    case 'visit.planned':
      return as(kinds.visit, [...userIds, ...(visit ? [visit.hostId] : [])]);
    case 'visit.joined':
    case 'visit.left':
      return as(kinds.visit, visit ? [visit.hostId] : []);
    case 'visit.cancelled':
    case 'visit.held':
      return as(
        kinds.visit,
        visit
          ? [visit.hostId, ...visit.attendeeIds, ...(event.verb === 'visit.cancelled' ? userIds : [])]
          : [],
      );
    default:
      return as(kinds.agreement, [...organisation, ...userIds]);
  }
}

function as(kind: string, personIds: readonly string[]): Recipient[] {
  return personIds.map((personId) => ({ personId, kind }));
}

/** The first kind under which somebody is named is the one that they get. */
function once(recipients: readonly Recipient[]): Recipient[] {
  const seen = new Set<string>();
  return recipients.filter(({ personId }) => !seen.has(personId) && seen.add(personId));
}

/** Who would no longer be told, because they left their side, no longer reads it either. */
async function words(db: Db, { event, personId }: NoticeFacts): Promise<NoticeWords | undefined> {
  const found = await find(db, event);
  if (!found) return undefined;
  const { agreement, visit } = found;
  if (!recipientsOf(event, agreement, visit).some((one) => one.personId === personId)) return undefined;
  const text = sentences[event.verb]?.(agreement, event);
  if (text === undefined) return undefined;
  return { text, href: visit ? visitPaths.show(visit) : agreementPaths.show(agreement) };
}
