import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { ErrorList, FileField, Form, HiddenField, Radios, Select, TextField } from '#design/form.tsx';
import type { FormState } from '#platform/http/route.ts';
import { PictureCredits, SymbolPicture } from '../../symbols/symbol-picture.view.tsx';
import { boardPaths } from '../board.paths.ts';
import type { BoardLine, OwnBoard } from '../board.queries.ts';
import { findButton, type ObfButton } from '../obf.rules.ts';
import type { Cell, ShownBoard } from '../shown-board.rules.ts';
import { starterBoards } from '../starter/starter-boards.ts';
import { columnsMax } from './edit-board.rules.ts';
import type { Candidate } from './edit-boards.routes.ts';

interface EditProps {
  readonly board: OwnBoard;
  readonly shown: ShownBoard;
  readonly others: readonly BoardLine[];
  readonly state: FormState;
  readonly query: { readonly word: string; readonly button: string };
  readonly candidates: readonly Candidate[];
}

export function EditBoard(props: EditProps) {
  const { board, shown, state, query } = props;
  const { boardId } = board;
  const cells = shown.rows.flat().filter((cell) => cell !== undefined);
  const editing = query.button === '' ? undefined : findButton(board.obf, query.button);
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">{board.name}</h1>
      <p>
        <a href={boardPaths.show({ boardId })}>Open this board</a>
      </p>
      {query.word !== '' || editing ? (
        <ButtonForm
          {...props}
          editing={editing}
          cell={cells.find((cell) => cell.buttonId === query.button)}
        />
      ) : (
        <>
          <h2 class="nhsuk-heading-m">Add a button</h2>
          <Form action={boardPaths.edit({ boardId })} get>
            <TextField
              name="word"
              label="Its word"
              hint="A word, or a few. Next you choose its picture."
              width={20}
              values={{}}
              errors={[]}
            />
            <Button>Choose a picture</Button>
          </Form>
        </>
      )}
      <h2 class="nhsuk-heading-m">Its buttons</h2>
      {cells.length === 0 && <p>There are none yet. Add the first.</p>}
      <ul class="sw-concepts">
        {cells.map((cell) => (
          <ButtonLine boardId={boardId} cell={cell} />
        ))}
      </ul>
      <h2 class="nhsuk-heading-m">The board</h2>
      <Form action={boardPaths.revise({ boardId })}>
        <TextField
          name="name"
          label="Name"
          width={20}
          values={{ name: board.name, ...state.values }}
          errors={state.errors}
        />
        <Select
          name="columns"
          label="Buttons in a row"
          hint="Fewer buttons are larger."
          options={Array.from({ length: columnsMax }, (_one, i) => ({
            value: String(i + 1),
            text: String(i + 1),
          }))}
          values={{ columns: String(Math.min(columnsMax, board.obf.grid.columns)) }}
          errors={[]}
        />
        <Button secondary name="change" value="details">
          Keep name and rows
        </Button>
      </Form>
      <ul class="nhsuk-list">
        <li>
          <a href={boardPaths.obz({ boardId })}>Take it and its boards away as OBZ</a>
        </li>
        <li>
          <a href={boardPaths.obf({ boardId })}>Take this board away as OBF</a>
        </li>
      </ul>
      <Details summary="Throw this board away">
        <p>It cannot be brought back. Take it away as a file first if you may want it again.</p>
        <Form action={boardPaths.remove({ boardId })}>
          <Button warning>Throw it away</Button>
        </Form>
      </Details>
      <PictureCredits
        pictures={[...cells.map((cell) => cell.picture), ...props.candidates.map((one) => one.picture)]}
      />
    </>
  );
}

function ButtonLine({ boardId, cell }: { boardId: string; cell: Cell }) {
  return (
    <li>
      <SymbolPicture picture={cell.picture} />
      <div>
        <strong>{cell.word}</strong>
        <Form action={boardPaths.revise({ boardId })} class="sw-tools">
          <HiddenField name="button" values={{ button: cell.buttonId }} />
          {(['earlier', 'later', 'remove'] as const).map((change) => (
            <button class="sw-tool" type="submit" name="change" value={change}>
              {changeWords[change]}
              <span class="nhsuk-u-visually-hidden">: {cell.word}</span>
            </button>
          ))}
          <a
            class="sw-tool"
            href={`${boardPaths.edit({ boardId })}?button=${encodeURIComponent(cell.buttonId)}&word=${encodeURIComponent(cell.word)}`}
          >
            Change<span class="nhsuk-u-visually-hidden"> {cell.word}</span>
          </a>
        </Form>
      </div>
    </li>
  );
}

const changeWords = { earlier: 'Earlier', later: 'Later', remove: 'Take away' } as const;

function ButtonForm(props: EditProps & { editing: ObfButton | undefined; cell: Cell | undefined }) {
  const { board, others, state, query, candidates, editing, cell } = props;
  const link = editing?.load_board?.id;
  const values = {
    label: query.word,
    says: editing?.vocalization ?? '',
    picture: editing ? 'as-it-is' : (candidates.map(fieldValue)[0] ?? ''),
    leadsTo: link === undefined ? '' : String(link),
    button: query.button,
    ...state.values,
  };
  const given = { values, errors: state.errors };
  return (
    <>
      <h2 class="nhsuk-heading-m">{editing ? 'Change a button' : 'Add a button'}</h2>
      <Form action={boardPaths.revise({ boardId: board.boardId })} files>
        <HiddenField name="button" values={values} />
        <TextField name="label" label="Its word" width={20} {...given} />
        <TextField name="says" label="What it says, where that differs (optional)" width={20} {...given} />
        <Radios
          name="picture"
          label="Its picture"
          choices={[
            ...(editing
              ? [{ value: 'as-it-is', text: <Sample picture={cell?.picture} title="As it is" /> }]
              : []),
            ...candidates.map((one) => ({ value: fieldValue(one), text: <Sample {...one} /> })),
            { value: '', text: 'No picture' },
          ]}
          {...given}
        />
        <FileField
          name="photo"
          label="Or a picture of your own (optional)"
          hint="Up to 5 MB. Nobody else sees it until you send a message with it."
          accept="image/png,image/jpeg,image/gif,image/webp,image/svg+xml"
          errors={state.errors}
        />
        <Select
          name="leadsTo"
          label="Does it open another board?"
          options={[
            { value: '', text: 'No, it says its word' },
            ...others
              .filter((other) => other.boardId !== board.boardId)
              .map((other) => ({ value: other.boardId, text: other.name })),
            ...[...starterBoards].map(([boardId, starter]) => ({
              value: boardId,
              text: `${String(starter.name)} (for everybody)`,
            })),
            ...(isElsewhere(link, others)
              ? [{ value: String(link), text: 'The board that it opens now' }]
              : []),
          ]}
          {...given}
        />
        <Button name="change" value={editing ? 'change' : 'add'}>
          {editing ? 'Keep the change' : 'Add it'}
        </Button>
      </Form>
      <p>
        <a href={boardPaths.edit({ boardId: board.boardId })}>Leave it</a>
      </p>
    </>
  );
}

/** A link by the id that its file gave the board. */
function isElsewhere(link: string | number | undefined, others: readonly BoardLine[]): boolean {
  return (
    link !== undefined && !starterBoards.has(String(link)) && !others.some((other) => other.boardId === link)
  );
}

function fieldValue({ picture, concept }: Candidate): string {
  return `${picture}|${concept ?? ''}`;
}

function Sample({ picture, title }: { picture: string | undefined; title: string }) {
  return (
    <span class="sw-sample">
      <SymbolPicture picture={picture} /> {title}
    </span>
  );
}
