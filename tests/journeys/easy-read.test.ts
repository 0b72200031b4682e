import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newId } from '#kit/ids.ts';
import { makeEasyVersion } from '#support/easy-version.ts';
import { expectNoBarriers, expectNoSidewaysScroll, openJourney, type Way } from '#support/journey.ts';

const journey = await openJourney();
const { site, make, base } = journey;

const pictures = join(import.meta.dirname, '../../data/pictures-seen');
await mkdir(pictures, { recursive: true });

async function signIn(page: Page, person: { personId: string }, secondFactor = false): Promise<void> {
  const browser = await site.as(person, { secondFactor });
  await page.context().addCookies([{ name: 'session', value: browser.cookies.session ?? '', url: base }]);
}

async function projectThatAsks(title: string): Promise<{ projectId: string }> {
  const project = await make.project({ title, visibility: 'everyone' });
  await site.db
    .insertInto('views_question')
    .values({
      id: crypto.randomUUID(),
      project_id: project.projectId,
      question: 'What would help you?',
      asked_by: project.owner.personId,
      asked_at: new Date(),
      closes_on: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10),
    })
    .execute();
  // The worker hears of it, and puts it among what can be found.
  await site.db
    .insertInto('event')
    .values({
      id: newId(),
      at: new Date(),
      actor: null,
      verb: 'project.published',
      subject_kind: 'project',
      subject: project.projectId,
      organisation: null,
      concerns: [],
      payload: '{}',
    })
    .execute();
  return project;
}

/** Each step fits the narrow screen and the wide one, has no barrier, and is kept as a picture to be looked at. */
async function look(page: Page, step: string, way: Way): Promise<void> {
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page);
    await page.screenshot({
      path: join(pictures, `easy-${step}-${way.replaceAll(' ', '-')}-${width}.png`),
      fullPage: true,
    });
  }
  // axe is itself a script.
  if (way === 'with scripts') await expectNoBarriers(page);
}

/** Looks again until the worker has put it among what can be found. */
async function found(page: Page, title: string): Promise<void> {
  for (let i = 0; i < 40; i += 1) {
    if ((await page.getByRole('link', { name: title }).count()) > 0) return;
    await page.waitForTimeout(500);
    await page.reload();
  }
}

const ways: readonly [Way, string][] = [
  ['with scripts', 'Blue lamps by night'],
  ['without scripts', 'Green chairs by day'],
];

test.each(ways)('home, find, read, answer, help: all of it in Easy Read, %s', async (way, title) => {
  const project = await projectThatAsks(title);
  await makeEasyVersion(site, make, { kind: 'project', ref: project.projectId, checked: true });
  const page = await journey.open(way, { width: 320 });
  await signIn(page, await make.person());
  await page.goto('/');
  await page.getByRole('link', { name: 'Easy Read', exact: true }).click();
  await page.waitForURL('**/easy');
  await page.getByRole('link', { name: 'Find', exact: true }).click();
  await page.getByLabel('What do you want to know about?').fill(title.split(' ')[1] ?? '');
  await page.getByRole('button', { name: 'Find' }).click();
  await found(page, title);
  await page.getByRole('link', { name: title }).click();
  await page.getByText('A nurse brings warm tea to the').waitFor();
  await expectNoSidewaysScroll(page);
  // axe is itself a script.
  if (way === 'with scripts') await expectNoBarriers(page);
  await page.getByRole('link', { name: 'What would help you?' }).click();
  await page.getByRole('heading', { name: 'What would help you?' }).waitFor();
  await look(page, 'question', way);
  await page.getByLabel('What do you think?').fill('More light in the evening.');
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('heading', { name: 'Did someone help you with your answer?' }).waitFor();
  await look(page, 'who-helped', way);
  await page.getByRole('button', { name: 'Yes. My supporter helped me.' }).click();
  await page.getByRole('heading', { name: 'Is this right?' }).waitFor();
  await page.getByText('Yes. My supporter helped me.').waitFor();
  await look(page, 'is-this-right', way);
  await page.getByRole('button', { name: 'No, change it' }).click();
  await page.getByLabel('What do you think?').fill('More light at night.');
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'No. I did it by myself.' }).click();
  await page.getByRole('button', { name: 'Yes, send it' }).click();
  await page.getByText('Thank you.').waitFor();
  await page.getByRole('link', { name: 'My answers' }).click();
  await page.getByText('More light at night.').waitFor();
  await look(page, 'my-answers', way);
  await page.getByRole('link', { name: 'Help', exact: true }).click();
  await page.getByText('The four buttons at the top').waitFor();
  await page.getByRole('link', { name: 'Standard view' }).click();
  await page.getByRole('link', { name: 'Easy Read', exact: true }).waitFor();
});

