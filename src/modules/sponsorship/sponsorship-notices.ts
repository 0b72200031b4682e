import type { Db } from '#platform/db/database.ts';
import type { PlacedEvent } from '#platform/events/event.ts';
import type { NoticeFacts, NoticeSource, NoticeWords, Recipient } from '#platform/module.ts';
import { companyPaths, requestPaths, sponsorshipPaths } from './sponsorship.paths.ts';
import {
  findAdminIds,
  findCompanyNotice,
  findInterestNotice,
  findRequestNotice,
  type InterestNotice,
  type RequestNotice,
} from './sponsorship-notice.queries.ts';

/** Kinds of notice, each of which a person can turn off. */
const kinds = {
  queue: 'companies-that-apply',
  company: 'your-company',
  authorise: 'requests-to-authorise',
  request: 'your-sponsorship-requests',
  owed: 'answers-you-owe',
} as const;

export const sponsorshipNotices: NoticeSource = {
  verbs: [
    'company.applied',
    'company.verified',
    'company.refused',
    'company.user-named',
    'company.user-ended',
    'sponsorship-request.written',
    'sponsorship-request.listed',
    'sponsorship-request.withdrawn',
    'sponsorship-request.lapsed',
    'interest.expressed',
    'interest.shortlisted',
    'interest.declined',
    'interest.withdrawn',
    'interest.answer-overdue',
  ],
  recipients,
  words,
};

async function recipients(db: Db, event: PlacedEvent): Promise<Recipient[]> {
  const seen = new Set<string>();
  return (await everybody(db, event)).filter(({ personId }) => !seen.has(personId) && seen.add(personId));
}

/** The first kind under which somebody is named is the one that they get. */
async function everybody(db: Db, event: PlacedEvent): Promise<Recipient[]> {
  if (event.verb.startsWith('company.')) return companyPeople(db, event);
  if (event.verb.startsWith('sponsorship-request.')) {
    const request = await findRequestNotice(db, event.subject);
    return request ? requestPeople(db, event, request) : [];
  }
  const interest = await findInterestNotice(db, event.subject);
  if (!interest) return [];
  const { teamIds, leadIds, userIds, holderId } = interest;
  switch (event.verb) {
    case 'interest.expressed':
      return withoutRivals(interest, [
        ...as(kinds.owed, holderId === null ? [] : [holderId]),
        ...as(kinds.request, teamIds),
        ...as(kinds.request, teamIds.length === 0 ? leadIds : []),
      ]);
    case 'interest.withdrawn':
      return withoutRivals(interest, as(kinds.request, teamIds));
    case 'interest.answer-overdue':
      return withoutRivals(
        interest,
        as(kinds.owed, [...teamIds, ...(leadIds.length > 0 ? leadIds : await findAdminIds(db))]),
      );
    default:
      return as(kinds.company, userIds);
  }
}

async function companyPeople(db: Db, event: PlacedEvent): Promise<Recipient[]> {
  if (event.verb === 'company.applied') return as(kinds.queue, await findAdminIds(db));
  if (event.verb === 'company.user-ended') return as(kinds.company, event.concerns);
  const company = await findCompanyNotice(db, event.subject);
  if (event.verb === 'company.user-named')
    return as(
      kinds.company,
      event.concerns.filter((personId) => company?.userIds.includes(personId)),
    );
  return as(
    kinds.company,
    company && [...company.userIds, ...(company.appliedBy ? [company.appliedBy] : [])],
  );
}

async function requestPeople(db: Db, event: PlacedEvent, request: RequestNotice): Promise<Recipient[]> {
  const { teamIds, leadIds, interestedIds } = request;
  if (event.verb !== 'sponsorship-request.written')
    return [
      ...as(kinds.request, teamIds),
      ...as(kinds.company, event.verb === 'sponsorship-request.listed' ? [] : interestedIds),
    ];
  const apart = leadIds.filter((leadId) => !teamIds.includes(leadId));
  if (leadIds.length === 0) return as(kinds.authorise, await findAdminIds(db));
  return as(kinds.authorise, apart.length > 0 ? apart : leadIds);
}

