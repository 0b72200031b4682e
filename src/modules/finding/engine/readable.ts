import type { Viewer } from '#kit/viewer.ts';
import { type Predicate, readableBy } from '#kit/visibility.ts';
import type { Condition } from '#platform/search-engine/filter.ts';

const always: Condition = { all: [] };
const never: Condition = { any: [] };

/**
 * The one predicate of who may read, as a condition of the search. Only what is shown and not hidden is in the index, and nobody's
 * own drafts: for those questions the answer is known.
 */
export function readableCondition(viewer: Viewer): Condition {
  return conditionOf(readableBy(viewer));
}

export function conditionOf(predicate: Predicate): Condition {
  if ('all' in predicate) return { all: predicate.all.map(conditionOf) };
  if ('any' in predicate) return { any: predicate.any.map(conditionOf) };
  if ('visibility' in predicate) return { column: 'visibility', in: [predicate.visibility] };
  if ('organisationIn' in predicate) return { column: 'organisation_id', in: predicate.organisationIn };
  if ('ownedBy' in predicate) return never;
  if ('stateIn' in predicate) return predicate.stateIn.includes('shown') ? always : never;
  return predicate.hidden ? never : always;
}
