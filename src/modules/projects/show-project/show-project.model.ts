import type { Kit, KitVersion } from '../kit.queries.ts';
import type { Project } from '../project.queries.ts';
import type { Link } from '../project-links.queries.ts';
import type { TeamMember } from '../team.queries.ts';

interface Similar {
  readonly href: string;
  readonly title: string;
  readonly summary: string;
}

export interface ShowProjectModel {
  readonly project: Project;
  readonly kit: Kit | undefined;
  readonly hasKitDraft: boolean;
  readonly kitVersions: readonly KitVersion[];
  readonly team: readonly TeamMember[];
  readonly ideas: { readonly origin: Link | undefined; readonly doneBy: readonly Link[] };
  readonly needs: readonly Link[];
  readonly similar: readonly Similar[];
  readonly following: boolean;
  readonly leadIds: readonly string[];
  readonly mayEdit: boolean;
  readonly mayOwn: boolean;
  readonly mayApprove: boolean;
  readonly mayFollow: boolean;
}
