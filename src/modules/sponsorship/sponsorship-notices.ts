import type { Db } from '#platform/db/database.ts';
import type { PlacedEvent } from '#platform/events/event.ts';
import type { NoticeSource, NoticeWords, Recipient } from '#platform/module.ts';
import { companyPaths, requestPaths } from './sponsorship.paths.ts';
import {
  findAdminIds,
  findCompanyNotice,
  findInterestNotice,
  findRequestNotice,
} from './sponsorship-notice.queries.ts';

const verbs = [
  'company.applied',
  'company.verified',
  'company.refused',
  'company.user-named',
  'sponsorship-request.written',
  'sponsorship-request.listed',
  'sponsorship-request.lapsed',
  'interest.expressed',
  'interest.shortlisted',
  'interest.declined',
  'interest.withdrawn',
] as const;

export const sponsorshipNotices: NoticeSource = {
  verbs,
  recipients,
  words: (db, { event }) => wordsOf(db, event),
};

async function recipients(db: Db, event: PlacedEvent): Promise<Recipient[]> {
  switch (event.verb) {
    case 'company.applied':
      return as('companies', await findAdminIds(db));
    case 'company.verified':
    case 'company.refused':
      return as('your-company', (await findCompanyNotice(db, event.subject))?.userIds);
    case 'company.user-named':
      return as('your-company', event.concerns);
    case 'sponsorship-request.written': {
      const request = await findRequestNotice(db, event.subject);
      return as(
        'to-authorise',
        request && (request.leadIds.length > 0 ? request.leadIds : await findAdminIds(db)),
      );
    }
    case 'sponsorship-request.listed':
    case 'sponsorship-request.lapsed':
      return as('your-sponsorship-requests', (await findRequestNotice(db, event.subject))?.teamIds);
    case 'interest.expressed':
    case 'interest.withdrawn':
      return as('your-sponsorship-requests', (await findInterestNotice(db, event.subject))?.teamIds);
    default:
      return as('your-company', (await findInterestNotice(db, event.subject))?.userIds);
  }
}

function as(kind: string, personIds: readonly string[] = []): Recipient[] {
  return personIds.map((personId) => ({ personId, kind }));
}

async function wordsOf(db: Db, event: PlacedEvent): Promise<NoticeWords | undefined> {
  if (event.verb.startsWith('company.')) return companyWords(db, event);
  if (event.verb.startsWith('sponsorship-request.')) return requestWords(db, event);
  const interest = await findInterestNotice(db, event.subject);
  if (!interest) return undefined;
  const { requestTitle, companyName } = interest;
  const href = requestPaths.show({ requestId: interest.requestId });
  switch (event.verb) {
    case 'interest.expressed':
      return { text: `${companyName} is interested in ‘${requestTitle}’. It hopes for your answer.`, href };
    case 'interest.withdrawn':
      return { text: `${companyName} took back its interest in ‘${requestTitle}’.`, href };
    case 'interest.shortlisted':
      return { text: `The team of ‘${requestTitle}’ wants to talk with ${companyName}.`, href };
    default:
      return {
        text: `The team of ‘${requestTitle}’ answered ${companyName}: not this time, with a reason.`,
        href,
      };
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
      return { text: `${company.name} was not verified. The reason: ${company.reason ?? ''}`, href };
    default:
      return { text: `You can act for ${company.name} now.`, href };
  }
}

async function requestWords(db: Db, event: PlacedEvent): Promise<NoticeWords | undefined> {
  const request = await findRequestNotice(db, event.subject);
  if (!request) return undefined;
  const href = requestPaths.show({ requestId: event.subject });
  switch (event.verb) {
    case 'sponsorship-request.written':
      return { text: `‘${request.title}’ waits for your authorisation.`, href };
    case 'sponsorship-request.listed':
      return { text: `‘${request.title}’ is authorised, and listed for companies.`, href };
    default:
      return { text: `‘${request.title}’ has lapsed. Write it again if you still need it.`, href };
  }
}
