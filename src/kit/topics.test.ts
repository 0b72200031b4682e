import { expect, test } from 'vitest';
import { isProjectStage, isSetting, isTopic, projectStages, settings, topics } from '#kit/topics.ts';

test('every token is a slug with words of its own', () => {
  for (const list of [topics, settings, projectStages]) {
    for (const [token, words] of Object.entries(list)) {
      expect(token).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(words).toMatch(/^[A-Z]/);
    }
    expect(new Set(Object.values(list)).size).toBe(Object.keys(list).length);
  }
});

test('tells its own tokens from others, even from what every object has', () => {
  expect(isTopic('falls')).toBe(true);
  expect(isSetting('care-home')).toBe(true);
  expect(isProjectStage('spreading')).toBe(true);
  for (const token of ['', 'Falls', 'toString', '__proto__', 'constructor']) {
    expect(isTopic(token) || isSetting(token) || isProjectStage(token)).toBe(false);
  }
});
