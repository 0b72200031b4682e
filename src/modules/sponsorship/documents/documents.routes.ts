import { fileTypeFromBuffer } from 'file-type';
import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { newId } from '#kit/ids.ts';
import { londonToday } from '#kit/local-date.ts';
import { permission } from '#kit/viewer.ts';
import { acceptedFiles, fileMaxBytes, judgeFile, needsMending } from '#modules/projects/public.ts';
import { newAct } from '#platform/events/event.ts';
import { id, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { findStandings } from '../companies/company-standing.queries.ts';
import { isEligible } from '../company.rules.ts';
import { isOpen } from '../request.rules.ts';
import { findRequest } from '../requests/request.queries.ts';
import { holdRequest, logReading } from '../requests/request-writing.queries.ts';
import { RequestAt } from '../requests/write-request.routes.ts';
import { documentPaths, requestPaths } from '../sponsorship.paths.ts';
import { mayAnswerInterest } from '../sponsorship.policy.ts';
import {
  findDocument,
  findDocuments,
  findReadings,
  insertDocument,
  removeDocument,
} from './document.queries.ts';
import { Documents, Readings } from './documents.view.tsx';

const documentsMax = 10;

async function load({ db, viewer, params, now }: Reading<z.output<typeof RequestAt>, unknown>) {
  const request = await found(findRequest(db, viewer, params.requestId, londonToday(now)), 'request');
  return { request, documents: await findDocuments(db, params.requestId) };
}
type Loaded = Awaited<ReturnType<typeof load>>;

function documentsPage({ request, documents }: Loaded, state: FormState) {
  return {
    title: `Documents: ${request.title}`,
    breadcrumbs: [{ text: request.title, href: requestPaths.show({ requestId: request.requestId }) }],
    noIndex: true,
    body: Documents({
      request,
      documents,
      mayChange: request.state === 'draft' || isOpen(request.state),
      accept: acceptedFiles,
      state,
    }),
  };
}

export const showDocuments = page(requestPaths.documents, {
  params: RequestAt,
  permission: mayAnswerInterest,
  load,
  view: (loaded) => documentsPage(loaded, { values: {}, errors: [] }),
});

export const addDocument = post(requestPaths.documents, {
  params: RequestAt,
  form: z.object({ label: typedText({ name: 'what it is', max: 200 }) }),
  permission: mayAnswerInterest,
  writes: ['sponsorship-request.document-added'],
  uploads: { maxBytes: fileMaxBytes, maxFiles: 1 },
  load,
  async decide({ request, documents }, { form, files, now }) {
    const upload = files.find((file) => file.field === 'file');
    if (!upload) return refuse('no-file');
    if (request.state !== 'draft' && !isOpen(request.state)) return refuse('over');
    if (documents.length >= documentsMax) return refuse('too-many');
    if (needsMending({ label: form.label, name: upload.name }, '', now)) return refuse('identifiers');
    const detected = await fileTypeFromBuffer(upload.bytes).catch(() => undefined);
    const judged = judgeFile({ name: upload.name, bytes: upload.bytes, detected: detected?.mime });
    return judged.ok ? allow({ ...judged.value, bytes: upload.bytes, request }) : judged;
  },
  async save(tx, file, { act, form, viewer, platform }) {
    const standing = await holdRequest(tx, file.request);
    if (standing.state !== 'draft' && !isOpen(standing.state)) return refuse('over');
    if ((await findDocuments(tx, file.request.requestId)).length >= documentsMax) return refuse('too-many');
    const fileId = newId();
    const sha256 = await platform.files.keep(fileId, file.bytes);
    await insertDocument(tx, act, {
      requestId: file.request.requestId,
      fileId,
      label: form.label,
      name: file.name,
      contentType: file.contentType,
      sizeBytes: file.bytes.length,
      sha256,
      by: signedIn(viewer).personId,
    });
    return fileId;
  },
  done: ({ params }) => seeOther(requestPaths.documents(params), 'It is there for every company.'),
  refusals: {
    'no-file': 'Choose a file that is not empty.',
    'file-kind':
      'This file’s content is none of: PDF, PNG, JPEG, WebP, Word, Excel, PowerPoint, OpenDocument, CSV or plain text in UTF-8. Save it as one of these, without macros.',
    'file-runs': 'This file holds macros or scripts. Save it without them, then add it again.',
    'too-many': `A request has up to ${documentsMax} documents. Take one away first.`,
    over: 'This request is over, so its documents stay as they are.',
    identifiers:
      'The file’s name, or what you called it, could tell who a patient is. Rename it, look inside it too, then add it again.',
  },
  again: (state, loaded) => documentsPage(loaded, state),
});

export const takeDocumentAway = post(requestPaths.removeDocument, {
  params: RequestAt.extend({ fileId: id }),
  permission: mayAnswerInterest,
  writes: ['sponsorship-request.document-removed'],
  load,
  decide: ({ request }) =>
    request.state === 'draft' || isOpen(request.state) ? allow({}) : refuse('not-there'),
  async save(tx, _nothing, { act, params, viewer }) {
    if (!(await removeDocument(tx, act, { ...params, by: signedIn(viewer).personId })))
      return refuse('not-there');
  },
  done: ({ params }) =>
    seeOther(requestPaths.documents({ requestId: params.requestId }), 'No company can open it any more.'),
  refusals: { 'not-there': 'It is not among the documents any more, or the request is over. Look again.' },
  again: (state, loaded) => documentsPage(loaded, state),
});

/** Always an attachment, as every file here. The opening by a company that may read it is logged before it is sent. */
export const openDocument = page(documentPaths.open, {
  params: z.object({ fileId: id }),
  permission: permission('signed-in'),
  async load({ db, viewer, params, now }) {
    const document = await found(findDocument(db, viewer, params.fileId, londonToday(now)), 'document');
    const person = signedIn(viewer);
    const readers = (await findStandings(db, person.companies, londonToday(now))).filter((one) =>
      isEligible(one, document),
    );
    const act = newAct({ actor: person.personId, organisation: null, at: now });
    if (readers.length > 0)
      await db.transaction().execute(async (tx) => {
        for (const { companyId } of readers)
          await logReading(tx, act, {
            requestId: document.requestId,
            projectId: document.projectId,
            companyId,
            documentId: document.fileId,
          });
      });
    return document;
  },
  view: (document, { platform }) => ({
    contentType: document.contentType,
    fileName: document.name,
    content: platform.files.open(document.fileId),
  }),
});

export const showReadings = page(requestPaths.readings, {
  params: RequestAt,
  permission: mayAnswerInterest,
  async load(reading) {
    const { request } = await load(reading);
    return { request, readings: await findReadings(reading.db, request.requestId) };
  },
  view: ({ request, readings }) => ({
    title: `Who read what: ${request.title}`,
    breadcrumbs: [{ text: request.title, href: requestPaths.show({ requestId: request.requestId }) }],
    noIndex: true,
    body: Readings({ request, readings }),
  }),
});

export const documentRoutes = [showDocuments, addDocument, takeDocumentAway, openDocument, showReadings];
