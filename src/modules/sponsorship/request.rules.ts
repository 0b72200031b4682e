/**
 * Words: a project asks for sponsorship with a request; an officer of its organisation authorises it, and it is listed for a
 * time. Invariants: a company sees what is listed, and of that only what is written for companies; the same text is shown to
 * every company; a request that ends says why. An accepted offer matches it (offer.rules.ts); agreements close it.
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

/** Asked before the form is shown, and again when it is sent. */
export function mayAsk(facts: {
  projectOpenToEveryone: boolean;
  running: number;
}): Decision<true, 'project-not-open' | 'asked-already'> {
  if (!facts.projectOpenToEveryone) return refuse('project-not-open');
  return facts.running >= requestsMax ? refuse('asked-already') : allow(true);
}

export type WritingRefusal =
  | 'project-not-open'
  | 'amounts-crossed'
  | 'time-crossed'
  | 'dates-crossed'
  | 'procurement-crossed'
  | 'procurement-undated'
  | 'ended-already'
  | 'procurement-over'
  | 'asked-already'
  | 'looks-like-a-patient';

interface Ranges {
  readonly amountFromPence: number | null;
  readonly amountToPence: number | null;
  readonly fteFrom: number | null;
  readonly fteTo: number | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly procurement: 'none' | 'planned' | 'live';
  readonly procurementFrom: string | null;
  readonly procurementUntil: string | null;
}

function crossed<T extends number | string>(from: T | null, to: T | null): boolean {
  return from !== null && to !== null && to < from;
}

/**
 * What companies read must be open to everyone already: a request widens nothing. What was over before it was asked is no
 * sponsorship, and a buying that is told with a day in the past would stop no bidder (Procurement Act 2023, section 16).
 */
export function writeRequest<T extends Ranges>(
  request: T,
  facts: { projectOpenToEveryone: boolean; running: number; mustMend: boolean; today: string },
): Decision<T, WritingRefusal> {
  const asks = mayAsk(facts);
  if (!asks.ok) return asks;
  if (crossed(request.amountFromPence, request.amountToPence)) return refuse('amounts-crossed');
  if (crossed(request.fteFrom, request.fteTo)) return refuse('time-crossed');
  if (crossed(request.startsOn, request.endsOn)) return refuse('dates-crossed');
  if (crossed(request.procurementFrom, request.procurementUntil)) return refuse('procurement-crossed');
  if (request.procurement !== 'none' && request.procurementUntil === null)
    return refuse('procurement-undated');
  if (crossed(facts.today, request.endsOn)) return refuse('ended-already');
  if (request.procurement !== 'none' && crossed(facts.today, request.procurementUntil))
    return refuse('procurement-over');
  return facts.mustMend ? refuse('looks-like-a-patient') : allow(request);
}

/** A project asks for a few things at a time, so that each company's list stays fair to the others. */
export const requestsMax = 3;

export const listedDays = { fewest: 14, usual: 90, most: 180 } as const;
/** The team and its leads are reminded so many days before a request lapses, once for each. */
export const lapseReminderDays = [14, 3] as const;

export type ListingRefusal =
  | 'not-from-here'
  | 'project-not-open'
  | 'declare-first'
  | 'no-consent'
  | 'too-short'
  | 'too-long'
  | 'not-whole';

/**
 * A named officer lists it: one who has declared their interests, and agrees that it is published. A project may have been
 * narrowed, withdrawn or hidden since the request was written.
 */
export function authoriseRequest(
  state: RequestState,
  facts: {
    projectOpenToEveryone: boolean;
    declared: boolean;
    consents: boolean;
    days: number;
    whole: boolean;
  },
): Decision<'listed', ListingRefusal> {
  const moved = moveRequest(state, 'listed');
  if (!moved.ok) return moved;
  if (!facts.projectOpenToEveryone) return refuse('project-not-open');
  if (!facts.whole) return refuse('not-whole');
  if (!facts.declared) return refuse('declare-first');
  if (!facts.consents) return refuse('no-consent');
  if (facts.days < listedDays.fewest) return refuse('too-short');
  return facts.days > listedDays.most ? refuse('too-long') : moved;
}

/** A request that runs may be listed for longer, never beyond what an authorisation may give from that day on. */
export function keepListed(
  state: RequestState,
  facts: { lapsesOn: string; until: string; lastDay: string },
): Decision<string, 'not-from-here' | 'not-longer' | 'too-long'> {
  if (!isOpen(state)) return refuse('not-from-here');
  if (facts.until <= facts.lapsesOn) return refuse('not-longer');
  return facts.until > facts.lastDay ? refuse('too-long') : allow(facts.until);
}
