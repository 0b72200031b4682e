import { z } from 'zod';
import { allow } from '#kit/decision.ts';
import { toVisit } from '#kit/presentation.ts';
import { permission } from '#kit/viewer.ts';
import { choice, ticked } from '#platform/http/fields.ts';
import { type FormState, page, post } from '#platform/http/route.ts';
import { forget } from '#platform/http/send.ts';
import { localAddress } from '../../sign-up.rules.ts';
import { readingPaths } from '../communication-need.paths.ts';
import { ThisVisit } from './this-visit.view.tsx';

function visitPage(state: FormState, signedIn: boolean) {
  return { title: 'Text size', body: ThisVisit({ state, signedIn }) };
}

export const showThisVisit = page(readingPaths.show, {
  query: z.object({ next: z.string().max(2_000).optional() }),
  permission: permission('anyone'),
  load: async () => ({}),
  view: (_loaded, { request, viewer, query }) =>
    visitPage(
      {
        values: {
          size: String(request.presentation.textPoints ?? 0),
          easyRead: request.presentation.easyRead ? 'yes' : '',
          symbols: request.presentation.symbols ? 'yes' : '',
          audio: request.presentation.audio ? 'yes' : '',
          next: localAddress(query.next) ?? '',
        },
        errors: [],
      },
      viewer.kind === 'person',
    ),
});

/** For this visit alone: the browser carries it until it is closed, and nobody records it. */
export const chooseThisVisit = post(readingPaths.show, {
  form: z.object({
    size: choice(['0', '20', '24', '28', 'recorded'], 'Choose how big the letters should be'),
    easyRead: ticked,
    symbols: ticked,
    audio: ticked,
    next: z.string().max(2_000).optional(),
  }),
  permission: permission('anyone'),
  writes: { noEvent: 'only this browser carries what was chosen' },
  load: async () => ({}),
  decide: (_loaded, { form }) => allow(form),
  save: async () => undefined,
  done: ({ form }) => {
    const { size, easyRead, symbols, audio } = form;
    const textPoints = size === '20' ? 20 : size === '24' ? 24 : size === '28' ? 28 : null;
    return {
      redirect: localAddress(form.next) ?? readingPaths.show(),
      notice: 'Pages are shown like this now.',
      cookies: [
        size === 'recorded'
          ? forget('view')
          : { name: 'view', value: toVisit({ textPoints, easyRead, symbols, audio }) },
      ],
    };
  },
  refusals: {},
  again: (state, _loaded, { viewer }) => visitPage(state, viewer.kind === 'person'),
});
