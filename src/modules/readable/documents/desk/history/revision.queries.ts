import type { Db } from '#platform/db/database.ts';
import { leftName } from '../../version.queries.ts';
import type { Explained, Line } from '../../version.rules.ts';
import { Glossary, Lines } from '../../version-fields.ts';

export interface Revision {
  readonly revision: number;
  readonly at: Date;
  readonly by: string;
  readonly title: string;
  readonly lines: readonly Line[];
  readonly glossary: readonly Explained[];
}

const revisionsShown = 50;

export async function findRevisions(db: Db, versionId: string): Promise<Revision[]> {
  const rows = await db
    .selectFrom('readable_revision as r')
    .innerJoin('person as p', 'p.id', 'r.by')
    .where('r.version_id', '=', versionId)
    .orderBy('r.revision', 'desc')
    .limit(revisionsShown)
    .select(['r.revision', 'r.at', 'p.name', 'r.title', 'r.lines', 'r.glossary'])
    .execute();
  return rows.map((row) => ({
    revision: row.revision,
    at: row.at,
    by: row.name ?? leftName,
    title: row.title,
    lines: Lines.parse(row.lines),
    glossary: Glossary.parse(row.glossary),
  }));
}
