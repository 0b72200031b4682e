import type { Db } from '#platform/db/database.ts';
import type { RecordAt } from '#platform/http/route.ts';
import type { CheckedVersion, SearchSource, VersionFormat, VersionSource } from '#platform/module.ts';

let recordSources: readonly SearchSource[] = [];
let versionSources: readonly VersionSource[] = [];

/** app.ts hands over how rooms' records are found and which versions they have, so that this room knows none of them. */
export function registerRecords(sources: readonly SearchSource[], versions: readonly VersionSource[]): void {
  recordSources = sources;
  versionSources = versions;
}

export interface PublicRecord {
  readonly title: string;
  readonly href: string;
}

/** @returns undefined where there is no such record, or not everyone may read it */
export async function findPublicRecord(db: Db, record: RecordAt): Promise<PublicRecord | undefined> {
  const source = recordSources.find(({ kind }) => kind === record.kind);
  const [document] = source ? await source.documents(db, [record.subjectId]) : [];
  return source && document?.visibility === 'everyone'
    ? { title: document.title, href: source.href(record.subjectId) }
    : undefined;
}

/** Versions of a record that a named person has checked, whichever room keeps them: one a format. */
export async function findCheckedVersions(
  db: Db,
  record: RecordAt,
): Promise<(CheckedVersion & { format: VersionFormat })[]> {
  const found = await Promise.all(
    versionSources.map(async (source) => {
      const version = await source.find(db, record);
      return version && { ...version, format: source.format };
    }),
  );
  const versions = found.filter((version) => version !== undefined);
  return versions.filter((version, i) => versions.findIndex(({ format }) => format === version.format) === i);
}
