import { formatLocalDate } from '#kit/local-date.ts';
import type { Db } from '#platform/db/database.ts';
import type { PlacedEvent } from '#platform/events/event.ts';
import type { NoticeWords } from '#platform/module.ts';
import { companyPaths, interestPaths, requestPaths, sponsorshipPaths } from './sponsorship.paths.ts';
import {
  findCompanyNotice,
  findInterestNotice,
  findQuestionNotice,
  findRequestNotice,
  hasDeclaredLately,
  type InterestNotice,
  type RequestNotice,
} from './sponsorship-notice.queries.ts';

export async function declarationWords(
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

export async function questionWords(db: Db, event: PlacedEvent): Promise<NoticeWords | undefined> {
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

export async function interestWords(
  db: Db,
  event: PlacedEvent,
  toCompany: boolean,
): Promise<NoticeWords | undefined> {
  const interest = await findInterestNotice(db, event.subject);
  const text =
    interest &&
    (event.verb === 'interest.bid-ended'
      ? bidEndedSentence(event, interest)
      : toCompany
        ? companySentence(event.verb, interest)
        : interestSentence(event.verb, interest));
  if (!interest || text === undefined) return undefined;
  const href =
    toCompany || event.verb === 'interest.withdrawn'
      ? requestPaths.show({ requestId: interest.requestId })
      : interestPaths.show({ interestId: event.subject });
  return { text, href };
}

/** The same for both sides. */
function bidEndedSentence({ payload }: PlacedEvent, interest: InterestNotice): string {
  const { requestTitle, companyName } = interest;
  const over =
    payload.by === 'organisation'
      ? `The organisation says that a bid of ${companyName} is over since ${formatLocalDate(String(payload.endedOn))}.`
      : `${companyName} says that its bid is over.`;
  return `${over} It stops the offer for ‘${requestTitle}’ no longer, which is checked for conflicts before it is accepted.`;
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

export async function companyWords(db: Db, event: PlacedEvent): Promise<NoticeWords | undefined> {
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

export async function requestWords(db: Db, event: PlacedEvent): Promise<NoticeWords | undefined> {
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
