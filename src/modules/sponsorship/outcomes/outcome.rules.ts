import { allow, type Decision, refuse } from '#kit/decision.ts';
import type { AgreementState } from '../agreements/agreement.rules.ts';

export type Verdict = 'as-hoped' | 'in-part' | 'not';

export const verdictWords: Readonly<Record<Verdict, string>> = {
  'as-hoped': 'It worked as hoped',
  'in-part': 'It worked in part',
  not: 'It did not work',
};

/** A report is written once the work is completed, and stands as it is from its publication. */
export function writeOutcome(facts: {
  state: AgreementState;
  mustMend: boolean;
}): Decision<'written', 'not-now' | 'looks-like-a-patient'> {
  if (facts.state !== 'completed') return refuse('not-now');
  return facts.mustMend ? refuse('looks-like-a-patient') : allow('written');
}

/** Published with a word on every measure that was promised, also where nothing came of it. */
export function publishOutcome(facts: {
  state: AgreementState;
  hasReport: boolean;
  promised: readonly string[];
  answered: readonly string[];
}): Decision<'outcomes-published', 'not-now' | 'no-report' | 'measures-open'> {
  if (facts.state !== 'completed') return refuse('not-now');
  if (!facts.hasReport) return refuse('no-report');
  if (facts.promised.some((key) => !facts.answered.includes(key))) return refuse('measures-open');
  return allow('outcomes-published');
}
