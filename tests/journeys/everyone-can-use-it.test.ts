import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { makeEasyVersion } from '#support/easy-version.ts';
import { expectNoBarriers, expectNoSidewaysScroll, openJourney } from '#support/journey.ts';

const journey = await openJourney();
const { site, make } = journey;

async function pages(): Promise<string[]> {
  const idea = await make.idea({ title: 'Lights under beds' });
  const project = await make.project();
  await make.kit(project);
  const { needId } = await make.need();
  const yearId = crypto.randomUUID();
  await site.db
    .insertInto('programme_year')
    .values({
      id: yearId,
      name: '2026 to 2027',
      opens_on: '2026-04-01',
      closes_on: '2027-03-31',
      launch_text: 'Bring it.',
    })
    .execute();
  return [
    '/',
    '/ideas',
    `/ideas/${idea.ideaId}`,
    '/ideas/new',
    '/projects',
    `/projects/${project.projectId}`,
    '/needs',
    `/needs/${needId}`,
    '/organisations',
    `/organisations/${project.organisation.odsCode}`,
    '/search?q=falls',
    '/sign-in',
    '/join',
    '/years',
    `/years/${yearId}`,
    `/years/${yearId}/report`,
    '/sponsorship',
    '/views',
    '/open-data',
    '/about',
    '/help',
    '/accessibility',
    '/privacy',
    '/writing-check',
    '/no-such-page',
  ];
}

const addresses = await pages();

async function signIn(page: Page, personId: string): Promise<void> {
  const browser = await site.as({ personId });
  await page
    .context()
    .addCookies([{ name: 'session', value: browser.cookies.session ?? '', url: journey.base }]);
}

test('axe finds no barrier with scripts on', async () => {
  const page = await journey.open();
  for (const address of addresses) {
    await page.goto(address);
    await expectNoBarriers(page);
  }
});

test('axe finds no barrier with our scripts blocked', async () => {
  const page = await journey.open();
  await page.route('**/assets/*.js', (route) => route.abort());
  for (const address of addresses) {
    await page.goto(address);
    await expectNoBarriers(page);
  }
});

const otherViews = { 'large print': '24', 'Easy Read': '0.easy-read', symbols: '0.easy-read.symbols' };
const inOtherViews = addresses.filter(
  (address) => !/open-data|join|report$|years|sponsorship$/.test(address),
);
const { projectId: inSymbols } = await make.project({ title: 'Warm tea' });
await makeEasyVersion(site, make, { kind: 'project', ref: inSymbols, checked: true, format: 'symbols' });
const symbolVersion = `/easy/read/project/${inSymbols}?version=symbols`;
/** The version in symbols takes the turn of a page that has none of its own. */
const pagesIn = (view: string) =>
  view === 'symbols'
    ? [...inOtherViews.filter((address) => address !== '/privacy'), symbolVersion]
    : inOtherViews;

/** Three views of 17 pages, at the width where they are narrowest; `npm run audit:access` goes through the whole matrix. */
test.each(Object.entries(otherViews))(
  'axe finds no barrier in %s at 320 pixels, and nothing scrolls sideways',
  async (name, view) => {
    const page = await journey.open('with scripts', { width: 320 });
    await page.context().addCookies([{ name: 'view', value: view, url: journey.base }]);
    for (const address of pagesIn(name)) {
      await page.goto(address);
      await expectNoBarriers(page);
      await expectNoSidewaysScroll(page);
      if (address === symbolVersion)
        expect(await page.locator('.sw-symbol-row img').count()).toBeGreaterThan(1);
    }
  },
);

test('axe does find a planted barrier', async () => {
  const page = await journey.open();
  await page.goto('/sign-in');
  await page.evaluate(() =>
    document.querySelector('main')?.insertAdjacentHTML('beforeend', '<img src="/x.png"><input>'),
  );
  await expect(expectNoBarriers(page)).rejects.toThrow(/image-alt/);
});

test('letters have no serifs, in texts, headings, buttons and fields', async () => {
  const page = await journey.open();
  for (const address of ['/', '/search?q=falls', '/easy']) {
    await page.goto(address);
    const fonts = await page
      .locator('p, h1, button, input[type="search"], input[type="text"], a')
      .evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).fontFamily))]);
    expect(fonts).toEqual(['arial, system-ui, sans-serif']);
  }
});

test('nothing scrolls sideways at 320 pixels, which is 400% zoom of a common screen', async () => {
  const page = await journey.open('with scripts', { width: 320 });
  for (const address of addresses) {
    await page.goto(address);
    await expectNoSidewaysScroll(page);
  }
});

test('what a signed-in person uses has no barriers either', async () => {
  const lead = await make.member({ role: 'lead' });
  const page = await journey.open();
  await signIn(page, lead.personId);
  for (const address of [
    '/account',
    '/account/memberships',
    '/account/second-factor',
    '/account/tokens',
    '/drafts',
    '/notices',
    '/duties',
    '/needs/new',
    '/adoptions',
    `/organisations/${lead.organisation.odsCode}/people`,
    '/projects/new',
  ]) {
    await page.goto(address);
    await expectNoBarriers(page);
  }
});

test('an idea is posted by keyboard alone', async () => {
  const nurse = await make.member();
  const page = await journey.open();
  await signIn(page, nurse.personId);
  await page.goto('/ideas/new');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Skip to main content');
  await page.keyboard.press('Enter');
  await tabTo(page, 'problem');
  await page.keyboard.type('The keys to the sluice are never there.');
  await tabTo(page, 'proposal');
  await page.keyboard.type('A hook with an outline of each key.');
  await tabTo(page, 'helps');
  await page.keyboard.type('Everyone on the ward');
  await tabTo(page, 'visibility');
  await page.keyboard.press('Space');
  await tabToButton(page, 'See who has done it, then post');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Before you post' }).waitFor();
  await tabToButton(page, 'Post this idea');
  await page.keyboard.press('Enter');
  await page.getByText('Your idea is posted').waitFor();
});

const tabsMax = 120;

async function tabTo(page: Page, name: string): Promise<void> {
  await tabUntil(
    page,
    (wanted) => (document.activeElement as HTMLInputElement | null)?.name === wanted,
    name,
  );
}

async function tabToButton(page: Page, text: string): Promise<void> {
  await tabUntil(page, (wanted) => document.activeElement?.textContent?.trim() === wanted, text);
}

async function tabUntil(page: Page, there: (wanted: string) => boolean, wanted: string): Promise<void> {
  for (let i = 0; i < tabsMax; i += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(there, wanted)) return;
  }
  throw new Error(`the keyboard does not reach '${wanted}'`);
}
