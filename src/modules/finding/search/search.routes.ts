import { z } from 'zod';
import { normaliseTyped } from '#kit/text.ts';
import { permission } from '#kit/viewer.ts';
import { page } from '#platform/http/route.ts';
import { findingPaths } from '../finding.paths.ts';
import { hrefOf } from '../search-sources.ts';
import { searchDocuments } from './search.queries.ts';
import { SearchPage } from './search.view.tsx';

const charactersMax = 300;
const shownMax = 30;

export const search = page(findingPaths.search, {
  query: z.object({
    q: z
      .string()
      .default('')
      .transform((text) => normaliseTyped(text).slice(0, charactersMax)),
    kind: z.enum(['idea', 'project', 'need']).optional(),
  }),
  permission: permission('anyone'),
  async load({ db, viewer, query }) {
    if (query.q === '') return { results: [], allWords: true };
    const { rows, allWords } = await searchDocuments(db, viewer, {
      text: query.q,
      kind: query.kind,
      atMost: shownMax,
    });
    return { results: rows.map((row) => ({ ...row, href: hrefOf(row.kind, row.id) })), allWords };
  },
  view: ({ results, allWords }, { query }) => ({
    title: query.q === '' ? 'Search' : `Search: ${query.q}`,
    body: SearchPage({ q: query.q, kind: query.kind, results, allWords }),
    noIndex: true,
  }),
});
