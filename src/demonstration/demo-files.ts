import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { regions } from '#kit/uk-region.ts';

/** The made-up texts in demo/, as they are written there; docs in demo/README.md. */

const Element = z.object({ name: z.string(), kind: z.enum(['core', 'adaptable']), detail: z.string() });
const Measure = z.object({
  name: z.string(),
  kind: z.enum(['outcome', 'process', 'balancing']),
  definition: z.string(),
});

export const DemoKit = z.object({
  problemAndLocalScale: z.string(),
  whyItWorks: z.string(),
  materials: z.string(),
  procedure: z.array(z.string()),
  whoProvides: z.string(),
  howDelivered: z.string(),
  whereAndWhatMustBeThere: z.string(),
  doseAndSchedule: z.string(),
  mayBeTailored: z.string(),
  modificationsMade: z.string(),
  fidelity: z.string(),
  elements: z.array(Element),
  context: z.string(),
  measures: z.array(Measure),
  resultsWithData: z.string(),
  unintendedEffects: z.string(),
  setUpCostPounds: z.number(),
  runningCostPoundsPerYear: z.number(),
  staffTime: z.string(),
  weeksToFirstBenefit: z.number(),
  equalityImpact: z.string(),
  governance: z.string(),
  ipAndLicence: z.string(),
  risks: z.array(z.object({ risk: z.string(), mitigation: z.string() })),
  supportForAdopters: z.string(),
  evidenceLevel: z.enum(['self-reported', 'measured', 'independently-evaluated']),
});

const need = z.enum(['money', 'kit', 'expertise', 'people', 'evaluation', 'data-and-it', 'venue']);

const Project = z.object({
  key: z.string(),
  title: z.string(),
  summary: z.string().max(1_200),
  problem: z.string(),
  whatWasDone: z.string(),
  results: z.string(),
  topics: z.array(z.string()),
  setting: z.string(),
  stage: z.enum(['planning', 'testing', 'established', 'spreading', 'stopped']),
  organisation: z.string(),
  kit: DemoKit.optional(),
  sponsorship: z
    .object({
      need,
      title: z.string(),
      ask: z.string(),
      amountFromPounds: z.number().optional(),
      amountToPounds: z.number().optional(),
      category: z.string(),
    })
    .optional(),
});
export type DemoProject = z.output<typeof Project>;

const Idea = z.object({
  key: z.string(),
  title: z.string(),
  problem: z.string(),
  idea: z.string(),
  helps: z.string(),
  topics: z.array(z.string()),
  setting: z.string(),
  organisation: z.string(),
  visibility: z.enum(['everyone', 'staff', 'organisation']),
  byRole: z.string(),
  anonymous: z.boolean().optional(),
  answer: z
    .object({ kind: z.enum(['planned', 'under-way', 'done', 'not-now']), reason: z.string() })
    .optional(),
  comments: z.array(z.object({ role: z.string(), organisation: z.string(), text: z.string() })).default([]),
  alreadyDoneBy: z.string().optional(),
});
export type DemoIdea = z.output<typeof Idea>;

const Need = z.object({
  key: z.string(),
  title: z.string(),
  detail: z.string(),
  topics: z.array(z.string()),
  setting: z.string(),
  organisation: z.string(),
  byRole: z.string(),
});
export type DemoNeed = z.output<typeof Need>;

const Adoption = z.object({
  project: z.string(),
  organisation: z.string(),
  unit: z.string(),
  state: z.enum([
    'interested',
    'exploring',
    'planning',
    'piloting',
    'live',
    'sustained',
    'paused',
    'abandoned',
    'declined',
  ]),
  confirmation: z.enum(['claimed', 'confirmed', 'disputed', 'stale']),
  reason: z.string().optional(),
  failureReason: z
    .enum(['leadership', 'approvals', 'resources', 'staff', 'technology', 'no-benefit', 'other'])
    .optional(),
  says: z.string(),
  wouldRecommend: z.boolean().optional(),
  adaptations: z.string().optional(),
});
export type DemoAdoption = z.output<typeof Adoption>;

const Company = z.object({
  key: z.string(),
  name: z.string(),
  companyNumber: z.string(),
  sector: z.string(),
  about: z.string(),
  offers: z.array(need),
  topics: z.array(z.string()),
  regions: z.array(z.enum(regions)),
  state: z.enum(['verified', 'applied', 'refused']),
  looksFor: z.string().default(''),
  willNot: z.string().default(''),
  tradeBodies: z.array(z.enum(['abpi', 'abhi'])).default([]),
  suppliesNhs: z.enum(['yes', 'no']),
  sensitiveSectors: z.array(z.string()).default([]),
  parentName: z.string().optional(),
  parentNumber: z.string().optional(),
});
export type DemoCompany = z.output<typeof Company>;

const Offer = z.object({
  project: z.string(),
  company: z.string(),
  state: z.enum([
    'submitted',
    'screened',
    'shortlisted',
    'conflict-review',
    'clear',
    'clear-with-mitigation',
    'blocked',
    'accepted',
    'declined',
    'withdrawn',
    'expired',
  ]),
  offer: z.string(),
  valuePounds: z.number().optional(),
  gain: z.string(),
  products: z.string(),
  bid: z.enum(['none', 'planned', 'live']).default('none'),
  answer: z.string().optional(),
  interest: z.object({ type: z.enum(['financial', 'indirect']), about: z.string() }).optional(),
  mitigation: z.string().optional(),
  reason: z.string().optional(),
});
export type DemoOffer = z.output<typeof Offer>;

const Question = z.object({
  project: z.string(),
  company: z.string(),
  question: z.string(),
  answer: z.string().optional(),
});
export type DemoQuestion = z.output<typeof Question>;

const Person = z.object({
  key: z.string(),
  name: z.string(),
  kind: z.enum(['staff', 'public']),
  profession: z.string(),
  organisation: z.string().optional(),
});
export type DemoPerson = z.output<typeof Person>;

export interface DemoFiles {
  readonly projects: readonly DemoProject[];
  readonly ideas: readonly DemoIdea[];
  readonly needs: readonly DemoNeed[];
  readonly adoptions: readonly DemoAdoption[];
  readonly companies: readonly DemoCompany[];
  readonly offers: readonly DemoOffer[];
  readonly questions: readonly DemoQuestion[];
  readonly people: readonly DemoPerson[];
}

/** @throws ZodError naming the file's field that is not as it should be */
export async function readDemoFiles(folder: string): Promise<DemoFiles> {
  return {
    projects: await folderOf(Project, join(folder, 'projects')),
    ideas: await folderOf(Idea, join(folder, 'ideas')),
    needs: await folderOf(Need, join(folder, 'needs')),
    adoptions: await folderOf(Adoption, join(folder, 'adoptions')),
    companies: await fileOf(Company, join(folder, 'companies.json')),
    offers: await fileOf(Offer, join(folder, 'offers.json')),
    questions: await fileOf(Question, join(folder, 'questions.json')),
    people: await fileOf(Person, join(folder, 'people.json')),
  };
}

async function folderOf<S extends z.ZodType>(schema: S, folder: string): Promise<z.output<S>[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const parts = await Promise.all(names.map((name) => fileOf(schema, join(folder, name))));
  return parts.flat();
}

async function fileOf<S extends z.ZodType>(schema: S, file: string): Promise<z.output<S>[]> {
  return z.array(schema).parse(JSON.parse(await readFile(file, 'utf8')));
}
