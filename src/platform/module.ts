import type { Location } from '#kit/uk-region.ts';
import type { Viewer } from '#kit/viewer.ts';
import type { Visibility } from '#kit/visibility.ts';
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
  /** Versions of records in other formats, which a named person has checked. */
  readonly versions?: readonly VersionSource[];
  /** This room's records as documents: they can be had in plain words, in Easy Read, in symbols, and in print. */
  readonly readable?: readonly ReadableSource[];
  /** Where readers are asked what they think: offered one step a page. */
  readonly answerPlaces?: readonly AnswerPlace[];
  /** Where a message composed in symbols can be sent. */
  readonly symbolDestinations?: readonly SymbolDestination[];
}

/** How a room's records are read in other forms than its own page. */
export interface ReadableSource {
  readonly kind: string;
  /** The address of its own page, as registered; its one parameter is what `find` is asked by. */
  readonly page: string;
  /** A page that shows one thing only: the id under which its versions are kept. */
  readonly onlyId?: string;
  /** Events after which it may read differently. */
  readonly verbs: readonly string[];
  /**
   * By what stands in its address, or by the record's id.
   * @returns undefined where it is absent or hidden from the viewer
   */
  find(db: Db, viewer: Viewer, ref: string): Promise<ReadableDocument | undefined>;
}

export interface ReadableDocument {
  readonly recordId: string;
  readonly title: string;
  readonly parts: readonly ReadablePart[];
  readonly href: string;
  /** Whether everyone may read it. */
  readonly open: boolean;
  /** Who may write versions of it besides editors; shown nowhere. */
  readonly authorIds: readonly string[];
}

export interface ReadablePart {
  readonly heading?: string;
  /** Paragraphs as they were written. */
  readonly text: string;
}

/** One question, or one record that invites comments: how it is found, asked and answered. */
export interface AnswerPlace {
  readonly kind: string;
  /** What is open to this viewer now, the most pressing first. */
  open(db: Db, viewer: Viewer, now: Date): Promise<readonly OpenQuestion[]>;
  /** What a record's page leads to. */
  on(db: Db, viewer: Viewer, record: RecordAt, now: Date): Promise<readonly OpenQuestion[]>;
  /** @returns undefined where it is absent, or hidden from the viewer */
  find(db: Db, viewer: Viewer, id: string, now: Date): Promise<AskedQuestion | undefined>;
  /** What this person answered, the newest first. */
  answered(db: Db, personId: string): Promise<readonly GivenAnswer[]>;
}

export interface OpenQuestion {
  readonly id: string;
  readonly question: string;
  readonly about: string;
  /** The last day, as 'YYYY-MM-DD'; null where it stays open. */
  readonly until: string | null;
}

export interface AskedQuestion extends OpenQuestion {
  /** The record that it is about. */
  readonly record: RecordAt;
  readonly whoReads: string;
  /** A form's target that takes the words as `body`; undefined where nothing is taken from this viewer now. */
  readonly action: string | undefined;
  /** Why nothing is taken, in easy words. */
  readonly whyNot: string;
  readonly own: string | undefined;
  readonly whatChanged: string | undefined;
  /** The form takes who helped (kit/who-helped) as `help` too: asked on a page of its own. */
  readonly asksWhoHelped?: true;
}

export interface GivenAnswer {
  readonly id: string;
  readonly question: string;
  readonly body: string;
  readonly at: Date;
  readonly whatChanged: string | undefined;
}

/** What a person may need instead of the page as it is written. */
export type VersionFormat = 'easy-read' | 'symbols' | 'audio';

/** How a room says that a version of a record exists: only one that a named person has checked. */
export interface VersionSource {
  /** One a format, in one statement: it is asked at the foot of every page. @returns none where none was checked */
  find(db: Db, record: RecordAt): Promise<readonly CheckedVersionIn[]>;
}

export type CheckedVersionIn = CheckedVersion & { readonly format: VersionFormat };

export interface CheckedVersion {
  readonly href: string;
  readonly checkedBy: string;
  /** 'YYYY-MM-DD' */
  readonly checkedOn: string;
}

/** The other formats of one record: those that are there, and until when those are due that somebody asked for. */
export interface RecordVersions {
  readonly record: RecordAt;
  readonly there: readonly CheckedVersionIn[];
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
  /** The same without the long texts, for links beside a record; a room whose documents are costly to gather has it. */
  briefly?(db: Db, ids: readonly string[]): Promise<BriefDocument[]>;
  /** Every id of this kind after the one given, in order, for a rebuild. */
  idsAfter(db: Db, id: string | undefined, atMost: number): Promise<string[]>;
  href(id: string): string;
  /** Who answers for a record: its author, or its team. They hear of what is found to belong to it. */
  peopleBehind?(db: Db, id: string): Promise<readonly string[]>;
}

export type BriefDocument = Pick<
  SearchDocument,
  'id' | 'kind' | 'title' | 'summary' | 'visibility' | 'organisationId'
>;

export interface SearchDocument {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  readonly topics: readonly string[];
  readonly visibility: Visibility;
  readonly organisationId: string | null;
  readonly shownFrom: Date;
  /** What a search can be narrowed by. Tokens as the room stores them; null where it does not apply. */
  readonly setting: string | null;
  readonly stage: string | null;
  readonly evidenceLevel: string | null;
  readonly organisationType: string | null;
  readonly region: string | null;
  readonly location: Location | null;
  /** Organisations that took it up, confirmed and not hidden. */
  readonly adopters: readonly Adopter[];
}

export interface Adopter {
  readonly organisationId: string;
  readonly organisationType: string;
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
    | {
        readonly title: string;
        readonly action: string;
        readonly back: string;
        readonly whoReads: string;
        readonly asksWhoHelped?: true;
      }
    | undefined
  >;
}
