import { newId } from '#kit/ids.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Act } from '#platform/events/event.ts';
import type { Version } from '../../version.queries.ts';
import { keepRevision, type Touched, tell } from '../../write-version.queries.ts';

const workingStates = ['draft', 'handed-in'];

/** One step of a version; false where it is no longer in the revision that the person looked at. */
async function step(
  tx: Tx,
  version: Pick<Version, 'versionId' | 'revision'>,
  states: readonly string[],
  set: Record<string, unknown>,
): Promise<boolean> {
  const done = await tx
    .updateTable('readable_version')
    .set(set)
    .where('id', '=', version.versionId)
    .where('revision', '=', version.revision)
    .where('state', 'in', [...states])
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** A person read every sentence of a machine's draft: from now on it is theirs. */
export async function markGoneThrough(tx: Tx, act: Act, version: Version, by: string): Promise<boolean> {
  const set = { gone_through_by: by, gone_through_at: act.at };
  if (version.goneThrough || !(await step(tx, version, workingStates, set))) return false;
  await keepWriter(tx, act, version, by);
  await tell(tx, act, 'easy-version.gone-through', version);
  return true;
}

/** Whoever takes a machine's words over has written them, as far as signing goes. */
async function keepWriter(tx: Tx, act: Act, version: Version, by: string): Promise<void> {
  await tx
    .updateTable('readable_version')
    .set({ revision: version.revision + 1, changed_by: by, changed_at: act.at })
    .where('id', '=', version.versionId)
    .execute();
  await keepRevision(tx, act, version.versionId, by);
}

export async function handIn(tx: Tx, act: Act, version: Version, by: string): Promise<boolean> {
  const set = { state: 'handed-in', handed_in_by: by, handed_in_at: act.at, check_note: '' };
  if (!(await step(tx, version, ['draft'], set))) return false;
  await tell(tx, act, 'easy-version.handed-in', version);
  return true;
}

export async function giveBack(tx: Tx, act: Act, version: Version, note: string): Promise<boolean> {
  const set = { state: 'draft', handed_in_by: null, handed_in_at: null, check_note: note };
  if (!(await step(tx, version, ['handed-in'], set))) return false;
  await tell(tx, act, 'easy-version.given-back', version);
  return true;
}

export async function sign(
  tx: Tx,
  act: Act,
  version: Version,
  signed: { by: string; note: string },
): Promise<boolean> {
  const set = { checked_by: signed.by, checked_at: act.at, check_note: signed.note };
  if (version.checked || !(await step(tx, version, [...workingStates, 'published'], set))) return false;
  await tell(tx, act, 'easy-version.checked', version);
  return true;
}

/** The one before it is kept as replaced. @returns false where it is no longer in the revision that the person looked at */
export async function publish(tx: Tx, act: Act, version: Version, by: string): Promise<boolean> {
  await tx
    .updateTable('readable_version')
    .set({ state: 'replaced', ended_by: by, ended_at: act.at })
    .where('subject_kind', '=', version.kind)
    .where('subject_id', '=', version.recordId)
    .where('format', '=', version.format)
    .where('state', '=', 'published')
    .execute();
  const set = { state: 'published', published_by: by, published_at: act.at };
  if (!(await step(tx, version, workingStates, set))) return false;
  await tell(tx, act, 'easy-version.published', version, { format: version.format, number: version.number });
  return true;
}

export async function withdraw(tx: Tx, act: Act, version: Version, by: string): Promise<boolean> {
  const set = { state: 'withdrawn', ended_by: by, ended_at: act.at };
  if (!(await step(tx, version, [...workingStates, 'published'], set))) return false;
  await tell(tx, act, 'easy-version.withdrawn', version);
  return true;
}

export async function insertTest(
  tx: Tx,
  act: Act,
  version: Touched,
  test: {
    heldOn: string;
    runBy: string;
    people: number;
    whatChanged: string;
    by: string;
    madeUp?: boolean;
  },
): Promise<void> {
  await tx
    .insertInto('readable_test')
    .values({
      id: newId(),
      version_id: version.versionId,
      held_on: test.heldOn,
      run_by: test.runBy,
      people: test.people,
      what_changed: test.whatChanged,
      recorded_by: test.by,
      recorded_at: act.at,
      made_up: test.madeUp ?? false,
    })
    .execute();
  await tell(tx, act, 'easy-version.tested', version, { people: test.people, heldOn: test.heldOn });
}
