import { z } from 'zod';
import { allow } from '#kit/decision.ts';
import { normaliseTyped, wordCount } from '#kit/text.ts';
import { permission, type Viewer } from '#kit/viewer.ts';
import { post, type Writing } from '#platform/http/route.ts';
import { findingPaths } from '../finding.paths.ts';
import { kindName } from '../search/search-words.ts';
import { findSimilar } from '../similar/find-similar.ts';

/** Below this nothing can be said of what somebody means. */
const wordsMin = 3;
const charactersRead = 1_500;
const similarShown = 5;
/** In 15 minutes: more than anybody types, less than somebody needs who wants to read the whole site through it. */
const asksMax = 400;
const kinds = ['idea', 'project', 'need'] as const;

/**
 * What is like a text that is still being written, for the page's script. It is a post so that the text stands in no address
 * and in no log; it is kept nowhere.
 */
export const similarWhileTyping = post(findingPaths.similar, {
  form: z.object({
    text: z.string('Send the text').transform((text) => normaliseTyped(text).slice(0, charactersRead)),
    kinds: z
      .string()
      .default('')
      .transform((list) => kinds.filter((kind) => list.split(' ').includes(kind))),
  }),
  permission: permission('anyone'),
  writes: { noEvent: 'what somebody is still writing is nobody’s business' },
  attempts: { max: asksMax, by: writer },
  load: async () => ({}),
  async decide(_loaded, { platform, viewer, form }) {
    if (wordCount(form.text) < wordsMin || form.kinds.length === 0) return allow([]);
    return allow(
      await findSimilar(platform, viewer, {
        text: form.text,
        kinds: form.kinds,
        atMost: similarShown,
      }),
    );
  },
  save: async (_tx, similar) => similar,
  done: ({ saved }) => ({
    contentType: 'application/json; charset=utf-8',
    content: JSON.stringify({
      similar: saved.map(({ kind, title, href, why }) => ({ kind: kindName(kind), title, href, why })),
    }),
  }),
  refusals: {},
});

/** Many write from behind one address of a hospital: each is counted alone as far as we can tell them apart. */
function writer({ viewer, request }: Writing<unknown, unknown> & { viewer: Viewer }): readonly string[] {
  return [
    `similar ${viewer.kind === 'person' ? viewer.personId : (request.cookie('browser') ?? request.ip)}`,
  ];
}
