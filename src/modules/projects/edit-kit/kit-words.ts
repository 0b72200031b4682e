import type { Typed } from '#platform/http/route.ts';
import { kitTexts } from '../kit.rules.ts';

const others = {
  procedure: 'Steps',
  elements: 'Core and adaptable elements',
  measures: 'Measures',
  risks: 'Risks',
  setUpCost: 'Cost to set it up',
  runningCostPerYear: 'Cost to run it for a year',
  weeksToFirstBenefit: 'Weeks until the first benefit',
  lastReviewedOn: 'Last reviewed on',
  evidenceLevel: 'Evidence',
};

/** The name of every field of a kit, also of the rows in its tables. */
export const kitLabels: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(kitTexts).map(([name, { label }]) => [name, label])),
  ...others,
};

/** A kit's form as text, field by field, to be compared. */
export function kitInWords(values: Typed): Record<string, string> {
  return Object.fromEntries(Object.keys(kitLabels).map((name) => [name, words(values[name])]));
}

function words(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value)
    .map((row) =>
      typeof row === 'object' && row !== null ? Object.values(row).filter(Boolean).join(' · ') : String(row),
    )
    .filter((row) => row !== '')
    .join('\n');
}

/** The label of a field that may stand in a row: 'elements.2.detail' is of 'Elements'. */
export function kitLabel(field: string): string {
  return field === 'changeNote' ? 'What is new' : (kitLabels[field.split('.')[0] ?? ''] ?? field);
}
