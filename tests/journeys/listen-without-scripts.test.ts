import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { lookAt, openJourney } from '#support/journey.ts';

const journey = await openJourney();
const { make } = journey;
const pictures = join(import.meta.dirname, '../../data/pictures-seen');
await mkdir(pictures, { recursive: true });

async function look(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

test('without scripts a link leads to players, and the browser can play what they hold', async () => {
  const idea = await make.idea({ title: 'Warm tea on every ward' });
  for (const [start, name] of [
    [`/ideas/${idea.ideaId}`, 'usual'],
    [`/easy/read/idea/${idea.ideaId}`, 'easy'],
  ] as const) {
    const page = await journey.open('without scripts');
    await page.goto(start);
    await page.getByRole('link', { name: 'Listen to this page' }).click();
    await page.getByRole('heading', { level: 1, name: 'Listen: Warm tea on every ward' }).waitFor();
    expect(await page.locator('audio').count()).toBeGreaterThan(2);
    await look(page, `listen-${name}-1280`);
    await lookAt('without scripts', page);
    await look(page, `listen-${name}-320`);
    await page.getByRole('link', { name: 'Go back to the page' }).click();
    await page.waitForURL((url) => url.pathname === start);
    // The same with scripts, where the page can be asked what its player says.
    const scripted = await journey.open('with scripts');
    await scripted.goto(start);
    expect(await scripted.getByRole('link', { name: 'Listen to this page' }).count()).toBe(0);
    await scripted.getByRole('button', { name: 'Listen to this page' }).waitFor();
    await scripted.goto(
      page
        .url()
        .replace(
          start,
          name === 'usual' ? `/listen/idea/${idea.ideaId}` : `/listen/idea/${idea.ideaId}?easy=yes`,
        ),
    );
    const seconds = await scripted
      .locator('audio')
      .first()
      .evaluate(
        (player) =>
          new Promise<number>((resolve, reject) => {
            const audio = player as HTMLAudioElement;
            audio.addEventListener('loadedmetadata', () => resolve(audio.duration));
            audio.addEventListener('error', () => reject(new Error(audio.error?.message ?? 'no sound')));
            audio.preload = 'auto';
            audio.load();
          }),
      );
    expect(seconds).toBeGreaterThan(1);
    await lookAt('with scripts', scripted);
  }
});

interface Spoken {
  browser: string[];
}

/** A browser with a voice of its own, which only notes what it is given. */
async function withBrowserVoice(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const spoken: Spoken = { browser: [] };
    Object.assign(window, { spoken });
    const voice = { lang: 'en-GB', name: 'Test', default: true, localService: true, voiceURI: 'test' };
    Object.defineProperty(window, 'SpeechSynthesisUtterance', {
      value: class {
        onend: (() => void) | undefined;
        constructor(readonly text: string) {}
      },
    });
    Object.defineProperty(window, 'speechSynthesis', {
      value: {
        getVoices: () => [voice],
        addEventListener() {},
        cancel() {},
        pause() {},
        resume() {},
        speak(utterance: { text: string; onend?: () => void }) {
          spoken.browser.push(utterance.text);
          setTimeout(() => utterance.onend?.(), 10);
        },
      },
    });
  });
}

async function composeAndHear(page: Page): Promise<void> {
  await page.goto('/boards/start');
  const cell = page.locator('.sw-grid button[data-symbols]').first();
  await cell.click();
  await page.getByRole('button', { name: 'Hear it' }).click();
}

test('a board speaks with the site’s voice, and only with it', async () => {
  const page = await journey.open();
  await withBrowserVoice(page);
  const asked = page.waitForResponse((answer) => answer.url().endsWith('/speech'));
  await composeAndHear(page);
  const answer = await asked;
  expect(answer.status()).toBe(200);
  const form = new URLSearchParams(answer.request().postData() ?? '');
  expect(form.get('text')).not.toBe('');
  // What is composed is its writer's: it is never kept.
  expect(form.get('open')).toBeNull();
  await page.getByRole('button', { name: 'Listen to this page' }).waitFor();
  expect(await page.evaluate(() => (window as unknown as { spoken: Spoken }).spoken.browser)).toEqual([]);
});

test('where the site’s voice fails, a board speaks with the browser’s', async () => {
  const page = await journey.open();
  await withBrowserVoice(page);
  await page.route('**/speech', (route) => route.fulfill({ status: 503, body: '' }));
  await composeAndHear(page);
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { spoken: Spoken }).spoken.browser.length))
    .toBe(1);
});
