import { found } from '#platform/http/problems.ts';
import type { Reading } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import type { Answering, AskingSource } from '../needs.queries.ts';
import { findSupported } from '../supporter.queries.ts';

/** For whom a question is answered: for oneself, or for a person who lets this supporter record needs. */
export interface Whom {
  readonly personId: string;
  /** Their name, where it is somebody else. */
  readonly name: string | undefined;
}

type Looking = Pick<Reading<unknown, unknown>, 'db' | 'viewer'>;

export async function forOneself({ viewer }: Looking): Promise<Whom> {
  return { personId: signedIn(viewer).personId, name: undefined };
}

export async function forSupported({ db, viewer }: Looking, personId: string): Promise<Whom> {
  const supported = await found(findSupported(db, viewer, personId, 'record-needs'), 'person');
  return { personId: supported.personId, name: supported.name };
}

export function answeringFor(whom: Whom, by: string, source: AskingSource, hadHelp: boolean): Answering {
  return whom.name === undefined
    ? { personId: whom.personId, by, role: hadHelp ? 'self-with-help' : 'self', source }
    : { personId: whom.personId, by, role: 'supporter', source: 'supporter' };
}
