import { z } from 'zod';
import { refuse } from '#kit/decision.ts';
import { permission } from '#kit/viewer.ts';
import { type WhoHelped, whoHelpedAnswers } from '#kit/who-helped.ts';
import { found } from '#platform/http/problems.ts';
import { page, post, type Reading } from '#platform/http/route.ts';
import { boardPaths } from '../board.paths.ts';
import { type Destination, findDestination } from '../destinations.ts';
import { loadBoard } from '../load-board.ts';
import { nothingYet, readSymbols } from '../message.rules.ts';
import type { ShownBoard } from '../shown-board.rules.ts';
import { applyPress, askHelpFirst, type Composed, trailMax } from './compose.rules.ts';
import { ComposePage } from './compose.view.tsx';
import { HelpPage, ReviewPage } from './send.view.tsx';

const boardId = z.string().regex(/^[a-z0-9-]{1,60}$/);
export const BoardAt = z.object({ boardId });
const messageMaxCharacters = 60_000;
const message = z.string().max(messageMaxCharacters).default('').transform(readSymbols);
const to = z.string().max(100).default('');

async function load({ db, viewer, params }: Reading<z.output<typeof BoardAt>, unknown>) {
  return {
    board: await found(loadBoard(db, viewer, params.boardId), 'board'),
    keepsPhrases: viewer.kind === 'person',
  };
}

function composePage(
  board: ShownBoard,
  composed: Composed,
  more: {
    destination: Destination | undefined;
    keepsPhrases: boolean;
    help?: WhoHelped | undefined;
    problem?: string;
  },
) {
  const shown = { board, composed, ...more };
  const pages = {
    board: () => ({ title: `Board: ${board.name}`, body: ComposePage(shown) }),
    'who-helped': () => ({ title: 'Did someone help you with your answer?', body: HelpPage(shown) }),
    review: () => ({ title: 'Check your message', body: ReviewPage(shown) }),
  };
  return { ...pages[composed.shows](), wide: true, noIndex: true };
}

export const showBoard = page(boardPaths.show, {
  params: BoardAt,
  query: z.object({ to }),
  permission: permission('anyone'),
  load: async (reading) => ({
    ...(await load(reading)),
    destination: await findDestination(reading.db, reading.viewer, reading.query.to, reading.now),
  }),
  view: ({ board, ...more }) =>
    composePage(board, { ...nothingYet, boardId: board.boardId, trail: [], shows: 'board' }, more),
});

/** Every press is a form post that carries the message along: nothing of it is kept here until it is sent. */
export const pressButton = post(boardPaths.press, {
  params: BoardAt,
  form: z.object({
    press: z.string().max(200).default(''),
    message,
    cleared: message,
    // '' says that nothing is marked, and is not place 0.
    selected: z
      .string()
      .regex(/^\d{1,3}$/)
      .transform(Number)
      .optional()
      .catch(undefined),
    trail: z
      .string()
      .max(2_000)
      .default('')
      .transform((text) =>
        text
          .split(',')
          .filter((one) => boardId.safeParse(one).success)
          .slice(-trailMax),
      ),
    to,
    help: z.enum(whoHelpedAnswers).optional().catch(undefined),
  }),
  permission: permission('anyone'),
  writes: { noEvent: 'a message that is being composed is kept by the page alone' },
  load,
  async decide({ board }, { db, viewer, form, params, now }) {
    const composing = { message: form.message, cleared: form.cleared, selected: form.selected };
    const composed = applyPress(form.press, composing, { ...params, trail: form.trail }, board);
    if (!composed.ok) return composed;
    const next =
      composed.value.boardId === board.boardId ? board : await loadBoard(db, viewer, composed.value.boardId);
    if (!next) return refuse('no-such-board');
    const destination = await findDestination(db, viewer, form.to, now);
    if (form.press === 'send' && form.message.length === 0) return refuse('nothing-to-send');
    const asked = askHelpFirst(composed.value, destination?.asksWhoHelped === true, form.help);
    return { ok: true, value: { board: next, composed: asked, destination } };
  },
  save: async (_tx, decided) => decided,
  done: ({ saved, loaded, form }) =>
    composePage(saved.board, saved.composed, {
      destination: saved.destination,
      keepsPhrases: loaded.keepsPhrases,
      help: form.help,
    }),
  refusals: {
    'no-such-button': 'This button is not on the board any more. Press another.',
    'no-such-board': 'The board that this button leads to is gone. Press another.',
    'nothing-to-send': 'Your message is empty. Press pictures first, then send it.',
  },
  async again(state, { board, keepsPhrases }, { db, viewer, params, now }) {
    const destination = await findDestination(db, viewer, String(state.values.to ?? ''), now);
    const problem = state.errors.map((error) => error.message).join(' ');
    const kept = { ...nothingYet, message: readSymbols(state.values.message) };
    return composePage(
      board,
      { ...kept, ...params, trail: [], shows: 'board' },
      { destination, keepsPhrases, problem },
    );
  },
});
