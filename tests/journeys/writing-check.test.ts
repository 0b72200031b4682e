import { expect, test } from 'vitest';
import { expectNoBarriers, expectNoSidewaysScroll, openJourney } from '#support/journey.ts';

const journey = await openJourney();
const text = 'Please utilise the ramp.\nYour blood was taken by the nurse.';

test.each(['with scripts', 'without scripts'] as const)(
  'somebody mends a text, %s, at the width of a telephone',
  async (way) => {
    const page = await journey.open(way, { width: 320 });
    await page.goto('/writing-check');
    await page.getByLabel('Your text').fill(text);
    await page.getByRole('button', { name: 'Check it' }).click();
    await page.getByRole('heading', { name: '2 hints' }).waitFor();
    if (way === 'with scripts') await expectNoBarriers(page); // axe needs the page's scripts
    await expectNoSidewaysScroll(page);
    await page.getByRole('button', { name: /^Use this\s*: use$/ }).click();
    await page.getByRole('heading', { name: '1 hint' }).waitFor();
    expect(await page.getByLabel('Your text').inputValue()).toContain('Please use the ramp.');
    await page.getByRole('button', { name: 'Make a draft for Easy Read' }).click();
    await page.getByText('The nurse took your blood.').first().waitFor();
    await page.getByText('What was changed').click();
    if (way === 'with scripts') await expectNoBarriers(page); // axe needs the page's scripts
    await page.getByRole('button', { name: 'Put the draft in the box' }).click();
    await page.getByText('No rule is broken.').waitFor();
  },
);

test('hints follow the typing, and leave the focus and the words alone', async () => {
  const page = await journey.open('with scripts');
  await page.goto('/writing-check');
  const box = page.getByLabel('Your text');
  await box.click();
  await page.keyboard.type('Go to ward IV.');
  await page.getByText('‘IV’ is a Roman numeral: write 4.').waitFor();
  expect(await box.inputValue()).toBe('Go to ward IV.');
  expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await page.getByRole('status').textContent()).toContain('1 hint');
});
