/**
 * Words: a project asks for sponsorship with a request; its organisation authorises it, and it is listed. A company is
 * verified by the programme before it sees anything. An expression of interest is a company's 'we would'. Invariants: a
 * company sees what is listed, and only that; rival interests are hidden from each other; the same text is shown to every
 * company (facts on the sponsor link-up: 'Machine-enforced'). Later states (matched, closed) come with agreements.
 */
import { allow, type Decision, refuse } from '#kit/decision.ts';

export type RequestState = 'draft' | 'listed' | 'in-talks' | 'matched' | 'closed' | 'withdrawn' | 'lapsed';

export const needWords = {
  money: 'Money',
  kit: 'Equipment',
  expertise: 'Expertise',
  people: 'People’s time',
  evaluation: 'Evaluation',
  'data-and-it': 'Data and IT',
  venue: 'A venue',
} as const;
export type SponsorshipNeed = keyof typeof needWords;

export const stateWords: Readonly<Record<RequestState, string>> = {
  draft: 'Waits for your organisation’s authorisation',
  listed: 'Listed for companies',
  'in-talks': 'In talks',
  matched: 'Matched',
  closed: 'Closed',
  withdrawn: 'Withdrawn',
  lapsed: 'Lapsed',
};

/** Companies see a request in these states, and no other. */
export const openStates = ['listed', 'in-talks'] as const satisfies readonly RequestState[];

export function isOpen(state: RequestState): boolean {
  return (openStates as readonly RequestState[]).includes(state);
}

const moves: Readonly<Record<RequestState, readonly RequestState[]>> = {
  draft: ['listed', 'withdrawn'],
  listed: ['in-talks', 'withdrawn', 'lapsed'],
  'in-talks': ['matched', 'withdrawn', 'lapsed'],
  matched: ['closed'],
  closed: [],
  withdrawn: [],
  lapsed: [],
};

/** One step of a request's life (facts: 'draft -> authorised -> listed -> in talks -> matched -> closed / withdrawn / lapsed'). */
export function moveRequest<S extends RequestState>(from: RequestState, to: S): Decision<S, 'not-from-here'> {
  return moves[from].includes(to) ? allow(to) : refuse('not-from-here');
}

export type WritingRefusal =
  | 'project-not-open'
  | 'amounts-crossed'
  | 'asked-already'
  | 'looks-like-a-patient';

/** What companies read must be open to everyone already: a request widens nothing. */
export function writeRequest<T extends { amountFromPence: number | null; amountToPence: number | null }>(
  request: T,
  facts: { projectOpenToEveryone: boolean; running: number; mustMend: boolean },
): Decision<T, WritingRefusal> {
  if (!facts.projectOpenToEveryone) return refuse('project-not-open');
  if (facts.running >= requestsMax) return refuse('asked-already');
  const { amountFromPence: from, amountToPence: to } = request;
  if (from !== null && to !== null && to < from) return refuse('amounts-crossed');
  return facts.mustMend ? refuse('looks-like-a-patient') : allow(request);
}

/** A project asks for a few things at a time, so that each company's list stays fair to the others. */
export const requestsMax = 3;

/** A project may have been narrowed, withdrawn or hidden since the request was written. */
export function authoriseRequest(
  state: RequestState,
  projectOpenToEveryone: boolean,
): Decision<'listed', 'not-from-here' | 'project-not-open'> {
  const moved = moveRequest(state, 'listed');
  if (!moved.ok) return moved;
  return projectOpenToEveryone ? moved : refuse('project-not-open');
}

export type InterestState = 'submitted' | 'shortlisted' | 'declined' | 'withdrawn';

export const interestWords: Readonly<Record<InterestState, string>> = {
  submitted: 'Waits for the team’s answer',
  shortlisted: 'Shortlisted: the team wants to talk',
  declined: 'Not this time',
  withdrawn: 'Taken back',
};

export function expressInterest(facts: {
  requestState: RequestState;
  projectOpenToEveryone: boolean;
  onTeam: boolean;
  mustMend: boolean;
}): Decision<'submitted', 'not-listed' | 'own-project' | 'looks-like-a-patient'> {
  if (!isOpen(facts.requestState) || !facts.projectOpenToEveryone) return refuse('not-listed');
  if (facts.onTeam) return refuse('own-project');
  return facts.mustMend ? refuse('looks-like-a-patient') : allow('submitted');
}

/**
 * What a company is told of a request's state. 'In talks' would tell rivals that there is another, so only a company with
 * whom the team talks reads it.
 */
export function stateShownToCompany(state: RequestState, own: InterestState | undefined): RequestState {
  return state === 'in-talks' && own !== 'shortlisted' ? 'listed' : state;
}

export function answerInterest(
  interest: InterestState,
  request: RequestState,
  answer: 'shortlisted' | 'declined',
): Decision<'shortlisted' | 'declined', 'answered-already' | 'request-over'> {
  if (interest !== 'submitted') return refuse('answered-already');
  if (answer === 'shortlisted' && !isOpen(request)) return refuse('request-over');
  return allow(answer);
}

/** A company may take its word back until the team has declined it. */
export function withdrawInterest(state: InterestState): Decision<'withdrawn', 'over-already'> {
  return state === 'submitted' || state === 'shortlisted' ? allow('withdrawn') : refuse('over-already');
}

export type CompanyState = 'applied' | 'verified' | 'refused';

export const companyStateWords: Readonly<Record<CompanyState, string>> = {
  applied: 'Waits to be verified',
  verified: 'Verified',
  refused: 'Refused',
};

/** Nobody verifies the company that they applied for. */
export function decideCompany(
  company: { state: CompanyState; appliedBy: string | null },
  verdict: 'verified' | 'refused',
  decidedBy: string,
): Decision<'verified' | 'refused', 'decided-already' | 'own-company'> {
  if (company.state !== 'applied') return refuse('decided-already');
  return company.appliedBy === decidedBy ? refuse('own-company') : allow(verdict);
}

/** Days are 'YYYY-MM-DD'. A naming ends by itself: nobody is forgotten in a list for longer than a year. */
export function nameUntil(
  expiresOn: string,
  today: string,
  lastDay: string,
): Decision<string, 'past' | 'too-long'> {
  if (expiresOn < today) return refuse('past');
  return expiresOn > lastDay ? refuse('too-long') : allow(expiresOn);
}
