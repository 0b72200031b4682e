import { answersFor, hasProgrammeRole, permission, type Viewer } from '#kit/viewer.ts';

/** What policies ask of a request: its project's team and organisation, and who answers for that organisation. */
export interface RequestFacts {
  readonly organisationId: string;
  readonly teamIds: readonly string[];
  readonly leadIds: readonly string[];
}

export function isOnTeam(viewer: Viewer, request: Pick<RequestFacts, 'teamIds'>): boolean {
  return viewer.kind === 'person' && request.teamIds.includes(viewer.personId);
}

/**
 * A lead or deputy authorises; a programme admin where the organisation has neither. Whoever is on the team does not
 * authorise while another lead exists.
 */
export function authorises(viewer: Viewer, request: RequestFacts): boolean {
  if (request.leadIds.length === 0) return hasProgrammeRole(viewer, 'admin');
  if (!answersFor(viewer, request.organisationId)) return false;
  return !isOnTeam(viewer, request) || request.leadIds.every((leadId) => request.teamIds.includes(leadId));
}

/** The side that asks: the team, and whoever answers for its organisation, so that an answer never hangs on one person. */
export function asksFor(viewer: Viewer, request: RequestFacts): boolean {
  return (
    isOnTeam(viewer, request) ||
    answersFor(viewer, request.organisationId) ||
    (request.leadIds.length === 0 && hasProgrammeRole(viewer, 'admin'))
  );
}

/** Where every lead is on the team, an admin stands in as the officer who is not (as is_request_officer in the database). */
export function standsIn(viewer: Viewer, request: RequestFacts): boolean {
  return (
    hasProgrammeRole(viewer, 'admin') &&
    !isOnTeam(viewer, request) &&
    request.leadIds.every((leadId) => request.teamIds.includes(leadId))
  );
}

function actsForNoCompany(viewer: Viewer): boolean {
  return viewer.kind === 'person' && viewer.companies.length === 0;
}

/** Whoever acts for a company neither reads nor answers what its rivals offer, on whatever team they are. */
export function seesInterests(viewer: Viewer, request: RequestFacts): boolean {
  return (asksFor(viewer, request) || standsIn(viewer, request)) && actsForNoCompany(viewer);
}

export function isUserOf(viewer: Viewer, companyId: string): boolean {
  return viewer.kind === 'person' && viewer.companies.includes(companyId);
}

interface OfRequest {
  readonly request: RequestFacts;
}

export const mayEditRequest = permission<OfRequest>('signed-in', (viewer, { request }) =>
  isOnTeam(viewer, request),
);
export const mayPreview = permission<OfRequest>('signed-in', (viewer, { request }) =>
  asksFor(viewer, request),
);
export const mayAuthorise = permission<OfRequest>('signed-in', (viewer, { request }) =>
  authorises(viewer, request),
);
export const mayWithdrawRequest = permission<OfRequest>('signed-in', (viewer, { request }) =>
  asksFor(viewer, request),
);
/** Companies' readings, and their questions without the asker, are for the side that asks and for nobody of a company. */
export const mayAnswerInterest = permission<OfRequest>('signed-in', (viewer, { request }) =>
  seesInterests(viewer, request),
);
/** Everyone who decides: the side that asks, also those who act for a company, and the programme's reviewers. */
export const mayDeclare = permission<OfRequest>(
  'signed-in',
  (viewer, { request }) =>
    asksFor(viewer, request) ||
    standsIn(viewer, request) ||
    (hasProgrammeRole(viewer, 'reviewer') && actsForNoCompany(viewer)),
);
/** The query of an offer finds it only for those who decide on it. */
export const mayShowOffer = permission<OfRequest>('signed-in', (viewer) => actsForNoCompany(viewer));
export const mayReview = permission<OfRequest>(
  'reviewer',
  (viewer, { request }) => !isOnTeam(viewer, request) && actsForNoCompany(viewer),
);
export const mayListReviews = permission('reviewer');
export const mayExpress = permission('company-user');
/** The query of the list finds only what is listed. */
export const mayListRequests = permission('company-user');
/** The query of a request finds it only for those who may read it. */
export const mayShowRequest = permission('signed-in');

export const mayApplyForCompany = permission('signed-in');
export const mayDecideCompany = permission('admin');
/** The query of a company finds it only for its users, for its applicant until it is verified, and for admins. */
export const mayShowCompany = permission('signed-in');
export const mayEditCompany = permission<{ company: { companyId: string } }>(
  'company-user',
  (viewer, { company }) => isUserOf(viewer, company.companyId),
);
export const mayPublishCode = permission('admin');
export const mayKeepSectors = permission('admin');

/** A company's people name each other; an admin helps where all of theirs have expired. */
export const mayNameUser = permission<{ company: { companyId: string; state: string } }>(
  'signed-in',
  (viewer, { company }) =>
    isUserOf(viewer, company.companyId) ||
    (company.state === 'verified' && hasProgrammeRole(viewer, 'admin')),
);
