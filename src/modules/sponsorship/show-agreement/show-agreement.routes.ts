import { Readable } from 'node:stream';
import type { z } from 'zod';
import { found } from '#platform/http/problems.ts';
import { page, type Reading } from '#platform/http/route.ts';
import { agreementPaths } from '../agreements/agreement.paths.ts';
import { mayReadAgreement } from '../agreements/agreement.policy.ts';
import { findAgreement } from '../agreements/agreement.queries.ts';
import { changesBetween } from '../agreements/agreement.rules.ts';
import { findSignatures } from '../agreements/signature.queries.ts';
import { findVersion } from '../agreements/version.queries.ts';
import { VersionAt } from '../sign-agreement/sign-agreement.routes.ts';
import { AgreementAt } from '../write-agreement/write-agreement.routes.ts';
import { writeAgreementPdf } from './agreement-pdf.ts';
import { agreementPage, loadAgreementPage } from './show-agreement.page.ts';
import { VersionPage } from './version.view.tsx';

export const showAgreement = page(agreementPaths.show, {
  params: AgreementAt,
  permission: mayReadAgreement,
  load: loadAgreementPage,
  view: (loaded, reading) => agreementPage(loaded, reading),
});

async function loadVersion({ db, viewer, params }: Reading<z.output<typeof VersionAt>, unknown>) {
  const agreement = await found(findAgreement(db, viewer, params.agreementId), 'agreement');
  const [version, before, signatures] = await Promise.all([
    found(findVersion(db, agreement.agreementId, params.number), 'version'),
    findVersion(db, agreement.agreementId, params.number - 1),
    findSignatures(db, agreement.agreementId),
  ]);
  return {
    agreement,
    version,
    before,
    signatures: signatures.filter((one) => one.version === version.number),
  };
}

export const showVersion = page(agreementPaths.version, {
  params: VersionAt,
  permission: mayReadAgreement,
  load: loadVersion,
  view: ({ agreement, version, before, signatures }) => ({
    title: `Version ${version.number}: ${version.terms.title}`,
    breadcrumbs: [
      { text: 'Your agreements', href: agreementPaths.list() },
      { text: agreement.title, href: agreementPaths.show(agreement) },
    ],
    noIndex: true,
    body: VersionPage({
      agreement,
      version,
      signatures,
      changes: before ? changesBetween(before.terms, version.terms) : [],
    }),
  }),
});

/** The very bytes that are signed, so that anybody who may read them can compute the fingerprint again. */
export const downloadText = page(agreementPaths.text, {
  params: VersionAt,
  permission: mayReadAgreement,
  load: loadVersion,
  view: ({ version }) => ({
    contentType: 'text/plain; charset=utf-8',
    fileName: `agreement-version-${version.number}.txt`,
    content: version.canonical,
  }),
});

export const downloadDocument = page(agreementPaths.document, {
  params: VersionAt,
  permission: mayReadAgreement,
  async load(reading) {
    const loaded = await loadVersion(reading);
    return { ...loaded, pdf: await writeAgreementPdf({ ...loaded, madeAt: reading.now }) };
  },
  view: ({ pdf, version }) => ({
    contentType: 'application/pdf',
    fileName: `agreement-version-${version.number}.pdf`,
    content: Readable.from([pdf]),
  }),
});

export const showAgreementRoutes = [showAgreement, showVersion, downloadText, downloadDocument];
