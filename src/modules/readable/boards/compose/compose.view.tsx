import type { ComponentChildren } from 'preact';
import { Button } from '#design/components/button.tsx';
import { InsetText } from '#design/components/inset-text.tsx';
import { Form } from '#design/form.tsx';
import type { WhoHelped } from '#kit/who-helped.ts';
import { pictureHref } from '../../symbols/picture.paths.ts';
import { PictureCredits, SymbolPicture } from '../../symbols/symbol-picture.view.tsx';
import { boardPaths } from '../board.paths.ts';
import { type Destination, placesToAnswer } from '../destinations.ts';
import { phrasesBoard } from '../load-board.ts';
import { type ChosenSymbol, messageText } from '../message.rules.ts';
import type { Cell, ShownBoard } from '../shown-board.rules.ts';
import { starterBoards } from '../starter/starter-boards.ts';
import { type Composed, pressOf } from './compose.rules.ts';

export interface ComposeProps {
  readonly board: ShownBoard;
  readonly composed: Composed;
  readonly destination: Destination | undefined;
  readonly keepsPhrases: boolean;
  readonly help?: WhoHelped | undefined;
  readonly problem?: string;
}

/** The message above, the board below. One form: each press sends it, and the script in the page answers presses at once. */
export function ComposePage(props: ComposeProps) {
  const { board, composed, destination, keepsPhrases } = props;
  const { message, selected } = composed;
  const mending = selected === undefined ? undefined : message[selected];
  return (
    <sw-board>
      <h1 class="nhsuk-heading-m">{board.name}</h1>
      {destination && (
        <InsetText>
          <p>
            You are answering: <a href={destination.back}>{destination.title}</a>
          </p>
        </InsetText>
      )}
      <p class="sw-board__said" role="status">
        {props.problem}
      </p>
      <Form action={boardPaths.press({ boardId: board.boardId })} class="sw-board">
        <Carried composed={composed} to={destination?.to ?? ''} />
        <section aria-label="Your message" class="sw-board__message" data-scan-group="">
          <ol class="sw-symbols__list" data-board-message="" hidden={message.length === 0}>
            {message.map((symbol, place) => (
              <li>
                <SaidSymbol symbol={symbol} place={place} selected={place === selected} />
              </li>
            ))}
          </ol>
          <p class="sw-board__empty" hidden={message.length > 0}>
            Press a picture to begin.
          </p>
        </section>
        <Tools label="What to do with your message">
          {/* The script shows this one where something can speak. */}
          <button class="sw-tool" type="button" data-speak={messageText(message)} hidden>
            Hear it
          </button>
          <Tool press="delete" hidden={message.length === 0}>
            {mending ? 'Take it out' : 'Delete the last'}
          </Tool>
          <Tool press="clear" hidden={message.length === 0}>
            Clear all
          </Tool>
          <Tool press="bring-back" hidden={composed.cleared.length === 0 || message.length > 0}>
            Bring it back
          </Tool>
          {destination && (
            <Tool press="send" send>
              Check and send
            </Tool>
          )}
          {keepsPhrases && (
            <button
              class="sw-tool"
              type="submit"
              formAction={boardPaths.savePhrase()}
              data-board-needs-message=""
              hidden={message.length === 0}
            >
              Keep as a phrase
            </button>
          )}
        </Tools>
        <div data-board-mending="" hidden={mending === undefined}>
          <Tools label="Put one word right">
            <Tool press="earlier">Move it earlier</Tool>
            <Tool press="later">Move it later</Tool>
            <Tool press="unselect">Leave it</Tool>
          </Tools>
          <p class="nhsuk-body-s">Or press another picture: it takes the place of the one that you marked.</p>
        </div>
        <Tools label="Boards">
          <Tool press="home">Start</Tool>
          <Tool press="back" hidden={composed.trail.length === 0}>
            Back
          </Tool>
          {keepsPhrases && board.boardId !== phrasesBoard && (
            <Tool press={`open:${phrasesBoard}`}>My phrases</Tool>
          )}
        </Tools>
        <BoardGrid board={board} />
      </Form>
      {!destination && <WhereToSend />}
      <BoardDoors boardId={board.boardId} signedIn={keepsPhrases} />
      <PictureCredits pictures={board.rows.flat().map((cell) => cell?.picture)} />
    </sw-board>
  );
}

