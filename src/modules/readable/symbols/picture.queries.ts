import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import type { SkinTone } from './catalogue.ts';
import type { Choosing, Look, Verdict } from './propose-pictures.ts';

export interface PictureChoice {
  readonly look: Look;
  readonly skinTone: SkinTone | undefined;
}

const usualChoice: PictureChoice = { look: 'plain', skinTone: undefined };

/** What this person chose; else what the programme chose; else plain. */
export async function findPictureChoice(db: Db, personId: string | undefined): Promise<PictureChoice> {
  const rows = await sql<{ look: Look; skin_tone: SkinTone | null }>`
    (select look, skin_tone, 0 as place from picture_choice where person_id = ${personId ?? null}::uuid)
    union all (select look, skin_tone, 1 from programme_picture_choice)
    order by place limit 1`.execute(db);
  const row = rows.rows[0];
  return row ? { look: row.look, skinTone: row.skin_tone ?? undefined } : usualChoice;
}

export async function putPictureChoice(
  tx: Tx,
  act: Act,
  personId: string,
  choice: PictureChoice,
): Promise<void> {
  const values = { look: choice.look, skin_tone: choice.skinTone ?? null, set_at: act.at };
  await tx
    .insertInto('picture_choice')
    .values({ person_id: personId, ...values })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
    .execute();
  await append(tx, act, { verb: 'pictures.chosen', subjectKind: 'person', subject: personId });
}

const onlyRow = '00000000-0000-7000-8000-000000000000';

export async function putProgrammeChoice(
  tx: Tx,
  act: Act,
  editorId: string,
  choice: PictureChoice,
): Promise<void> {
  const values = {
    look: choice.look,
    skin_tone: choice.skinTone ?? null,
    set_by: editorId,
    set_at: act.at,
  };
  await tx
    .insertInto('programme_picture_choice')
    .values(values)
    .onConflict((conflict) => conflict.column('only_row').doUpdateSet(values))
    .execute();
  await append(tx, act, {
    verb: 'pictures.programme-chosen',
    subjectKind: 'programme-pictures',
    subject: onlyRow,
    payload: { look: choice.look, skinTone: choice.skinTone ?? 'none' },
  });
}

export interface ConceptVerdict {
  readonly concept: string;
  readonly state: 'vetted' | 'rejected' | 'proposed';
  readonly picture: string | undefined;
  readonly note: string;
  readonly byName: string;
  readonly at: Date;
}

const namelessEditor = 'an editor who has left';

/** The newest decision on each concept, of all or of one. */
export async function findVerdicts(db: Db, concept?: string): Promise<ConceptVerdict[]> {
  const rows = await db
    .selectFrom('concept_verdict as v')
    .innerJoin('person as p', 'p.id', 'v.decided_by')
    .$if(concept !== undefined, (query) => query.where('v.concept', '=', concept ?? ''))
    .distinctOn('v.concept')
    .orderBy('v.concept')
    .orderBy('v.decided_at', 'desc')
    .orderBy('v.id', 'desc')
    .select(['v.concept', 'v.state', 'v.picture', 'v.note', 'p.name', 'v.decided_at'])
    .execute();
  return rows.map(toVerdict);
}

/** Everything that was ever decided on one concept, the newest first. */
export async function findVerdictHistory(db: Db, concept: string): Promise<ConceptVerdict[]> {
  const rows = await db
    .selectFrom('concept_verdict as v')
    .innerJoin('person as p', 'p.id', 'v.decided_by')
    .where('v.concept', '=', concept)
    .orderBy('v.decided_at', 'desc')
    .orderBy('v.id', 'desc')
    .limit(50)
    .select(['v.concept', 'v.state', 'v.picture', 'v.note', 'p.name', 'v.decided_at'])
    .execute();
  return rows.map(toVerdict);
}

function toVerdict(row: {
  concept: string;
  state: string;
  picture: string | null;
  note: string;
  name: string | null;
  decided_at: Date;
}): ConceptVerdict {
  return {
    concept: row.concept,
    state: row.state as ConceptVerdict['state'],
    picture: row.picture ?? undefined,
    note: row.note,
    byName: row.name ?? namelessEditor,
    at: row.decided_at,
  };
}

export async function insertVerdict(
  tx: Tx,
  act: Act,
  verdict: { concept: string; state: string; picture: string | null; note: string; by: string },
): Promise<void> {
  const verdictId = newId();
  await tx
    .insertInto('concept_verdict')
    .values({
      id: verdictId,
      concept: verdict.concept,
      state: verdict.state,
      picture: verdict.picture,
      note: verdict.note,
      decided_by: verdict.by,
      decided_at: act.at,
    })
    .execute();
  await append(tx, act, {
    verb: 'concept.decided',
    subjectKind: 'concept-verdict',
    subject: verdictId,
    payload: { concept: verdict.concept, state: verdict.state },
  });
}

/** With what pictures are chosen for one reader: what was vetted or rejected, and how they want them. */
export async function findChoosing(db: Db, personId: string | undefined): Promise<Choosing> {
  const [choice, verdicts] = await Promise.all([findPictureChoice(db, personId), findVerdicts(db)]);
  const decided = verdicts.flatMap((one): [string, Verdict][] =>
    one.state === 'proposed'
      ? []
      : [[one.concept, { state: one.state, picture: one.picture ?? '', by: one.byName }]],
  );
  return { ...choice, verdicts: new Map(decided) };
}
