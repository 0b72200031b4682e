import { createHash } from 'node:crypto';
import pg from 'pg';
import { newId } from '#kit/ids.ts';
import type { Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act, Verb } from '#platform/events/event.ts';
import type { Agreement } from './agreement.queries.ts';
import type { AgreementState, Side, Terms } from './agreement.rules.ts';
import { canonicalText, type Parties } from './canonical.rules.ts';

export interface HeldAgreement {
  readonly state: AgreementState;
  readonly newest: number;
  readonly inForce: number | null;
}

/** How it stands now, held until the transaction ends: nobody signs or changes it meanwhile. */
export async function holdAgreement(tx: Tx, agreementId: string): Promise<HeldAgreement> {
  const row = await tx
    .selectFrom('agreement')
    .where('id', '=', agreementId)
    .select(['state', 'version_in_force'])
    .forUpdate()
    .executeTakeFirstOrThrow();
  const { newest } = await tx
    .selectFrom('agreement_version')
    .where('agreement_id', '=', agreementId)
    .select((eb) => eb.fn.max('number').as('newest'))
    .executeTakeFirstOrThrow();
  return { state: row.state as AgreementState, newest: newest ?? 0, inForce: row.version_in_force };
}

/** What an agreement concerns in the log: its request, project, organisation and company. */
export function concernsOf(
  agreement: Pick<Agreement, 'requestId' | 'projectId' | 'organisationId' | 'companyId'>,
): string[] {
  return [agreement.requestId, agreement.projectId, agreement.organisationId, agreement.companyId];
}

export interface NewAgreement {
  readonly interestId: string;
  readonly requestId: string;
  readonly projectId: string;
  readonly organisationId: string;
  readonly companyId: string;
}

