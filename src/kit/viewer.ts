import type { Presentation } from '#kit/presentation.ts';

/** Who is looking, as far as rules and policies need to know. Built once a request by the session. */
export type Viewer = Visitor | SignedIn;

export interface Visitor {
  readonly kind: 'visitor';
}

export type MembershipRole = 'member' | 'deputy' | 'lead';
export type ProgrammeRole = 'reviewer' | 'editor' | 'moderator' | 'admin';

export interface SignedIn {
  readonly kind: 'person';
  readonly personId: string;
  readonly name: string;
  /** Proven by a work e-mail. */
  readonly staff: boolean;
  /** Confirmed memberships only. */
  readonly memberships: readonly { readonly organisationId: string; readonly role: MembershipRole }[];
  /** Roles in effect: programme admins hold theirs only in a session with two factors. */
  readonly programmeRoles: readonly ProgrammeRole[];
  /** Verified companies for which this person's naming has not expired. */
  readonly companies: readonly string[];
  /** The organisation for which this person acts; every write names it. */
  readonly actingFor: string | null;
  readonly sessionId: string;
  /** When this person last proved who they are in this session. */
  readonly provedAt: Date;
  readonly secondFactor: boolean;
  /** How pages are to be given to this person, from the needs that they recorded. */
  readonly presentation?: Presentation;
  /** How this person works pages with a switch (kit/scan-settings), where they do. */
  readonly scanning?: string;
}

export const visitor: Visitor = { kind: 'visitor' };

export function isMemberOf(viewer: Viewer, organisationId: string | null): boolean {
  return viewer.kind === 'person' && viewer.memberships.some((m) => m.organisationId === organisationId);
}

/** Leads and their deputies answer for an organisation. */
export function answersFor(viewer: Viewer, organisationId: string | null): boolean {
  return (
    viewer.kind === 'person' &&
    viewer.memberships.some((m) => m.organisationId === organisationId && m.role !== 'member')
  );
}

export function hasProgrammeRole(viewer: Viewer, role: ProgrammeRole): boolean {
  return viewer.kind === 'person' && viewer.programmeRoles.includes(role);
}

/** Coarse groups of viewers; the authorisation matrix crosses every route with each of them. */
export type Audience =
  | 'anyone'
  | 'visitors-only'
  | 'signed-in'
  | 'staff'
  | 'lead'
  | 'moderator'
  | 'reviewer'
  | 'editor'
  | 'admin'
  | 'programme-staff'
  | 'company-user';

export function isInAudience(viewer: Viewer, audience: Audience): boolean {
  if (audience === 'anyone') return true;
  if (viewer.kind === 'visitor') return audience === 'visitors-only';
  switch (audience) {
    case 'visitors-only':
      return false;
    case 'signed-in':
      return true;
    case 'staff':
      return viewer.staff;
    case 'lead':
      return viewer.memberships.some((m) => m.role !== 'member');
    case 'company-user':
      return viewer.companies.length > 0;
    case 'programme-staff':
      return viewer.programmeRoles.length > 0;
    default:
      return viewer.programmeRoles.includes(audience);
  }
}

/** Who may do a thing: the coarse group first, then the facts of the case. One object serves the page, the route and the test matrix. */
export interface Permission<F> {
  readonly audience: Audience;
  readonly may: (viewer: Viewer, facts: F) => boolean;
}

export function permission<F = unknown>(
  audience: Audience,
  may: (viewer: Viewer, facts: F) => boolean = () => true,
): Permission<F> {
  return { audience, may: (viewer, facts) => isInAudience(viewer, audience) && may(viewer, facts) };
}
