import { allow, type Decision, refuse } from '#kit/decision.ts';

export type InvitationStep = 'invitation' | 'reminder';

export const invitedAtOnceMax = 100;

/** One person who is about to be written to, as far as the rule must know. */
export interface Invitee {
  readonly personId: string;
  /** Needs that they let us share, and that this contact does not meet. */
  readonly unmetShared: boolean;
  readonly leftOut: boolean;
  readonly reason: string;
}

export type SendRefusal = 'closed' | 'nobody' | 'too-many' | 'needs-not-met';

/**
 * Nobody is written to in a form that they cannot use, unless the team says why it must be so (DAPB1605, 'act'); whoever
 * is left out is not written to.
 */
export function sendToInvitees(
  invitees: readonly Invitee[],
  questionOpen: boolean,
): Decision<readonly Invitee[], SendRefusal> {
  if (!questionOpen) return refuse('closed');
  const to = invitees.filter((one) => !one.leftOut);
  if (to.length === 0) return refuse('nobody');
  if (to.length > invitedAtOnceMax) return refuse('too-many');
  return to.some((one) => one.unmetShared && one.reason.trim() === '') ? refuse('needs-not-met') : allow(to);
}
