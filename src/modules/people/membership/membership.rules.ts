import { allow, type Decision, refuse } from '#kit/decision.ts';
import type { MembershipRole } from '#kit/viewer.ts';

export type MembershipState = 'claimed' | 'confirmed' | 'refused' | 'ended';

export interface Membership {
  readonly id: string;
  readonly personId: string;
  readonly organisationId: string;
  readonly role: MembershipRole;
  readonly state: MembershipState;
}

/** A proven member of staff says where she works; the lead there confirms or refuses. */
export function claim(
  person: { staff: boolean },
  live: readonly Membership[],
  organisationId: string,
): Decision<{ organisationId: string }, 'not-staff' | 'already-there'> {
  if (!person.staff) return refuse('not-staff');
  if (live.some((membership) => membership.organisationId === organisationId)) return refuse('already-there');
  return allow({ organisationId });
}

export function decideClaim(
  membership: Membership,
  by: string,
  verdict: 'confirmed' | 'refused',
  reason: string,
): Decision<{ verdict: 'confirmed' | 'refused'; reason: string }, 'own-claim' | 'decided' | 'reason-needed'> {
  if (membership.personId === by) return refuse('own-claim');
  if (membership.state !== 'claimed') return refuse('decided');
  if (verdict === 'refused' && reason === '') return refuse('reason-needed');
  return allow({ verdict, reason });
}

const rank: Readonly<Record<MembershipRole, number>> = { member: 0, deputy: 1, lead: 2 };

/** The last lead cannot step down: the organisation would be without anyone who answers. Nobody raises themselves. */
export function changeRole(
  membership: Membership,
  role: MembershipRole,
  leads: number,
  by: string,
): Decision<MembershipRole, 'not-confirmed' | 'same-role' | 'last-lead' | 'own-role'> {
  if (membership.state !== 'confirmed') return refuse('not-confirmed');
  if (membership.role === role) return refuse('same-role');
  if (membership.personId === by && rank[role] > rank[membership.role]) return refuse('own-role');
  if (membership.role === 'lead' && leads <= 1) return refuse('last-lead');
  return allow(role);
}

/** Who answers for the organisation records that somebody works there no more. Oneself one leaves, a request one refuses. */
export function takeOut(
  membership: Membership,
  leads: number,
  by: string,
): Decision<Membership, 'own-membership' | 'not-confirmed' | 'not-a-member' | 'last-lead'> {
  if (membership.personId === by) return refuse('own-membership');
  if (membership.state === 'claimed') return refuse('not-confirmed');
  const decision = leave(membership, leads);
  return decision.ok ? allow(membership) : decision;
}

export function leave(
  membership: Membership,
  leads: number,
): Decision<undefined, 'not-a-member' | 'last-lead'> {
  if (membership.state === 'ended' || membership.state === 'refused') return refuse('not-a-member');
  if (membership.role === 'lead' && leads <= 1) return refuse('last-lead');
  return allow(undefined);
}
