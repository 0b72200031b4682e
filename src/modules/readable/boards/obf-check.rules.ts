import { allow, type Decision, refuse } from '#kit/decision.ts';
import { packedLimits } from '../packed-files/packed-limits.rules.ts';
import type { ObfBoard, ObfButton, ObfGrid, ObfId, ObfMedia } from './obf.rules.ts';

/** Something of a file that was not understood, and where it stands. */
export interface Finding {
  readonly where: string;
  readonly what: string;
}

type Given = Readonly<Record<string, unknown>>;

/** Whether a JSON object is a board that can be shown, and what of it we do not act on. */
export function checkBoard(
  given: Given,
  name: string,
): Decision<{ board: ObfBoard; findings: Finding[] }, string> {
  const findings: Finding[] = [];
  const note = (what: string) => findings.push({ where: name, what });
  if (!isId(given.id)) return refuse(`${name} is no board: it has no id. Export it again as OBF or OBZ.`);
  if (!String(given.format ?? '').startsWith('open-board-'))
    note(`The format is “${shown(given.format)}”, not open-board-0.1. It was read as if it were.`);
  const buttons = objects(given.buttons).filter(isNamed<ObfButton>);
  if (!Array.isArray(given.buttons)) note('It has no list of buttons.');
  else if (buttons.length < given.buttons.length)
    note(`${given.buttons.length - buttons.length} buttons have no id and were left out.`);
  if (buttons.length > packedLimits.buttonsOnABoard)
    return refuse(
      `${name} has ${buttons.length} buttons; at most ${packedLimits.buttonsOnABoard} are taken.`,
    );
  const grid = readGrid(given.grid, buttons, note);
  if (typeof grid === 'string') return refuse(`${name}: ${grid}`);
  for (const button of buttons) noteButton(button, note);
  const board = {
    ...given,
    format: String(given.format ?? 'open-board-0.1'),
    id: given.id,
    buttons,
    grid,
    images: objects(given.images).filter(isNamed<ObfMedia>),
    sounds: objects(given.sounds).filter(isNamed<ObfMedia>),
  } as ObfBoard;
  if (board.sounds.length > 0)
    note(
      `${board.sounds.length} recorded sounds are kept and exported again, but not played: words are spoken.`,
    );
  return allow({ board, findings });
}

function readGrid(
  given: unknown,
  buttons: readonly ObfButton[],
  note: (what: string) => void,
): ObfGrid | string {
  const grid = (typeof given === 'object' && given !== null ? given : {}) as Given;
  const order = Array.isArray(grid.order)
    ? grid.order.filter((row): row is unknown[] => Array.isArray(row))
    : [];
  if (order.length === 0 && buttons.length > 0) {
    note('It says no order of its buttons. They stand in the order of the list.');
    return gridOf(buttons.map((button) => button.id));
  }
  const columns = Math.max(0, ...order.map((row) => row.length));
  if (order.length > packedLimits.rowsOrColumns || columns > packedLimits.rowsOrColumns)
    return `its grid is larger than ${packedLimits.rowsOrColumns} by ${packedLimits.rowsOrColumns}.`;
  const known = new Set(buttons.map((button) => String(button.id)));
  let unknown = 0;
  const cleaned = order.map((row) =>
    row.map((id) => {
      if (isId(id) && known.has(String(id))) return id;
      if (id !== null && id !== undefined) unknown += 1;
      return null;
    }),
  );
  if (unknown > 0) note(`${unknown} places name a button that is not there. They are empty.`);
  const placed = new Set(cleaned.flat().map(String));
  const loose = buttons.filter((button) => !placed.has(String(button.id)));
  if (loose.length > 0)
    note(`${loose.length} buttons stand nowhere in the grid. They are kept, and not shown.`);
  return { ...grid, rows: order.length, columns, order: cleaned };
}

const columnsUsual = 4;

export function gridOf(ids: readonly (ObfId | null)[], columns: number = columnsUsual): ObfGrid {
  const rows = Math.max(1, Math.ceil(ids.length / columns));
  const order = Array.from({ length: rows }, (_row, r) =>
    Array.from({ length: columns }, (_column, c) => ids[r * columns + c] ?? null),
  );
  return { rows, columns, order };
}

/** Actions that a press carries out; the others of the format are named in the report. */
export const actionsUnderstood: readonly string[] = [
  ':clear',
  ':home',
  ':back',
  ':speak',
  ':space',
  ':backspace',
];

function noteButton(button: ObfButton, note: (what: string) => void): void {
  const label = shown(button.label ?? button.vocalization ?? button.id);
  if (button.label !== undefined && typeof button.label !== 'string')
    note(`The label of button ${shown(button.id)} is no text.`);
  if (String(button.label ?? '').length > packedLimits.labelCharacters)
    note(`The label “${label}…” is cut where it is shown.`);
  const action = button.action;
  if (typeof action === 'string' && !action.startsWith('+') && !actionsUnderstood.includes(action))
    note(
      `The button “${label}” asks for the action “${shown(action)}”, which is not known here. It adds its word.`,
    );
  const link = button.load_board;
  if (
    link !== undefined &&
    typeof link === 'object' &&
    link !== null &&
    !isId(link.id) &&
    typeof link.path !== 'string'
  )
    note(`The button “${label}” leads to a board on another site. It adds its word instead.`);
}

function isId(value: unknown): value is ObfId {
  return (typeof value === 'string' && value !== '') || (typeof value === 'number' && Number.isFinite(value));
}

/** Of what a file says about it, only its id is relied on; the rest is looked at where it is used. */
function isNamed<T extends Given & { readonly id: ObfId }>(one: Given): one is T {
  return isId(one.id);
}

function objects(value: unknown): Given[] {
  return Array.isArray(value)
    ? value.filter((one): one is Given => typeof one === 'object' && one !== null)
    : [];
}

function shown(value: unknown): string {
  return String(value ?? '').slice(0, 60);
}