function as(kind: string, personIds: readonly string[] = []): Recipient[] {
  return personIds.map((personId) => ({ personId, kind }));
}

function withoutRivals({ apartIds }: InterestNotice, people: Recipient[]): Recipient[] {
  return people.filter(({ personId }) => !apartIds.includes(personId));
}

/** Who would no longer be told, because they left the team or the company, no longer reads it either. */
async function words(db: Db, { event, personId, kind }: NoticeFacts): Promise<NoticeWords | undefined> {
  if (!(await recipients(db, event)).some((recipient) => recipient.personId === personId)) return undefined;
  if (event.verb.startsWith('company.')) return companyWords(db, event);
  if (event.verb.startsWith('sponsorship-request.')) return requestWords(db, event, kind);
  const interest = await findInterestNotice(db, event.subject);
  const text = interest && interestSentence(event.verb, interest);
  return text === undefined
    ? undefined
    : { text, href: requestPaths.show({ requestId: interest?.requestId ?? '' }) };
}

function interestSentence(verb: string, interest: InterestNotice): string | undefined {
  const { requestTitle, companyName, state } = interest;
  switch (verb) {
    case 'interest.expressed':
      return `${companyName} is interested in ‘${requestTitle}’. It hopes for your answer.`;
    case 'interest.withdrawn':
      return `${companyName} took back its interest in ‘${requestTitle}’.`;
    case 'interest.answer-overdue':
      return state === 'submitted'
        ? `${companyName} still waits for an answer about ‘${requestTitle}’. Its date has passed.`
        : undefined;
    case 'interest.shortlisted':
      return `The team of ‘${requestTitle}’ wants to talk with ${companyName}.`;
    default:
      return `The team of ‘${requestTitle}’ answered ${companyName}: not this time, with a reason.`;
  }
}

async function companyWords(db: Db, event: PlacedEvent): Promise<NoticeWords | undefined> {
  const company = await findCompanyNotice(db, event.subject);
  if (!company) return undefined;
  const href = companyPaths.show({ companyId: event.subject });
  switch (event.verb) {
    case 'company.applied':
      return { text: `${company.name} applied to see who asks for sponsorship.`, href };
    case 'company.verified':
      return { text: `${company.name} is verified: its people see who asked for sponsorship.`, href };
    case 'company.refused':
      return company.state === 'refused'
        ? { text: `${company.name} was not verified. The reason: ${company.reason ?? ''}`, href }
        : undefined;
    case 'company.user-ended':
      return { text: `You no longer act for ${company.name}.`, href: sponsorshipPaths.show() };
    default:
      return { text: `You can act for ${company.name} now.`, href };
  }
}

async function requestWords(db: Db, event: PlacedEvent, kind: string): Promise<NoticeWords | undefined> {
  const request = await findRequestNotice(db, event.subject);
  if (!request) return undefined;
  const text =
    kind === kinds.company
      ? `‘${request.title}’, in which your company is interested, is no longer listed.`
      : requestSentence(event.verb, request);
  return text === undefined ? undefined : { text, href: requestPaths.show({ requestId: event.subject }) };
}

function requestSentence(verb: string, { title, state }: RequestNotice): string | undefined {
  switch (verb) {
    case 'sponsorship-request.written':
      return state === 'draft' ? `‘${title}’ waits for your authorisation.` : undefined;
    case 'sponsorship-request.listed':
      return `‘${title}’ is authorised, and listed for companies.`;
    case 'sponsorship-request.withdrawn':
      return `The request ‘${title}’ was withdrawn. No company sees it any more.`;
    default:
      return `‘${title}’ has lapsed. Write it again if you still need it.`;
  }
}
