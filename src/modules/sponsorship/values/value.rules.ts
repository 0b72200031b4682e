import { allow, type Decision, refuse } from '#kit/decision.ts';
import type { AgreementState } from '../agreements/agreement.rules.ts';

export type ValueRefusal = 'not-running' | 'before-start' | 'in-the-future' | 'looks-like-a-patient';

/** Nothing of value is given before the agreement is active, and so before its summary is public. Days 'YYYY-MM-DD'. */
export function recordValue<T extends { givenOn: string }>(
  value: T,
  facts: { state: AgreementState; startedOn: string | null; today: string; mustMend: boolean },
): Decision<T, ValueRefusal> {
  if (facts.startedOn === null || (facts.state !== 'active' && facts.state !== 'completed'))
    return refuse('not-running');
  if (value.givenOn < facts.startedOn) return refuse('before-start');
  if (value.givenOn > facts.today) return refuse('in-the-future');
  return facts.mustMend ? refuse('looks-like-a-patient') : allow(value);
}
