import { formatLocalDate } from '#kit/local-date.ts';
import type { Db } from '#platform/db/database.ts';
import type { PlacedEvent } from '#platform/events/event.ts';
import type { NoticeFacts, NoticeSource, NoticeWords, Recipient } from '#platform/module.ts';
import { codePaths } from './sponsorship.paths.ts';
import {
  findAdminIds,
  findCompanyNotice,
  findCompanyUserIds,
  findInterestNotice,
  findQuestionNotice,
  findRequestNotice,
  findReviewerIds,
  type InterestNotice,
  type RequestNotice,
} from './sponsorship-notice.queries.ts';
import {
  companyWords,
  declarationWords,
  interestWords,
  questionWords,
  requestWords,
} from './sponsorship-notice-words.ts';

/** Kinds of notice, each of which a person can turn off. */
const kinds = {
  queue: 'companies-that-apply',
  company: 'your-company',
  authorise: 'requests-to-authorise',
  request: 'your-sponsorship-requests',
  owed: 'answers-you-owe',
  declare: 'declarations-you-owe',
  review: 'conflict-reviews',
} as const;

export const sponsorshipNotices: NoticeSource = {
  verbs: [
    'company.applied',
    'company.verified',
    'company.refused',
    'company.user-named',
    'company.user-ended',
    'company.user-expires-soon',
    'code-of-conduct.published',
    'sponsorship-request.written',
    'sponsorship-request.listed',
    'sponsorship-request.lapses-soon',
    'sponsorship-request.withdrawn',
    'sponsorship-request.lapsed',
    'sponsorship-question.asked',
    'sponsorship-question.answered',
    'sponsorship-question.answer-overdue',
    'declaration.expires-soon',
    'declaration.missing',
    'interest.expressed',
    'interest.shortlisted',
    'interest.conflict-review',
    'interest.clear',
    'interest.clear-with-mitigation',
    'interest.mitigation-accepted',
    'interest.approved',
    'interest.accepted',
    'interest.blocked',
    'interest.declined',
    'interest.expired',
    'interest.withdrawn',
    'interest.answer-overdue',
    'interest.bid-ended',
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
  const [noun] = event.verb.split('.');
  switch (noun) {
    case 'company':
      return companyPeople(db, event);
    case 'code-of-conduct':
      return as(kinds.company, await findCompanyUserIds(db));
    case 'declaration':
      return as(kinds.declare, event.concerns);
    case 'sponsorship-question':
      return questionPeople(db, event);
    case 'sponsorship-request': {
      const request = await findRequestNotice(db, event.subject);
      return request ? requestPeople(db, event, request) : [];
    }
    default: {
      const interest = await findInterestNotice(db, event.subject);
      return interest ? interestPeople(db, event, interest) : [];
    }
  }
}

async function interestPeople(db: Db, event: PlacedEvent, interest: InterestNotice): Promise<Recipient[]> {
  const { teamIds, leadIds, userIds, holderId } = interest;
  const side = [...as(kinds.request, teamIds), ...as(kinds.request, leadIds)];
  switch (event.verb) {
    case 'interest.expressed':
      return withoutRivals(interest, [
        ...as(kinds.owed, holderId === null ? [] : [holderId]),
        ...as(kinds.request, teamIds),
        ...as(kinds.request, teamIds.length === 0 ? leadIds : []),
      ]);
    case 'interest.withdrawn':
      return withoutRivals(interest, as(kinds.request, teamIds));
    case 'interest.conflict-review':
      return as(kinds.review, await findReviewerIds(db, event.subject));
    case 'interest.clear':
    case 'interest.clear-with-mitigation':
    case 'interest.mitigation-accepted':
    case 'interest.approved':
      return withoutRivals(interest, side);
    case 'interest.accepted':
    case 'interest.blocked':
      return [...as(kinds.company, userIds), ...withoutRivals(interest, side)];
    case 'interest.bid-ended':
      return [
        ...(event.payload.by === 'organisation' ? as(kinds.company, userIds) : []),
        ...withoutRivals(interest, side),
      ];
    case 'interest.answer-overdue':
      return withoutRivals(
        interest,
        as(kinds.owed, [...teamIds, ...(leadIds.length > 0 ? leadIds : await findAdminIds(db))]),
      );
    default:
      return as(kinds.company, userIds);
  }
}

/** The side that asks hears that there is a question, not whose; all companies hear of the answer at once. */
async function questionPeople(db: Db, event: PlacedEvent): Promise<Recipient[]> {
  const question = await findQuestionNotice(db, event.subject);
  if (!question) return [];
  if (event.verb === 'sponsorship-question.answered') return as(kinds.company, question.interestedIds);
  return as(kinds.request, [
    ...question.teamIds,
    ...(event.verb === 'sponsorship-question.asked' && question.teamIds.length > 0 ? [] : question.leadIds),
  ]).filter(({ personId }) => !question.apartIds.includes(personId));
}

async function companyPeople(db: Db, event: PlacedEvent): Promise<Recipient[]> {
  if (event.verb === 'company.applied') return as(kinds.queue, await findAdminIds(db));
  if (event.verb === 'company.user-ended') return as(kinds.company, event.concerns);
  const company = await findCompanyNotice(db, event.subject);
  if (event.verb === 'company.user-expires-soon') return as(kinds.company, company?.userIds);
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
  const { teamIds, leadIds } = request;
  if (event.verb === 'sponsorship-request.lapses-soon') return as(kinds.request, [...teamIds, ...leadIds]);
  if (event.verb !== 'sponsorship-request.written') return as(kinds.request, teamIds);
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
  const [noun] = event.verb.split('.');
  switch (noun) {
    case 'company':
      return companyWords(db, event);
    case 'code-of-conduct':
      return {
        text: `A new version of the code of conduct comes into force on ${formatLocalDate(String(event.payload.takesEffectOn))}. Accept it for your company.`,
        href: codePaths.show(),
      };
    case 'declaration':
      return declarationWords(db, event, personId);
    case 'sponsorship-question':
      return questionWords(db, event);
    case 'sponsorship-request':
      return requestWords(db, event);
    default:
      return interestWords(db, event, kind === kinds.company);
  }
}
