import { sql } from 'kysely';
import type { Viewer } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import {
  type Adoption,
  type AdoptionJson,
  adoptionsAsJson,
  toAdoptionFromJson,
} from '../adoption.queries.ts';
import {
  type Kit,
  type KitJson,
  type KitVersion,
  type KitVersionJson,
  kitVersionsAsJson,
  newestKitAsJson,
  toKitFromJson,
  toKitVersion,
} from '../kit.queries.ts';
import type { Project } from '../project.queries.ts';
import { type Links, linksAsJson } from '../project-links.queries.ts';
import { type TeamMember, teamAsJson } from '../team.queries.ts';

export interface ProjectParts {
  readonly team: readonly TeamMember[];
  readonly links: Links;
  readonly kit: Kit | undefined;
  readonly adoptions: readonly Adoption[];
  readonly kitVersions: readonly KitVersion[];
  readonly hasKitDraft: boolean;
  readonly following: boolean;
}

/** What stands around a project on its page, in one statement: this is the page that most visitors read. */
export async function findProjectParts(
  db: Db,
  viewer: Viewer,
  project: Project,
  adoptionsMax: number,
): Promise<ProjectParts> {
  const { projectId, ideaId } = project;
  const personId = viewer.kind === 'person' ? viewer.personId : null;
  const { rows } = await sql<{
    team: TeamMember[];
    links: Links;
    kit: KitJson | null;
    adoptions: AdoptionJson[];
    kit_versions: KitVersionJson[];
    has_kit_draft: boolean;
    following: boolean;
  }>`select ${teamAsJson(projectId)} as team,
      ${linksAsJson(viewer, projectId, ideaId)} as links,
      ${newestKitAsJson(projectId)} as kit,
      ${adoptionsAsJson(db, viewer, projectId, adoptionsMax)} as adoptions,
      ${kitVersionsAsJson(projectId)} as kit_versions,
      exists (select 1 from kit d where d.project_id = ${projectId} and d.published_at is null) as has_kit_draft,
      exists (select 1 from follow f where f.subject_id = ${projectId} and f.person_id = ${personId}) as following`.execute(
    db,
  );
  const [row] = rows;
  if (!row) throw new Error('a statement without a table gives one row');
  return {
    team: row.team,
    links: row.links,
    kit: row.kit === null ? undefined : toKitFromJson(row.kit),
    adoptions: row.adoptions.map(toAdoptionFromJson),
    kitVersions: row.kit_versions.map(toKitVersion),
    hasKitDraft: row.has_kit_draft,
    following: row.following,
  };
}
