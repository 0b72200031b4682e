import { z } from 'zod';
import { found } from '#platform/http/problems.ts';
import { page } from '#platform/http/route.ts';
import { kitValues } from '../kit.form.ts';
import { findKit, findKitVersions } from '../kit.queries.ts';
import { ProjectParams } from '../project.form.ts';
import { kitPaths, projectPaths } from '../project.paths.ts';
import { mayShow } from '../project.policy.ts';
import { findProject } from '../project.queries.ts';
import { CompareKits } from './compare-kits.view.tsx';

const number = z
  .string()
  .regex(/^[1-9]\d{0,5}$/)
  .transform(Number)
  .optional();

/** Two published versions side by side; without a choice, the newest two. */
export const compareKits = page(kitPaths.compare, {
  params: ProjectParams,
  query: z.object({ from: number, to: number }),
  permission: mayShow,
  async load({ db, viewer, params, query }) {
    const project = await found(findProject(db, viewer, params.projectId), 'project');
    const versions = await findKitVersions(db, project.projectId);
    const to = query.to ?? versions[0]?.number ?? 0;
    const from = query.from ?? versions.find((version) => version.number < to)?.number ?? to;
    const [before, after] = await Promise.all([
      found(findKit(db, project.projectId, from), 'kit'),
      found(findKit(db, project.projectId, to), 'kit'),
    ]);
    return { project, versions, before, after };
  },
  view: ({ project, versions, before, after }) => ({
    title: `Compare versions of the kit of ${project.text.title}`,
    breadcrumbs: [{ text: project.text.title, href: projectPaths.show({ projectId: project.projectId }) }],
    noIndex: true,
    wide: true,
    body: CompareKits({
      projectId: project.projectId,
      title: project.text.title,
      numbers: versions.map((version) => version.number),
      before: { number: before.number, values: kitValues(before) },
      after: { number: after.number, values: kitValues(after) },
    }),
  }),
  staleAfter: ({ projectId }) => [projectId],
});
