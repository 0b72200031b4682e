import type { Viewer } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import type { SymbolDestination } from '#platform/module.ts';

let destinations: readonly SymbolDestination[] = [];

/** app.ts hands over where messages in symbols can be sent, so that this room knows none of the others. */
export function registerSymbolDestinations(given: readonly SymbolDestination[]): void {
  destinations = given;
}

export interface Destination {
  /** `<kind>.<id>`, as pages carry it. */
  readonly to: string;
  readonly title: string;
  readonly action: string;
  readonly back: string;
  readonly whoReads: string;
  readonly asksWhoHelped?: true;
}

const toPattern = /^([a-z-]{1,40})\.([0-9a-f-]{36})$/;

/** @returns undefined where it is absent, not for this viewer, or takes no message now */
export async function findDestination(
  db: Db,
  viewer: Viewer,
  to: string,
  now: Date,
): Promise<Destination | undefined> {
  const [, kind, subjectId] = to.match(toPattern) ?? [];
  const source = destinations.find((one) => one.kind === kind);
  if (!source || subjectId === undefined) return undefined;
  const found = await source.find(db, viewer, subjectId, now);
  return found && { to, ...found };
}

/** Lists in which people find what they can answer. */
export function placesToAnswer(): readonly { readonly text: string; readonly href: string }[] {
  return destinations.map(({ list }) => list);
}
