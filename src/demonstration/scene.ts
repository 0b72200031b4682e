import type { Tx } from '#platform/db/database.ts';
import type { Calendar } from './calendar.ts';
import type { Cast } from './cast.ts';
import type { DemoFiles } from './demo-files.ts';
import type { Told } from './told-events.ts';

/** What every part of the loading works with. */
export interface Scene {
  readonly tx: Tx;
  readonly files: DemoFiles;
  readonly cast: Cast;
  readonly calendar: Calendar;
  readonly organisations: ReadonlyMap<
    string,
    { readonly id: string; readonly name: string; readonly region: string | null }
  >;
  readonly now: Date;
  tell(event: Told): void;
}

/** A project as the other parts need it, by the key under which its text is written. */
export interface LoadedProject {
  readonly projectId: string;
  readonly organisationId: string;
  readonly ownerId: string;
  readonly approverId: string;
  readonly publishedAt: Date;
  readonly title: string;
  readonly topics: readonly string[];
  readonly region: string | null;
  readonly hasKit: boolean;
}

/** @throws when a text names a code that is not among the organisations */
export function organisationOf(
  scene: Scene,
  code: string,
): { id: string; name: string; region: string | null } {
  const organisation = scene.organisations.get(code);
  if (!organisation)
    throw new Error(`the demonstration names organisation ${code}, which is not in organisations.csv`);
  return organisation;
}
