import type { Db } from '#platform/db/database.ts';
import type { RecordAt } from '#platform/http/route.ts';
import type { CheckedVersionIn, VersionSource } from '#platform/module.ts';

type FindRecord = (db: Db, record: RecordAt) => Promise<PublicRecord | undefined>;
let findRecord: FindRecord = async () => undefined;
let versionSources: readonly VersionSource[] = [];

/** app.ts hands over how rooms' records are found and which versions they have, so that this room knows none of them. */
export function registerRecords(find: FindRecord, versions: readonly VersionSource[]): void {
  findRecord = find;
  versionSources = versions;
}

export interface PublicRecord {
  readonly recordId: string;
  readonly title: string;
  readonly href: string;
  /** Where versions of it are written. */
  readonly deskHref: string;
}

/** By its id, or by what stands in its address. @returns undefined where there is none, or not everyone may read it */
export function findPublicRecord(db: Db, record: RecordAt): Promise<PublicRecord | undefined> {
  return findRecord(db, record);
}

/** Versions of a record that a named person has checked, whichever room keeps them: one a format. */
export async function findCheckedVersions(db: Db, record: RecordAt): Promise<CheckedVersionIn[]> {
  const versions = (await Promise.all(versionSources.map((source) => source.find(db, record)))).flat();
  return versions.filter((version, i) => versions.findIndex(({ format }) => format === version.format) === i);
}
