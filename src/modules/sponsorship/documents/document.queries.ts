import { type SqlBool, sql } from 'kysely';
import type { Viewer } from '#kit/viewer.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import { findStandings } from '../companies/company-standing.queries.ts';
import { listedFor } from '../requests/request.queries.ts';

export interface RequestDocument {
  readonly fileId: string;
  readonly label: string;
  readonly sizeBytes: number;
}

/** The same for every company. */
export async function findDocuments(db: Db, requestId: string): Promise<RequestDocument[]> {
  const rows = await db
    .selectFrom('request_document as d')
    .innerJoin('stored_file as f', 'f.id', 'd.file_id')
    .where('d.request_id', '=', requestId)
    .where('d.removed_at', 'is', null)
    .orderBy('d.added_at')
    .orderBy('d.file_id')
    .select(['d.file_id', 'd.label', 'f.size_bytes'])
    .execute();
  return rows.map((row) => ({
    fileId: row.file_id,
    label: row.label,
    sizeBytes: Number(row.size_bytes),
  }));
}

export interface OpenedDocument {
  readonly fileId: string;
  readonly requestId: string;
  readonly projectId: string;
  readonly name: string;
  readonly contentType: string;
  /** Sectors whose companies may not read it. */
  readonly excludedSlugs: readonly string[];
}

/** The team and who answers for its organisation; companies while the request is open to them. */
export async function findDocument(
  db: Db,
  viewer: Viewer,
  fileId: string,
  today: string,
): Promise<OpenedDocument | undefined> {
  if (viewer.kind === 'visitor') return undefined;
  const led = viewer.memberships.filter((m) => m.role !== 'member').map((m) => m.organisationId);
  const standings = await findStandings(db, viewer.companies, today);
  const row = await db
    .selectFrom('request_document as d')
    .innerJoin('stored_file as f', 'f.id', 'd.file_id')
    .innerJoin('sponsorship_request as r', 'r.id', 'd.request_id')
    .innerJoin('project as p', 'p.id', 'r.project_id')
    .where('d.file_id', '=', fileId)
    .where('d.removed_at', 'is', null)
    .where(
      sql<SqlBool>`(exists (select 1 from project_member m where m.project_id = p.id and m.person_id = ${viewer.personId})
        or p.organisation_id = any(${led}) or ${listedFor(standings)})`,
    )
    .select(['f.id', 'd.request_id', 'r.project_id', 'r.excluded_sectors', 'f.name', 'f.content_type'])
    .executeTakeFirst();
  return (
    row && {
      fileId: row.id,
      requestId: row.request_id,
      projectId: row.project_id,
      name: row.name,
      contentType: row.content_type,
      excludedSlugs: row.excluded_sectors,
    }
  );
}

export async function insertDocument(
  tx: Tx,
  act: Act,
  document: {
    requestId: string;
    fileId: string;
    label: string;
    name: string;
    contentType: string;
    sizeBytes: number;
    sha256: Buffer;
    by: string;
  },
): Promise<void> {
  await tx
    .insertInto('stored_file')
    .values({
      id: document.fileId,
      name: document.name,
      content_type: document.contentType,
      size_bytes: document.sizeBytes,
      sha256: document.sha256,
      uploaded_by: document.by,
      uploaded_at: act.at,
    })
    .execute();
  await tx
    .insertInto('request_document')
    .values({
      request_id: document.requestId,
      file_id: document.fileId,
      label: document.label,
      added_by: document.by,
      added_at: act.at,
    })
    .execute();
  await append(tx, act, {
    verb: 'sponsorship-request.document-added',
    subjectKind: 'sponsorship-request',
    subject: document.requestId,
    payload: { fileId: document.fileId, bytes: document.sizeBytes },
  });
}

/** @returns false where it is not among the documents any more */
export async function removeDocument(
  tx: Tx,
  act: Act,
  document: { requestId: string; fileId: string; by: string },
): Promise<boolean> {
  const removed = await tx
    .updateTable('request_document')
    .set({ removed_at: act.at, removed_by: document.by })
    .where('request_id', '=', document.requestId)
    .where('file_id', '=', document.fileId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (removed.numUpdatedRows !== 1n) return false;
  await append(tx, act, {
    verb: 'sponsorship-request.document-removed',
    subjectKind: 'sponsorship-request',
    subject: document.requestId,
    payload: { fileId: document.fileId },
  });
  return true;
}

export interface ReadingLine {
  /** The day alone: with the hour one could tell which company asked which question. The log keeps the moment. */
  readonly on: string;
  readonly companyName: string;
  readonly personName: string;
  /** Null: the request itself. */
  readonly documentLabel: string | null;
}

const readingsShown = 200;

/** Who of which company read what on which day, the newest first: for the side that asks. No company reads it. */
export async function findReadings(db: Db, requestId: string): Promise<ReadingLine[]> {
  const { rows } = await sql<{ on: string; company: string; person: string | null; label: string | null }>`
    select distinct on (london_day(v.at), c.name, h.name, d.label)
      london_day(v.at)::text as on, c.name as company, h.name as person, d.label
    from event v join company c on c.id = (v.payload->>'companyId')::uuid left join person h on h.id = v.actor
      left join request_document d on d.request_id = v.subject and d.file_id = (v.payload->>'documentId')::uuid
    where v.subject = ${requestId} and v.verb = 'sponsorship-request.read'
    order by london_day(v.at) desc, c.name, h.name, d.label limit ${readingsShown}`.execute(db);
  return rows.map((row) => ({
    on: row.on,
    companyName: row.company,
    personName: row.person ?? 'Somebody who has left',
    documentLabel: row.label,
  }));
}
