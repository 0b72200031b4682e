import { withQuery } from '#kit/paths.ts';
import { permission } from '#kit/viewer.ts';
import { page } from '#platform/http/route.ts';
import { findingPaths } from '../finding.paths.ts';
import { findSavedAs } from '../saved-searches/saved-search.queries.ts';
import { find } from './find.ts';
import { findOrganisationIds } from './organisation-names.queries.ts';
import { Rebuilding } from './rebuilding.view.tsx';
import { SearchPage } from './search.view.tsx';
import { asKept, asksSomething, SearchAddress, toAddress, toQuestion } from './search-address.ts';

export const search = page(findingPaths.search, {
  query: SearchAddress,
  permission: permission('anyone'),
  async load({ db, viewer, query, platform }) {
    const actsForSomewhere = viewer.kind === 'person' && viewer.actingFor !== null;
    const asked = actsForSomewhere ? query : { ...query, likeMine: undefined };
    if (!asksSomething(asked)) return { asked, answer: undefined, saved: undefined };
    const answer = await find(
      platform,
      viewer,
      toQuestion(asked, await findOrganisationIds(db, asked.organisation)),
    );
    return {
      asked,
      answer,
      saved: viewer.kind === 'person' ? await findSavedAs(db, viewer.personId, asKept(asked)) : undefined,
    };
  },
  view: ({ asked, answer, saved }, { viewer }) => {
    if (answer?.state === 'rebuilding')
      return {
        title: 'Search is being rebuilt',
        status: 503,
        noIndex: true,
        body: Rebuilding({ q: asked.q }),
      };
    return {
      title: asked.q === '' ? 'Search' : `Search: ${asked.q}`,
      wide: true,
      noIndex: true,
      body: SearchPage({
        asked,
        answer,
        organisations: answer?.organisations ?? [],
        saved,
        signedIn: viewer.kind === 'person',
        actsForSomewhere: viewer.kind === 'person' && viewer.actingFor !== null,
        next:
          answer?.next === undefined
            ? undefined
            : withQuery(findingPaths.search(), toAddress(asked, { after: answer.next })),
        first: asked.after === undefined ? undefined : withQuery(findingPaths.search(), toAddress(asked)),
      }),
    };
  },
});
