import { type Terms, termWords, wordsOf } from './agreement.rules.ts';
import { clauses, clausesEdition, notLegalAdvice } from './clauses.rules.ts';

export interface Parties {
  readonly agreementId: string;
  readonly organisationName: string;
  readonly organisationCode: string;
  readonly companyName: string;
  readonly companyNumber: string;
  readonly projectTitle: string;
}

/** The order in which the parts stand in the text that is signed. */
export const termOrder = [
  'type',
  'purpose',
  'organisationCashPence',
  'organisationKind',
  'organisationKindPence',
  'companyCashPence',
  'companyKind',
  'companyKindPence',
  'patientBenefit',
  'nhsBenefit',
  'companyBenefit',
  'dataAccess',
  'ip',
  'publicity',
  'startsOn',
  'endsOn',
  'milestones',
  'measures',
  'exitPlan',
  'summary',
] as const satisfies readonly (keyof Terms)[];

/**
 * The whole text of a version, as it is signed: UTF-8, NFC, lines ended by LF, one LF at the end. Its SHA-256 is the
 * fingerprint; anybody who has the text can compute it again (`sha256sum`). Changing this function changes no text that was
 * written before: each version keeps its own.
 */
export function canonicalText(parties: Parties, version: number, terms: Terms): string {
  const lines = [
    'AGREEMENT',
    notLegalAdvice,
    '',
    `Agreement: ${parties.agreementId}`,
    `Version: ${version}`,
    `Clauses: edition ${clausesEdition}`,
    `Title: ${terms.title}`,
    `Organisation: ${parties.organisationName} (ODS code ${parties.organisationCode})`,
    `Company: ${parties.companyName} (company number ${parties.companyNumber})`,
    `Project: ${parties.projectTitle}`,
    '',
    'WHAT IS AGREED',
  ];
  for (const part of termOrder) lines.push('', `${termWords[part]}:`, wordsOf(terms, part) || '(nothing)');
  lines.push('', 'CLAUSES');
  for (const [i, clause] of clauses.entries()) lines.push('', `${i + 1}. ${clause.heading}`, clause.text);
  return `${lines.join('\n').normalize('NFC')}\n`;
}

const clausesBegin = '\n\nCLAUSES\n\n';

/** The clauses as they stand in a text that was written: those of its own edition, whatever is in force today. */
export function clausesOf(canonical: string): { heading: string; text: string }[] {
  const from = canonical.lastIndexOf(clausesBegin);
  if (from === -1) return [];
  return canonical
    .slice(from + clausesBegin.length)
    .trim()
    .split('\n\n')
    .map((block) => {
      const [heading = '', ...text] = block.split('\n');
      return { heading: heading.replace(/^\d+\. /, ''), text: text.join('\n') };
    });
}
