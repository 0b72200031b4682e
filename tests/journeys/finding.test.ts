import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { rebuildIndex } from '#modules/finding/engine/rebuild-index.ts';
import { welcomeNewcomers } from '#modules/finding/newcomers/welcome-newcomers.ts';
import { expectNoBarriers, expectNoSidewaysScroll, openJourney, type Way } from '#support/journey.ts';

const journey = await openJourney();
const { site, make } = journey;
const ways: Way[] = ['with scripts', 'without scripts'];

async function openAs(
  way: Way,
  person: { personId: string },
  options: { width?: number; secondFactor?: boolean } = {},
): Promise<Page> {
  const page = await journey.open(way, options);
  const browser = await site.as(person, { secondFactor: options.secondFactor ?? false });
  await page
    .context()
    .addCookies([{ name: 'session', value: browser.cookies.session ?? '', url: journey.base }]);
  return page;
}

/** What is new is compared as soon as the index has heard of what was there before it. */
async function compareNewcomers(): Promise<void> {
  await site.catchUp();
  site.clock.forward({ minutes: 1 });
  await welcomeNewcomers(site.platform);
  await site.catchUp();
}

/** The index follows the log: what was posted is found soon, not at once. */
async function untilFound(page: Page, address: string, title: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto(address);
        return page.getByRole('link', { name: title }).count();
      },
      { timeout: 15_000 },
    )
    .toBeGreaterThan(0);
}

