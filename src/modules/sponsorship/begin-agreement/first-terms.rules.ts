import type { Terms } from '../agreements/agreement.rules.ts';

interface Offered {
  readonly requestTitle: string;
  readonly ask: string;
  readonly offered: string;
  readonly benefitsSought: string;
  readonly valuePence: number | null;
  readonly patientBenefit: string;
  readonly nhsBenefit: string;
  readonly ipPosition: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

/**
 * The first version, from what was asked and offered. Data: none, unless the two agree otherwise. What each brings in money
 * is left to them to write: an offer is not yet a contribution.
 */
export function firstTerms(offer: Offered): Terms {
  return {
    type: 'collaborative-working',
    title: offer.requestTitle,
    purpose: offer.ask,
    organisationCashPence: 0,
    organisationKind: '',
    organisationKindPence: null,
    companyCashPence: 0,
    companyKind: offer.offered,
    companyKindPence: offer.valuePence === 0 ? null : offer.valuePence,
    patientBenefit: offer.patientBenefit,
    nhsBenefit: offer.nhsBenefit,
    companyBenefit: offer.benefitsSought,
    dataAccess: 'None. The company sees no data about patients, identified or not.',
    ip:
      offer.ipPosition ||
      'Each party keeps what it brought. What the two create together the organisation may use and share freely within the health service.',
    publicity: 'This work is done with the support of the company. The organisation endorses no product.',
    exitPlan: '',
    startsOn: offer.startsOn,
    endsOn: offer.endsOn,
    summary: '',
    milestones: [],
    measures: [],
  };
}
