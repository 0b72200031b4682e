import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectNoBarriers, expectNoSidewaysScroll, openJourney, type Way } from '#support/journey.ts';

const journey = await openJourney();
const { site, make } = journey;
const pictures = join(import.meta.dirname, '../../data/pictures-seen');
await mkdir(pictures, { recursive: true });

async function signIn(page: Page, personId: string): Promise<void> {
  const browser = await site.as({ personId });
  await page
    .context()
    .addCookies([{ name: 'session', value: browser.cookies.session ?? '', url: journey.base }]);
}

async function look(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

/** A question of a project, asked by its owner. */
async function ask(): Promise<{ ownerId: string; address: string }> {
  const project = await make.project({ title: 'Lights under beds' });
  const owner = await site.as(project.owner);
  const closesOn = new Date(site.clock.now().getTime() + 20 * 86_400_000).toISOString().slice(0, 10);
  const answer = await owner.post(`/projects/${project.projectId}/views`, {
    question: 'What would make the lights better for you?',
    closesOn,
  });
  return { ownerId: project.owner.personId, address: answer.location ?? '' };
}

test.each<[Way, number]>([
  ['with scripts', 1280],
  ['without scripts', 320],
])('a person answers a question of a project in pictures, %s, %i wide', async (way, width) => {
  const { ownerId, address } = await ask();
  const name = (step: string) => `${step}-${way.replaceAll(' ', '-')}-${width}`;
  const page = await journey.open(way, { width });
  await signIn(page, (await make.person({ name: 'Sam Okoro' })).personId);
  await page.goto(address);
  await page.getByRole('link', { name: 'Answer with pictures' }).click();
  const said = page.locator('[data-board-message] button');
  const press = async (word: string, message: readonly string[]) => {
    await page.locator('.sw-grid').getByRole('button', { name: word }).first().click();
    await expectSaid(message);
  };
  await press('I want', ['I want']);
  await press('About ideas', ['I want']);
  await page.getByRole('heading', { name: 'About ideas' }).waitFor();
  await press('bigger letters', ['I want', 'bigger letters']);
  await press('it helps me', ['I want', 'bigger letters', 'it helps me']);
  await look(page, name('composed'));
  await said.nth(2).click();
  await page.getByRole('button', { name: 'Move it earlier' }).click();
  await expectSaid(['I want', 'it helps me', 'bigger letters']);
  await look(page, name('mending'));
  await page.getByRole('button', { name: 'Take it out' }).click();
  await expectSaid(['I want', 'bigger letters']);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expectSaid([]);
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await expectSaid(['I want', 'bigger letters']);
  const sizes = await page.locator('.sw-cell, .sw-tool, .sw-symbols__one').evaluateAll((all) =>
    all
      .map((one) => one.getBoundingClientRect())
      .filter((box) => box.width > 0)
      .map((box) => Math.min(box.width, box.height)),
  );
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(60);
  await expectNoSidewaysScroll(page);
  if (way === 'with scripts') await expectNoBarriers(page);
  await page.getByRole('button', { name: 'Check and send' }).click();
  await page.getByRole('heading', { name: 'Did someone help you with your answer?' }).waitFor();
  await expectNoSidewaysScroll(page);
  if (way === 'with scripts') await expectNoBarriers(page);
  await look(page, name('who-helped'));
  await page.getByRole('button', { name: 'Yes. Someone else helped me.' }).click();
  await page.getByRole('heading', { name: 'Check your message' }).waitFor();
  await look(page, name('review'));
  await page.getByRole('button', { name: 'Yes, send it' }).click();
  await page.getByRole('heading', { name: 'What you sent' }).waitFor();
  await expectNoSidewaysScroll(page);
  await look(page, name('sent'));
  const team = await journey.open(way, { width });
  await signIn(team, ownerId);
  await team.goto(address);
  await expect
    .poll(() => team.locator('.sw-quote .sw-symbols__one').allInnerTexts())
    .toEqual(['I want', 'bigger letters']);
  await team.getByText('with help from someone else').waitFor();
  await look(team, name('team'));

  async function expectSaid(words: readonly string[]): Promise<void> {
    await expect.poll(() => said.allInnerTexts(), { timeout: 10_000 }).toEqual(words);
  }
});

test('with scripts a press stays on the page, and the focus where it was', async () => {
  const page = await journey.open('with scripts', { width: 320 });
  await page.goto('/boards/feelings');
  const happy = page.locator('.sw-grid').getByRole('button', { name: 'happy', exact: true });
  await happy.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.locator('[data-board-message] button').allInnerTexts())
    .toEqual(['happy', 'happy']);
  expect(await happy.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(new URL(page.url()).pathname).toBe('/boards/feelings');
});

test('boards, phrases, pictures and their vetting have no barriers, narrow and wide', async () => {
  const editor = await make.programmeStaff('editor');
  const asEditor = await site.as(editor, { secondFactor: true });
  const made = await asEditor.post('/boards', { name: 'My kitchen' });
  const edit = made.location ?? '';
  await asEditor.post(edit.replace('/edit', '/revisions'), {
    change: 'add',
    label: 'tea',
    picture: 'openmoji:2615|tea',
  });
  await asEditor.post('/boards/phrases', {
    message: JSON.stringify([{ word: 'Good morning', picture: 'openmoji:1F305' }]),
  });
  for (const width of [320, 1280]) {
    const page = await journey.open('with scripts', { width });
    await page
      .context()
      .addCookies([{ name: 'session', value: asEditor.cookies.session ?? '', url: journey.base }]);
    for (const address of [
      '/boards',
      '/boards/body-and-pain',
      edit,
      `${edit}?word=coffee`,
      '/boards/import',
      '/boards/phrases',
      '/account/pictures',
      '/pictures',
      '/pictures/concepts',
      '/pictures/concepts/stomach',
    ]) {
      await page.goto(address);
      await expectNoSidewaysScroll(page);
      if (width === 320) await expectNoBarriers(page);
      await look(
        page,
        `${address
          .replace(/[0-9a-f-]{36}/, 'own')
          .replaceAll(/[/?=]+/g, '-')
          .slice(1)}-${width}`,
      );
    }
  }
}, 300_000);
