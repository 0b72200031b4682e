import type { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { append } from '#platform/events/event.queries.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { findInTexts, identifiersRefusal, needsMending } from '../identifiers.ts';
import { KitForm, kitFieldsOf, kitValues } from '../kit.form.ts';
import { ensureKitDraft, findKit, findKitDraft, type Kit, saveKitDraft } from '../kit.queries.ts';
import { freeTextsOf } from '../kit.rules.ts';
import { ProjectParams } from '../project.form.ts';
import { kitPaths, projectPaths } from '../project.paths.ts';
import { mayEdit } from '../project.policy.ts';
import { findProject, type Project } from '../project.queries.ts';
import { EditKit } from './edit-kit.view.tsx';

export interface KitAtWork {
  readonly project: Project;
  readonly draft: Kit | undefined;
  /** From which a new draft begins. */
  readonly published: Kit | undefined;
}

export async function loadKitAtWork({
  db,
  viewer,
  params,
}: Reading<z.output<typeof ProjectParams>, unknown>): Promise<KitAtWork> {
  const project = await found(findProject(db, viewer, params.projectId), 'project');
  const [draft, published] = await Promise.all([
    findKitDraft(db, project.projectId),
    project.kitNumber === null ? undefined : findKit(db, project.projectId, project.kitNumber),
  ]);
  return { project, draft, published };
}

/** A draft that does not exist yet has version 0. */
const versionOf = (draft: Kit | undefined) => draft?.version ?? 0;

export function kitPage(
  { project, draft, published }: KitAtWork,
  state: FormState,
  now: Date,
  conflict = false,
) {
  const { projectId, text } = project;
  return {
    title: `Kit of ${text.title}`,
    breadcrumbs: [{ text: text.title, href: projectPaths.show({ projectId }) }],
    body: EditKit({
      projectId,
      draft,
      nextNumber: draft?.number ?? (published?.number ?? 0) + 1,
      findings: findInTexts(typedTexts(state), now),
      theirs: conflict ? kitValues(draft) : undefined,
      ...state,
    }),
  };
}

/** What was typed, by field, whatever shape it came in. */
function typedTexts({ values }: FormState): Record<string, unknown> {
  const parsed = KitForm.safeParse({ ...values, evidenceLevel: values.evidenceLevel || 'self-reported' });
  const { changeNote } = values;
  return parsed.success ? { ...freeTextsOf(kitFieldsOf(parsed.data)), changeNote } : values;
}

/** A new kit begins with the weakest evidence, in sight: so that a draft can be saved before that question is reached. */
export function startingValues({ draft, published }: KitAtWork) {
  return draft ? kitValues(draft) : { evidenceLevel: 'self-reported', ...kitValues(published), version: '0' };
}

export const showEditKit = page(kitPaths.edit, {
  params: ProjectParams,
  permission: mayEdit,
  load: loadKitAtWork,
  view: (kit, { now }) => kitPage(kit, { values: startingValues(kit), errors: [] }, now),
});

export const editKit = post(kitPaths.draft, {
  params: ProjectParams,
  form: KitForm,
  permission: mayEdit,
  writes: ['kit.drafted'],
  load: loadKitAtWork,
  decide({ draft }, { form, now }) {
    const fields = kitFieldsOf(form);
    if (form.version !== versionOf(draft)) return refuse('changed-meanwhile');
    if (needsMending(freeTextsOf(fields), form.identifiersJustified, now)) return refuse('identifiers');
    return allow({ fields, evidenceLevel: form.evidenceLevel });
  },
  async save(tx, { fields, evidenceLevel }, { act, form, params, viewer, now }) {
    const writtenBy = signedIn(viewer).personId;
    const begun = await ensureKitDraft(tx, params.projectId, writtenBy, now);
    // Version 0 was read where there was no draft: only a draft that was begun just now is still untouched.
    const versionRead = form.version === 0 && begun.begunNow ? begun.version : form.version;
    if (!(await saveKitDraft(tx, { kitId: begun.kitId, versionRead, fields, evidenceLevel, writtenBy, now })))
      return refuse('changed-meanwhile');
    await append(tx, act, {
      verb: 'kit.drafted',
      subjectKind: 'kit',
      subject: begun.kitId,
      concerns: [params.projectId],
      payload: { number: begun.number, version: versionRead + 1 },
    });
    return begun;
  },
  done: ({ params }) =>
    seeOther(
      kitPaths.edit(params),
      'The draft of the kit is saved. Only the team sees it until it is published.',
    ),
  refusals: {
    'changed-meanwhile':
      'Somebody else saved this kit while you wrote. Compare both texts below, then save what you want to keep.',
    identifiers: identifiersRefusal,
  },
  async again(state, kit, { db, now }) {
    const draft = await findKitDraft(db, kit.project.projectId);
    const conflict = state.values.version !== String(versionOf(draft));
    return kitPage(
      { ...kit, draft },
      { ...state, values: { ...state.values, version: String(versionOf(draft)) } },
      now,
      conflict && draft !== undefined,
    );
  },
});
