import type { SignedIn, Viewer } from '#kit/viewer.ts';
import { invariant } from '#platform/http/problems.ts';

/** The person behind a viewer whom a permission has let through already. */
export function signedIn(viewer: Viewer): SignedIn {
  invariant(viewer.kind === 'person', 'only a person who is signed in gets past this permission');
  return viewer;
}