/** The message, and where it was left off, in the page itself. */
export function Carried({ composed, to }: { composed: Composed; to: string }) {
  return (
    <>
      <input type="hidden" name="message" value={JSON.stringify(composed.message)} />
      <input type="hidden" name="cleared" value={JSON.stringify(composed.cleared)} />
      <input type="hidden" name="selected" value={composed.selected ?? ''} />
      <input type="hidden" name="trail" value={composed.trail.join(',')} />
      <input type="hidden" name="to" value={to} />
    </>
  );
}

function SaidSymbol({ symbol, place, selected }: { symbol: ChosenSymbol; place: number; selected: boolean }) {
  return (
    <button
      class="sw-symbols__one"
      type="submit"
      name="press"
      value={selected ? 'unselect' : `select:${place}`}
      aria-pressed={selected ? 'true' : 'false'}
    >
      <SymbolPicture picture={symbol.picture} size={56} />
      <span>{symbol.word}</span>
    </button>
  );
}

function Tools({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <fieldset class="sw-tools" aria-label={label} data-scan-group="">
      {children}
    </fieldset>
  );
}

function Tool(props: { press: string; send?: boolean; hidden?: boolean; children: ComponentChildren }) {
  return (
    <button
      class={props.send ? 'sw-tool sw-tool--send' : 'sw-tool'}
      type="submit"
      name="press"
      value={props.press}
      hidden={props.hidden ? true : undefined}
    >
      {props.children}
    </button>
  );
}

function BoardGrid({ board }: { board: ShownBoard }) {
  if (board.rows.length === 0)
    return (
      <p>
        Nothing is on this board yet.{' '}
        {board.boardId === phrasesBoard && 'Make a message, and press “Keep as a phrase”.'}
      </p>
    );
  return (
    <div class={`sw-grid sw-columns-${Math.min(board.columns, 12)}`}>
      {board.rows.map((row, at) => (
        <fieldset class="sw-grid__row" aria-label={`Row ${at + 1}`} data-scan-group="">
          {row.map((cell) => (cell ? <Place cell={cell} /> : <span class="sw-cell sw-cell--empty" />))}
        </fieldset>
      ))}
    </div>
  );
}

function Place({ cell }: { cell: Cell }) {
  const opens = cell.does.kind === 'open';
  const said = cell.does.kind === 'say' ? cell.does.symbols : undefined;
  return (
    <button
      class={['sw-cell', cell.tint && `sw-cell--${cell.tint}`, opens && 'sw-cell--folder']
        .filter(Boolean)
        .join(' ')}
      type="submit"
      name="press"
      value={pressOf(cell)}
      data-symbols={
        said && JSON.stringify(said.map((one) => ({ ...one, href: one.picture && pictureHref(one.picture) })))
      }
    >
      <SymbolPicture picture={cell.picture} />
      <span>
        {cell.word}
        {opens && <span class="nhsuk-u-visually-hidden">, opens a board</span>}
      </span>
    </button>
  );
}

function BoardDoors({ boardId, signedIn }: { boardId: string; signedIn: boolean }) {
  const isStarter = starterBoards.has(boardId);
  return (
    <>
      <ul class="nhsuk-list">
        <li>
          <a href={boardPaths.list()}>All boards</a>
        </li>
        {!isStarter && boardId !== phrasesBoard && (
          <li>
            <a href={boardPaths.edit({ boardId })}>Change this board</a>
          </li>
        )}
        {boardId === phrasesBoard && (
          <li>
            <a href={boardPaths.phrases()}>Throw phrases away</a>
          </li>
        )}
        {isStarter && (
          <li>
            <a href={boardPaths.obz({ boardId })}>Take these boards away as OBZ</a>
          </li>
        )}
      </ul>
      {isStarter && signedIn && (
        <Form action={boardPaths.copy({ boardId })}>
          <Button secondary small>
            Make a copy that I can change
          </Button>
        </Form>
      )}
    </>
  );
}

function WhereToSend() {
  const places = placesToAnswer();
  if (places.length === 0) return null;
  return (
    <p>
      To send a message, open what you want to answer first:{' '}
      {places.map((place, i) => (
        <>
          {i > 0 && ', '}
          <a href={place.href}>{place.text}</a>
        </>
      ))}
      .
    </p>
  );
}
