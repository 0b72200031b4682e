import { z } from 'zod';
import { Button } from '#design/components/button.tsx';
import { ErrorList, FileField, Form } from '#design/form.tsx';
import { allow, type Decision, refuse } from '#kit/decision.ts';
import { plural } from '#kit/plural.ts';
import { permission } from '#kit/viewer.ts';
import { append } from '#platform/events/event.queries.ts';
import { storable } from '#platform/http/body.ts';
import { id } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { packedLimits } from '../../packed-files/packed-limits.rules.ts';
import { UnusableFile } from '../../packed-files/unzip.ts';
import { boardPaths } from '../board.paths.ts';
import {
  countBoards,
  findBoardSet,
  findBoardsOfSet,
  insertBoards,
  type NewBoard,
  ownBoardsMax,
} from '../board.queries.ts';
import { insertBoardFile } from '../board-file.queries.ts';
import { boardNameMax } from '../edit-boards/edit-board.rules.ts';
import type { BoardSet, ObfBoard } from '../obf.rules.ts';
import { sameId } from '../obf.rules.ts';
import { type ReadSet, readBoards } from '../read-obf.ts';

function importPage(state: FormState) {
  return {
    title: 'Bring boards from another program',
    breadcrumbs: [{ text: 'Boards', href: boardPaths.list() }],
    body: (
      <>
        <ErrorList errors={state.errors} />
        <h1 class="nhsuk-heading-l">Bring boards from another program</h1>
        <p>
          Many programs for communication save boards in the Open Board Format. Choose a file whose name ends
          in .obf or .obz. You are told what could not be taken, and everything else stays as it was in the
          file.
        </p>
        <Form action={boardPaths.import()} files>
          <FileField
            name="boards"
            label="File with boards"
            hint={`Up to ${packedLimits.fileBytes / 1_000_000} MB.`}
            accept=".obf,.obz,application/zip,application/json"
            errors={state.errors}
          />
          <Button>Bring them</Button>
        </Form>
      </>
    ),
  };
}

export const showImport = page(boardPaths.beginImport, {
  permission: permission('signed-in'),
  load: async () => ({}),
  view: () => importPage({ values: {}, errors: [] }),
});

type Taken = { readonly unusable: string } | { readonly read: ReadSet };

export const importBoards = post(boardPaths.import, {
  form: z.object({}),
  permission: permission('signed-in'),
  writes: ['boards.imported', 'boards.not-imported'],
  uploads: { maxBytes: packedLimits.fileBytes, maxFiles: 1 },
  load: async ({ db, viewer }) => ({ boards: await countBoards(db, signedIn(viewer).personId) }),
  async decide({ boards }, { files }): Promise<Decision<Taken, 'no-file' | 'too-many'>> {
    const upload = files.find((file) => file.field === 'boards');
    if (!upload) return refuse('no-file');
    const read = await readBoards(upload.bytes).catch((error: unknown) => {
      if (error instanceof UnusableFile) return error;
      throw error;
    });
    // What is wrong with a file has words of its own, more than a list of refusals could hold.
    if (read instanceof UnusableFile) return allow({ unusable: read.message });
    return boards + read.set.boards.length > ownBoardsMax ? refuse('too-many') : allow({ read });
  },
  async save(tx, decided, { act, viewer, platform, now }) {
    const { personId } = signedIn(viewer);
    if ('unusable' in decided) {
      await append(tx, act, { verb: 'boards.not-imported', subjectKind: 'person', subject: personId });
      return decided;
    }
    const { set, report } = decided.read;
    for (const [file, { mediaType, bytes }] of set.files) {
      const fileId = await insertBoardFile(tx, personId, {
        file,
        mediaType,
        byteCount: bytes.length,
        at: now,
      });
      if (fileId !== undefined) await platform.files.keep(fileId, Buffer.from(bytes));
    }
    const manifest = storable(set.manifest) as object;
    return insertBoards(tx, act, personId, {
      boards: toRows(set),
      manifest,
      report: cut(report),
      imported: true,
    });
  },
  done: ({ saved }) =>
    'unusable' in saved
      ? { ...importPage({ values: {}, errors: [{ field: 'boards', message: saved.unusable }] }), status: 422 }
      : seeOther(boardPaths.imported({ setId: saved.setId })),
  refusals: {
    'no-file': 'Choose a file that is not empty.',
    'too-many': `With these you would have more than ${ownBoardsMax} boards. Throw some away first.`,
  },
  again: importPage,
});

const findingsMax = 500;

function cut(report: ReadSet['report']): ReadSet['report'] {
  return (storable(report) as ReadSet['report']).slice(0, findingsMax);
}

function toRows(set: BoardSet): NewBoard[] {
  return set.boards.map((board) => ({
    name: (String(board.name ?? '').trim() || 'Board without a name').slice(0, boardNameMax),
    obf: storable(board) as ObfBoard,
    isRoot: sameId(board.id, set.rootId),
    path: set.paths?.get(String(board.id))?.slice(0, 300),
  }));
}

export const showImported = page(boardPaths.imported, {
  params: z.object({ setId: id }),
  permission: permission('signed-in'),
  load: async ({ db, viewer, params }) => {
    const { personId } = signedIn(viewer);
    return {
      set: await found(findBoardSet(db, personId, params.setId), 'import'),
      boards: await findBoardsOfSet(db, personId, params.setId),
    };
  },
  view: ({ set, boards }) => ({
    title: 'Boards that were brought',
    breadcrumbs: [{ text: 'Boards', href: boardPaths.list() }],
    body: (
      <>
        <h1 class="nhsuk-heading-l">{plural(boards.length, 'board is', 'boards are')} here</h1>
        <ul>
          {boards.map((board) => (
            <li>
              <a href={boardPaths.show({ boardId: board.boardId })}>{board.name}</a>
              {board.isRoot && boards.length > 1 && ', the first one'}
            </li>
          ))}
        </ul>
        <h2 class="nhsuk-heading-m">What was not understood</h2>
        {set.report.length === 0 ? (
          <p>Nothing: all of it was understood.</p>
        ) : (
          <>
            <p>It stays in the board all the same, and goes along when you take the board away as a file.</p>
            <ul>
              {set.report.map((finding) => (
                <li>
                  {finding.what} <span class="nhsuk-body-s">({finding.where})</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </>
    ),
  }),
});
