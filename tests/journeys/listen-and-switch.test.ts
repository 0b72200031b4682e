import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { toCarried, usualScanning } from '#kit/scan-settings.ts';
import { expectNoBarriers, expectNoSidewaysScroll, openJourney } from '#support/journey.ts';
import { rebuildIndex } from '../../src/modules/finding/engine/rebuild-index.ts';
import { viewsPaths } from '../../src/modules/projects/project.paths.ts';

const journey = await openJourney();
const { site, make } = journey;

interface Heard {
  readonly sentence: string;
  readonly word?: { from: number; to: number };
  readonly audioMs: number;
}

test('a page is read aloud: the word that is heard is marked, within a tenth of a second', async () => {
  const project = await make.project();
  const page = await journey.open();
  const times = new Map<string, readonly (readonly number[])[]>();
  page.on('response', async (answer) => {
    if (!answer.url().endsWith('/speech') || answer.status() !== 200) return;
    const text = new URLSearchParams(answer.request().postData() ?? '').get('text') ?? '';
    const { words } = (await answer.json()) as { words: number[][] };
    times.set(text, words);
  });
  await page.goto(`/projects/${project.projectId}`);
  const heard: Heard[] = [];
  await page.exposeFunction('heard', (one: Heard) => heard.push(one));
  await page.evaluate(() =>
    document
      .querySelector('sw-read-aloud')
      ?.addEventListener('sw-word', (event) =>
        (window as unknown as { heard(one: unknown): void }).heard((event as CustomEvent).detail),
      ),
  );
  await page.getByRole('button', { name: 'Listen to this page' }).click();
  await expect.poll(() => heard.filter((one) => one.word).length, { timeout: 60_000 }).toBeGreaterThan(12);
  await page.getByRole('button', { name: 'Pause' }).click();
  const errors = heard.flatMap(({ sentence, word, audioMs }) => {
    const start = word && times.get(sentence)?.find(([from]) => from === word.from)?.[2];
    return start === undefined ? [] : [Math.abs(audioMs - start)];
  });
  errors.sort((a, b) => a - b);
  const p95 = errors[Math.floor(errors.length * 0.95)] ?? Number.NaN;
  console.log(
    `a word is marked ${p95.toFixed(0)} ms (p95 of ${errors.length}) from when the audio says it begins`,
  );
  expect(errors.length).toBeGreaterThan(10);
  await page.getByRole('button', { name: 'Faster' }).click();
  await page.getByText('Speed 1.25').waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('button', { name: 'Listen to this page' }).waitFor();
});

test('where neither the site nor the browser has a voice, the page says so', async () => {
  const page = await journey.open();
  await page.route('**/speech', (route) => route.fulfill({ status: 503, body: '' }));
  await page.goto('/about');
  await page.getByRole('button', { name: 'Listen to this page' }).click();
  await page.getByText('There is no voice on this site or in your browser.').waitFor();
});

test('one switch is enough to find, to read and to answer', { timeout: 600_000 }, async () => {
  const project = await make.project();
  const owner = await site.as(project.owner);
  await owner.post(viewsPaths.ask(project), {
    question: 'Would a bell at night disturb you?',
    closesOn: new Date(site.clock.now().getTime() + 30 * 86_400_000).toISOString().slice(0, 10),
  });
  await site.catchUp();
  await rebuildIndex(site.platform);
  const patient = await make.person();
  const page = await journey.open();
  const session = (await site.as(patient)).cookies.session ?? '';
  const scan = toCarried({ ...usualScanning, stepMs: 500, firstTimes: 1, rounds: 9, ignoreMs: 0 });
  await page.context().addCookies([
    { name: 'session', value: session, url: journey.base },
    { name: 'scan', value: scan, url: journey.base },
  ]);
  await page.goto('/');
  await page.waitForSelector('sw-scanner[data-at]', { state: 'attached' });
  await expectNoBarriers(page);

  // Find.
  const word = project.title.split(' ')[0] ?? '';
  await takeBySwitch(page, page.getByRole('searchbox').first());
  for (const letter of word.toLowerCase()) await takeBySwitch(page, key(page, letter));
  await takeBySwitch(page, key(page, 'done'));
  await takeBySwitch(page, page.getByRole('search').getByRole('button').first());
  await page.waitForURL(/\/search\?/);
  await takeBySwitch(page, page.getByRole('main').getByRole('link', { name: project.title }).first());
  await page.getByRole('heading', { level: 1, name: project.title }).waitFor();

  // Read: the next press holds the reading.
  await takeBySwitch(page, page.getByRole('button', { name: 'Listen to this page' }));
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Go on' }).waitFor();

  // Answer.
  await takeBySwitch(
    page,
    page
      .getByRole('main')
      .getByRole('link', { name: /views|bell at night/i })
      .first(),
  );
  await page.waitForURL(/\/views/);
  if (page.url().endsWith('/views'))
    await takeBySwitch(
      page,
      page
        .getByRole('main')
        .getByRole('link', { name: /bell at night|Project/ })
        .first(),
    );
  await page.getByRole('heading', { level: 1, name: /bell at night/ }).waitFor();
  await takeBySwitch(page, page.getByLabel(/What do you think|What you think/));
  await takeBySwitch(page, key(page, 'y'));
  await takeBySwitch(page, key(page, 'yes'));
  await takeBySwitch(page, key(page, 'done'));
  await takeBySwitch(page, page.getByRole('button', { name: 'Send it to the team' }));
  await page.getByText('Only the project’s team reads it.').first().waitFor();
  expect(await (await site.as(project.owner)).get(page.url().replace(journey.base, ''))).toMatchObject({
    text: expect.stringContaining('yes'),
  });
});

test('scanning has a page of its own that everyone can use', async () => {
  for (const width of [320, 1280]) {
    const page = await journey.open('with scripts', { width });
    await page.goto('/scanning');
    await expectNoSidewaysScroll(page);
    await expectNoBarriers(page);
  }
});

function key(page: Page, name: string): Locator {
  return page.locator(`sw-scanner button[data-name="${name}"]`).first();
}

/** As somebody does who looks: presses when the frame is around what they want, until it is around that alone. */
async function takeBySwitch(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor({ state: 'attached' });
  const element = await wanted.elementHandle();
  for (let press = 0; press < 12; press += 1) {
    const around = await page.waitForFunction(
      (target) => {
        const frame = document.querySelector('.sw-scan-frame');
        if (!(target instanceof Element) || !frame || frame.hasAttribute('hidden')) return undefined;
        const outer = frame.getBoundingClientRect();
        const inner = target.getBoundingClientRect();
        const holds =
          outer.left <= inner.left &&
          outer.right >= inner.right &&
          outer.top <= inner.top &&
          outer.bottom >= inner.bottom;
        if (!holds) return undefined;
        return outer.width - inner.width < 40 && outer.height - inner.height < 40 ? 'alone' : 'group';
      },
      element,
      { timeout: 60_000, polling: 30 },
    );
    const what = await around.jsonValue();
    const before = await page.locator('sw-scanner').getAttribute('data-at');
    await page.keyboard.press('Space');
    if (what === 'alone') return;
    await page
      .waitForFunction(
        (label) => document.querySelector('sw-scanner')?.getAttribute('data-at') !== label,
        before,
        { timeout: 5_000 },
      )
      .catch(() => undefined);
  }
  throw new Error('the switch did not reach what was wanted');
}
