import { allow, type Decision, refuse } from '#kit/decision.ts';
import type { AgreementState } from '../agreements/agreement.rules.ts';

export type VisitState = 'planned' | 'held' | 'cancelled';

export const visitStateWords: Readonly<Record<VisitState, string>> = {
  planned: 'Planned',
  held: 'Held',
  cancelled: 'Cancelled',
};

export const visitDaysMax = 14;
export const visitorsMax = 12;

/** A company's people come only once the agreement is active: its summary is public by then. */
export function planVisit<T>(
  visit: T,
  facts: { state: AgreementState; startsAt: Date; endsAt: Date; now: Date; mustMend: boolean },
): Decision<T, 'not-active' | 'in-the-past' | 'crossed' | 'too-long' | 'looks-like-a-patient'> {
  if (facts.state !== 'active') return refuse('not-active');
  if (facts.startsAt <= facts.now) return refuse('in-the-past');
  if (facts.endsAt <= facts.startsAt) return refuse('crossed');
  if (facts.endsAt.getTime() - facts.startsAt.getTime() > visitDaysMax * 86_400_000)
    return refuse('too-long');
  return facts.mustMend ? refuse('looks-like-a-patient') : allow(visit);
}

/** Each comes by name, after accepting the code of conduct in force. */
export function joinVisit(facts: {
  visit: VisitState;
  startsAt: Date;
  now: Date;
  agreement: AgreementState;
  codeAccepted: boolean;
  comesAlready: boolean;
  coming: number;
}): Decision<'coming', 'not-planned' | 'code-not-accepted' | 'comes-already' | 'full'> {
  if (facts.visit !== 'planned' || facts.agreement !== 'active' || facts.startsAt <= facts.now)
    return refuse('not-planned');
  if (facts.comesAlready) return refuse('comes-already');
  if (!facts.codeAccepted) return refuse('code-not-accepted');
  return facts.coming >= visitorsMax ? refuse('full') : allow('coming');
}

export function cancelVisit(visit: VisitState): Decision<'cancelled', 'not-planned'> {
  return visit === 'planned' ? allow('cancelled') : refuse('not-planned');
}

/** Who came is recorded once it has begun, by the side that hosts. Only who had accepted the code can have come. */
export function recordVisit(facts: {
  visit: VisitState;
  startsAt: Date;
  now: Date;
  came: readonly string[];
  coming: readonly string[];
}): Decision<'held', 'not-planned' | 'not-begun' | 'not-invited'> {
  if (facts.visit !== 'planned') return refuse('not-planned');
  if (facts.startsAt > facts.now) return refuse('not-begun');
  return facts.came.every((one) => facts.coming.includes(one)) ? allow('held') : refuse('not-invited');
}
