import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openJourney } from '#support/journey.ts';

const journey = await openJourney();
const { site, make } = journey;

async function type(page: Page, words: string): Promise<void> {
  await page.goto('/ideas/new');
  await page.getByLabel('What is the problem?').fill(words);
  await page.getByText(/Draft kept at \d\d:\d\d/).waitFor();
}

async function expectDraft(page: Page, words: string): Promise<void> {
  await page.goto('/drafts');
  await page.getByRole('link', { name: new RegExp(words) }).click();
  expect(await page.getByLabel('What is the problem?').inputValue()).toBe(words);
}

test('somebody who has not signed in types, pauses and closes the page: the draft waits in this browser', async () => {
  const page = await journey.open();
  await type(page, 'The clock on the ward is wrong');
  await page.close();
  await expectDraft(await page.context().newPage(), 'The clock on the ward is wrong');
  const other = await journey.open();
  await other.goto('/drafts');
  expect(await other.getByText('The clock on the ward is wrong').count()).toBe(0);
});

test('a nurse’s draft waits on whatever computer she signs in next', async () => {
  const nurse = await make.member();
  const pages = await Promise.all(
    [1, 2].map(async () => {
      const page = await journey.open();
      const browser = await site.as(nurse);
      const session = browser.cookies.session ?? '';
      await page.context().addCookies([{ name: 'session', value: session, url: journey.base }]);
      return page;
    }),
  );
  const [here, there] = pages as [Page, Page];
  await type(here, 'Keys go missing every night');
  await here.getByLabel('Who would it help?').fill('Night staff');
  await expect
    .poll(
      async () => {
        const rows = await site.db
          .selectFrom('draft')
          .where('person_id', '=', nurse.personId)
          .select('fields')
          .execute();
        return rows.map((row) => (row.fields as { helps?: string }).helps);
      },
      { timeout: 8_000 },
    )
    .toEqual(['Night staff']);
  await here.close();
  await expectDraft(there, 'Keys go missing every night');
});

test('while the server cannot be reached the page says so, keeps the text, and keeps it once it can', async () => {
  const page = await journey.open();
  await page.route('**/drafts/kept', (route) => route.abort());
  await page.goto('/ideas/new');
  const problem = page.getByLabel('What is the problem?');
  await problem.fill('The lift is slow');
  await page.getByText('The draft could not be kept just now').waitFor();
  expect(await problem.inputValue()).toBe('The lift is slow');
  await page.unroute('**/drafts/kept');
  await problem.fill('The lift is slow at night');
  await page.getByText(/Draft kept at/).waitFor();
  await expectDraft(page, 'The lift is slow at night');
});
