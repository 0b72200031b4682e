import { sql } from 'kysely';
import type { SearchDocument, SearchSource } from '#platform/module.ts';
import { type KitText, kitFieldsFrom, kitTexts } from '../kit.rules.ts';
import { projectPaths } from '../project.paths.ts';

const kitCharactersMax = 6_000;

/** What is published can be found; drafts, and what waits, was withdrawn or is hidden, never enter the index. */
export const projectDocuments: SearchSource = {
  kind: 'project',
  verbs: [
    'project.published',
    'project.edited',
    'project.withdrawn',
    'project.visibility-chosen',
    'project.hidden',
    'project.unhidden',
    'kit.published',
  ],
  async documents(db, ids): Promise<SearchDocument[]> {
    const rows = await db
      .selectFrom('project as p')
      .leftJoin('kit', (join) =>
        join.onRef('kit.project_id', '=', 'p.id').onRef('kit.number', '=', 'p.kit_number'),
      )
      .where(sql<boolean>`p.id = any(${[...ids]})`)
      .where('p.state', '=', 'published')
      .where('p.hidden_at', 'is', null)
      .select([
        'p.id',
        'p.title',
        'p.summary',
        'p.problem',
        'p.what_was_done',
        'p.results',
        'p.topics',
        'p.visibility',
        'p.organisation_id',
        'p.published_at',
        'kit.fields',
      ])
      .$narrowType<{ published_at: Date }>()
      .execute();
    return rows.map((row) => ({
      id: row.id,
      kind: 'project',
      title: row.title,
      summary: row.summary,
      text: [
        row.problem,
        row.what_was_done,
        row.results,
        row.fields === null ? '' : kitText(row.fields),
      ].join('\n'),
      topics: row.topics,
      visibility: row.visibility,
      organisationId: row.organisation_id,
      shownFrom: row.published_at,
    }));
  },
  async idsAfter(db, id, atMost) {
    const rows = await db
      .selectFrom('project')
      .$if(id !== undefined, (query) => query.where('id', '>', id ?? ''))
      .orderBy('id')
      .limit(atMost)
      .select('id')
      .execute();
    return rows.map((row) => row.id);
  },
  href: (id) => projectPaths.show({ projectId: id }),
};

function kitText(stored: unknown): string {
  const fields = kitFieldsFrom(stored);
  const texts = (Object.keys(kitTexts) as KitText[]).map((name) => fields[name]);
  return [...texts, ...fields.procedure].join('\n').slice(0, kitCharactersMax);
}
