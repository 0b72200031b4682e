import { z } from 'zod';
import { id } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import type { Reading } from '#platform/http/route.ts';
import { findDocument } from '../readable-sources.ts';
import { findVersion } from '../version.queries.ts';

export const VersionAt = z.object({ versionId: id });

/** A version with its record as it is now; absent also where the viewer may not read the record. */
export async function loadVersion({
  db,
  viewer,
  params,
}: Pick<Reading<z.output<typeof VersionAt>, unknown>, 'db' | 'viewer' | 'params'>) {
  const version = await found(findVersion(db, params.versionId), 'version');
  const document = await found(findDocument(db, viewer, version.kind, version.recordId), 'record');
  return { version, document, sourceChanged: version.sourceHash !== document.hash };
}
export type LoadedVersion = Awaited<ReturnType<typeof loadVersion>>;