describe.each(ways)('finding, %s', (way) => {
  test('a ward sister finds a falls project with her own words, narrows it down, and is led to adopting it', async () => {
    const title = `Lights under beds so that nobody falls, ${way}`;
    const project = await make.told(await make.project({ title, topics: ['falls'] }));
    await make.kit(project);
    await site.db
      .updateTable('project')
      .set({
        summary: 'Patients keep falling at night on the way to the toilet: a light shows them the floor.',
      })
      .where('id', '=', project.projectId)
      .execute();
    await make.told(project);
    await make.told(await make.project({ title: `Drinks trolley ${way}`, topics: ['nutrition'] }));
    const sister = await openAs(way, await make.member({ name: 'Suki Sister' }));
    await untilFound(sister, '/search?q=patients+keep+falling+at+night', title);
    await sister.goto('/');
    await sister
      .getByRole('searchbox', { name: 'Search ideas, projects and needs' })
      .fill('patients keep falling at night');
    await sister.keyboard.press('Enter');
    await sister.getByRole('heading', { name: /results?$/ }).waitFor();
    await sister.getByText('Why this result:').first().waitFor();
    if (way === 'with scripts') await expectNoBarriers(sister);
    const narrow = sister.locator('.sw-narrow');
    if (way === 'without scripts') await narrow.locator('> summary').click();
    await sister.locator('.sw-narrow__group > summary', { hasText: 'Topic' }).click();
    await sister.getByLabel(/^Falls \(/).check();
    if (way === 'without scripts') await sister.getByRole('button', { name: 'Show these results' }).click();
    await sister.waitForURL(/topic=falls/);
    if (way === 'with scripts')
      await expect
        .poll(() => sister.locator('[role=status][data-part=said]').textContent())
        .toMatch(/results?$/);
    expect(await sister.getByLabel(/^Falls \(/).isChecked()).toBe(true);
    await sister.getByRole('link', { name: title }).click();
    await sister.getByRole('heading', { name: title }).waitFor();
    await sister.getByRole('button', { name: 'We will do this too' }).click();
    await sister.getByLabel('Where in your organisation?').waitFor();
  });

  test('she finds it with two typing mistakes, is told what was looked for instead, and can insist', async () => {
    const title = `Soft floors beside beds, ${way}`;
    const project = await make.project({ title, topics: ['falls'] });
    await site.db
      .updateTable('project')
      .set({ summary: 'Patients keep falling at night. A soft floor beside the bed keeps bones whole.' })
      .where('id', '=', project.projectId)
      .execute();
    await make.told(project);
    // Words are known to be spelt so once the index was built with them.
    await site.catchUp();
    await rebuildIndex(site.platform);
    const sister = await openAs(way, await make.member());
    await untilFound(sister, '/search?q=patiens+keep+faling+at+night', title);
    await sister.getByText('Showing results for').waitFor();
    expect(await sister.getByText('Showing results for').textContent()).toMatch(/patients? keep falling/);
    await sister.getByRole('link', { name: 'Search for ‘patiens keep faling at night’ instead' }).click();
    await sister.waitForURL(/exact=yes/);
    expect(await sister.getByText('Showing results for').count()).toBe(0);
  });

  test('a near-duplicate is joined instead of posted', async () => {
    const title = `Red tape on the grips of walking frames, ${way}`;
    const idea = await make.told(
      await make.idea({
        title,
        problem: 'Patients leave the walking frame behind because grey on grey cannot be seen.',
      }),
    );
    const nurse = await openAs(way, await make.member({ name: 'Nell Nurse' }));
    await untilFound(nurse, `/search?q=${encodeURIComponent('tape walking frames')}`, title);
    await nurse.goto('/ideas/new');
    await nurse
      .getByLabel('What is the problem?')
      .pressSequentially('Patients leave the grey walking frame behind because they cannot see it.');
    if (way === 'with scripts') {
      const beside = nurse.locator('sw-similar');
      await beside.getByRole('link', { name: title }).waitFor();
      expect(await beside.getByRole('status').textContent()).toMatch(/like yours:$/);
      expect(
        await nurse.getByLabel('What is the problem?').evaluate((field) => field === document.activeElement),
      ).toBe(true);
      await expectNoBarriers(nurse);
    } else expect(await nurse.locator('sw-similar').isVisible()).toBe(false);
    await nurse.getByLabel('What is the idea?').fill('Wrap the grips of walking frames in red tape.');
    await nurse.getByLabel('Who would it help?').fill('People with poor sight');
    await nurse.getByLabel('Everyone', { exact: true }).check();
    await nurse.getByLabel('No', { exact: true }).check();
    await nurse.getByRole('button', { name: 'See who has done it, then post' }).click();
    await nurse.getByRole('heading', { name: 'Has someone done this?' }).waitFor();
    await nurse.getByRole('button', { name: new RegExp(`^Join this instead.*${title}$`) }).click();
    await nurse.getByText('You follow this now, and your draft is gone.').waitFor();
    expect(new URL(nurse.url()).pathname).toBe(`/ideas/${idea.ideaId}`);
    expect(
      await site.db
        .selectFrom('idea')
        .where('problem', 'like', '%they cannot see it.')
        .select('id')
        .execute(),
    ).toEqual([]);
  });

  test('a search finds nothing, a need is posted with its words, and a project published later answers it', async () => {
    const author = await make.member({ name: 'Wanda Ward' });
    const ward = await openAs(way, author);
    await ward.goto(
      `/search?q=${encodeURIComponent(`Quibbling hoists squeak ${way === 'with scripts' ? 'loudly' : 'softly'}`)}`,
    );
    await ward.getByRole('link', { name: 'Say that you are stuck on this' }).click();
    expect(await ward.getByLabel('What are you stuck on, in a few words?').inputValue()).toMatch(
      /^Quibbling hoists/,
    );
    await ward
      .getByLabel('What is it like, and what did you try?')
      .fill('Oil helps for a day. They wake the whole bay.');
    await ward.getByLabel('Everyone', { exact: true }).check();
    await ward.locator('summary', { hasText: 'Topics' }).click();
    await ward.getByLabel('Falls', { exact: true }).check();
    await ward.getByRole('button', { name: 'Post it' }).click();
    await ward.getByText('You hear when somebody has an answer.').waitFor();
    await compareNewcomers();

    const title = `Hoists that squeak no more, quibbling ended, ${way}`;
    const project = await make.project({ state: 'awaiting-approval', title, topics: ['falls'] });
    const lead = await openAs(way, project.approver);
    await lead.goto(`/projects/${project.projectId}/approval`);
    await lead.getByRole('button', { name: 'Approve and publish' }).click();
    await lead.getByRole('heading', { name: title }).waitFor();
    await compareNewcomers();

    await ward.goto('/notices');
    await ward.getByRole('link', { name: new RegExp(`A project may answer your need .*${title}`) }).click();
    await ward.getByRole('heading', { name: title }).waitFor();
    const team = await openAs(way, project.owner);
    await team.goto('/notices');
    await team
      .getByRole('link', { name: /may answer a need: ‘Quibbling hoists/ })
      .first()
      .click();
    await team.getByRole('heading', { name: /^Quibbling hoists/ }).waitFor();
  });
});

test('the pages of finding are usable at 320 pixels, and show no barrier to a program', async () => {
  const project = await make.told(await make.project({ title: 'Barrier-free bays', topics: ['falls'] }));
  await make.told(
    await make.idea({
      title: 'Magnets for name badges',
      problem: 'Pins of name badges prick fingers and tear uniforms.',
    }),
  );
  await make.told(
    await make.idea({
      title: 'Name badges with magnets',
      problem: 'The pins of name badges tear uniforms, prick fingers.',
    }),
  );
  await compareNewcomers();
  const member = await make.member({ organisation: project.organisation });
  const small = await openAs('with scripts', member, { width: 320 });
  await untilFound(small, '/search?q=barrier-free', 'Barrier-free bays');
  for (const address of [
    '/search',
    '/search?q=barrier-free',
    '/search?q=nosuchword',
    '/saved-searches',
    '/for-you',
    '/needs/new',
    '/ideas/new',
    '/account',
  ]) {
    await small.goto(address);
    await expectNoSidewaysScroll(small);
    await expectNoBarriers(small);
  }
  const moderator = await openAs('with scripts', await make.programmeStaff('moderator'), {
    secondFactor: true,
    width: 320,
  });
  await moderator.goto('/likely-duplicates');
  await moderator.getByRole('button', { name: 'Merge the later into the first' }).first().waitFor();
  await expectNoSidewaysScroll(moderator);
  await expectNoBarriers(moderator);
  await moderator.getByRole('button', { name: 'They are not the same' }).first().click();
  await moderator.getByText('They are kept apart').waitFor();
});
