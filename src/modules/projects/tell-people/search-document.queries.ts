import { sql } from 'kysely';
import { locationFrom } from '#kit/uk-region.ts';
import type { Visibility } from '#kit/visibility.ts';
import type { Adopter, SearchDocument, SearchSource } from '#platform/module.ts';
import { type KitText, kitFieldsFrom, kitTexts } from '../kit.rules.ts';
import { projectPaths } from '../project.paths.ts';
import { teamOf } from './notice.queries.ts';

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
    'adoption.confirmed',
    'adoption.disputed',
    'adoption.moved',
    'adoption.went-stale',
    'adoption.hidden',
    'adoption.unhidden',
  ],
  async documents(db, ids): Promise<SearchDocument[]> {
    const rows = await db
      .selectFrom('project as p')
      .innerJoin('organisation as o', 'o.id', 'p.organisation_id')
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
        'p.setting',
        'p.stage',
        'o.kind as organisation_type',
        'o.region',
        'o.latitude',
        'o.longitude',
        'kit.fields',
        'kit.evidence_level',
        adopters.as('adopters'),
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
      visibility: row.visibility as Visibility,
      organisationId: row.organisation_id,
      shownFrom: row.published_at,
      setting: row.setting,
      stage: row.stage,
      evidenceLevel: row.evidence_level,
      organisationType: row.organisation_type,
      region: row.region,
      location: locationFrom(row.latitude, row.longitude),
      adopters: row.adopters,
    }));
  },
  async briefly(db, ids) {
    const rows = await db
      .selectFrom('project')
      .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
      .where('state', '=', 'published')
      .where('hidden_at', 'is', null)
      .select(['id', 'title', 'summary', 'visibility', 'organisation_id'])
      .execute();
    return rows.map((row) => ({
      id: row.id,
      kind: 'project',
      title: row.title,
      summary: row.summary,
      visibility: row.visibility as Visibility,
      organisationId: row.organisation_id,
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
  peopleBehind: teamOf,
};

/** Who took it up, as far as the source confirmed it. */
const adopters = sql<Adopter[]>`coalesce((
  select jsonb_agg(distinct jsonb_build_object('organisationId', a.organisation_id, 'organisationType', ao.kind))
  from adoption a join organisation ao on ao.id = a.organisation_id
  where a.project_id = p.id and a.confirmation = 'confirmed' and a.hidden_at is null
    and a.state in ('piloting', 'live', 'sustained')), '[]')`;

function kitText(stored: unknown): string {
  const fields = kitFieldsFrom(stored);
  const texts = (Object.keys(kitTexts) as KitText[]).map((name) => fields[name]);
  return [...texts, ...fields.procedure].join('\n').slice(0, kitCharactersMax);
}
