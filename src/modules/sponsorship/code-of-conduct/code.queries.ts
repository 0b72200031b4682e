import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';

export interface CodeVersion {
  readonly version: number;
  readonly text: string;
  readonly takesEffectOn: string;
  readonly publishedAt: Date;
}

/** Every version, the newest first. */
export async function findCodes(db: Db): Promise<CodeVersion[]> {
  const rows = await db
    .selectFrom('code_of_conduct')
    .orderBy('version', 'desc')
    .select(['version', 'text', 'takes_effect_on', 'published_at'])
    .execute();
  return rows.map((row) => ({
    version: row.version,
    text: row.text,
    takesEffectOn: row.takes_effect_on,
    publishedAt: row.published_at,
  }));
}

/** The newest that has taken effect. */
export function inForce(codes: readonly CodeVersion[], today: string): CodeVersion | undefined {
  return codes.find((code) => code.takesEffectOn <= today);
}

export async function findAcceptedVersions(db: Db, companyId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('code_acceptance')
    .where('company_id', '=', companyId)
    .orderBy('version')
    .select('version')
    .execute();
  return rows.map((row) => row.version);
}

/** @returns false where a colleague accepted it for the company already */
export async function acceptCode(
  tx: Tx,
  act: Act,
  acceptance: { companyId: string; version: number; by: string },
): Promise<boolean> {
  const accepted = await tx
    .insertInto('code_acceptance')
    .values({
      company_id: acceptance.companyId,
      version: acceptance.version,
      accepted_by: acceptance.by,
      accepted_at: act.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (accepted.numInsertedOrUpdatedRows !== 1n) return false;
  await append(tx, act, {
    verb: 'company.code-accepted',
    subjectKind: 'company',
    subject: acceptance.companyId,
    payload: { version: acceptance.version },
  });
  return true;
}

/** @returns false where another admin published this version meanwhile */
export async function insertCode(
  tx: Tx,
  act: Act,
  code: { version: number; text: string; takesEffectOn: string; by: string; eventSubject: string },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('code_of_conduct')
    .values({
      version: code.version,
      text: code.text,
      takes_effect_on: code.takesEffectOn,
      published_by: code.by,
      published_at: act.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return false;
  await append(tx, act, {
    verb: 'code-of-conduct.published',
    subjectKind: 'code-of-conduct',
    subject: code.eventSubject,
    payload: { version: code.version, takesEffectOn: code.takesEffectOn },
  });
  return true;
}
