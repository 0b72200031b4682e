import { fileTypeFromBuffer } from 'file-type';
import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { newId } from '#kit/ids.ts';
import { permission } from '#kit/viewer.ts';
import { append } from '#platform/events/event.queries.ts';
import { id, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { type KitAtWork, loadKitAtWork } from '../edit-kit/edit-kit.routes.ts';
import { needsMending } from '../identifiers.ts';
import { ensureKitDraft } from '../kit.queries.ts';
import { kitLimits } from '../kit.rules.ts';
import { addKitFile, findFile, removeKitFile } from '../kit-file.queries.ts';
import { fileMaxBytes, judgeFile } from '../kit-file.rules.ts';
import { ProjectParams } from '../project.form.ts';
import { filePaths, kitPaths, projectPaths } from '../project.paths.ts';
import { mayEdit } from '../project.policy.ts';
import { AddFile } from './add-file.view.tsx';

const fileNotKept = 'The file was not kept. Choose it again.';

export const uploadKitFile = post(kitPaths.upload, {
  params: ProjectParams,
  form: z.object({ label: typedText({ name: 'what the file is', max: kitLimits.name }) }),
  permission: mayEdit,
  writes: ['file.added'],
  uploads: { maxBytes: fileMaxBytes, maxFiles: 1 },
  load: loadKitAtWork,
  async decide({ draft, published }, { form, files, now }) {
    const upload = files.find((file) => file.field === 'file');
    if (!upload) return refuse('no-file');
    if ((draft ?? published)?.files.length === kitLimits.files) return refuse('too-many-files');
    if (needsMending({ label: form.label, name: upload.name }, '', now)) return refuse('identifiers');
    const detected = await fileTypeFromBuffer(upload.bytes).catch(() => undefined);
    const judged = judgeFile({ name: upload.name, bytes: upload.bytes, detected: detected?.mime });
    return judged.ok ? allow({ ...judged.value, bytes: upload.bytes }) : judged;
  },
  async save(tx, file, { act, form, params, viewer, now, platform }) {
    const uploadedBy = signedIn(viewer).personId;
    const draft = await ensureKitDraft(tx, params.projectId, uploadedBy, now);
    const fileId = newId();
    const sha256 = await platform.files.keep(fileId, file.bytes);
    await addKitFile(tx, {
      fileId,
      kitId: draft.kitId,
      label: form.label,
      name: file.name,
      contentType: file.contentType,
      sizeBytes: file.bytes.length,
      sha256,
      uploadedBy,
      now,
    });
    await append(tx, act, {
      verb: 'file.added',
      subjectKind: 'file',
      subject: fileId,
      concerns: [params.projectId, draft.kitId],
      payload: { bytes: file.bytes.length },
    });
    return { fileId };
  },
  done: ({ params }) => seeOther(kitPaths.edit(params), 'The file is in the draft.'),
  refusals: {
    'no-file': 'Choose a file that is not empty.',
    'file-kind':
      'This file’s content is none of: PDF, PNG, JPEG, WebP, Word, Excel, PowerPoint, OpenDocument, CSV or plain text in UTF-8. Save it as one of these, without macros.',
    'file-runs': 'This file holds macros or scripts. Save it without them, then add it again.',
    'too-many-files': `A kit holds up to ${kitLimits.files} files. Take one away first.`,
    identifiers:
      'The file’s name, or what you called it, could tell others who a patient is. Rename it, look inside it too, then add it again.',
  },
  again: (state, loaded) => addFilePage(state, loaded),
});

function addFilePage(state: FormState, { project }: KitAtWork) {
  const { projectId, text } = project;
  return {
    title: 'Add a file',
    breadcrumbs: [{ text: text.title, href: projectPaths.show({ projectId }) }],
    body: AddFile({ projectId, values: state.values, errors: state.errors, fileNotKept }),
  };
}

export const takeFileAway = post(kitPaths.removeFile, {
  params: ProjectParams.extend({ fileId: id }),
  permission: mayEdit,
  writes: ['file.removed'],
  load: loadKitAtWork,
  decide({ draft }, { params }) {
    return draft?.files.some((file) => file.fileId === params.fileId)
      ? allow({ kitId: draft.kitId })
      : refuse('not-in-draft');
  },
  async save(tx, { kitId }, { act, params }) {
    if (!(await removeKitFile(tx, kitId, params.fileId))) return refuse('not-in-draft');
    await append(tx, act, {
      verb: 'file.removed',
      subjectKind: 'file',
      subject: params.fileId,
      concerns: [params.projectId, kitId],
    });
    return { kitId };
  },
  done: ({ params }) =>
    seeOther(
      kitPaths.edit({ projectId: params.projectId }),
      'The file is out of the draft. Published versions keep theirs.',
    ),
  refusals: { 'not-in-draft': 'The draft does not hold this file. Open the kit again to see what it holds.' },
});

/** Always as an attachment, whatever it is: nothing that somebody uploaded opens inside this site. */
export const downloadFile = page(filePaths.download, {
  params: z.object({ fileId: id }),
  permission: permission('anyone'),
  load: async ({ db, viewer, params }) => found(findFile(db, viewer, params.fileId), 'file'),
  view: (file, { platform }) => ({
    contentType: file.contentType,
    fileName: file.name,
    content: platform.files.open(file.fileId),
  }),
});
