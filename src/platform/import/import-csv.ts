import type { CsvProblem, CsvReport } from '#kit/csv-report.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { type Act, newAct } from '#platform/events/event.ts';
import { type CsvColumns, readCsv } from './read-csv.ts';

export interface ImportOptions {
  readonly now: Date;
  readonly onProgress?: (progress: number) => void;
}

export type LineOutcome = 'created' | 'unchanged' | { readonly problems: readonly string[] };

/**
 * Brings records in from a CSV: every good line with its event, in one transaction, so that a process that dies leaves
 * none. A line that cannot be taken is reported with its number and left out. Nobody is the actor: the list is.
 * @throws UnreadableCsv
 */
export async function importCsv(
  db: Db,
  file: string,
  columns: CsvColumns,
  options: ImportOptions,
  takeLine: (tx: Tx, fields: Readonly<Record<string, string>>, act: Act) => Promise<LineOutcome>,
): Promise<CsvReport> {
  const problems: CsvProblem[] = [];
  const counts = { created: 0, updated: 0, unchanged: 0 };
  const linesByReference = new Map<string, number>();
  let lines = 0;
  const act = newAct({ actor: null, organisation: null, at: options.now });
  await db.transaction().execute(async (tx) => {
    for await (const { line, fields, progress } of readCsv(file, columns)) {
      lines += 1;
      options.onProgress?.(progress);
      const reference = fields.reference?.trim() ?? '';
      const before = linesByReference.get(reference);
      if (before !== undefined) {
        problems.push({ line, what: `reference ${reference} stands on line ${before} already` });
        continue;
      }
      if (reference !== '') linesByReference.set(reference, line);
      const outcome = await takeLine(tx, fields, act);
      if (typeof outcome === 'string') counts[outcome] += 1;
      else problems.push({ line, what: outcome.problems.join('; ') });
    }
  });
  return { lines, ...counts, problems };
}

/** Several values in one field stand apart by semicolons. */
export function listOf(field: string | undefined): string[] {
  return (field ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
