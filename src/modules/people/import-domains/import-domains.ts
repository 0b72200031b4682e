import type { CsvReport } from '#kit/csv-report.ts';
import type { Db } from '#platform/db/database.ts';
import { type ImportOptions, importCsv } from '#platform/import/import-csv.ts';
import { putDomain } from './import-domains.queries.ts';

const domainColumns = { needed: ['domain', 'organisation'], known: ['domain', 'organisation'] } as const;
const domainPattern = /^(?=.{4,253}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/;

/**
 * Domains of work e-mail from a CSV: one that belongs to an organisation proves membership of it; one without an
 * organisation is shared by many (as nhs.net is) and proves no more than 'staff'. A domain is never moved by a file.
 * @throws UnreadableCsv
 */
export function importDomains(db: Db, file: string, options: ImportOptions): Promise<CsvReport> {
  return importCsv(db, file, domainColumns, options, async (tx, fields) => {
    const domain = (fields.domain ?? '').trim().toLowerCase();
    const code = (fields.organisation ?? '').trim().toUpperCase();
    if (!domainPattern.test(domain))
      return { problems: [`‘${domain}’ is no domain such as riverside.nhs.uk`] };
    const outcome = await putDomain(tx, domain, code === '' ? null : code);
    if (outcome === 'no-organisation')
      return { problems: [`there is no organisation ${code}: import organisations first`] };
    if (outcome === 'taken') return { problems: [`${domain} is on record already, for another or for many`] };
    return outcome;
  });
}
