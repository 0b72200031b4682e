import { londonToday } from '#kit/local-date.ts';
import { found } from '#platform/http/problems.ts';
import type { FormState, PageContent, Reading } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { agreementPaths } from '../agreements/agreement.paths.ts';
import { sideOf } from '../agreements/agreement.policy.ts';
import { findAgreement } from '../agreements/agreement.queries.ts';
import { startsTooEarly } from '../agreements/agreement.rules.ts';
import { gapsIn } from '../agreements/gaps.rules.ts';
import { findSignatures, findStanding } from '../agreements/signature.queries.ts';
import { findVersion, findVersionLines } from '../agreements/version.queries.ts';
import { findDoneMilestones } from '../move-agreement/milestone.queries.ts';
import { findOutcome } from '../outcomes/outcome.queries.ts';
import { findValues } from '../values/value.queries.ts';
import { findVisits } from '../visits/visit.queries.ts';
import { ShowAgreement } from './show-agreement.view.tsx';

/** Forms of the page that were sent and came back. */
export interface SentForms {
  readonly sign?: FormState;
  readonly end?: FormState;
  readonly value?: FormState;
  readonly strike?: FormState & { readonly transferId: string };
  readonly milestone?: FormState & { readonly key: string };
  readonly companyView?: FormState;
}

/** All that the two sides see of their agreement. */
export async function loadAgreementPage({
  db,
  viewer,
  params,
  now,
}: Reading<{ agreementId: string }, unknown>) {
  const agreement = await found(findAgreement(db, viewer, params.agreementId), 'agreement');
  const { agreementId } = agreement;
  const { personId, name } = signedIn(viewer);
  const [newest, inForce, lines, signatures, standing, milestones, visits, values, outcome] =
    await Promise.all([
      found(findVersion(db, agreementId, agreement.newest), 'version'),
      agreement.inForce === null ? undefined : findVersion(db, agreementId, agreement.inForce),
      findVersionLines(db, agreementId),
      findSignatures(db, agreementId),
      findStanding(db, agreement, personId, londonToday(now)),
      findDoneMilestones(db, agreementId),
      findVisits(db, agreementId),
      findValues(db, agreementId),
      findOutcome(db, agreementId),
    ]);
  const side = sideOf(viewer, agreement);
  return {
    agreement,
    newest,
    inForce,
    lines,
    signatures,
    milestones,
    visits,
    values,
    outcome,
    side,
    name,
    today: londonToday(now),
    gaps: gapsIn(newest.terms),
    newestStartsTooEarly: startsTooEarly(newest.terms, agreement, londonToday(now)),
    inForceStartsTooEarly:
      inForce !== undefined && startsTooEarly(inForce.terms, agreement, londonToday(now)),
    maySign: side === 'company' ? standing.companyInStanding : standing.officer,
    declared: side === 'company' || standing.declared,
  };
}
export type AgreementModel = Awaited<ReturnType<typeof loadAgreementPage>>;

export function agreementPage(loaded: AgreementModel, _reading: unknown, forms: SentForms = {}): PageContent {
  return {
    title: loaded.agreement.title,
    breadcrumbs: [{ text: 'Your agreements', href: agreementPaths.list() }],
    noIndex: true,
    body: ShowAgreement({ ...loaded, ...forms }),
  };
}
