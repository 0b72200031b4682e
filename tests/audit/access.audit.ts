import { mkdir, writeFile } from 'node:fs/promises';
import { afterAll, expect, test } from 'vitest';
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
  const adopter = await site.as(await make.member());
  const adopted = await adopter.post(`/projects/${project.projectId}/adoptions`, {
    unit: 'Ward 7',
    state: 'live',
    kitNumber: '1',
    says: 'Nobody falls on the way to the tea any more.',
  });
  const owner = await site.as(project.owner);
  const asked = await owner.post(`/projects/${project.projectId}/views`, {
    question: 'What would make this better for you?',
    closesOn: new Date(site.clock.now().getTime() + 20 * 86_400_000).toISOString().slice(0, 10),
  });
  const questionId = asked.location?.split('/').at(-1) ?? '';
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
      '/easy/answers',
      `/easy/answers/views-question/${questionId}`,
      `/views/${questionId}`,
      adopted.location ?? '',
      `/boards/start?to=views-question.${questionId}`,
      '/scanning',
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

/** A part of it: `npm run audit:access -- -t 'symbols, 320'`. */
const parts = Object.entries(views).flatMap(([view, carried]) =>
  Object.entries(screens).map(([screen, size]) => ({ view, carried, screen, ...size })),
);
const rows: { view: string; screen: string; runs: number; found: number }[] = [];
const findings: Found[] = [];
const addresses = await pages();
const editor = await make.programmeStaff('editor');
const session = (await site.as(editor, { secondFactor: true })).cookies.session ?? '';
const browser = await openChromium();

test.each(parts)('every page: $view, $screen', async ({ view, carried, screen, width, height, scale }) => {
  const context = await browser.newContext({
    baseURL: journey.base,
    viewport: { width, height },
    deviceScaleFactor: scale,
    locale: 'en-GB',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await context.addCookies([{ name: 'view', value: carried, url: journey.base }]);
  const found: Found[] = [];
  let runs = 0;
  for (const [who, list] of Object.entries(addresses)) {
    if (who === 'editor') await context.addCookies([{ name: 'session', value: session, url: journey.base }]);
    for (const address of list) {
      await page.goto(address);
      for (const check of [expectNoBarriers, expectNoSidewaysScroll])
        await check(page).catch((error: Error) => {
          found.push({ view, screen, address, problem: error.message.replace(/\s+/g, ' ').slice(0, 400) });
        });
      runs += 1;
    }
  }
  await context.close();
  rows.push({ view, screen, runs, found: found.length });
  findings.push(...found);
  console.log(`${view}, ${screen}: ${runs} axe runs, ${found.length} findings`);
  for (const one of found) console.log(`  ${one.address}: ${one.problem}`);
  expect(found).toEqual([]);
});

afterAll(async () => {
  await browser.close();
  console.table(rows);
  console.log('A clean table is a floor, not conformance.');
  await mkdir('data', { recursive: true });
  await writeFile('data/audit-access.json', JSON.stringify({ rows, found: findings }, null, 2));
});
