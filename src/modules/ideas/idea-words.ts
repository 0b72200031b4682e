import { isSetting, isTopic, settings, topics } from '#kit/topics.ts';

export function topicWords(slug: string): string {
  return isTopic(slug) ? topics[slug] : slug;
}

export function settingWords(slug: string): string {
  return isSetting(slug) ? settings[slug] : slug;
}

export const answerWords: Readonly<Record<string, string>> = {
  planned: 'Planned',
  'under-way': 'Under way',
  done: 'Done',
  'not-now': 'Not now',
};

export function optionsOf(words: Readonly<Record<string, string>>): { value: string; text: string }[] {
  return Object.entries(words).map(([value, text]) => ({ value, text }));
}
