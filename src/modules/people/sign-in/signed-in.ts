import type { Tx } from '#platform/db/database.ts';
import type { Cookie, RequestFacts } from '#platform/http/route.ts';
import { openSession } from '#platform/session/session.queries.ts';
import { refuseSuspended } from '../suspensions/refuse-suspended.ts';

export interface Signing {
  readonly personId: string;
  readonly request: RequestFacts;
  readonly now: Date;
  /** Stay signed in on this device: not for shared computers. */
  readonly keep: boolean;
  readonly secondFactor: boolean;
}

/**
 * Opens a session and gives the cookie for it; unless kept, it goes when the browser closes. Every way of signing in ends
 * here.
 * @throws Suspended
 */
export async function signedInCookies(tx: Tx, signing: Signing): Promise<Cookie[]> {
  await refuseSuspended(tx, signing.personId, signing.now);
  const { token, expiresAt } = await openSession(tx, {
    personId: signing.personId,
    device: signing.request.device,
    keep: signing.keep,
    secondFactor: signing.secondFactor,
    now: signing.now,
  });
  return [{ name: 'session', value: token, ...(signing.keep ? { expiresAt } : {}) }];
}
