import type { Adoption } from '../adoption.queries.ts';
import type { Kit, KitVersion } from '../kit.queries.ts';
import type { Project } from '../project.queries.ts';
import type { Links } from '../project-links.queries.ts';
import type { TeamMember } from '../team.queries.ts';

interface Similar {
  readonly href: string;
  readonly title: string;
  readonly summary: string;
}

export interface ShowProjectModel {
  readonly adoptions: readonly Adoption[];
  readonly project: Project;
  readonly kit: Kit | undefined;
  readonly hasKitDraft: boolean;
  readonly kitVersions: readonly KitVersion[];
  readonly team: readonly TeamMember[];
  readonly links: Links;
  readonly similar: readonly Similar[];
  readonly following: boolean;
  readonly leadIds: readonly string[];
  readonly mayEdit: boolean;
  readonly mayOwn: boolean;
  readonly mayApprove: boolean;
  readonly mayFollow: boolean;
}
