import { allow, type Decision, refuse } from '#kit/decision.ts';

/**
 * An account that abuses the site is stopped: by whom, with what reason, until when. Nobody stops themselves by mistake, and
 * no admin another while that one holds a role: roles are given and taken in the settings, where the last admin stays.
 */
export function suspend(facts: {
  personId: string;
  by: string;
  holdsRole: boolean;
  suspendedAlready: boolean;
  until: string | null;
  today: string;
}): Decision<string, 'own-account' | 'holds-role' | 'suspended-already' | 'over-already'> {
  if (facts.personId === facts.by) return refuse('own-account');
  if (facts.holdsRole) return refuse('holds-role');
  if (facts.suspendedAlready) return refuse('suspended-already');
  if (facts.until !== null && facts.until < facts.today) return refuse('over-already');
  return allow(facts.personId);
}
