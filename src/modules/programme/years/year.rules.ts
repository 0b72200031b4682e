import { allow, type Decision, refuse } from '#kit/decision.ts';

export type ParticipationState = 'applied' | 'accepted' | 'declined' | 'withdrawn';

export interface YearDates {
  /** The first and the last day, both within the year, as 'YYYY-MM-DD'. */
  readonly opensOn: string;
  readonly closesOn: string;
}

export type YearPhase = 'to-come' | 'open' | 'closed';

export function phaseOf(year: YearDates, today: string): YearPhase {
  if (today < year.opensOn) return 'to-come';
  return today <= year.closesOn ? 'open' : 'closed';
}

export function planYear<T extends YearDates>(year: T): Decision<T, 'closes-before-it-opens'> {
  return year.opensOn < year.closesOn ? allow(year) : refuse('closes-before-it-opens');
}

export type ApplicationRefusal = 'not-open' | 'not-published' | 'applied-already' | 'looks-like-a-patient';

/** A project that is published may ask to take part while the year is open; one that was withdrawn may ask again. */
export function applyToYear(facts: {
  phase: YearPhase;
  projectPublished: boolean;
  before: ParticipationState | undefined;
  identifiersFound: number;
}): Decision<'applied', ApplicationRefusal> {
  if (facts.phase !== 'open') return refuse('not-open');
  if (!facts.projectPublished) return refuse('not-published');
  if (facts.before !== undefined && facts.before !== 'withdrawn') return refuse('applied-already');
  if (facts.identifiersFound > 0) return refuse('looks-like-a-patient');
  return allow('applied');
}

export function decideApplication(
  state: ParticipationState,
  verdict: 'accepted' | 'declined',
): Decision<'accepted' | 'declined', 'not-waiting'> {
  return state === 'applied' ? allow(verdict) : refuse('not-waiting');
}

export function withdrawApplication(state: ParticipationState): Decision<'withdrawn', 'not-taking-part'> {
  return state === 'applied' || state === 'accepted' ? allow('withdrawn') : refuse('not-taking-part');
}
