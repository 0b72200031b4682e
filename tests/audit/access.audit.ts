import { mkdir, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { openChromium } from '#support/chromium.ts';
import { makeEasyVersion } from '#support/easy-version.ts';
import { expectNoBarriers, expectNoSidewaysScroll, openJourney } from '#support/journey.ts';

/** Every page in every view at every width, with axe and a look for what stands beyond the edge. Prints a table. */
const journey = await openJourney();
const { site, make } = journey;

const views: Readonly<Record<string, string>> = {
  standard: '0',
  'large print 24': '24',
  'easy read': '0.easy-read',
  symbols: '0.easy-read.symbols',
};
const screens = {
  '320': { width: 320, height: 900, scale: 1 },
  '1280': { width: 1280, height: 900, scale: 1 },
  // 400% zoom of 1280 by 1024: as many CSS pixels as stand there then.
  '400%': { width: 320, height: 256, scale: 4 },
} as const;

async function pages(): Promise<{ visitor: string[]; editor: string[] }> {
  const idea = await make.idea({ title: 'Lights under beds', visibility: 'everyone' });
  const project = await make.project({ visibility: 'everyone' });
  await make.kit(project);
  const { needId } = await make.need({ visibility: 'everyone' });
  const checked = await make.project({ visibility: 'everyone' });
  await makeEasyVersion(site, make, { kind: 'project', ref: checked.projectId, checked: true });
  const version = await site.db.selectFrom('readable_version').select('id').executeTakeFirstOrThrow();
  return {
    visitor: [
      '/',
      '/ideas',
      `/ideas/${idea.ideaId}`,
      '/projects',
      `/projects/${project.projectId}`,
      `/projects/${checked.projectId}`,
      `/projects/${checked.projectId}?whole=yes`,
      '/needs',
      `/needs/${needId}`,
      '/organisations',
      `/organisations/${project.organisation.odsCode}`,
      '/search?q=lights',
      '/sign-in',
      '/join',
      '/years',
      '/sponsorship',
      '/views',
      '/text-size',
      '/open-data',
      '/about',
      '/help',
      '/accessibility',
      '/privacy',
      '/pictures',
      '/boards',
      '/easy/help',
      '/no-such-page',
    ],
    editor: [
      '/account',
      '/notices',
      '/easy-read-desk',
      `/easy-read-desk/records/project/${checked.projectId}`,
      `/easy-read-desk/versions/${version.id}`,
      '/version-tasks',
    ],
  };
}

interface Found {
  readonly view: string;
  readonly screen: string;
  readonly address: string;
  readonly problem: string;
}

test('every page, every view, every width', async () => {
  const addresses = await pages();
  const editor = await make.programmeStaff('editor');
  const session = (await site.as(editor, { secondFactor: true })).cookies.session ?? '';
  const browser = await openChromium();
  const found: Found[] = [];
  const rows: string[] = [];
  let runs = 0;
  for (const [view, carried] of Object.entries(views)) {
    const cells: string[] = [];
    for (const [screen, { width, height, scale }] of Object.entries(screens)) {
      const context = await browser.newContext({
        baseURL: journey.base,
        viewport: { width, height },
        deviceScaleFactor: scale,
        locale: 'en-GB',
      });
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      await context.addCookies([{ name: 'view', value: carried, url: journey.base }]);
      const before = found.length;
      for (const [who, list] of Object.entries(addresses)) {
        if (who === 'editor')
          await context.addCookies([{ name: 'session', value: session, url: journey.base }]);
        for (const address of list) {
          await page.goto(address);
          for (const check of [expectNoBarriers, expectNoSidewaysScroll])
            await check(page).catch((error: Error) => {
              found.push({
                view,
                screen,
                address,
                problem: error.message.replace(/\s+/g, ' ').slice(0, 400),
              });
            });
          runs += 1;
        }
      }
      cells.push(String(found.length - before).padStart(6));
      await context.close();
    }
    rows.push(`${view.padEnd(16)} ${cells.join(' ')}`);
    console.log(rows.at(-1));
  }
  await browser.close();
  console.log(
    `\n${'view'.padEnd(16)} ${Object.keys(screens)
      .map((screen) => screen.padStart(6))
      .join(' ')}`,
  );
  for (const row of rows) console.log(row);
  console.log(`${runs} axe runs, ${found.length} findings. A clean table is a floor, not conformance.`);
  for (const one of found) console.log(`${one.view}, ${one.screen}, ${one.address}: ${one.problem}`);
  await mkdir('data', { recursive: true });
  await writeFile('data/audit-access.json', JSON.stringify({ runs, found }, null, 2));
  expect(found).toEqual([]);
});