test('an editor writes with hints as she types, another signs; a change of the source is said to readers', async () => {
  const project = await make.project({ title: 'Warm tea on two wards', visibility: 'everyone' });
  const writer = await make.programmeStaff('editor');
  const checker = await make.programmeStaff('editor');
  const page = await journey.open();
  await signIn(page, writer, true);
  await page.goto(`/easy/read/project/${project.projectId}`);
  await page.getByRole('link', { name: 'Write or change versions of this' }).click();
  await page.getByLabel('With an empty page').check();
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByLabel('Text', { exact: true }).fill('We utilise lids.');
  await page.getByText('‘utilise’').first().waitFor();
  await page
    .getByRole('button', { name: /^Accept/ })
    .first()
    .click();
  await page.getByText('The suggestion is taken over and saved.').waitFor();
  expect(await page.getByLabel('Text', { exact: true }).inputValue()).toBe('We use lids.');
  await expectNoBarriers(page);
  await page.getByRole('link', { name: 'Choose pictures' }).click();
  await expectNoBarriers(page);
  await page.getByLabel('No picture').check();
  await page.getByRole('button', { name: 'Keep these pictures' }).click();
  await page.getByRole('button', { name: 'Ask an editor to check it' }).click();
  await page.getByText('The editors are told.').waitFor();
  const address = page.url();

  const second = await journey.open('without scripts');
  await signIn(second, checker, true);
  await second.goto(address);
  await second.getByLabel('I compared it with the standard text', { exact: false }).check();
  await second.getByRole('button', { name: 'Sign: I checked it' }).click();
  await second.getByText(`${checker.name} checked it on`).first().waitFor();
  await second.getByRole('button', { name: 'Publish', exact: true }).click();
  await second.getByText('This is what readers see.').waitFor();

  const reader = await journey.open('without scripts', { width: 320 });
  await reader.goto(`/easy/read/project/${project.projectId}`);
  await reader.getByText('We use lids.').waitFor();
  await site.db
    .updateTable('project')
    .set({ summary: 'The lids are gone.' })
    .where('id', '=', project.projectId)
    .execute();
  await reader.goto(`/easy/read/project/${project.projectId}?version=easy-read`);
  await reader.getByText('The standard page has changed since this was written.').waitFor();
});

test('the whole way by keyboard: skip link, menu, a picture list that says its words once', async () => {
  const project = await make.project({ title: 'By keys', visibility: 'everyone' });
  await makeEasyVersion(site, make, { kind: 'project', ref: project.projectId, checked: true });
  const page = await journey.open();
  await page.goto(`/easy/read/project/${project.projectId}`);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Skip to main content');
  const seen: string[] = [];
  for (let i = 0; i < 7; i += 1) {
    await page.keyboard.press('Tab');
    seen.push((await page.evaluate(() => document.activeElement?.textContent?.trim())) ?? '');
  }
  expect(seen.slice(0, 6)).toEqual([
    expect.any(String),
    'Standard view',
    'Home',
    'Find',
    'My answers',
    'Help',
  ]);
  // What a screen reader is given: the accessibility tree, in order.
  const tree = await page.locator('main').ariaSnapshot();
  expect(tree).toContain('heading "Warm tea in easy words" [level=1]');
  expect(tree.match(/A nurse brings warm tea/g)).toHaveLength(1);
  expect(tree).not.toContain('img');
});

test('big letters on a narrow screen leave words whole: beside a picture, and on a board', async () => {
  await projectThatAsks('Letters that one can read');
  const page = await journey.open('without scripts', { width: 320 });
  await page.goto('/text-size');
  await page.locator('input[name=size][value="28"]').check();
  await page.getByRole('button', { name: 'Show pages like this' }).click();
  await page.goto('/easy/answers');
  const link = page.getByRole('link', { name: 'What would help you?' }).first();
  expect((await link.locator('..').boundingBox())?.width).toBeGreaterThan(150);
  await page.goto('/boards/start');
  const cell = page.locator('.sw-cell').first();
  expect((await cell.boundingBox())?.width).toBeGreaterThan(90);
});
