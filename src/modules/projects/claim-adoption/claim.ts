import { allow, type Decision, refuse } from '#kit/decision.ts';
import type { SignedIn, Viewer } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import { found } from '#platform/http/problems.ts';
import { identifiersRefusal, needsMending } from '../identifiers.ts';
import { findKitVersions, type KitVersion } from '../kit.queries.ts';
import { findProject, type Project } from '../project.queries.ts';
import type { Claim } from './claim-adoption.queries.ts';

/** Every adoption starts somewhere on the way; 'sustained' and the exits come later. */
export const firstStates = ['interested', 'exploring', 'planning', 'piloting', 'live'] as const;

export const claimRefusals = {
  'no-organisation': 'Choose first, in your account, for which organisation you act.',
  'no-such-kit': 'That version of the kit is not published. Choose one from the list.',
  'looks-like-a-patient': identifiersRefusal,
  'claimed-already':
    'This place in your organisation has an adoption of this project already. Look at your adoptions.',
} as const;

export interface ToClaim {
  readonly project: Project;
  readonly kits: readonly KitVersion[];
}

export async function loadToClaim(reading: {
  db: Db;
  viewer: Viewer;
  params: { projectId: string };
}): Promise<ToClaim> {
  const project = await found(findProject(reading.db, reading.viewer, reading.params.projectId), 'project');
  return { project, kits: await findKitVersions(reading.db, project.projectId) };
}

/** A claim of the organisation for which somebody acts, of a version of the kit that is published. */
export function decideClaim(
  { project, kits }: ToClaim,
  asked: Pick<Claim, 'unit' | 'state' | 'kitNumber' | 'says'> & { identifiersJustified: string },
  claimant: SignedIn,
  now: Date,
): Decision<Claim, keyof typeof claimRefusals> {
  const { identifiersJustified, ...claim } = asked;
  if (claimant.actingFor === null) return refuse('no-organisation');
  if (claim.kitNumber !== null && !kits.some((kit) => kit.number === claim.kitNumber))
    return refuse('no-such-kit');
  if (needsMending({ says: claim.says, unit: claim.unit }, identifiersJustified, now))
    return refuse('looks-like-a-patient');
  return allow({
    ...claim,
    projectId: project.projectId,
    projectOrganisationId: project.organisation.id,
    organisationId: claimant.actingFor,
    claimedBy: claimant.personId,
  });
}
