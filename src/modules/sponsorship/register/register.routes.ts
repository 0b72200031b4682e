import { Readable } from 'node:stream';
import { z } from 'zod';
import { csvLine } from '#kit/csv.ts';
import { decodeCursor } from '#kit/key-page.ts';
import { withQuery } from '#kit/paths.ts';
import { permission } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import { id } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { page, type Reading } from '#platform/http/route.ts';
import { type AgreementType, agreementStates, agreementTypes } from '../agreements/agreement.rules.ts';
import { findSignatures } from '../agreements/signature.queries.ts';
import { findVersion } from '../agreements/version.queries.ts';
import { findDoneMilestones } from '../move-agreement/milestone.queries.ts';
import { findOutcome } from '../outcomes/outcome.queries.ts';
import { RequestAt } from '../requests/write-request.routes.ts';
import { sponsorshipPaths } from '../sponsorship.paths.ts';
import { findValues } from '../values/value.queries.ts';
import { findVisits } from '../visits/visit.queries.ts';
import { AgreementAt } from '../write-agreement/write-agreement.routes.ts';
import { findAmendments, findDeclaredRoles, findEntry, findHandling } from './entry.queries.ts';
import { EntryPage } from './entry.view.tsx';
import { registerPaths } from './register.paths.ts';
import { listRegister, type RegisterPlace, readWholeRegister, registerColumns } from './register.queries.ts';
import { RegisterList, RequestEntries, RequestEntryPage } from './register.view.tsx';
import { findRequestEntry, listRequestEntries } from './request-entry.queries.ts';
import { writeSummaryPdf } from './summary-pdf.ts';

const anyone = permission('anyone');
const publicStates = agreementStates.filter((state) => state !== 'draft' && state !== 'signed');
const types = Object.keys(agreementTypes) as [AgreementType, ...AgreementType[]];

export const RegisterQuery = z.object({
  q: z.string().max(200).optional(),
  state: z.enum(publicStates).optional(),
  type: z.enum(types).optional(),
  after: z.string().max(400).optional(),
});

export function placeOf(cursor: string | undefined): RegisterPlace | undefined {
  const place = decodeCursor(cursor, ['number', 'string']);
  return place && Number.isSafeInteger(place[0]) && place[0] >= 0 && id.safeParse(place[1]).success
    ? place
    : undefined;
}

export const showRegister = page(registerPaths.list, {
  query: RegisterQuery,
  permission: anyone,
  load: ({ db, query }) => listRegister(db, query, placeOf(query.after)),
  view: ({ lines, next }, { query }) => {
    const { after, ...asked } = query;
    return {
      title: 'Register of agreements with companies',
      description: 'Who agreed what with which company, what was given, and what came of it.',
      breadcrumbs: [{ text: 'Sponsorship', href: sponsorshipPaths.show() }],
      body: RegisterList({
        lines,
        query,
        next: next && withQuery(registerPaths.list(), { ...asked, after: next }),
        first: after === undefined ? undefined : withQuery(registerPaths.list(), asked),
      }),
    };
  },
});

async function loadEntry({ db, params }: Reading<z.output<typeof AgreementAt>, unknown>) {
  const entry = await found(findEntry(db, params.agreementId), 'entry');
  const { agreement, consented } = entry;
  const { agreementId } = agreement;
  const [version, values, milestones, visits, amendments, roles, handling, signatures, outcome] =
    await Promise.all([
      found(findVersion(db, agreementId, agreement.inForce ?? agreement.newest), 'version'),
      findValues(db, agreementId),
      findDoneMilestones(db, agreementId),
      findVisits(db, agreementId),
      findAmendments(db, agreementId),
      consented ? findDeclaredRoles(db, agreement) : [],
      consented
        ? findHandling(db, agreement.interestId)
        : { mitigation: undefined, waivers: [], endings: [] },
      findSignatures(db, agreementId),
      agreement.state === 'outcomes-published' ? findOutcome(db, agreementId) : undefined,
    ]);
  return {
    ...entry,
    version,
    values,
    milestones,
    visits: visits.filter((visit) => visit.state === 'held'),
    amendments,
    roles,
    handling,
    outcome,
    offices: signatures.filter((one) => one.version === version.number),
  };
}
export type EntryModel = Awaited<ReturnType<typeof loadEntry>>;

export const showEntry = page(registerPaths.show, {
  params: AgreementAt,
  permission: anyone,
  load: loadEntry,
  view: (loaded) => ({
    title: loaded.version.terms.title,
    description: `An agreement of ${loaded.agreement.organisationName} with ${loaded.agreement.companyName}.`,
    breadcrumbs: [{ text: 'Register of agreements', href: registerPaths.list() }],
    body: EntryPage(loaded),
  }),
});

export const downloadSummary = page(registerPaths.summary, {
  params: AgreementAt,
  permission: anyone,
  async load(reading) {
    const loaded = await loadEntry(reading);
    return writeSummaryPdf(loaded, { madeAt: reading.now, programme: reading.platform.site.settings().name });
  },
  view: (pdf) => ({ contentType: 'application/pdf', fileName: 'summary.pdf', content: Readable.from([pdf]) }),
});

export const downloadRegister = page(registerPaths.csv, {
  permission: anyone,
  load: async () => ({}),
  view: (_loaded, { db, now }) => ({
    contentType: 'text/csv; charset=utf-8',
    fileName: `register-of-agreements-${now.toISOString().slice(0, 10)}.csv`,
    content: Readable.from(asCsv(db)),
  }),
});

async function* asCsv(db: Db): AsyncGenerator<string> {
  yield csvLine(registerColumns);
  for await (const row of readWholeRegister(db))
    yield csvLine(registerColumns.map((column) => row[column] ?? null));
}

export const showRequestEntries = page(registerPaths.requests, {
  query: z.object({ after: z.string().max(400).optional() }),
  permission: anyone,
  load: ({ db, query }) => listRequestEntries(db, placeOf(query.after)),
  view: ({ entries, next }, { query }) => ({
    title: 'Register of requests for sponsorship',
    breadcrumbs: [{ text: 'Register of agreements', href: registerPaths.list() }],
    body: RequestEntries({
      entries,
      next: next && withQuery(registerPaths.requests(), { after: next }),
      first: query.after === undefined ? undefined : registerPaths.requests(),
    }),
  }),
});

export const showRequestEntry = page(registerPaths.request, {
  params: RequestAt,
  permission: anyone,
  load: ({ db, params }) => found(findRequestEntry(db, params.requestId), 'entry'),
  view: (entry) => ({
    title: entry.title ?? 'A request whose words were taken out',
    breadcrumbs: [{ text: 'Register of requests', href: registerPaths.requests() }],
    body: RequestEntryPage({ entry }),
  }),
});

export const registerRoutes = [
  showRegister,
  downloadRegister,
  showRequestEntries,
  showRequestEntry,
  showEntry,
  downloadSummary,
];
