/** Takes the pictures of the README from a demonstration that runs: npm run pictures [-- http://localhost:3000]. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openChromium } from '../tests/support/chromium.ts';

const baseURL = process.argv[2] ?? 'http://localhost:3000';
const folder = join(import.meta.dirname, '..', 'docs', 'pictures');
const size = { width: 1_280, height: 1_200 };

await mkdir(folder, { recursive: true });
const browser = await openChromium();
try {
  const visitor = await open();
  await visitor.goto('/');
  await take(visitor, 'home');
  await visitor.goto('/projects?kit=yes&order=most-adopted');
  await visitor.locator('main h2 a').first().click();
  await take(visitor, 'project');
  await visitor.goto('/years');
  await visitor.locator('main a[href^="/years/"]').first().click();
  await visitor.locator('a[href$="/report"]').first().click();
  await take(visitor, 'report');

  const nurse = await open(/nurse/i);
  await nurse.goto('/ideas/new');
  await nurse
    .getByLabel('What is the problem?')
    .fill(
      'Patients on our ward keep falling at night on the way to the toilet. NHS number 943 476 5919 fell twice.',
    );
  await nurse
    .getByLabel('What is the idea?')
    .fill('A small light under each bed that goes on when feet touch the floor.');
  await nurse.getByLabel('Who would it help?').fill('Older patients and night staff');
  await nurse.getByLabel('Everyone', { exact: true }).check();
  await nurse.getByLabel('No', { exact: true }).check();
  await nurse.getByRole('button', { name: 'See who has done it, then post' }).click();
  await take(nurse, 'preview');

  const company = await open(/for .+ (Ltd|plc|LLP|CIC)/);
  await company.goto('/sponsorship-requests');
  await take(company, 'requests');
} finally {
  await browser.close();
}

/** A page of a visitor, or of the first person on the demonstration's list whose part fits. */
async function open(part?: RegExp): Promise<Page> {
  const context = await browser.newContext({ viewport: size, baseURL });
  const page = await context.newPage();
  if (part) {
    await page.goto('/demonstration');
    await page.locator('li', { hasText: part }).first().getByRole('button').click();
  }
  return page;
}

async function take(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(`docs/pictures/${name}.png`);
}
