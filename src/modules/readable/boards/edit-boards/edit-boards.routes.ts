import { createHash } from 'node:crypto';
import { z } from 'zod';
import { allow, type Decision, refuse } from '#kit/decision.ts';
import { newId } from '#kit/ids.ts';
import { normaliseTyped } from '#kit/text.ts';
import { permission } from '#kit/viewer.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Act } from '#platform/events/event.ts';
import { choice, optionalText, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { packedLimits } from '../../packed-files/packed-limits.rules.ts';
import { type PictureFile, readPictureFile } from '../../packed-files/picture-file.ts';
import { searchPackPictures } from '../../symbols/pack.queries.ts';
import { proposePictures } from '../../symbols/propose-pictures.ts';
import { searchPictures } from '../../symbols/search-pictures.ts';
import { boardPaths } from '../board.paths.ts';
import {
  countBoards,
  deleteBoard,
  findBoard,
  insertBoards,
  listBoards,
  type OwnBoard,
  ownBoardsMax,
  updateBoard,
} from '../board.queries.ts';
import { insertBoardFile } from '../board-file.queries.ts';
import { BoardAt } from '../compose/compose.routes.ts';
import { loadBoard } from '../load-board.ts';
import type { ObfBoard } from '../obf.rules.ts';
import { starterBoards } from '../starter/starter-boards.ts';
import { BoardList } from './board-list.view.tsx';
import {
  addButton,
  type ButtonFields,
  boardNameMax,
  changeButton,
  columnsMax,
  describeBoard,
  emptyBoard,
  moveButton,
  removeButton,
} from './edit-board.rules.ts';
import { EditBoard } from './edit-board.view.tsx';

type AtBoard = z.output<typeof BoardAt>;

export const showBoards = page(boardPaths.list, {
  permission: permission('anyone'),
  load: async ({ db, viewer }) => ({
    own: viewer.kind === 'person' ? await listBoards(db, viewer.personId) : undefined,
  }),
  view: ({ own }) => boardsPage(own, { values: {}, errors: [] }),
});

function boardsPage(own: Awaited<ReturnType<typeof listBoards>> | undefined, state: FormState) {
  return {
    title: 'Boards: say it with pictures',
    description: 'Boards of pictures with which you build a message and send it.',
    body: BoardList({ own, state }),
  };
}

const boardName = typedText({ name: 'a name for the board', max: boardNameMax });
const tooMany = `You have ${ownBoardsMax} boards already. Throw some away first.`;

export const beginBoard = post(boardPaths.begin, {
  form: z.object({ name: boardName }),
  permission: permission('signed-in'),
  writes: ['board.made'],
  load: async ({ db, viewer }) => ({ own: await listBoards(db, signedIn(viewer).personId) }),
  decide: ({ own }, { form }) =>
    own.length >= ownBoardsMax ? refuse('too-many') : allow(emptyBoard(newId(), form.name)),
  save: (tx, obf, { act, viewer }) => keepOne(tx, act, signedIn(viewer).personId, obf),
  done: ({ saved }) =>
    seeOther(
      boardPaths.edit({ boardId: saved.boardIds[0] ?? '' }),
      'The board is made. Add its first button.',
    ),
  refusals: { 'too-many': tooMany },
  again: (state, { own }) => boardsPage(own, state),
});

function keepOne(tx: Tx, act: Act, personId: string, obf: ObfBoard) {
  const board = {
    name: String(obf.name ?? 'Board').slice(0, boardNameMax),
    obf,
    isRoot: true,
    path: undefined,
  };
  return insertBoards(tx, act, personId, { boards: [board], manifest: {}, report: [], imported: false });
}

/** A board of one's own that begins as a copy: starter boards stay as they are. */
export const copyBoard = post(boardPaths.copy, {
  params: BoardAt,
  permission: permission('signed-in'),
  writes: ['board.made'],
  async load({ db, viewer, params }) {
    const { personId } = signedIn(viewer);
    const shown = await found(loadBoard(db, viewer, params.boardId), 'board');
    const own = starterBoards.has(params.boardId) ? undefined : await findBoard(db, personId, params.boardId);
    return {
      obf: await found(Promise.resolve(starterBoards.get(params.boardId) ?? own?.obf), 'board'),
      shown,
      boards: await countBoards(db, personId),
    };
  },
  decide: ({ obf, shown, boards }) =>
    boards >= ownBoardsMax
      ? refuse('too-many')
      : allow({ ...obf, id: newId(), name: `My ${shown.name.toLowerCase()}` }),
  save: (tx, obf, { act, viewer }) => keepOne(tx, act, signedIn(viewer).personId, obf),
  done: ({ saved }) =>
    seeOther(
      boardPaths.edit({ boardId: saved.boardIds[0] ?? '' }),
      'This copy is yours: change what you want.',
    ),
  refusals: { 'too-many': tooMany },
});

async function loadOwn({ db, viewer, params }: Reading<AtBoard, unknown>) {
  const { personId } = signedIn(viewer);
  const board = await found(findBoard(db, personId, params.boardId), 'board');
  const shown = await found(loadBoard(db, viewer, params.boardId), 'board');
  return { board, shown, others: await listBoards(db, personId) };
}
type LoadedOwn = Awaited<ReturnType<typeof loadOwn>>;

export interface Candidate {
  readonly picture: string;
  readonly concept: string | undefined;
  readonly title: string;
}

/** Pictures for the word of a button: proposed ones first, then those found by keyword. */
async function candidatesFor(db: Reading<unknown, unknown>['db'], word: string): Promise<Candidate[]> {
  const words = word.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const proposed = proposePictures(word).map((one) => ({
    picture: one.picture,
    concept: one.status === 'keyword' ? undefined : one.concept,
    title: one.status === 'keyword' ? one.concept : `${one.concept.replaceAll('-', ' ')} (${one.status})`,
  }));
  const imported = await searchPackPictures(db, words);
  const found = [
    ...proposed,
    ...imported.map(({ picture, title, packTitle }) => ({
      picture,
      concept: undefined,
      title: `${title}, ${packTitle}`,
    })),
    ...words
      .slice(0, 4)
      .flatMap((one) => searchPictures(one).slice(0, 12))
      .map(({ id, title }) => ({ picture: id, concept: undefined, title })),
  ];
  return [...new Map(found.toReversed().map((one) => [one.picture, one])).values()].toReversed().slice(0, 30);
}

const EditQuery = z.object({
  word: z
    .string()
    .default('')
    .transform((text) => normaliseTyped(text).slice(0, packedLimits.labelCharacters)),
  button: z.string().max(100).default(''),
});

export const showEditBoard = page(boardPaths.edit, {
  params: BoardAt,
  query: EditQuery,
  permission: permission('signed-in'),
  load: async (reading) => ({
    ...(await loadOwn(reading)),
    candidates: await candidatesFor(reading.db, reading.query.word),
  }),
  view: ({ candidates, ...loaded }, { query }) =>
    editPage(loaded, { values: {}, errors: [] }, query, candidates),
});

function editPage(
  loaded: LoadedOwn,
  state: FormState,
  query: z.output<typeof EditQuery>,
  candidates: readonly Candidate[],
) {
  return {
    title: `Change the board: ${loaded.board.name}`,
    breadcrumbs: [{ text: 'Boards', href: boardPaths.list() }],
    body: EditBoard({ ...loaded, state, query, candidates }),
  };
}

const changes = ['details', 'add', 'change', 'earlier', 'later', 'remove'] as const;
const ChangeInput = z
  .object({
    change: choice(changes, 'Choose what to change'),
    button: z.string().max(100).default(''),
    name: boardName.optional(),
    columns: z.coerce.number().int().min(1).max(columnsMax).optional().catch(undefined),
    label: optionalText({ name: 'the word', max: packedLimits.labelCharacters }),
    says: optionalText({ name: 'what it says', max: packedLimits.labelCharacters }),
    picture: z.string().max(200).optional(),
    leadsTo: z.string().max(60).default(''),
  })
  .superRefine((form, context) => {
    if ((form.change === 'add' || form.change === 'change') && form.label === '')
      context.addIssue({ code: 'custom', path: ['label'], message: 'Enter the word of the button' });
  });
type Change = z.output<typeof ChangeInput>;

/** Changes to one board: the version that was read must be the version that is changed. */
export const reviseBoard = post(boardPaths.revise, {
  params: BoardAt,
  form: ChangeInput,
  permission: permission('signed-in'),
  writes: ['board.changed'],
  uploads: { maxBytes: packedLimits.entryBytes, maxFiles: 1 },
  load: loadOwn,
  decide({ board, others }, { form, files }) {
    const upload = files.find((file) => file.field === 'photo');
    const photo = upload ? readPictureFile(upload.bytes) : undefined;
    if (typeof photo === 'string') return refuse(photo);
    const changed = change(
      board,
      form,
      photo,
      others.map((other) => other.boardId),
    );
    if (!changed.ok) return changed;
    const obf = changed.value;
    return allow({ board: { ...board, obf, name: form.name ?? board.name }, photo });
  },
  async save(tx, { board, photo }, { act, viewer, platform, now }) {
    const { personId } = signedIn(viewer);
    if (photo) {
      const file = hashOf(photo);
      const fileId = await insertBoardFile(tx, personId, {
        file,
        mediaType: photo.mediaType,
        byteCount: photo.bytes.length,
        at: now,
      });
      if (fileId !== undefined) await platform.files.keep(fileId, photo.bytes);
    }
    if (!(await updateBoard(tx, act, board, personId))) return refuse('changed-meanwhile');
  },
  done: ({ params }) => seeOther(boardPaths.edit(params), 'The board is changed.'),
  refusals: {
    'board-full': `A board holds up to ${packedLimits.buttonsOnABoard} buttons. Make another board, and let a button lead to it.`,
    'no-such-button': 'This button is not on the board any more. Look at the board again.',
    'no-such-board': 'The board that it should lead to is gone. Choose another.',
    'changed-meanwhile': 'The board was changed in another window. Look at it again, then make your change.',
    'not-a-picture': 'The file is no picture. Choose a PNG, JPEG, GIF, WebP or SVG.',
    'too-large': `The picture is more than ${packedLimits.pictureSide} points wide or high. Make it smaller.`,
    'unsafe-svg': 'This SVG is damaged, or could do more than draw. Save it as PNG.',
  },
  again: async (state, loaded, { db }) => {
    const text = (name: string) =>
      typeof state.values[name] === 'string' ? (state.values[name] as string) : '';
    const query = { word: text('label').slice(0, packedLimits.labelCharacters), button: text('button') };
    return editPage(loaded, state, query, await candidatesFor(db, query.word));
  },
});

type EditRefusal = 'board-full' | 'no-such-button' | 'no-such-board';

function change(
  { obf }: OwnBoard,
  form: Change,
  photo: PictureFile | undefined,
  ownIds: readonly string[],
): Decision<ObfBoard, EditRefusal> {
  switch (form.change) {
    case 'details':
      return allow(describeBoard(obf, form.name ?? String(obf.name ?? ''), form.columns ?? obf.grid.columns));
    case 'remove':
      return removeButton(obf, form.button);
    case 'earlier':
    case 'later':
      return moveButton(obf, form.button, form.change === 'earlier' ? -1 : 1);
    default: {
      if (
        form.leadsTo !== '' &&
        !starterBoards.has(form.leadsTo) &&
        !ownIds.includes(form.leadsTo) &&
        !isOldLink(obf, form)
      )
        return refuse('no-such-board');
      const [picture, concept] = form.picture?.split('|') ?? [];
      const fields: ButtonFields = {
        label: form.label,
        says: form.says,
        picture: picture === 'as-it-is' ? undefined : picture,
        concept: concept === '' ? undefined : concept,
        file: photo && hashOf(photo),
        leadsTo: form.leadsTo,
      };
      return form.change === 'add' ? addButton(obf, fields) : changeButton(obf, form.button, fields);
    }
  }
}

function isOldLink(board: ObfBoard, form: Change): boolean {
  return board.buttons.some(
    (button) => String(button.id) === form.button && String(button.load_board?.id) === form.leadsTo,
  );
}

function hashOf(file: PictureFile): string {
  return createHash('sha256').update(file.bytes).digest('hex');
}

export const removeBoard = post(boardPaths.remove, {
  params: BoardAt,
  permission: permission('signed-in'),
  writes: ['board.removed'],
  load: loadOwn,
  decide: ({ board }) => allow(board),
  async save(tx, board, { act, viewer }) {
    if (!(await deleteBoard(tx, act, board, signedIn(viewer).personId))) return refuse('gone');
  },
  done: () =>
    seeOther(boardPaths.list(), 'The board is thrown away. Messages that you sent keep their pictures.'),
  refusals: { gone: 'This board is gone already.' },
});
