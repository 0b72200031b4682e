import type { Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import type { Redirection, RequestFacts } from '#platform/http/route.ts';
import { type Link, linkToOrganisation } from '../organisation-sign-in/link-to-organisation.ts';
import { accountPaths, signInPaths } from '../people.paths.ts';
import { localAddress } from '../sign-up.rules.ts';
import { openCeremony } from './ceremony.queries.ts';
import { signedInCookies } from './signed-in.ts';

export type SignInWay = 'password' | 'link' | 'organisation';

export interface Proven {
  readonly personId: string;
  readonly way: SignInWay;
  readonly hasSecondFactor: boolean;
  readonly keep: boolean;
  readonly next: string | undefined;
  /** Made once everything that the account asks for is proved. */
  readonly link?: Link;
  readonly request: RequestFacts;
  readonly now: Date;
  readonly act: Act;
}

/** Every way asks for the second factor where the person has set one up. */
export async function finishSignIn(tx: Tx, proven: Proven): Promise<Redirection> {
  const act = { ...proven.act, actor: proven.personId };
  if (proven.hasSecondFactor) {
    const token = await openCeremony(tx, {
      kind: 'second-factor',
      personId: proven.personId,
      details: { ...proven.link, keep: proven.keep ? 'yes' : 'no', next: proven.next ?? '' },
      now: proven.now,
    });
    await append(tx, act, {
      verb: 'session.half-opened',
      subjectKind: 'person',
      subject: proven.personId,
      payload: { way: proven.way },
    });
    return { redirect: signInPaths.secondFactor(), cookies: [{ name: 'ceremony', value: token }] };
  }
  const { link, personId, now } = proven;
  if (link) await linkToOrganisation(tx, act, { ...link, personId, now });
  const cookies = await signedInCookies(tx, {
    personId: proven.personId,
    request: proven.request,
    now: proven.now,
    keep: proven.keep,
    secondFactor: false,
  });
  await append(tx, act, {
    verb: 'session.opened',
    subjectKind: 'person',
    subject: proven.personId,
    payload: { way: proven.way },
  });
  return { redirect: localAddress(proven.next) ?? accountPaths.show(), cookies };
}
