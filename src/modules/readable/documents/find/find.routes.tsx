import { z } from 'zod';
import { Button } from '#design/components/button.tsx';
import { Form, TextField } from '#design/form.tsx';
import { excerpt, normaliseTyped } from '#kit/text.ts';
import { permission } from '#kit/viewer.ts';
import { page } from '#platform/http/route.ts';
import { easyPaths } from '../easy.paths.ts';
import { type EasyHit, findEasily } from '../easy-places.ts';
import { readableSources } from '../readable-sources.ts';
import { findFormatsOf } from './easy-formats.queries.ts';

const charactersMax = 300;
/** Few enough to look through one after the other. */
const shownMax = 10;

export const easyFind = page(easyPaths.find, {
  query: z.object({
    q: z
      .string()
      .default('')
      .transform((text) => normaliseTyped(text).slice(0, charactersMax)),
  }),
  permission: permission('anyone'),
  async load({ db, platform, viewer, query }) {
    if (query.q === '') return { hits: [] };
    const kinds = new Set(readableSources().map((source) => source.kind));
    const found = await findEasily(platform, viewer, query.q, shownMax * 2);
    const hits = found.filter((hit) => kinds.has(hit.kind)).slice(0, shownMax);
    const easy = await findFormatsOf(
      db,
      hits.map((hit) => hit.id),
    );
    return { hits: hits.map((hit) => ({ ...hit, easy: easy.get(hit.id) })) };
  },
  view: ({ hits }, { query }) => ({
    title: query.q === '' ? 'Find something' : `Find: ${query.q}`,
    frame: 'easy',
    standardHref: query.q === '' ? '/search' : `/search?${new URLSearchParams({ q: query.q })}`,
    noIndex: true,
    body: <FindPage q={query.q} hits={hits} />,
  }),
});

function FindPage({ q, hits }: { q: string; hits: readonly (EasyHit & { easy: EasyState })[] }) {
  return (
    <>
      <h1 class="sw-easy-title" data-speak>
        Find something
      </h1>
      <Form action={easyPaths.find()} get>
        <TextField
          name="q"
          label="What do you want to know about?"
          hint="For example: falls, sleep, pain"
          values={{ q }}
          errors={[]}
        />
        <Button>Find</Button>
      </Form>
      {q !== '' && hits.length === 0 && (
        <p data-speak>We found nothing about this. Try one other word. You can also ask for help.</p>
      )}
      {hits.length > 0 && (
        <>
          <h2 class="sw-easy-heading" data-speak>
            This is about ‘{excerpt(q, 60)}’
          </h2>
          <ol class="sw-easy-links">
            {hits.map((hit) => (
              <li>
                <a href={easyPaths.read({ kind: hit.kind, ref: hit.id })} data-speak>
                  {hit.title}
                </a>
                {hit.easy !== undefined && <span class="sw-easy-note">{easyWords[hit.easy]}</span>}
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}

type EasyState = 'checked' | 'unchecked' | undefined;
const easyWords = { checked: 'In Easy Read', unchecked: 'In Easy Read. Nobody has checked it yet.' } as const;
