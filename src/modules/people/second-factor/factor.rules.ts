import { allow, type Decision, refuse } from '#kit/decision.ts';

/** What somebody has besides a password or the mail. */
export interface Factors {
  readonly codes: boolean;
  readonly passkeys: boolean;
  /** Also where it rests, because this session has one factor. */
  readonly programmeRole: boolean;
}

/**
 * Whoever proved less than the account asks for does not change what it asks for: else a password, or a look into the mail,
 * would be enough to add a factor of one's own, and with it to wake a role in the programme. A passkey that opens nothing
 * more than the mail does may be lost and replaced.
 */
export function changeFactors(factors: Factors, provedBoth: boolean): Decision<true, 'prove-both'> {
  if (provedBoth) return allow(true);
  return factors.codes || (factors.passkeys && factors.programmeRole) ? refuse('prove-both') : allow(true);
}

export const proveBothWords =
  'Sign out, and sign in with your passkey or your code first: your account asks for more than this session has proved. If you lost them all, ask the people who run this programme.';
