/**
 * Everyone who decides says what they have to do with those who offer, also where it is nothing. The four kinds are those of
 * NHS England, 'Managing conflicts of interest in the NHS' (2017).
 */
import { allow, type Decision, refuse } from '#kit/decision.ts';

export const interestTypes = {
  financial: 'Financial: you may gain money or avoid a loss',
  'non-financial-professional': 'Professional: your standing, career or research may gain',
  'non-financial-personal': 'Personal: you may gain otherwise, for example through a cause that you support',
  indirect: 'Indirect: somebody close to you has such an interest',
} as const;
/** In one word, where somebody else reads of it. */
export const interestNames: Readonly<Record<InterestType, string>> = {
  financial: 'Financial',
  'non-financial-professional': 'Professional',
  'non-financial-personal': 'Personal',
  indirect: 'Indirect, through somebody close',
};
export type InterestType = keyof typeof interestTypes;

export interface DeclaredInterest {
  readonly type: InterestType;
  /** Null: it may concern any company that offers. */
  readonly companyId: string | null;
  readonly about: string;
}

/** Six months: an interest can be new by then. */
export const declarationDays = 182;
/** Whose declaration ends within these days is asked to renew it. */
export const declarationChaseDays = 14;
export const declaredMax = 5;

export function declare(
  kind: 'nil' | 'interests',
  interests: readonly DeclaredInterest[],
): Decision<readonly DeclaredInterest[], 'nothing-told' | 'both-told'> {
  if (kind === 'nil') return interests.length === 0 ? allow([]) : refuse('both-told');
  return interests.length === 0 ? refuse('nothing-told') : allow(interests);
}

/** An offer that was found clear goes back to its reviewer when somebody who decides declares an interest that touches it. */
export function touches(interests: readonly DeclaredInterest[], companyId: string): boolean {
  return interests.some((one) => one.companyId === null || one.companyId === companyId);
}
