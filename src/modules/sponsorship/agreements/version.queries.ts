import type { Db } from '#platform/db/database.ts';
import type { AgreementType, Side, Terms } from './agreement.rules.ts';

export interface Version {
  readonly number: number;
  readonly side: Side;
  readonly writtenAt: Date;
  readonly writtenByName: string | null;
  readonly whatChanged: string;
  readonly identifiersJustified: string;
  readonly terms: Terms;
  readonly canonical: string;
  readonly sha256: string;
}

/** The caller has found the agreement for the viewer, or found it to be public. @returns undefined where there is no such version */
export async function findVersion(db: Db, agreementId: string, number: number): Promise<Version | undefined> {
  const [row, milestones, measures] = await Promise.all([
    db
      .selectFrom('agreement_version as v')
      .innerJoin('person as w', 'w.id', 'v.written_by')
      .where('v.agreement_id', '=', agreementId)
      .where('v.number', '=', number)
      .selectAll('v')
      .select('w.name as written_by_name')
      .executeTakeFirst(),
    db
      .selectFrom('agreement_milestone')
      .where('agreement_id', '=', agreementId)
      .where('version', '=', number)
      .orderBy('place')
      .select(['milestone_id', 'what', 'due_on'])
      .execute(),
    db
      .selectFrom('agreement_measure')
      .where('agreement_id', '=', agreementId)
      .where('version', '=', number)
      .orderBy('place')
      .select(['measure_id', 'what', 'promised'])
      .execute(),
  ]);
  if (!row) return undefined;
  return {
    number: row.number,
    side: row.side as Side,
    writtenAt: row.written_at,
    writtenByName: row.written_by_name,
    whatChanged: row.what_changed,
    identifiersJustified: row.identifiers_justified ?? '',
    canonical: row.canonical,
    sha256: row.sha256,
    terms: {
      type: row.type as AgreementType,
      title: row.title,
      purpose: row.purpose,
      organisationCashPence: row.organisation_cash_pence,
      organisationKind: row.organisation_kind,
      organisationKindPence: row.organisation_kind_pence,
      companyCashPence: row.company_cash_pence,
      companyKind: row.company_kind,
      companyKindPence: row.company_kind_pence,
      patientBenefit: row.patient_benefit,
      nhsBenefit: row.nhs_benefit,
      companyBenefit: row.company_benefit,
      dataAccess: row.data_access,
      ip: row.ip,
      publicity: row.publicity,
      exitPlan: row.exit_plan,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      summary: row.summary,
      milestones: milestones.map((one) => ({ key: one.milestone_id, what: one.what, dueOn: one.due_on })),
      measures: measures.map((one) => ({ key: one.measure_id, what: one.what, promised: one.promised })),
    },
  };
}

export interface VersionLine {
  readonly number: number;
  readonly side: Side;
  readonly writtenAt: Date;
  readonly writtenByName: string | null;
  readonly whatChanged: string;
  readonly sha256: string;
}

const versionsShown = 200;

/** The newest first. */
export async function findVersionLines(db: Db, agreementId: string): Promise<VersionLine[]> {
  const rows = await db
    .selectFrom('agreement_version as v')
    .innerJoin('person as w', 'w.id', 'v.written_by')
    .where('v.agreement_id', '=', agreementId)
    .orderBy('v.number', 'desc')
    .limit(versionsShown)
    .select(['v.number', 'v.side', 'v.written_at', 'w.name', 'v.what_changed', 'v.sha256'])
    .execute();
  return rows.map((row) => ({
    number: row.number,
    side: row.side as Side,
    writtenAt: row.written_at,
    writtenByName: row.name,
    whatChanged: row.what_changed,
    sha256: row.sha256,
  }));
}
