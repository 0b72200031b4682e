import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { append } from '#platform/events/event.queries.ts';
import { typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { page, post, seeOther } from '#platform/http/route.ts';
import { kitPage, loadKitAtWork, startingValues } from '../edit-kit/edit-kit.routes.ts';
import { identifiersRefusal, needsMending } from '../identifiers.ts';
import { findKit, publishKitDraft } from '../kit.queries.ts';
import { kitLimits, publishKit } from '../kit.rules.ts';
import { ProjectParams } from '../project.form.ts';
import { kitPaths, projectPaths } from '../project.paths.ts';
import { mayEdit, mayShow } from '../project.policy.ts';
import { findProject } from '../project.queries.ts';
import { ShowKit } from './show-kit.view.tsx';

export const publishKitVersion = post(kitPaths.publish, {
  params: ProjectParams,
  form: z.object({
    changeNote: typedText({ name: 'what others should know about this version', max: kitLimits.changeNote }),
    version: z.coerce.number('Open the kit again').int(),
  }),
  permission: mayEdit,
  writes: ['kit.published'],
  load: loadKitAtWork,
  decide({ draft }, { form, now }) {
    if (!draft) return refuse('no-draft');
    if (needsMending({ changeNote: form.changeNote }, '', now)) return refuse('identifiers');
    const published = publishKit(draft, form.version);
    return published.ok ? allow({ draft, versionRead: published.value.version }) : published;
  },
  async save(tx, { draft, versionRead }, { act, form, params, now }) {
    const done = await publishKitDraft(tx, {
      kitId: draft.kitId,
      projectId: params.projectId,
      number: draft.number,
      versionRead,
      changeNote: form.changeNote,
      now,
    });
    if (!done) return refuse('kit-changed');
    await append(tx, act, {
      verb: 'kit.published',
      subjectKind: 'kit',
      subject: draft.kitId,
      concerns: [params.projectId],
      payload: { number: draft.number },
    });
    return { number: draft.number };
  },
  done: ({ params, saved }) =>
    seeOther(projectPaths.show(params), `Version ${saved.number} of the kit is published.`),
  refusals: {
    'no-draft':
      'There is no draft to publish: somebody published it already, or none was saved. Open the kit to see.',
    'kit-unfinished':
      'Some parts that others cannot do without are missing. They are listed below; write them and save the draft first.',
    'kit-changed': 'The draft was saved again since you read it. Read it below, then publish.',
    identifiers: identifiersRefusal,
  },
  again(state, kit, { now }) {
    const values = { ...startingValues(kit), changeNote: state.values.changeNote };
    return kitPage(kit, { values, errors: state.errors }, now);
  },
});

const VersionParams = ProjectParams.extend({
  number: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number),
});

export const showKitVersion = page(kitPaths.show, {
  params: VersionParams,
  permission: mayShow,
  async load({ db, viewer, params }) {
    const project = await found(findProject(db, viewer, params.projectId), 'project');
    return { project, kit: await found(findKit(db, project.projectId, params.number), 'kit') };
  },
  view: ({ project, kit }) => ({
    title: `Kit of ${project.text.title}, version ${kit.number}`,
    breadcrumbs: [
      { text: 'Projects', href: projectPaths.list() },
      { text: project.text.title, href: projectPaths.show({ projectId: project.projectId }) },
    ],
    noIndex: kit.number !== project.kitNumber,
    body: ShowKit({ project, kit }),
  }),
  staleAfter: ({ projectId }) => [projectId],
});
