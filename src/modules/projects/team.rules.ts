import { allow, type Decision, refuse } from '#kit/decision.ts';

const teamLimits = { members: 40, invitations: 20 } as const;

/** Somebody is invited once at a time, and not to a team that they are on. */
export function invite(team: {
  members: number;
  openAddresses: readonly string[];
  onTeam: boolean;
  address: string;
}): Decision<{ address: string }, 'already-on-team' | 'already-invited' | 'team-full'> {
  if (team.onTeam) return refuse('already-on-team');
  if (team.openAddresses.includes(team.address)) return refuse('already-invited');
  if (team.members >= teamLimits.members || team.openAddresses.length >= teamLimits.invitations)
    return refuse('team-full');
  return allow({ address: team.address });
}

/** A project always has somebody who answers for it: its owner stays until another takes it over. */
export function leave(isOwner: boolean): Decision<'left', 'owner-stays'> {
  return isOwner ? refuse('owner-stays') : allow('left');
}
