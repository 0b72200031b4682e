import { z } from 'zod';
import { Button } from '#design/components/button.tsx';
import { Form } from '#design/form.tsx';
import { allow, refuse } from '#kit/decision.ts';
import { withQuery } from '#kit/paths.ts';
import { permission } from '#kit/viewer.ts';
import { id } from '#platform/http/fields.ts';
import { page, post, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { boardPaths } from '../board.paths.ts';
import { phrasesBoard } from '../load-board.ts';
import { readSymbols } from '../message.rules.ts';
import { deletePhrase, findPhrases, insertPhrase, phrasesMax } from '../phrase.queries.ts';
import { firstStarter } from '../starter/starter-boards.ts';
import { SymbolMessage } from '../symbol-message.view.tsx';

/** Messages that a person keeps, to say them again with one press. Nobody else sees them. */
export const showPhrases = page(boardPaths.phrases, {
  permission: permission('signed-in'),
  load: async ({ db, viewer }) => ({ phrases: await findPhrases(db, signedIn(viewer).personId) }),
  view: ({ phrases }) => ({
    title: 'Your phrases',
    breadcrumbs: [{ text: 'Boards', href: boardPaths.list() }],
    body: (
      <>
        <h1 class="nhsuk-heading-l">Your phrases</h1>
        {phrases.length === 0 && (
          <p>
            You keep no phrases yet. <a href={boardPaths.show({ boardId: firstStarter })}>Open a board</a>,
            make a message, and press “Keep as a phrase”.
          </p>
        )}
        {phrases.map(({ phraseId, symbols }) => (
          <div class="sw-box">
            <SymbolMessage symbols={symbols} credits={false} />
            <Form action={boardPaths.removePhrase({ phraseId })}>
              <Button secondary small>
                Throw it away
              </Button>
            </Form>
          </div>
        ))}
      </>
    ),
  }),
});

export const savePhrase = post(boardPaths.savePhrase, {
  form: z.object({
    message: z.string().max(60_000).default('').transform(readSymbols),
    to: z.string().max(100).default(''),
  }),
  permission: permission('signed-in'),
  writes: ['phrase.saved'],
  load: async () => ({}),
  decide: (_loaded, { form }) => (form.message.length === 0 ? refuse('empty') : allow(form.message)),
  async save(tx, symbols, { act, viewer }) {
    if (!(await insertPhrase(tx, act, signedIn(viewer).personId, symbols))) return refuse('too-many');
  },
  done: ({ form }) =>
    seeOther(
      withQuery(boardPaths.show({ boardId: phrasesBoard }), { to: form.to }),
      'Kept. It stands on this board, and says the whole message with one press.',
    ),
  refusals: {
    empty: 'The message is empty. Press pictures first, then keep it.',
    'too-many': `You keep ${phrasesMax} phrases already. Throw one away first.`,
  },
});

export const removePhrase = post(boardPaths.removePhrase, {
  params: z.object({ phraseId: id }),
  permission: permission('signed-in'),
  writes: ['phrase.removed'],
  load: async () => ({}),
  decide: (_loaded, { params }) => allow(params.phraseId),
  async save(tx, phraseId, { act, viewer }) {
    if (!(await deletePhrase(tx, act, signedIn(viewer).personId, phraseId))) return refuse('gone');
  },
  done: () => seeOther(boardPaths.phrases(), 'The phrase is thrown away.'),
  refusals: { gone: 'This phrase is gone already.' },
});
