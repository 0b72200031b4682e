import { projectStages, settings, topics } from '#kit/topics.ts';
import type { ProjectState } from './project.rules.ts';

/** The words for what records hold as slugs. An unknown slug, from an older list, is shown as it is. */
export function topicWords(slug: string): string {
  return (topics as Readonly<Record<string, string>>)[slug] ?? slug;
}

export function settingWords(slug: string): string {
  return (settings as Readonly<Record<string, string>>)[slug] ?? slug;
}

export function stageWords(slug: string): string {
  return (projectStages as Readonly<Record<string, string>>)[slug] ?? slug;
}

export const stateWords: Readonly<Record<ProjectState, string>> = {
  draft: 'Draft',
  'awaiting-approval': 'Waiting for approval',
  published: 'Published',
  withdrawn: 'Withdrawn',
};

/** Options of a choice from a list of words. */
export function optionsOf(words: Readonly<Record<string, string>>): { value: string; text: string }[] {
  return Object.entries(words).map(([value, text]) => ({ value, text }));
}
