import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ObfBoard } from '../obf.rules.ts';
import {
  addButton,
  changeButton,
  describeBoard,
  emptyBoard,
  moveButton,
  removeButton,
} from './edit-board.rules.ts';

const fields = {
  label: 'tea',
  says: '',
  picture: 'openmoji:2615',
  concept: 'tea',
  file: undefined,
  leadsTo: '',
};
const must = (decision: { ok: boolean; value?: ObfBoard }): ObfBoard => {
  if (!decision.ok || !decision.value) throw new Error('refused');
  return decision.value;
};
const order = (board: ObfBoard) => board.grid.order.flat().filter((id) => id !== null);

test('whatever is done to a board, each button stands in one place and each place holds a button that is there', () => {
  const step = fc.record({
    what: fc.constantFrom('add', 'change', 'remove', 'earlier', 'later', 'describe'),
    which: fc.nat(20),
    columns: fc.integer({ min: 1, max: 8 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let board: ObfBoard = emptyBoard('x', 'X');
      for (const { what, which, columns } of steps) {
        const id = board.buttons[which % Math.max(1, board.buttons.length)]?.id ?? 'none';
        const next =
          what === 'add'
            ? addButton(board, fields)
            : what === 'change'
              ? changeButton(board, id, { ...fields, label: 'milk' })
              : what === 'remove'
                ? removeButton(board, id)
                : what === 'describe'
                  ? { ok: true as const, value: describeBoard(board, 'Y', columns) }
                  : moveButton(board, id, what === 'earlier' ? -1 : 1);
        if (next.ok) board = next.value;
        expect(new Set(order(board)).size).toBe(board.buttons.length);
        expect(order(board).every((one) => board.buttons.some((button) => button.id === one))).toBe(true);
        expect(board.images.length).toBeLessThanOrEqual(board.buttons.length);
      }
    }),
  );
});

test('a change leaves alone what the form does not ask for', () => {
  const board = must(addButton(emptyBoard('x', 'X'), fields));
  const foreign = { ...board, buttons: board.buttons.map((button) => ({ ...button, ext_talker_voice: 7 })) };
  const changed = must(changeButton(foreign, 'b1', { ...fields, label: 'milk', picture: undefined }));
  expect(changed.buttons[0]).toMatchObject({
    label: 'milk',
    ext_talker_voice: 7,
    image_id: board.buttons[0]?.image_id,
  });
  expect(changeButton(board, 'absent', fields)).toEqual({ ok: false, reason: 'no-such-button' });
});
