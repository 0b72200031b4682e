import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const side = z.object({
  cashPounds: z.number().default(0),
  kind: z.string().default(''),
  kindPounds: z.number().optional(),
});

/** An agreement of the made-up programme. Days are counted from the day on which it was begun, unless they say otherwise. */
const DemoAgreement = z.object({
  project: z.string(),
  company: z.string(),
  state: z.enum([
    'draft',
    'signed',
    'summary-published',
    'active',
    'completed',
    'outcomes-published',
    'terminated',
  ]),
  begunDaysAgo: z.number(),
  offer: z.string(),
  type: z.enum([
    'collaborative-working',
    'joint-working',
    'donation',
    'sponsorship',
    'contracted-service',
    'secondment',
    'research',
  ]),
  title: z.string(),
  purpose: z.string(),
  organisation: side,
  companySide: side,
  patientBenefit: z.string(),
  nhsBenefit: z.string(),
  companyBenefit: z.string(),
  exitPlan: z.string(),
  summary: z.string(),
  startsAfterDays: z.number().default(7),
  lastsDays: z.number(),
  /** What, due after so many days, done after so many. */
  milestones: z.array(z.tuple([z.string(), z.number(), z.number().nullable()])),
  /** What, promised, found. */
  measures: z.array(z.tuple([z.string(), z.string(), z.string().nullable()])),
  values: z.array(
    z.tuple([
      z.enum(['organisation', 'company']),
      z.enum(['cash', 'kind']),
      z.number(),
      z.string(),
      z.number(),
    ]),
  ),
  visits: z.array(
    z.object({
      place: z.string(),
      purpose: z.string(),
      state: z.enum(['planned', 'held']),
      afterDays: z.number().optional(),
      /** From today. */
      inDays: z.number().optional(),
    }),
  ),
  outcome: z
    .object({
      verdict: z.enum(['as-hoped', 'in-part', 'not']),
      whatHappened: z.string(),
      learnt: z.string(),
      companyView: z.string(),
    })
    .optional(),
  endReason: z.string().optional(),
});
export type DemoAgreement = z.output<typeof DemoAgreement>;

/** @throws ZodError naming the field that is not as it should be */
export async function readDemoAgreements(folder: string): Promise<DemoAgreement[]> {
  return z.array(DemoAgreement).parse(JSON.parse(await readFile(join(folder, 'agreements.json'), 'utf8')));
}