/** @returns undefined where somebody has begun one for this offer already */
export async function insertAgreement(
  tx: Tx,
  act: Act,
  agreement: NewAgreement,
  begunBy: string,
): Promise<string | undefined> {
  const agreementId = newId();
  const inserted = await tx
    .insertInto('agreement')
    .values({
      id: agreementId,
      interest_id: agreement.interestId,
      request_id: agreement.requestId,
      project_id: agreement.projectId,
      organisation_id: agreement.organisationId,
      company_id: agreement.companyId,
      begun_by: begunBy,
      begun_at: act.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return undefined;
  await append(tx, act, {
    verb: 'agreement.begun',
    subjectKind: 'agreement',
    subject: agreementId,
    concerns: concernsOf(agreement),
    payload: { interestId: agreement.interestId },
  });
  return agreementId;
}

export interface NewVersion {
  readonly agreementId: string;
  readonly number: number;
  readonly side: Side;
  readonly writtenBy: string;
  readonly whatChanged: string;
  readonly identifiersJustified: string;
  readonly terms: Terms;
  readonly parties: Omit<Parties, 'agreementId'>;
}

/** The caller holds the agreement. What is written here is never changed. @returns the fingerprint */
export async function insertVersion(
  tx: Tx,
  act: Act,
  version: NewVersion,
  concerns: string[],
): Promise<string> {
  const { agreementId, number, terms } = version;
  const canonical = canonicalText({ ...version.parties, agreementId }, number, terms);
  const sha256 = createHash('sha256').update(canonical, 'utf8').digest('hex');
  await tx
    .insertInto('agreement_version')
    .values({
      agreement_id: agreementId,
      number,
      side: version.side,
      written_by: version.writtenBy,
      written_at: act.at,
      what_changed: version.whatChanged,
      identifiers_justified: version.identifiersJustified === '' ? null : version.identifiersJustified,
      type: terms.type,
      title: terms.title,
      purpose: terms.purpose,
      organisation_cash_pence: terms.organisationCashPence,
      organisation_kind: terms.organisationKind,
      organisation_kind_pence: terms.organisationKindPence,
      company_cash_pence: terms.companyCashPence,
      company_kind: terms.companyKind,
      company_kind_pence: terms.companyKindPence,
      patient_benefit: terms.patientBenefit,
      nhs_benefit: terms.nhsBenefit,
      company_benefit: terms.companyBenefit,
      data_access: terms.dataAccess,
      ip: terms.ip,
      publicity: terms.publicity,
      exit_plan: terms.exitPlan,
      starts_on: terms.startsOn,
      ends_on: terms.endsOn,
      summary: terms.summary,
      canonical,
      sha256,
    })
    .execute();
  const at = { agreement_id: agreementId, version: number };
  if (terms.milestones.length > 0)
    await tx
      .insertInto('agreement_milestone')
      .values(
        terms.milestones.map((one, i) => ({
          ...at,
          milestone_id: one.key,
          place: i + 1,
          what: one.what,
          due_on: one.dueOn,
        })),
      )
      .execute();
  if (terms.measures.length > 0)
    await tx
      .insertInto('agreement_measure')
      .values(
        terms.measures.map((one, i) => ({
          ...at,
          measure_id: one.key,
          place: i + 1,
          what: one.what,
          promised: one.promised,
        })),
      )
      .execute();
  await append(tx, act, {
    verb: 'agreement.proposed',
    subjectKind: 'agreement',
    subject: agreementId,
    concerns,
    payload: { version: number, side: version.side, sha256 },
  });
  return sha256;
}

export interface NewSignature {
  readonly side: Side;
  readonly version: number;
  readonly sha256: string;
  readonly personId: string;
  readonly typedName: string;
  readonly capacity: string;
  readonly provedAt: Date;
}

/** A trigger refused: unlike a constraint it has no name. */
function isRefusedByTrigger(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '23514' && error.constraint === undefined;
}

/**
 * The caller holds the agreement, so that of two who sign at once one is first and the other completes it.
 * @returns whether both have signed now; 'changed-meanwhile' where the signatory lost their office, or the company its
 * standing, at this very moment: the transaction is over then
 */
export async function insertSignature(
  tx: Tx,
  act: Act,
  agreement: Agreement,
  signature: NewSignature,
): Promise<'first' | 'both' | 'signed-already' | 'changed-meanwhile'> {
  const { agreementId } = agreement;
  const inserted = await tx
    .insertInto('agreement_signature')
    .values({
      agreement_id: agreementId,
      version: signature.version,
      side: signature.side,
      person_id: signature.personId,
      typed_name: signature.typedName,
      capacity: signature.capacity,
      nothing_undeclared: true,
      sha256: signature.sha256,
      signed_at: act.at,
      proved_at: signature.provedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
    .catch((error: unknown) => {
      if (isRefusedByTrigger(error)) return undefined;
      throw error;
    });
  if (inserted === undefined) return 'changed-meanwhile';
  if (inserted.numInsertedOrUpdatedRows !== 1n) return 'signed-already';
  await append(tx, act, {
    verb: 'agreement.version-signed',
    subjectKind: 'agreement',
    subject: agreementId,
    concerns: concernsOf(agreement),
    payload: { version: signature.version, side: signature.side, sha256: signature.sha256 },
  });
  const signed = await tx
    .selectFrom('agreement_signature')
    .where('agreement_id', '=', agreementId)
    .where('version', '=', signature.version)
    .select('side')
    .execute();
  return signed.length === 2 ? 'both' : 'first';
}

/** Both have signed: the version is in force. From a draft the agreement becomes signed; later it is an amendment. */
export async function putInForce(
  tx: Tx,
  act: Act,
  agreement: Agreement,
  version: { number: number; sha256: string },
  held: HeldAgreement,
): Promise<void> {
  const first = held.state === 'draft';
  await tx
    .updateTable('agreement')
    .set({ version_in_force: version.number, ...(first ? { state: 'signed', signed_at: act.at } : {}) })
    .where('id', '=', agreement.agreementId)
    .execute();
  await append(tx, act, {
    verb: first ? 'agreement.signed' : 'agreement.amended',
    subjectKind: 'agreement',
    subject: agreement.agreementId,
    concerns: concernsOf(agreement),
    payload: { version: version.number, sha256: version.sha256 },
  });
}

export type Move =
  | { readonly state: 'summary-published' | 'active' | 'outcomes-published' }
  | { readonly state: 'completed'; readonly outcomeDueOn: string }
  | { readonly state: 'terminated'; readonly reason: string };

export const moveVerbs = {
  'summary-published': 'agreement.summary-published',
  active: 'agreement.activated',
  completed: 'agreement.completed',
  'outcomes-published': 'agreement.outcomes-published',
  terminated: 'agreement.terminated',
} as const satisfies Record<Move['state'], Verb>;

/** @returns false where it no longer stands as it was read */
export async function moveAgreementTo(
  tx: Tx,
  act: Act,
  agreement: Agreement,
  to: Move,
  by: string,
): Promise<boolean> {
  const set = {
    'summary-published': { summary_published_at: act.at, summary_published_by: by },
    active: { activated_at: act.at, activated_by: by },
    completed: {
      completed_at: act.at,
      completed_by: by,
      outcome_due_on: to.state === 'completed' ? to.outcomeDueOn : null,
    },
    'outcomes-published': { outcomes_published_at: act.at, outcomes_published_by: by },
    terminated: {
      terminated_at: act.at,
      terminated_by: by,
      termination_reason: to.state === 'terminated' ? to.reason : null,
    },
  }[to.state];
  const moved = await tx
    .updateTable('agreement')
    .set({ state: to.state, ...set })
    .where('id', '=', agreement.agreementId)
    .where('state', '=', agreement.state)
    .executeTakeFirst();
  if (moved.numUpdatedRows !== 1n) return false;
  await append(tx, act, {
    verb: moveVerbs[to.state],
    subjectKind: 'agreement',
    subject: agreement.agreementId,
    concerns: concernsOf(agreement),
    payload: { from: agreement.state },
  });
  if (to.state === 'outcomes-published' || (to.state === 'terminated' && agreement.signedAt !== null))
    await closeRequest(tx, act, agreement);
  return true;
}

/** With the agreement its request is over. A draft that was given up closes nothing: the two may begin again. */
async function closeRequest(tx: Tx, act: Act, agreement: Agreement): Promise<void> {
  const closed = await tx
    .updateTable('sponsorship_request')
    .set({ state: 'closed' })
    .where('id', '=', agreement.requestId)
    .where('state', '=', 'matched')
    .executeTakeFirst();
  if (closed.numUpdatedRows !== 1n) return;
  await append(tx, act, {
    verb: 'sponsorship-request.closed',
    subjectKind: 'sponsorship-request',
    subject: agreement.requestId,
    concerns: [agreement.projectId, agreement.organisationId],
    payload: { from: 'matched' },
  });
}
