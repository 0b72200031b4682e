import type { CsvProblem, CsvReport } from '#kit/csv-report.ts';
import type { Db } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import { newAct } from '#platform/events/event.ts';
import { readCsv } from '#platform/import/read-csv.ts';
import { linkSuccessor, storeOrganisation } from './import-organisations.queries.ts';
import { type OrganisationRecord, organisationColumns, readOrganisationLine } from './organisation-csv.ts';

/**
 * Brings organisations in from an ODS-style CSV, all of its good lines or (when the process dies) none.
 * Run again it changes only what differs. Successors may stand anywhere in the file.
 * @throws UnreadableCsv
 */
export async function importOrganisations(
  db: Db,
  file: string,
  options: { now: Date; onProgress?: (progress: number) => void },
): Promise<CsvReport> {
  const problems: CsvProblem[] = [];
  const counts = { created: 0, updated: 0, unchanged: 0 };
  const successors: { line: number; record: OrganisationRecord }[] = [];
  const seen = new Map<string, number>();
  let lines = 0;
  const act = newAct({ actor: null, organisation: null, at: options.now });
  await db.transaction().execute(async (tx) => {
    for await (const { line, fields, progress } of readCsv(file, organisationColumns)) {
      lines += 1;
      options.onProgress?.(progress);
      const record = readOrganisationLine(fields);
      if (Array.isArray(record)) {
        problems.push({ line, what: record.join('; ') });
        continue;
      }
      const before = seen.get(record.odsCode);
      if (before !== undefined) {
        problems.push({ line, what: `code ${record.odsCode} stands on line ${before} already` });
        continue;
      }
      seen.set(record.odsCode, line);
      const stored = await storeOrganisation(tx, record);
      counts[stored.what] += 1;
      if (record.successorCode) successors.push({ line, record });
      if (stored.what !== 'unchanged')
        await append(tx, act, {
          verb: stored.what === 'created' ? 'organisation.added' : 'organisation.changed',
          subjectKind: 'organisation',
          subject: stored.id,
        });
    }
    for (const { line, record } of successors)
      if (!(await linkSuccessor(tx, record.odsCode, record.successorCode ?? '')))
        problems.push({ line, what: `there is no organisation ${record.successorCode} to succeed it` });
  });
  return { lines, ...counts, problems };
}
