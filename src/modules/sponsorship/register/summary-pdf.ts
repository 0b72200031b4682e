import { formatInstant, formatLocalDate, londonToday } from '#kit/local-date.ts';
import { formatPounds } from '#kit/money.ts';
import type { PdfPart } from '#platform/pdf/pdf-document.ts';
import { writePdf } from '#platform/pdf/write-pdf.ts';
import { agreementStateWords, agreementTypes } from '../agreements/agreement.rules.ts';
import { moneyWords } from '../agreements/terms.view.tsx';
import { verdictWords } from '../outcomes/outcome.rules.ts';
import { sumsGiven } from '../values/value-sums.rules.ts';
import type { EntryModel } from './register.routes.ts';

/** The executive summary for print: what is in the register on the day on which it was made. */
export function writeSummaryPdf(
  { agreement, version, values, outcome }: EntryModel,
  made: { madeAt: Date; programme: string },
): Promise<Buffer> {
  const { terms } = version;
  const sums = sumsGiven(values);
  const kind = (text: string, pence: number | null) =>
    text === ''
      ? 'Nothing'
      : pence === null
        ? text
        : `${text.replace(/\.$/, '')} (valued at ${formatPounds(pence)})`;
  const heading = (text: string): PdfPart => ({ kind: 'heading', level: 2, text });
  const paragraph = (text: string): PdfPart => ({ kind: 'paragraph', text });
  return writePdf({
    title: `Summary: ${terms.title}`,
    lang: 'en-GB',
    subject: `${agreement.organisationName} and ${agreement.companyName}`,
    author: made.programme,
    footer: `${made.programme}, register of agreements, ${formatLocalDate(londonToday(made.madeAt))}`,
    madeAt: made.madeAt,
    parts: [
      { kind: 'heading', level: 1, text: terms.title },
      paragraph(
        `${agreementTypes[terms.type]} between ${agreement.organisationName} and ${agreement.companyName}. ${agreementStateWords[agreement.state]} on ${formatInstant(made.madeAt)}.`,
      ),
      heading('Summary'),
      paragraph(terms.summary),
      ...(terms.startsOn === null || terms.endsOn === null
        ? []
        : [paragraph(`From ${formatLocalDate(terms.startsOn)} to ${formatLocalDate(terms.endsOn)}.`)]),
      heading('What each brings'),
      {
        kind: 'table',
        caption: 'Promised, and given so far',
        columns: [
          { text: 'By' },
          { text: 'Promised in money' },
          { text: 'Promised in kind', share: 2 },
          { text: 'Given so far', numeric: true },
        ],
        rows: [
          [
            agreement.organisationName,
            moneyWords(terms.organisationCashPence),
            kind(terms.organisationKind, terms.organisationKindPence),
            formatPounds(sums.organisation.cash + sums.organisation.kind),
          ],
          [
            agreement.companyName,
            moneyWords(terms.companyCashPence),
            kind(terms.companyKind, terms.companyKindPence),
            formatPounds(sums.company.cash + sums.company.kind),
          ],
        ],
      },
      heading('Who benefits'),
      ...(
        [
          ['Patients', terms.patientBenefit],
          ['The health service', terms.nhsBenefit],
          [agreement.companyName, terms.companyBenefit],
        ] as const
      ).flatMap(([who, text]) => (text === '' ? [] : [paragraph(`${who}: ${text}`)])),
      heading('Data'),
      paragraph(terms.dataAccess),
      heading('When it ends'),
      paragraph(terms.exitPlan),
      ...(agreement.terminationReason === null
        ? []
        : [heading('It ended early'), paragraph(agreement.terminationReason)]),
      ...(outcome
        ? [
            heading('What came of it'),
            paragraph(`${verdictWords[outcome.verdict]}. ${outcome.whatHappened}`),
            paragraph(`What was learnt: ${outcome.learnt}`),
          ]
        : []),
    ],
  });
}
