import { allow, type Decision, refuse } from '#kit/decision.ts';
import type { WhoHelped } from '#kit/who-helped.ts';
import { type Composing, type Mending, mend, press } from '../message.rules.ts';
import type { Cell, ShownBoard } from '../shown-board.rules.ts';

/** Where a person is while composing: on which board, by which way. */
export interface Place {
  readonly boardId: string;
  /** The boards that 'Back' leads through, the last one first to return to. */
  readonly trail: readonly string[];
}

export interface Composed extends Composing, Place {
  readonly shows: 'board' | 'who-helped' | 'review';
}

/** Before a message is looked at once more: whoever takes it may ask who helped. */
export function askHelpFirst(composed: Composed, asks: boolean, said: WhoHelped | undefined): Composed {
  const first = composed.shows === 'review' && asks && said === undefined;
  return first ? { ...composed, shows: 'who-helped' } : composed;
}

export const trailMax = 20;
const mendings: readonly string[] = ['delete', 'earlier', 'later', 'clear', 'bring-back', 'unselect'];

/** What follows from a press of any button of the page. */
export function applyPress(
  pressed: string,
  now: Composing,
  at: Place,
  board: ShownBoard,
): Decision<Composed, 'no-such-button'> {
  const [what = '', which = ''] = pressed.split(/:(.*)/s);
  const stay = (composing: Composing): Decision<Composed, never> =>
    allow({ ...composing, ...at, shows: 'board' });
  const go = (place: Place): Decision<Composed, never> => allow({ ...now, ...place, shows: 'board' });
  if (mendings.includes(what)) return stay(mend(now, what as Mending));
  switch (what) {
    case '':
    case 'hear':
    case 'edit':
      return stay(now);
    case 'select':
      return stay(mend(now, 'select', Number(which)));
    case 'home':
      return go({ boardId: board.rootId, trail: [] });
    case 'back':
      return go({ boardId: at.trail.at(-1) ?? board.rootId, trail: at.trail.slice(0, -1) });
    case 'open':
      return go({ boardId: which, trail: [...at.trail, at.boardId].slice(-trailMax) });
    case 'send':
      return allow({ ...now, ...at, selected: undefined, shows: 'review' });
    case 'say': {
      const cell = findCell(board, which);
      if (!cell) return refuse('no-such-button');
      return cell.does.kind === 'say'
        ? stay(press(now, cell.does.symbols))
        : applyPress(pressOf(cell), now, at, board);
    }
    default:
      return refuse('no-such-button');
  }
}

/** What the button of a place sends. */
export function pressOf(cell: Cell): string {
  if (cell.does.kind === 'say') return `say:${cell.buttonId}`;
  return cell.does.kind === 'open' ? `open:${cell.does.boardId}` : cell.does.kind;
}

function findCell(board: ShownBoard, buttonId: string): Cell | undefined {
  return board.rows.flat().find((cell) => cell?.buttonId === buttonId);
}
