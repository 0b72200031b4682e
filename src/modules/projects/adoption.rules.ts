import { allow, type Decision, refuse } from '#kit/decision.ts';

/**
 * The adoption record of the exchange facts: interested, exploring, planning, piloting, live, sustained, with the exits
 * paused, abandoned and declined. Whether it is true is a thing apart: claimed by the adopter, confirmed or disputed by the source.
 */
export const adoptionStates = [
  'interested',
  'exploring',
  'planning',
  'piloting',
  'live',
  'sustained',
  'paused',
  'abandoned',
  'declined',
] as const;
export type AdoptionState = (typeof adoptionStates)[number];
export type Confirmation = 'claimed' | 'confirmed' | 'disputed' | 'stale';
export const failureReasons = [
  'leadership',
  'approvals',
  'resources',
  'staff',
  'technology',
  'no-benefit',
  'other',
] as const;
export type FailureReason = (typeof failureReasons)[number];

export interface AdoptionCore {
  readonly state: AdoptionState;
  readonly confirmation: Confirmation;
  readonly version: number;
}

const onward = ['interested', 'exploring', 'planning', 'piloting', 'live'] as const;

/** Where an adoption may go from where it is: onward or back a step or more, out, and in again from a pause. 'Sustained' only by the check at 12 months. */
export function nextStates(state: AdoptionState): AdoptionState[] {
  if (state === 'abandoned' || state === 'declined') return [];
  if (state === 'sustained') return ['live', 'paused', 'abandoned'];
  const early = state === 'interested' || state === 'exploring';
  return [
    ...onward.filter((next) => next !== state),
    ...(state === 'paused' ? [] : (['paused'] as const)),
    early ? 'declined' : 'abandoned',
  ];
}

/** An exit is explained, so that others learn from it. */
export const needsReason: ReadonlySet<AdoptionState> = new Set(['paused', 'abandoned', 'declined']);

export interface Progress {
  readonly to: AdoptionState;
  readonly reason: string;
  readonly failureReason: FailureReason | undefined;
}

export type ProgressRefusal =
  | 'not-from-here'
  | 'reason-needed'
  | 'failure-reason-needed'
  | 'changed-meanwhile';

export function progress(
  adoption: AdoptionCore,
  change: Progress,
  seenVersion: number,
): Decision<Progress, ProgressRefusal> {
  if (adoption.version !== seenVersion) return refuse('changed-meanwhile');
  if (!nextStates(adoption.state).includes(change.to)) return refuse('not-from-here');
  if (needsReason.has(change.to) && change.reason === '') return refuse('reason-needed');
  if (change.to === 'abandoned' && change.failureReason === undefined) return refuse('failure-reason-needed');
  return allow(change);
}

export type ConfirmationRefusal = 'answered-already' | 'reason-needed' | 'own-claim';

/** The source answers a claim; a dispute says why. It may change its mind, but not say the same twice. */
export function answerClaim(
  adoption: { confirmation: Confirmation; claimedBy: string },
  by: string,
  answer: { verdict: 'confirmed' | 'disputed'; reason: string },
): Decision<{ verdict: 'confirmed' | 'disputed'; reason: string }, ConfirmationRefusal> {
  if (adoption.claimedBy === by) return refuse('own-claim');
  if (adoption.confirmation === answer.verdict) return refuse('answered-already');
  if (answer.verdict === 'disputed' && answer.reason === '') return refuse('reason-needed');
  return allow(answer);
}

const monthsUntilSustained = 12;

/** Sustained is what still lives a year after it went live, and was looked at then. Dates as YYYY-MM-DD. */
export function maySustain(
  adoption: { state: AdoptionState; liveOn: string | null },
  today: string,
): Decision<'sustained', 'not-live' | 'too-early'> {
  if (adoption.state !== 'live' || adoption.liveOn === null) return refuse('not-live');
  return monthsAfter(adoption.liveOn, monthsUntilSustained) > today
    ? refuse('too-early')
    : allow('sustained');
}

/** The same day so many months later, or the last of that month. */
export function monthsAfter(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

/** Only this counts as spread. */
export function countsAsSpread(adoption: { state: AdoptionState; confirmation: Confirmation }): boolean {
  return (
    adoption.confirmation === 'confirmed' && (adoption.state === 'live' || adoption.state === 'sustained')
  );
}

export const stateWords: Readonly<Record<AdoptionState, string>> = {
  interested: 'Interested',
  exploring: 'Exploring',
  planning: 'Planning',
  piloting: 'Piloting',
  live: 'Live',
  sustained: 'Sustained',
  paused: 'Paused',
  abandoned: 'Abandoned',
  declined: 'Declined',
};

export const confirmationWords: Readonly<Record<Confirmation, string>> = {
  claimed: 'Claimed by the adopter',
  confirmed: 'Confirmed by the source',
  disputed: 'Disputed by the source',
  stale: 'Not heard of for a long time',
};

export const failureWords: Readonly<Record<FailureReason, string>> = {
  leadership: 'Leadership',
  approvals: 'Approvals',
  resources: 'Money or things',
  staff: 'Not enough staff or time',
  technology: 'Technology',
  'no-benefit': 'It brought no benefit here',
  other: 'Something else',
};
