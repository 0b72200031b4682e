import type { LocalDate } from '#kit/local-date.ts';
import { type NeedName, needKind } from '../need-kinds.rules.ts';

export interface FlaggedNeed {
  readonly needId: string;
  readonly personId: string;
  readonly kind: NeedName;
  readonly whose: 'person' | 'supporter';
  readonly details: string | null;
  readonly recordedOn: LocalDate;
  readonly removedOn: LocalDate | null;
}

/**
 * Needs as HL7 FHIR R4 Flags (hl7.org/fhir/R4/flag.html) in a collection Bundle. The subject is named by this site's own
 * identifier: there is no NHS number here. Codes must be confirmed against the current UK Edition of SNOMED CT.
 */
export function flagBundle(
  person: { name: string },
  needs: readonly FlaggedNeed[],
  facts: { bundleId: string; baseUrl: string; at: Date },
) {
  return {
    resourceType: 'Bundle',
    id: facts.bundleId,
    type: 'collection',
    timestamp: facts.at.toISOString(),
    entry: needs.map((need) => ({
      fullUrl: `urn:uuid:${need.needId}`,
      resource: flag(person, need, facts.baseUrl),
    })),
  };
}

function flag(person: { name: string }, need: FlaggedNeed, baseUrl: string) {
  const kind = needKind(need.kind);
  return {
    resourceType: 'Flag',
    id: need.needId,
    status: need.removedOn === null ? 'active' : 'inactive',
    category: [
      {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/flag-category',
            code: 'contact',
            display: 'Subject Contact',
          },
        ],
        text: 'Communication need',
      },
    ],
    code: {
      coding: [{ system: 'http://snomed.info/sct', code: kind.snomedCode, display: kind.snomedDisplay }],
      text: [
        kind.staff,
        ...(need.details === null ? [] : [need.details]),
        ...(need.whose === 'supporter' ? ['A need of the person who supports them'] : []),
      ].join('. '),
    },
    subject: {
      type: 'Patient',
      identifier: { system: `${baseUrl}/people`, value: need.personId },
      display: person.name,
    },
    period: { start: need.recordedOn, ...(need.removedOn === null ? {} : { end: need.removedOn }) },
  };
}
