import { z } from 'zod';
import { withQuery } from '#kit/paths.ts';
import { permission } from '#kit/viewer.ts';
import { page } from '#platform/http/route.ts';
import { writePdf } from '#platform/pdf/write-pdf.ts';
import { deskPaths, easyPaths } from '../easy.paths.ts';
import { mayWriteVersions } from '../version.policy.ts';
import { wantedForms } from './choose-version.rules.ts';
import { EasyRecord } from './easy-record.view.tsx';
import { documentToPrint } from './print-document.ts';
import { readDocument } from './read-document.ts';

export const RecordRef = z.object({
  kind: z.string().regex(/^[a-z-]{1,40}$/),
  ref: z.string().regex(/^[A-Za-z0-9-]{1,60}$/),
});
const wanted = z.enum(wantedForms).optional();

export const readRecord = page(easyPaths.read, {
  params: RecordRef,
  query: z.object({ version: wanted }),
  permission: permission('anyone'),
  load: ({ db, viewer, params, query, now, request }) =>
    readDocument(db, viewer, {
      ...params,
      wanted: query.version,
      presentation: request.presentation,
      now,
    }),
  view: (reading, { viewer, params }) => ({
    title: reading.title,
    description: `In Easy Read: ${reading.title}`,
    frame: 'easy',
    standardHref: reading.document.href,
    noIndex: true,
    body: EasyRecord({
      reading,
      mayWrite: mayWriteVersions.may(viewer, { document: reading.document }),
      deskHref: deskPaths.record(params),
    }),
  }),
  staleAfter: ({ kind, ref }) => [ref, kind, 'easy-version', 'version-task', 'views-question', 'kit'],
});

export const printRecord = page(easyPaths.print, {
  params: RecordRef,
  query: z.object({ version: wanted, points: z.enum(['20', '24', '28']).optional() }),
  permission: permission('anyone'),
  async load({ db, viewer, params, query, now, request, platform }) {
    const reading = await readDocument(db, viewer, {
      ...params,
      wanted: query.version,
      presentation: request.presentation,
      now,
    });
    const points = query.points === undefined ? request.presentation.textPoints : Number(query.points);
    const address = withQuery(easyPaths.read(params), { version: query.version });
    return writePdf(
      await documentToPrint(platform, reading, {
        points,
        address: new URL(address, platform.config.baseUrl).toString(),
        programme: platform.site.settings().name,
        now,
      }),
    );
  },
  view: (content, { params }) => ({
    contentType: 'application/pdf',
    content,
    fileName: `easy-read-${params.kind}.pdf`,
  }),
});

export const readRoutes = [readRecord, printRecord];
