import { findBirthDates } from './patient-identifiers/find-birth-dates.ts';
import { findEmails } from './patient-identifiers/find-emails.ts';
import { findNhsNumbers } from './patient-identifiers/find-nhs-numbers.ts';
import { findPhones } from './patient-identifiers/find-phones.ts';
import { findPostcodes } from './patient-identifiers/find-postcodes.ts';
import { findTitledNames } from './patient-identifiers/find-titled-names.ts';
import type { Finding } from './patient-identifiers/finding.ts';

/**
 * Points out what in a text could tell who a patient is, so that its writer can mend it before it is posted
 * (product.md, 'Never'; ICO, 'What is personal data?'; NHS England, 'Confidentiality policy'). It knows forms, not
 * people: a name without its title goes by unseen, so it helps the writer's care and does not replace it.
 *
 * Time grows with the length of the text only, whatever stands in it.
 * @param currentYear full dates more than 16 years before it count as dates of birth without a birth word beside them
 * @returns findings in the order of the text, none overlapping another; an NHS number always wins over other readings
 */
export function findPatientIdentifiers(text: string, currentYear: number): Finding[] {
  const byWeight = [
    ...findNhsNumbers(text),
    ...findEmails(text),
    ...findPhones(text),
    ...findBirthDates(text, currentYear),
    ...findPostcodes(text),
    ...findTitledNames(text),
  ];
  return withoutOverlaps(byWeight);
}

/** Keeps, of findings that overlap, the one that comes first in the list. */
function withoutOverlaps(byWeight: readonly Finding[]): Finding[] {
  const weighed = byWeight.map((finding, weight) => ({ finding, weight }));
  weighed.sort((a, b) => a.finding.start - b.finding.start || a.weight - b.weight);
  const kept: { finding: Finding; weight: number }[] = [];
  for (const candidate of weighed) {
    let beaten = false;
    while (!beaten) {
      const last = kept.at(-1);
      if (last === undefined || last.finding.end <= candidate.finding.start) break;
      if (last.weight < candidate.weight) beaten = true;
      else kept.pop();
    }
    if (!beaten) kept.push(candidate);
  }
  return kept.map(({ finding }) => finding);
}
