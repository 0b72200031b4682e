import { permission, type Viewer } from '#kit/viewer.ts';
import { asksFor, isUserOf, type RequestFacts, standsIn } from '../sponsorship.policy.ts';
import type { Side } from './agreement.rules.ts';

export interface PartiesFacts extends RequestFacts {
  readonly companyId: string;
}

/** For which side a person speaks. Whoever acts for a company never speaks for an organisation. */
export function sideOf(viewer: Viewer, parties: PartiesFacts): Side | undefined {
  if (viewer.kind === 'visitor') return undefined;
  if (isUserOf(viewer, parties.companyId)) return 'company';
  const asks = asksFor(viewer, parties) || standsIn(viewer, parties);
  return viewer.companies.length === 0 && asks ? 'organisation' : undefined;
}

interface OfAgreement {
  readonly agreement: PartiesFacts;
}

/** The query of an agreement finds it only for its two sides. */
export const mayReadAgreement = permission<OfAgreement>(
  'signed-in',
  (viewer, { agreement }) => sideOf(viewer, agreement) !== undefined,
);
/** Either side writes versions, publishes the summary that both signed, and may end it. */
export const mayActForASide = permission<OfAgreement>(
  'signed-in',
  (viewer, { agreement }) => sideOf(viewer, agreement) !== undefined,
);
/** The organisation's side starts, completes and reports. */
export const mayActForOrganisation = permission<OfAgreement>(
  'signed-in',
  (viewer, { agreement }) => sideOf(viewer, agreement) === 'organisation',
);
export const mayActForCompany = permission<OfAgreement>(
  'company-user',
  (viewer, { agreement }) => sideOf(viewer, agreement) === 'company',
);
