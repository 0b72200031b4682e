import { Button } from '#design/components/button.tsx';
import { ErrorList, Form, TextField } from '#design/form.tsx';
import { withQuery } from '#kit/paths.ts';
import { plural } from '#kit/plural.ts';
import type { FormState } from '#platform/http/route.ts';
import { picturePaths } from '../../symbols/picture.paths.ts';
import { PictureCredits, SymbolPicture } from '../../symbols/symbol-picture.view.tsx';
import { boardPaths } from '../board.paths.ts';
import type { BoardLine } from '../board.queries.ts';
import { imageOf } from '../obf.rules.ts';
import { firstStarter, starterBoards } from '../starter/starter-boards.ts';

export function BoardList({ own, state }: { own: readonly BoardLine[] | undefined; state: FormState }) {
  const starters = [...starterBoards.entries()].map(([boardId, board]) => ({
    boardId,
    name: String(board.name ?? boardId),
    picture: pictureOfStarter(boardId),
  }));
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">Say it with pictures</h1>
      <p>Press pictures to build a message. You see it before anybody else does.</p>
      <p>
        <Button href={boardPaths.show({ boardId: firstStarter })}>Open the first board</Button>
      </p>
      <h2 class="nhsuk-heading-m">Boards for everybody</h2>
      <ul class="sw-concepts">
        {starters.map(({ boardId, name, picture }) => (
          <li>
            <SymbolPicture picture={picture} />
            <a href={boardPaths.show({ boardId })}>{name}</a>
          </li>
        ))}
      </ul>
      {own === undefined ? (
        <p>
          <a href={withQuery('/sign-in', { next: boardPaths.list() })}>Sign in</a> to make boards of your own,
          keep phrases, and send messages.
        </p>
      ) : (
        <OwnBoards own={own} state={state} />
      )}
      <PictureCredits pictures={starters.map(({ picture }) => picture)} />
    </>
  );
}

/** The picture with which the first board leads to it. */
function pictureOfStarter(boardId: string): string | undefined {
  const first = starterBoards.get(firstStarter);
  const button = first?.buttons.find((one) => one.load_board?.id === boardId);
  return button && first ? imageOf(first, button)?.ext_spreadwell_picture : 'spreadwell:talk';
}

function OwnBoards({ own, state }: { own: readonly BoardLine[]; state: FormState }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">Your boards</h2>
      {own.length === 0 && (
        <p>
          You have none yet. Make one, copy a board for everybody and change it, or bring one from another
          program.
        </p>
      )}
      <ul>
        {own.map((board) => (
          <li>
            <a href={boardPaths.show({ boardId: board.boardId })}>{board.name}</a>,{' '}
            {plural(board.buttons, 'button', 'buttons')} (
            <a href={boardPaths.edit({ boardId: board.boardId })}>
              change<span class="nhsuk-u-visually-hidden"> {board.name}</span>
            </a>
            )
          </li>
        ))}
      </ul>
      <Form action={boardPaths.begin()}>
        <TextField name="name" label="Name of a new board" width={20} {...state} />
        <Button secondary>Make a board</Button>
      </Form>
      <ul class="nhsuk-list">
        <li>
          <a href={boardPaths.beginImport()}>Bring boards from another program</a> (OBF or OBZ files)
        </li>
        <li>
          <a href={boardPaths.phrases()}>Your phrases</a>
        </li>
        <li>
          <a href={picturePaths.choice()}>How pictures look</a>
        </li>
      </ul>
    </>
  );
}
