import { sql } from 'kysely';
import { z } from 'zod';
import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import type { ObfBoard } from './obf.rules.ts';
import type { Finding } from './obf-check.rules.ts';

export interface OwnBoard {
  readonly boardId: string;
  readonly setId: string;
  readonly name: string;
  readonly obf: ObfBoard;
  readonly isRoot: boolean;
  readonly path: string | undefined;
  readonly version: number;
}

const columns = ['id', 'set_id', 'name', 'obf', 'is_root', 'path', 'version'] as const;

type Row = {
  id: string;
  set_id: string;
  name: string;
  obf: unknown;
  is_root: boolean;
  path: string | null;
  version: number;
};

function toBoard(row: Row): OwnBoard {
  return {
    boardId: row.id,
    setId: row.set_id,
    name: row.name,
    obf: row.obf as ObfBoard,
    isRoot: row.is_root,
    path: row.path ?? undefined,
    version: row.version,
  };
}

/** @returns undefined where it is absent or another person's: the caller cannot tell which */
export async function findBoard(db: Db, personId: string, boardId: string): Promise<OwnBoard | undefined> {
  const row = await db
    .selectFrom('board')
    .where('id', '=', boardId)
    .where('person_id', '=', personId)
    .select(columns)
    .executeTakeFirst();
  return row && toBoard(row);
}

/** The boards that came or were made together, the first one first. */
export async function findBoardsOfSet(db: Db, personId: string, setId: string): Promise<OwnBoard[]> {
  const rows = await db
    .selectFrom('board')
    .where('set_id', '=', setId)
    .where('person_id', '=', personId)
    .orderBy('is_root', 'desc')
    .orderBy('id')
    .select(columns)
    .execute();
  return rows.map(toBoard);
}

export interface BoardLine {
  readonly boardId: string;
  readonly setId: string;
  readonly name: string;
  readonly isRoot: boolean;
  readonly buttons: number;
}

export const ownBoardsMax = 600;

export async function listBoards(db: Db, personId: string): Promise<BoardLine[]> {
  const rows = await db
    .selectFrom('board')
    .where('person_id', '=', personId)
    .orderBy('set_id')
    .orderBy('is_root', 'desc')
    .orderBy('id')
    .limit(ownBoardsMax)
    .select(['id', 'set_id', 'name', 'is_root'])
    .select(sql<number>`jsonb_array_length(obf -> 'buttons')`.as('buttons'))
    .execute();
  return rows.map((row) => ({
    boardId: row.id,
    setId: row.set_id,
    name: row.name,
    isRoot: row.is_root,
    buttons: Number(row.buttons),
  }));
}

export async function countBoards(db: Db, personId: string): Promise<number> {
  const row = await db
    .selectFrom('board')
    .where('person_id', '=', personId)
    .select((eb) => eb.fn.countAll<number>().as('boards'))
    .executeTakeFirstOrThrow();
  return Number(row.boards);
}

export interface NewBoard {
  readonly name: string;
  readonly obf: ObfBoard;
  readonly isRoot: boolean;
  readonly path: string | undefined;
}

/** Boards that came or were made together. @returns the id of the set, and of each board in their order */
export async function insertBoards(
  tx: Tx,
  act: Act,
  personId: string,
  given: {
    boards: readonly NewBoard[];
    manifest: object;
    report: readonly Finding[];
    imported: boolean;
  },
): Promise<{ setId: string; boardIds: string[] }> {
  const setId = newId();
  await tx
    .insertInto('board_set')
    .values({
      id: setId,
      person_id: personId,
      manifest: JSON.stringify(given.manifest),
      report: JSON.stringify(given.report),
      imported_at: given.imported ? act.at : null,
    })
    .execute();
  const rows = given.boards.map((board) => ({
    id: newId(),
    person_id: personId,
    set_id: setId,
    name: board.name,
    obf: JSON.stringify(board.obf),
    is_root: board.isRoot,
    path: board.path ?? null,
    created_at: act.at,
    changed_at: act.at,
  }));
  await tx.insertInto('board').values(rows).execute();
  await append(tx, act, {
    verb: given.imported ? 'boards.imported' : 'board.made',
    subjectKind: 'board-set',
    subject: setId,
    payload: { boards: rows.length },
  });
  return { setId, boardIds: rows.map((row) => row.id) };
}

/** @returns false where it was changed or removed meanwhile */
export async function updateBoard(tx: Tx, act: Act, board: OwnBoard, personId: string): Promise<boolean> {
  const changed = await tx
    .updateTable('board')
    .set({ name: board.name, obf: JSON.stringify(board.obf), version: board.version + 1, changed_at: act.at })
    .where('id', '=', board.boardId)
    .where('person_id', '=', personId)
    .where('version', '=', board.version)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return false;
  await append(tx, act, { verb: 'board.changed', subjectKind: 'board', subject: board.boardId });
  return true;
}

/** @returns false where it is gone already */
export async function deleteBoard(tx: Tx, act: Act, board: OwnBoard, personId: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('board')
    .where('id', '=', board.boardId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (gone.numDeletedRows !== 1n) return false;
  await append(tx, act, { verb: 'board.removed', subjectKind: 'board', subject: board.boardId });
  return true;
}

export interface BoardSetFacts {
  readonly setId: string;
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly report: readonly Finding[];
  readonly importedAt: Date | undefined;
}

const Findings = z.array(z.object({ where: z.string(), what: z.string() }));

export async function findBoardSet(
  db: Db,
  personId: string,
  setId: string,
): Promise<BoardSetFacts | undefined> {
  const row = await db
    .selectFrom('board_set')
    .where('id', '=', setId)
    .where('person_id', '=', personId)
    .selectAll()
    .executeTakeFirst();
  return (
    row && {
      setId: row.id,
      manifest: row.manifest as Record<string, unknown>,
      report: Findings.parse(row.report),
      importedAt: row.imported_at ?? undefined,
    }
  );
}
