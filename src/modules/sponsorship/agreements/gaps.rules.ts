/** What a text still lacks before anybody may sign it, with words for each. */
import { statesAmount } from '#kit/stated-amount.ts';
import type { Terms } from './agreement.rules.ts';

export type Gap =
  | 'organisation-contribution'
  | 'company-contribution'
  | 'organisation-amount'
  | 'company-amount'
  | 'patient-benefit'
  | 'benefit'
  | 'purpose'
  | 'data-access'
  | 'exit-plan'
  | 'dates'
  | 'measures'
  | 'summary';

export const gapWords: Readonly<Record<Gap, string>> = {
  'organisation-contribution': 'what the organisation brings, in money or in kind',
  'company-contribution': 'what the company brings, in money or in kind',
  'organisation-amount':
    'how much the organisation brings: add what it is worth in pounds, or how long or how many, for example ‘half a day of a nurse’s time each week’',
  'company-amount':
    'how much the company brings: add what it is worth in pounds, or how long or how many, for example ‘400 lids’',
  'patient-benefit': 'how patients benefit: joint working must benefit patients',
  benefit: 'how patients or the health service benefit',
  purpose: 'what it is for',
  'data-access': 'which data may be seen: ‘none’ will do',
  'exit-plan': 'what happens when it ends',
  dates: 'on which days it starts and ends',
  measures: 'at least one thing that will be measured',
  summary: 'the summary for the public',
};

/**
 * Whether something in kind says how much it is: a value, or an amount in its words. Nought and a bare word do not. What is
 * significant people judge, with the amount before them (ABPI Code, clause 20: each party makes a significant contribution).
 */
function isMeasured(kind: string, pence: number | null): boolean {
  return pence === null ? statesAmount(kind) : pence > 0;
}

/**
 * What is missing before anybody signs: each party brings something, patients or the health service gain, joint working
 * benefits patients, there is an exit plan and a summary (ABPI Code, clause 20).
 */
export function gapsIn(terms: Terms): Gap[] {
  const gaps: Gap[] = [];
  const missing = (gap: Gap, isMissing: boolean) => isMissing && gaps.push(gap);
  missing('purpose', terms.purpose === '');
  for (const side of ['organisation', 'company'] as const) {
    const cash = terms[`${side}CashPence`];
    const kind = terms[`${side}Kind`];
    missing(`${side}-contribution`, cash === 0 && kind === '');
    missing(`${side}-amount`, cash === 0 && kind !== '' && !isMeasured(kind, terms[`${side}KindPence`]));
  }
  if (terms.type === 'joint-working') missing('patient-benefit', terms.patientBenefit === '');
  else missing('benefit', terms.patientBenefit === '' && terms.nhsBenefit === '');
  missing('data-access', terms.dataAccess === '');
  missing('dates', terms.startsOn === null || terms.endsOn === null);
  missing('measures', terms.measures.length === 0);
  missing('exit-plan', terms.exitPlan === '');
  missing('summary', terms.summary === '');
  return gaps;
}
