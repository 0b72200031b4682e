import { formatLocalDate } from '#kit/local-date.ts';
import type { Db } from '#platform/db/database.ts';
import type { PlacedEvent } from '#platform/events/event.ts';
import type { NoticeFacts, NoticeSource, NoticeWords, Recipient } from '#platform/module.ts';
import {
  codePaths,
  companyPaths,
  interestPaths,
  requestPaths,
  sponsorshipPaths,
} from './sponsorship.paths.ts';
import {
  findAdminIds,
  findCompanyNotice,
  findCompanyUserIds,
  findInterestNotice,
  findQuestionNotice,
  findRequestNotice,
  findReviewerIds,
  hasDeclaredLately,
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
      return interestWords(db, event, kind);
  }
}

async function declarationWords(
  db: Db,
  event: PlacedEvent,
  personId: string,
): Promise<NoticeWords | undefined> {
  const request = await findRequestNotice(db, event.subject);
  if (!request) return undefined;
  if (event.verb === 'declaration.missing' && (await hasDeclaredLately(db, personId, event.subject)))
    return undefined;
  const href = requestPaths.declare({ requestId: event.subject });
  return event.verb === 'declaration.missing'
    ? {
        text: `You decide on offers for ‘${request.title}’: declare your interests, also if you have none.`,
        href,
      }
    : {
        text: `Your declaration of interests for ‘${request.title}’ ends on ${formatLocalDate(String(event.payload.expiresOn))}. Renew it.`,
        href,
      };
}

async function questionWords(db: Db, event: PlacedEvent): Promise<NoticeWords | undefined> {
  const question = await findQuestionNotice(db, event.subject);
  if (!question) return undefined;
  const href = requestPaths.show({ requestId: question.requestId });
  const title = question.requestTitle;
  if (event.verb === 'sponsorship-question.answered')
    return { text: `A question about ‘${title}’ is answered, for every company.`, href };
  if (question.answered) return undefined;
  return event.verb === 'sponsorship-question.asked'
    ? { text: `A company asks something about ‘${title}’. Your answer is published for all of them.`, href }
    : { text: `A question about ‘${title}’ still waits for an answer. Its date has passed.`, href };
}

async function interestWords(db: Db, event: PlacedEvent, kind: string): Promise<NoticeWords | undefined> {
  const interest = await findInterestNotice(db, event.subject);
  const text =
    interest &&
    (kind === kinds.company ? companySentence(event.verb, interest) : interestSentence(event.verb, interest));
  if (!interest || text === undefined) return undefined;
  const href =
    kind === kinds.company || event.verb === 'interest.withdrawn'
      ? requestPaths.show({ requestId: interest.requestId })
      : interestPaths.show({ interestId: event.subject });
  return { text, href };
}

/** For the side that asks, and for reviewers. */
function interestSentence(verb: string, interest: InterestNotice): string | undefined {
  const { requestTitle, companyName, state } = interest;
  switch (verb) {
    case 'interest.expressed':
      return `${companyName} is interested in ‘${requestTitle}’. It hopes for your answer.`;
    case 'interest.withdrawn':
      return `${companyName} took back its interest in ‘${requestTitle}’.`;
    case 'interest.answer-overdue':
      return state === 'submitted' || state === 'screened'
        ? `${companyName} still waits for an answer about ‘${requestTitle}’. Its date has passed.`
        : undefined;
    case 'interest.conflict-review':
      return state === 'conflict-review'
        ? `The offer of ${companyName} for ‘${requestTitle}’ waits for a conflict review.`
        : undefined;
    case 'interest.clear':
      return `No conflict was found in the offer of ${companyName} for ‘${requestTitle}’. Two people approve it now.`;
    case 'interest.clear-with-mitigation':
      return `A conflict in the offer of ${companyName} for ‘${requestTitle}’ can be managed. An officer accepts how.`;
    case 'interest.mitigation-accepted':
      return `The mitigation for the offer of ${companyName} for ‘${requestTitle}’ is accepted. Two people approve it now.`;
    case 'interest.approved':
      return state === 'accepted'
        ? undefined
        : `Somebody approved the offer of ${companyName} for ‘${requestTitle}’. A second person approves it too.`;
    case 'interest.accepted':
      return `The offer of ${companyName} for ‘${requestTitle}’ is accepted. Now write the agreement.`;
    default:
      return `The offer of ${companyName} for ‘${requestTitle}’ was ended by the conflict review.`;
  }
}

function companySentence(verb: string, interest: InterestNotice): string {
  const { requestTitle, companyName, endReason } = interest;
  switch (verb) {
    case 'interest.shortlisted':
      return `The team of ‘${requestTitle}’ wants to talk with ${companyName}.`;
    case 'interest.accepted':
      return `The offer of ${companyName} for ‘${requestTitle}’ is accepted. An agreement follows.`;
    case 'interest.blocked':
      return `The offer of ${companyName} for ‘${requestTitle}’ cannot go on. The reason: ${endReason ?? ''}`;
    case 'interest.expired':
      return `‘${requestTitle}’, in which your company is interested, is no longer listed. The reason: ${endReason ?? ''}`;
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
    case 'company.user-expires-soon':
      return {
        text: `Somebody’s time to act for ${company.name} ends on ${formatLocalDate(String(event.payload.expiresOn))}. Name them again if they go on.`,
        href,
      };
    case 'company.user-ended':
      return { text: `You no longer act for ${company.name}.`, href: sponsorshipPaths.show() };
    default:
      return { text: `You can act for ${company.name} now.`, href };
  }
}

async function requestWords(db: Db, event: PlacedEvent): Promise<NoticeWords | undefined> {
  const request = await findRequestNotice(db, event.subject);
  const text = request && requestSentence(event.verb, request);
  return text === undefined ? undefined : { text, href: requestPaths.show({ requestId: event.subject }) };
}

function requestSentence(verb: string, request: RequestNotice): string | undefined {
  const { title, state, lapsesOn } = request;
  switch (verb) {
    case 'sponsorship-request.written':
      return state === 'draft' ? `‘${title}’ waits for your authorisation.` : undefined;
    case 'sponsorship-request.listed':
      return `‘${title}’ is authorised, and listed for companies.`;
    case 'sponsorship-request.lapses-soon':
      return lapsesOn !== null && (state === 'listed' || state === 'in-talks')
        ? `‘${title}’ lapses after ${formatLocalDate(lapsesOn)}. A lead can keep it listed for longer.`
        : undefined;
    case 'sponsorship-request.withdrawn':
      return `The request ‘${title}’ was withdrawn. No company sees it any more.`;
    default:
      return `‘${title}’ has lapsed. Write it again if you still need it.`;
  }
}
