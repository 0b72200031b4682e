import type { Viewer } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import type { PlacedEvent } from '#platform/events/event.ts';
import type { Subscriber } from '#platform/events/subscriber.queries.ts';
import type { ApiRoute } from '#platform/http/api-route.ts';
import type { RecordAt, Route } from '#platform/http/route.ts';
import type { JobDefinition } from '#platform/jobs/jobs.ts';
import type { Platform } from '#platform/platform.ts';

/** A room of the house. app.ts lists them all; a new one is one folder and one line there. */
export interface Module {
  readonly name: string;
  readonly routes: readonly Route[];
  readonly api?: readonly ApiRoute[];
  readonly navigation?: readonly NavigationEntry[];
  /** What this room keeps for one person: linked from their account. */
  readonly ownPages?: readonly NavigationEntry[];
  readonly subscribers?: (platform: Platform) => readonly Subscriber[];
  /** Names of this room's queues, and what works them. */
  readonly queues?: readonly string[];
  readonly jobs?: (platform: Platform) => readonly JobDefinition[];
  readonly searchDocuments?: readonly SearchSource[];
  readonly notices?: readonly NoticeSource[];
  /** Where a message composed in symbols can be sent. */
  readonly symbolDestinations?: readonly SymbolDestination[];
  /** Versions of records in other formats, which a named person has checked. */
  readonly versions?: readonly VersionSource[];
}

/** What a person may need instead of the page as it is written. */
export type VersionFormat = 'easy-read' | 'symbols' | 'audio';

/** How a room says that a version of a record exists: only one that a named person has checked. */
export interface VersionSource {
  readonly format: VersionFormat;
  /** @returns undefined where there is none, or none that was checked */
  find(db: Db, record: RecordAt): Promise<CheckedVersion | undefined>;
}

export interface CheckedVersion {
  readonly href: string;
  readonly checkedBy: string;
  /** 'YYYY-MM-DD' */
  readonly checkedOn: string;
}

/** The other formats of one record: those that are there, and until when those are due that somebody asked for. */
export interface RecordVersions {
  readonly there: readonly (CheckedVersion & { readonly format: VersionFormat })[];
  readonly asked: readonly { readonly format: VersionFormat; readonly dueOn: string }[];
}

export interface NavigationEntry {
  readonly text: string;
  readonly href: string;
  /** Lower comes first. */
  readonly order: number;
  readonly showTo: (viewer: Viewer) => boolean;
}

/** How a room's records become findable. The finding room asks whenever an event concerns one. */
export interface SearchSource {
  readonly kind: string;
  /** Events after which a record of this kind may read differently. */
  readonly verbs: readonly string[];
  /** @returns the documents for those of the ids that are of this kind and findable; the others are taken out of the index */
  documents(db: Db, ids: readonly string[]): Promise<SearchDocument[]>;
  /** Every id of this kind after the one given, in order, for a rebuild. */
  idsAfter(db: Db, id: string | undefined, atMost: number): Promise<string[]>;
  href(id: string): string;
}

export interface SearchDocument {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  readonly topics: readonly string[];
  readonly visibility: string;
  readonly organisationId: string | null;
  readonly shownFrom: Date;
}

/** How a room tells people what concerns them. */
export interface NoticeSource {
  readonly verbs: readonly string[];
  /** Whom an event concerns. The actor is left out by the caller; so is whoever may not read the subject. */
  recipients(db: Db, event: PlacedEvent): Promise<readonly Recipient[]>;
  /** The words, made when read: nothing personal is stored with the notice. Undefined where the record is gone or no longer readable. */
  words(db: Db, notice: NoticeFacts): Promise<NoticeWords | undefined>;
}

export interface Recipient {
  readonly personId: string;
  /** The kind of notice, which a person can turn off. */
  readonly kind: string;
}

export interface NoticeFacts {
  readonly personId: string;
  readonly kind: string;
  readonly event: PlacedEvent;
}

export interface NoticeWords {
  readonly text: string;
  readonly href: string;
  /** Everyone may know it, so that those who support the person may get a copy. */
  readonly open?: true;
}

/** A form of a room that takes words, and the symbols that they were composed with (fields `body` and `symbols`). */
export interface SymbolDestination {
  readonly kind: string;
  /** Where people find such things. */
  readonly list: { readonly text: string; readonly href: string };
  /** @returns undefined where it is absent, hidden from the viewer, or takes nothing from them now */
  find(
    db: Db,
    viewer: Viewer,
    id: string,
    now: Date,
  ): Promise<
    | { readonly title: string; readonly action: string; readonly back: string; readonly whoReads: string }
    | undefined
  >;
}
