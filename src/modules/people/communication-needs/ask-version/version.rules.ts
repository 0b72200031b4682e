import { allow, type Decision, refuse } from '#kit/decision.ts';
import { type LocalDate, workingDaysAfter } from '#kit/local-date.ts';

/** How long an editor has; this product's choice. */
export const versionDueWorkingDays = 20;

export function versionDueOn(today: LocalDate): LocalDate {
  return workingDaysAfter(today, versionDueWorkingDays);
}

export function isOverdue(dueOn: string, today: string): boolean {
  return dueOn < today;
}

/** An address of this site, or a whole https address. */
const addressPattern = /^(?:\/(?![/\\])|https:\/\/)[^\s\\]+$/;

/** A version counts as there only with its address, and with the name and the day of whoever checked it. */
export function giveVersion(facts: {
  address: string;
  checkedOn: string;
  today: string;
}): Decision<'given', 'no-address' | 'checked-in-future'> {
  if (!addressPattern.test(facts.address)) return refuse('no-address');
  return facts.checkedOn > facts.today ? refuse('checked-in-future') : allow('given');
}
