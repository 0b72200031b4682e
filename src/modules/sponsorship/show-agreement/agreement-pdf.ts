import { formatInstant, formatLocalDate } from '#kit/local-date.ts';
import type { PdfPart } from '#platform/pdf/pdf-document.ts';
import { writePdf } from '#platform/pdf/write-pdf.ts';
import type { Agreement } from '../agreements/agreement.queries.ts';
import { type Terms, termWords, wordsOf } from '../agreements/agreement.rules.ts';
import { clausesOf, termOrder } from '../agreements/canonical.rules.ts';
import { notLegalAdvice } from '../agreements/clauses.rules.ts';
import type { Signature } from '../agreements/signature.queries.ts';
import type { Version } from '../agreements/version.queries.ts';

interface Printed {
  readonly agreement: Agreement;
  readonly version: Version;
  readonly signatures: readonly Signature[];
  readonly madeAt: Date;
}

/** The agreement for print. What is signed is the plain text; this has the same words. */
export function writeAgreementPdf({ agreement, version, signatures, madeAt }: Printed): Promise<Buffer> {
  const { terms } = version;
  const paragraph = (text: string): PdfPart => ({ kind: 'paragraph', text });
  const heading = (level: 1 | 2 | 3, text: string): PdfPart => ({ kind: 'heading', level, text });
  return writePdf({
    title: `Agreement: ${terms.title}`,
    lang: 'en-GB',
    subject: `${agreement.organisationName} and ${agreement.companyName}`,
    footer: `${terms.title}, version ${version.number}. ${notLegalAdvice}`,
    madeAt,
    parts: [
      heading(1, terms.title),
      { kind: 'paragraph', text: notLegalAdvice, look: 'strong' },
      paragraph(
        `An agreement between ${agreement.organisationName} (ODS code ${agreement.organisationCode}) and ${agreement.companyName} (company number ${agreement.companyNumber}). Version ${version.number}, written on ${formatInstant(version.writtenAt)}.`,
      ),
      heading(2, 'What is agreed'),
      ...termOrder.flatMap((part) => partsOf(terms, part, heading, paragraph)),
      heading(2, 'Clauses'),
      ...clausesOf(version.canonical).flatMap((clause, i) => [
        heading(3, `${i + 1}. ${clause.heading}`),
        paragraph(clause.text),
      ]),
      heading(2, 'Signatures'),
      ...(signatures.length === 0
        ? [paragraph('Nobody has signed this version.')]
        : [
            {
              kind: 'table',
              caption: `Version ${version.number} was signed by`,
              columns: [{ text: 'Name' }, { text: 'Office' }, { text: 'For' }, { text: 'When' }],
              rows: signatures.map((one) => [
                one.typedName,
                one.capacity,
                one.side === 'organisation' ? agreement.organisationName : agreement.companyName,
                formatInstant(one.signedAt),
              ]),
            } as const satisfies PdfPart,
          ]),
      paragraph(`Fingerprint (SHA-256) of the text that is signed:\n${version.sha256}`),
    ],
  });
}

function partsOf(
  terms: Terms,
  part: (typeof termOrder)[number],
  heading: (level: 3, text: string) => PdfPart,
  paragraph: (text: string) => PdfPart,
): PdfPart[] {
  const title = heading(3, termWords[part]);
  if (part === 'milestones' && terms.milestones.length > 0)
    return [
      title,
      {
        kind: 'table',
        caption: 'By when what is done',
        columns: [{ text: 'What', share: 3 }, { text: 'By' }],
        rows: terms.milestones.map((one) => [one.what, formatLocalDate(one.dueOn)]),
      },
    ];
  if (part === 'measures' && terms.measures.length > 0)
    return [
      title,
      {
        kind: 'table',
        caption: 'What is measured, and what is promised',
        columns: [{ text: 'What' }, { text: 'Promised' }],
        rows: terms.measures.map((one) => [one.what, one.promised]),
      },
    ];
  const day = part === 'startsOn' || part === 'endsOn' ? terms[part] : null;
  return [title, paragraph(day === null ? wordsOf(terms, part) || '(nothing)' : formatLocalDate(day))];
}
