import { z } from 'zod';
import { projectStages, settings, topics } from '#kit/topics.ts';
import { choice, choices, id, optionalText, typedText } from '#platform/http/fields.ts';
import { type ProjectText, projectLimits } from './project.rules.ts';

export const ProjectParams = z.object({ projectId: id });

export function keysOf<const T extends Readonly<Record<string, unknown>>>(
  words: T,
): [keyof T & string, ...(keyof T & string)[]] {
  return Object.keys(words) as [keyof T & string, ...(keyof T & string)[]];
}

export const maybe = <S extends z.ZodType>(schema: S) =>
  z.preprocess((given) => (given === '' ? undefined : given), schema.optional());

export const ProjectFields = z.object({
  title: typedText({ name: 'a title', max: projectLimits.title }),
  summary: optionalText({ name: 'the summary', max: projectLimits.summary }),
  problem: optionalText({ name: 'the problem', max: projectLimits.problem }),
  whatWasDone: optionalText({ name: 'what was done', max: projectLimits.whatWasDone }),
  results: optionalText({ name: 'the results', max: projectLimits.results }),
  topics: choices(keysOf(topics), 'Choose topics from the list', projectLimits.topics),
  setting: maybe(choice(keysOf(settings), 'Choose a setting from the list')),
  stage: choice(keysOf(projectStages), 'Choose how far the project is'),
  identifiersJustified: optionalText({ name: 'the reason', max: projectLimits.reason }),
});

export const VisibilityFields = z.object({
  visibility: choice(['organisation', 'staff', 'everyone'], 'Choose who may see it'),
  patentable: maybe(choice(['no', 'unsure', 'yes-cleared'], 'Answer whether this could be patented or sold')),
});

export function textOf(form: z.output<typeof ProjectFields>): ProjectText {
  const { identifiersJustified, setting, ...text } = form;
  return { ...text, setting: setting ?? null };
}

/** The parts that are written freely. */
export function freeTextsOf(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { title, summary, problem, whatWasDone, results } = values;
  return { title, summary, problem, whatWasDone, results };
}
