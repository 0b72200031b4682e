import type { Viewer } from '#kit/viewer.ts';
import type { Cookie, RequestFacts } from '#platform/http/route.ts';
import { newToken } from '#platform/secrets.ts';
import type { DraftHolder } from '../draft.queries.ts';

const browserKeptDays = 30;

export function holderOf(viewer: Viewer, request: RequestFacts): DraftHolder {
  return {
    personId: viewer.kind === 'person' ? viewer.personId : undefined,
    browserToken: request.cookie('browser'),
  };
}

/** Who will hold what is written now; a browser nobody has signed in with gets a random mark of its own. */
export function holderForWriting(
  viewer: Viewer,
  request: RequestFacts,
  now: Date,
): { holder: DraftHolder; cookies: readonly Cookie[] } {
  const holder = holderOf(viewer, request);
  if (holder.personId !== undefined || holder.browserToken !== undefined) return { holder, cookies: [] };
  const token = newToken();
  return {
    holder: { ...holder, browserToken: token },
    cookies: [
      { name: 'browser', value: token, expiresAt: new Date(now.getTime() + browserKeptDays * 86_400_000) },
    ],
  };
}
