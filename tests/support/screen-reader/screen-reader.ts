import { join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import type { ScreenReaderInPage } from './in-page.ts';

declare const screenReader: ScreenReaderInPage;

let bundle: Promise<string> | undefined;

/** Guidepup's virtual screen reader, in a real browser: style sheets and scripts of the page count. */
function bundled(): Promise<string> {
  bundle ??= build({
    entryPoints: [join(import.meta.dirname, 'in-page.ts')],
    bundle: true,
    platform: 'browser',
    format: 'iife',
    write: false,
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': '"production"' },
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
  return bundle;
}

/** What it says of the whole page, with the page's title first, as screen readers do when a page opens. */
export async function heardOf(page: Page): Promise<string[]> {
  await page.evaluate(await bundled());
  return [await page.title(), ...(await page.evaluate(() => screenReader.readThrough()))];
}

/** What it says from control to control, by the browser's own Tab key. */
export async function heardByTab(page: Page, presses: number): Promise<string[]> {
  return heardWhile(page, async () => {
    for (let i = 0; i < presses; i += 1) await page.keyboard.press('Tab');
  });
}

const listenedMilliseconds = 500;

/** What it says of itself while something happens: where the focus goes, and what the page tells. */
export async function heardWhile(page: Page, act: () => Promise<void>): Promise<string[]> {
  await page.evaluate(await bundled());
  await page.evaluate(() => screenReader.begin());
  await act();
  await page.waitForTimeout(listenedMilliseconds);
  return page.evaluate(() => screenReader.end());
}

/** Between 'main' and 'end of main': what is this page's own. */
export function ownPart(said: readonly string[]): string[] {
  return said.slice(said.indexOf('main') + 1, said.indexOf('end of main'));
}
