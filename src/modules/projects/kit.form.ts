import { z } from 'zod';
import { parseLocalDate } from '#kit/local-date.ts';
import { formatPounds, parsePounds } from '#kit/money.ts';
import { choice, optionalText } from '#platform/http/fields.ts';
import type { Typed } from '#platform/http/route.ts';
import type { Kit } from './kit.queries.ts';
import {
  elementWords,
  evidenceWords,
  type KitFields,
  type KitText,
  kitLimits,
  kitTexts,
  measureWords,
} from './kit.rules.ts';
import { keysOf, maybe } from './project.form.ts';
import { projectLimits } from './project.rules.ts';

const nothing = (row: object) => Object.values(row).every((value) => value === '' || value === undefined);

/** Rows of a table: empty ones are left out, half-filled ones are asked about. */
function rows<S extends z.ZodType<object>>(row: S) {
  return z.preprocess(
    (given) =>
      given === undefined || given === ''
        ? []
        : typeof given === 'object' && given !== null
          ? Object.values(given)
          : given,
    z
      .array(row, 'Fill in the rows of the table')
      .max(kitLimits.rows, `There are more than ${kitLimits.rows} rows`),
  );
}

const cell = (name: string, max: number) => optionalText({ name, max });

const Element = z
  .object({
    name: cell('the element', kitLimits.name),
    kind: maybe(choice(keysOf(elementWords), 'Choose core or adaptable')),
    detail: cell('the detail', kitLimits.detail),
  })
  .superRefine((row, context) => {
    if (nothing(row)) return;
    if (row.name === '')
      context.addIssue({ code: 'custom', path: ['name'], message: 'Enter the element’s name' });
    if (row.kind === undefined)
      context.addIssue({ code: 'custom', path: ['kind'], message: 'Choose core or adaptable' });
  });

const Measure = z
  .object({
    name: cell('the measure', kitLimits.name),
    kind: maybe(choice(keysOf(measureWords), 'Choose outcome, process or balancing')),
    definition: cell('the definition', kitLimits.detail),
  })
  .superRefine((row, context) => {
    if (nothing(row)) return;
    if (row.name === '')
      context.addIssue({ code: 'custom', path: ['name'], message: 'Enter the measure’s name' });
    if (row.kind === undefined)
      context.addIssue({ code: 'custom', path: ['kind'], message: 'Choose outcome, process or balancing' });
    if (row.definition === '')
      context.addIssue({
        code: 'custom',
        path: ['definition'],
        message: 'Say how it is counted, so that others count the same',
      });
  });

const Risk = z
  .object({
    risk: cell('the risk', kitLimits.detail),
    mitigation: cell('what to do about it', kitLimits.detail),
  })
  .superRefine((row, context) => {
    if (nothing(row)) return;
    if (row.risk === '')
      context.addIssue({ code: 'custom', path: ['risk'], message: 'Say what the risk is' });
    if (row.mitigation === '')
      context.addIssue({ code: 'custom', path: ['mitigation'], message: 'Say what to do about this risk' });
  });

const pounds = z
  .string('Enter pounds, for example 1,200')
  .default('')
  .transform((typed, context) => {
    if (typed.trim() === '') return null;
    const pence = parsePounds(typed);
    if (pence !== undefined) return pence as number;
    context.addIssue({ code: 'custom', message: 'Enter pounds as a number, for example 1,200 or 1,200.50' });
    return z.NEVER;
  });

const weeks = z
  .string('Enter weeks as a whole number')
  .trim()
  .regex(/^\d{0,3}$/, 'Enter weeks as a whole number up to 999')
  .default('')
  .transform((typed) => (typed === '' ? null : Number(typed)));

const reviewed = z
  .string('Enter a date, for example 2027-03-31')
  .default('')
  .transform((typed, context) => {
    if (typed.trim() === '') return null;
    const date = parseLocalDate(typed.trim());
    if (date) return date;
    context.addIssue({ code: 'custom', message: 'Enter the date as year-month-day, for example 2027-03-31' });
    return z.NEVER;
  });

const steps = optionalText({ name: 'the steps', max: kitLimits.text })
  .transform((text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  )
  .pipe(
    z
      .array(z.string())
      .max(kitLimits.steps, `There are more than ${kitLimits.steps} steps: put some together`),
  );

const texts = Object.fromEntries(
  (Object.keys(kitTexts) as KitText[]).map((name) => [
    name,
    optionalText({ name: 'this', max: kitLimits.text }),
  ]),
) as Record<KitText, ReturnType<typeof optionalText>>;

export const KitForm = z.object({
  ...texts,
  procedure: steps,
  elements: rows(Element),
  measures: rows(Measure),
  risks: rows(Risk),
  setUpCost: pounds,
  runningCostPerYear: pounds,
  weeksToFirstBenefit: weeks,
  lastReviewedOn: reviewed,
  evidenceLevel: choice(keysOf(evidenceWords), 'Choose how good the evidence is'),
  identifiersJustified: optionalText({ name: 'the reason', max: projectLimits.reason }),
  version: z.coerce
    .number('Open the page again')
    .int()
    .min(0)
    .max(2 ** 31 - 1),
});

export function kitFieldsOf(form: z.output<typeof KitForm>): KitFields {
  const { version, evidenceLevel, setUpCost, runningCostPerYear, elements, measures, risks, ...rest } = form;
  return {
    ...rest,
    setUpCostPence: setUpCost,
    runningCostPencePerYear: runningCostPerYear,
    elements: elements.flatMap(({ kind, ...row }) => (kind ? [{ ...row, kind }] : [])),
    measures: measures.flatMap(({ kind, ...row }) => (kind ? [{ ...row, kind }] : [])),
    risks: risks.filter((row) => !nothing(row)),
  };
}

/** A kit as its form shows it. */
export function kitValues(kit: Pick<Kit, 'fields' | 'evidenceLevel' | 'version'> | undefined): Typed {
  if (!kit) return { version: '0' };
  const {
    setUpCostPence,
    runningCostPencePerYear,
    weeksToFirstBenefit,
    lastReviewedOn,
    procedure,
    ...fields
  } = kit.fields;
  return {
    ...fields,
    procedure: procedure.join('\n'),
    setUpCost: setUpCostPence === null ? '' : formatPounds(setUpCostPence),
    runningCostPerYear: runningCostPencePerYear === null ? '' : formatPounds(runningCostPencePerYear),
    weeksToFirstBenefit: weeksToFirstBenefit === null ? '' : String(weeksToFirstBenefit),
    lastReviewedOn: lastReviewedOn ?? '',
    evidenceLevel: kit.evidenceLevel,
    version: String(kit.version),
  };
}
