import { newAct } from '#platform/events/event.ts';
import { page, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { logReading } from '../requests/request-writing.queries.ts';
import { RequestAt } from '../requests/write-request.routes.ts';
import { codePaths, requestPaths } from '../sponsorship.paths.ts';
import { mayShowRequest } from '../sponsorship.policy.ts';
import { loadRequestPage, requestPage } from './request-page.ts';

/** Every reading by a company is logged before it is shown. */
export const showRequest = page(requestPaths.show, {
  params: RequestAt,
  permission: mayShowRequest,
  async load({ db, viewer, params, now }) {
    const loaded = await loadRequestPage(db, viewer, params.requestId, now);
    const { requestId, projectId } = loaded.request;
    const act = newAct({ actor: signedIn(viewer).personId, organisation: null, at: now });
    if (loaded.whole && loaded.companies.length > 0)
      await db.transaction().execute(async (tx) => {
        for (const { companyId } of loaded.companies)
          await logReading(tx, act, { requestId, projectId, companyId });
      });
    return loaded;
  },
  view(loaded, { now }) {
    if (loaded.needsCode && !loaded.whole && loaded.interests.length === 0)
      return seeOther(codePaths.show(), 'Accept the code of conduct for your company first.');
    return requestPage(loaded, now);
  },
});
