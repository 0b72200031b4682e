import { afterAll, expect, inject, test } from 'vitest';
import type { Answer } from '#support/browser.ts';
import { type Make, makeWith } from '#support/make.ts';
import { openTestSite, type Site } from '#support/site.ts';

/** The whole app on a database of this file's own, and builders to fill it. Call it once, at the top of a test file. */
export async function testSite(settings: Record<string, string> = {}): Promise<{ site: Site; make: Make }> {
  const site = await openTestSite(inject('postgresUrl'), settings);
  afterAll(() => site.close());
  return { site, make: makeWith(site) };
}

expect.extend({
  /** The page shows these words to a person. */
  toShow(answer: Answer, words: string) {
    return {
      pass: answer.text.includes(words),
      message: () =>
        `expected the page (${answer.status}) ${this.isNot ? 'not ' : ''}to show “${words}”; it shows:\n${answer.text.slice(0, 3_000)}`,
    };
  },
});

declare module 'vitest' {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    toShow(words: T extends Answer ? string : never): R;
  }
}

export { expect, test };
