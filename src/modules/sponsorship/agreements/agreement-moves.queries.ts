import type { Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act, Verb } from '#platform/events/event.ts';
import type { Agreement } from './agreement.queries.ts';
import { concernsOf, type HeldAgreement, isRefusedByTrigger } from './agreement-writing.queries.ts';

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
    .executeTakeFirst()
    .catch((error: unknown) => {
      if (isRefusedByTrigger(error)) return undefined;
      throw error;
    });
  if (moved?.numUpdatedRows !== 1n) return false;
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
