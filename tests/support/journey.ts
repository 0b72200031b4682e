import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, expect, inject } from 'vitest';
import { openChromium } from '#support/chromium.ts';
import { freePort } from '#support/free-port.ts';
import { type Make, makeWith } from '#support/make.ts';
import { openTestSite, type Site } from '#support/site.ts';
import { startWorker, type Worker } from '../../src/worker.ts';

export type Way = 'with scripts' | 'without scripts';

export interface Journey {
  readonly site: Site;
  readonly make: Make;
  readonly base: string;
  /** A fresh browser profile; 'without scripts' switches them off. */
  open(way?: Way, options?: { width?: number }): Promise<Page>;
  /** A profile in which this person is signed in. */
  openAs(way: Way, person: { personId: string }, secondFactor?: boolean): Promise<Page>;
  /** Signs in again where the clock went past the end of the session. */
  signIn(page: Page, person: { personId: string }, secondFactor?: boolean): Promise<void>;
  /** The link in the newest message to this address. */
  linkFor(address: string): Promise<string>;
}

/** The whole app on a port, its worker beside it, and a real browser. */
export async function openJourney(): Promise<Journey> {
  const port = await freePort();
  const base = `http://localhost:${port}`;
  const site = await openTestSite(inject('postgresUrl'), { PAGE_CACHE: 'yes', BASE_URL: base });
  const worker: Worker = await startWorker(site.platform);
  await site.server.listen({ port, host: '127.0.0.1' });
  const browser: Browser = await openChromium();
  const contexts: BrowserContext[] = [];
  afterAll(async () => {
    for (const context of contexts) await context.close();
    await browser.close();
    await worker.stop();
    await site.close();
  });
  async function open(way: Way = 'with scripts', options: { width?: number } = {}): Promise<Page> {
    const context = await browser.newContext({
      baseURL: base,
      javaScriptEnabled: way === 'with scripts',
      viewport: { width: options.width ?? 1280, height: 900 },
      locale: 'en-GB',
    });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    return page;
  }
  async function signIn(page: Page, person: { personId: string }, secondFactor = false): Promise<void> {
    const { cookies } = await site.as(person, { secondFactor });
    await page.context().addCookies([{ name: 'session', value: cookies.session ?? '', url: base }]);
  }
  return {
    site,
    make: makeWith(site),
    base,
    open,
    signIn,
    async openAs(way, person, secondFactor) {
      const page = await open(way);
      await signIn(page, person, secondFactor);
      return page;
    },
    async linkFor(to) {
      const message = (await site.mailTo(to)).at(-1);
      const link = message?.text.match(/https?:\/\/[^/\s]+(\/\S+)/)?.[1];
      if (!link) throw new Error(`no link was sent to ${to}`);
      return link;
    },
  };
}

const axeSeconds = 60;

/** WCAG 2.2 AA as far as a program can tell; a clean page is a floor, not conformance. */
export async function expectNoBarriers(page: Page): Promise<void> {
  const scan = new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const late = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error('axe did not finish')), axeSeconds * 1_000).unref();
  });
  const { violations } = await Promise.race([scan, late]);
  expect(
    violations.map(
      (violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`,
    ),
  ).toEqual([]);
}

/** Nothing stands beyond the right edge of the screen. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { content, screen } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }));
  expect(content, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(screen);
}

/** Each page on the way: by axe where scripts run; where none do, on a narrow screen. */
export async function lookAt(way: Way, page: Page): Promise<void> {
  if (way === 'with scripts') return expectNoBarriers(page);
  await page.setViewportSize({ width: 320, height: 900 });
  await expectNoSidewaysScroll(page);
}
