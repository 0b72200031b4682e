import { allow, type Decision, refuse } from '#kit/decision.ts';
import type { LocalDate } from '#kit/local-date.ts';

/** The replication kit: TIDieR (BMJ 2014;348:g1687) with SQUIRE 2.0 (2015), as facts/exchange.md lists their items. */

export type EvidenceLevel = 'self-reported' | 'measured' | 'independently-evaluated';
export type ElementKind = 'core' | 'adaptable';
export type MeasureKind = 'outcome' | 'process' | 'balancing';

interface KitElement {
  readonly name: string;
  readonly kind: ElementKind;
  readonly detail: string;
}
interface KitMeasure {
  readonly name: string;
  readonly kind: MeasureKind;
  readonly definition: string;
}
interface KitRisk {
  readonly risk: string;
  readonly mitigation: string;
}

/** The texts of a kit, each with the heading that people read and a hint for whoever writes. */
export const kitTexts = {
  briefName: { label: 'Brief name', hint: 'A few words by which others will know it' },
  problemAndLocalScale: { label: 'The problem, and how large it is here', hint: '' },
  whyItWorks: { label: 'Why it works', hint: 'The reasoning, or the evidence, behind it' },
  materials: { label: 'Materials', hint: 'What is used, where it comes from, and under which licence' },
  whoProvides: { label: 'Who provides it', hint: 'Role, band, and hours of training' },
  howDelivered: { label: 'How it is delivered', hint: 'Face to face, by telephone, in a group' },
  whereAndWhatMustBeThere: { label: 'Where, and what must be there', hint: '' },
  doseAndSchedule: { label: 'How much and how often', hint: '' },
  mayBeTailored: { label: 'What may be tailored', hint: '' },
  modificationsMade: { label: 'Changes made along the way', hint: '' },
  fidelity: { label: 'Done as planned?', hint: 'How this was checked, and what was found' },
  context: { label: 'What mattered about the place', hint: 'The people, the time, the building' },
  resultsWithData: {
    label: 'Results, with figures',
    hint: 'Each figure with its date and where it comes from',
  },
  unintendedEffects: { label: 'Unintended effects', hint: 'Good and bad' },
  staffTime: { label: 'Staff time', hint: 'Hours a week, and whose' },
  equalityImpact: { label: 'Equality and accessibility', hint: 'Who gains less, or could be left out' },
  governance: {
    label: 'Information governance and clinical safety',
    hint: 'What was assessed (for example a DPIA or a clinical safety case), and where to find it',
  },
  ipAndLicence: { label: 'Ownership and licence', hint: 'Who owns it, and what others may do with it' },
  supportForAdopters: { label: 'Help for those who adopt it', hint: 'A contact role, and the hours offered' },
} as const;

export type KitText = keyof typeof kitTexts;

export interface KitFields extends Readonly<Record<KitText, string>> {
  readonly procedure: readonly string[];
  readonly elements: readonly KitElement[];
  readonly measures: readonly KitMeasure[];
  readonly risks: readonly KitRisk[];
  readonly setUpCostPence: number | null;
  readonly runningCostPencePerYear: number | null;
  readonly weeksToFirstBenefit: number | null;
  readonly lastReviewedOn: LocalDate | null;
  readonly identifiersJustified: string;
}

export const kitLimits = {
  text: 5_000,
  steps: 40,
  rows: 30,
  name: 200,
  detail: 2_000,
  files: 20,
  changeNote: 1_000,
} as const;

const noTexts = Object.fromEntries(Object.keys(kitTexts).map((name) => [name, ''])) as Record<
  KitText,
  string
>;

export const emptyKit: KitFields = {
  ...noTexts,
  procedure: [],
  elements: [],
  measures: [],
  risks: [],
  setUpCostPence: null,
  runningCostPencePerYear: null,
  weeksToFirstBenefit: null,
  lastReviewedOn: null,
  identifiersJustified: '',
};

/** What was stored, whole: a kit written before a field existed has that field empty. */
export function kitFieldsFrom(stored: unknown): KitFields {
  return { ...emptyKit, ...(stored as Partial<KitFields>) };
}

/** What someone elsewhere cannot do without. */
export function missingForPublishing(fields: KitFields): string[] {
  const needed: KitText[] = [
    'problemAndLocalScale',
    'whyItWorks',
    'materials',
    'whoProvides',
    'whereAndWhatMustBeThere',
    'ipAndLicence',
    'supportForAdopters',
  ];
  const missing: string[] = needed.filter((name) => fields[name] === '').map((name) => kitTexts[name].label);
  if (fields.procedure.length === 0) missing.push('Steps');
  if (!fields.elements.some((element) => element.kind === 'core')) missing.push('At least one core element');
  if (fields.measures.length === 0) missing.push('At least one measure');
  return missing;
}

export function publishKit(
  kit: { fields: KitFields; version: number },
  versionRead: number,
): Decision<{ version: number }, 'kit-unfinished' | 'kit-changed'> {
  if (missingForPublishing(kit.fields).length > 0) return refuse('kit-unfinished');
  return kit.version === versionRead ? allow({ version: kit.version }) : refuse('kit-changed');
}

export const evidenceWords: Readonly<Record<EvidenceLevel, string>> = {
  'self-reported': 'Told by the team itself',
  measured: 'Measured by the team',
  'independently-evaluated': 'Evaluated by others',
};
export const elementWords: Readonly<Record<ElementKind, string>> = {
  core: 'Core: keep it as it is',
  adaptable: 'Adaptable: fit it to your place',
};
export const measureWords: Readonly<Record<MeasureKind, string>> = {
  outcome: 'Outcome',
  process: 'Process',
  balancing: 'Balancing',
};

/** Everything that was written freely, by the name of its field, for the check on patients' details. */
export function freeTextsOf(fields: KitFields): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const name of Object.keys(kitTexts) as KitText[]) texts[name] = fields[name];
  texts.procedure = fields.procedure.join('\n');
  fields.elements.forEach((row, i) => {
    texts[`elements.${i}.detail`] = `${row.name}\n${row.detail}`;
  });
  fields.measures.forEach((row, i) => {
    texts[`measures.${i}.definition`] = `${row.name}\n${row.definition}`;
  });
  fields.risks.forEach((row, i) => {
    texts[`risks.${i}.risk`] = `${row.risk}\n${row.mitigation}`;
  });
  return texts;
}
