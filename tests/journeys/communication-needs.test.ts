import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectNoBarriers, expectNoSidewaysScroll, openJourney, type Way } from '#support/journey.ts';

const journey = await openJourney();
const { site, make } = journey;

async function signIn(page: Page, personId: string): Promise<void> {
  const browser = await site.as({ personId });
  await page
    .context()
    .addCookies([{ name: 'session', value: browser.cookies.session ?? '', url: journey.base }]);
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

/** The size of the letters of ordinary text on this page, in points. */
async function points(page: Page): Promise<number> {
  const pixels = await page.evaluate(() =>
    Number.parseFloat(getComputedStyle(document.querySelector('footer a') ?? document.body).fontSize),
  );
  return Math.round(pixels * 0.75);
}

test.each<Way>(['without scripts', 'with scripts'])(
  'a person says at sign-up what they need, and it changes what they get: %s',
  async (way) => {
    const name = way === 'with scripts' ? 'Rosie Okafor' : 'Anwen Okafor';
    const address = `${name.replace(' ', '-').toLowerCase()}@people.example`;
    const person = await journey.open(way, { width: 320 });
    await person.goto('/join');
    await person.getByLabel('Your name').fill(name);
    await person.getByLabel('E-mail address').fill(address);
    await press(person, 'Join');
    await person.goto(await journey.linkFor(address));
    await press(person, 'Confirm and sign in');

    await person.getByLabel('Yes', { exact: true }).check();
    await press(person, 'Go on');
    await person.getByLabel('Bigger letters').check();
    await person.getByLabel('Easy Read').check();
    await press(person, 'Go on');
    await person.getByLabel('Bigger letters').check();
    await press(person, 'Go on');
    expect(await points(person)).toBe(24);
    await expectNoSidewaysScroll(person);
    if (way === 'with scripts') await expectNoBarriers(person);
    for (let i = 0; i < 3; i += 1) await person.getByRole('link', { name: 'Skip this question' }).click();
    await person.getByLabel('Yes, tell them').check();
    await press(person, 'Finish');
    await person.goto('/account/asked-for-views');
    await press(person, 'Yes, teams may ask me');

    for (const page of [
      '/',
      '/projects',
      '/ideas',
      '/views',
      '/account/communication-needs',
      '/no-such-page',
    ]) {
      await person.goto(page);
      expect(await points(person), page).toBe(24);
      await expectNoSidewaysScroll(person);
    }

    const project = await make.project();
    const closesOn = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    const team = await journey.open(way);
    await signIn(team, project.owner.personId);
    await team.goto(`/projects/${project.projectId}/views/new`);
    await team.getByLabel('Your question').fill('What would help you?');
    await team.getByLabel('Last day for answers').fill(closesOn);
    await press(team, 'Ask');
    await team.getByRole('button', { name: 'Invite people to answer' }).click();
    await team.getByLabel(name).check();
    await press(team, 'Go on: see what they need');
    await team.getByText(`What ${name} needs`).waitFor();
    if (way === 'with scripts') await expectNoBarriers(team);
    await press(team, 'Send the invitations');
    await team.getByText('would not get this as they need it').first().waitFor();
    await team.getByLabel(`Or say why it goes to ${name} all the same`).fill('Her sister reads it with her');
    await press(team, 'Send the invitations');
    await team.getByText('1 person is invited').waitFor();

    await person.goto('/account/communication-needs');
    await person.getByText('The reason given: Her sister reads it with her').waitFor();
    // Easy Read comes first, as they asked; the invitation stands on the usual page.
    await person.goto('/views');
    await person.getByRole('link', { name: 'Standard view' }).click();
    await person.getByRole('link', { name: project.title }).click();
    await press(person, 'Yes, show me the question');
    await person.getByLabel('What do you think?').fill('Short words');
    await person.getByLabel('Yes, my supporter').check();
    await press(person, 'Send it to the team');
    await team.reload();
    await team.goto(team.url().replace(/\/invitations.*/, ''));
    await team.getByText('Short words', { exact: true }).waitFor();
    await team.getByText(`What ${name} needs`).waitFor();
    await expect
      .poll(async () => (await site.mailTo(address)).length, { timeout: 20_000 })
      .toBeGreaterThan(1);
  },
  240_000,
);

test('a visitor makes the letters bigger for this visit by one page, and asks for Easy Read by one press', async () => {
  const project = await make.project();
  const page = await journey.open('without scripts', { width: 320 });
  await page.goto('/');
  await page.getByRole('link', { name: 'Text size' }).click();
  await page.getByLabel('The biggest').check();
  await press(page, 'Show pages like this');
  await page.getByText('Pages are shown like this now').waitFor();
  for (const address of [
    '/',
    '/projects',
    '/ideas',
    '/needs',
    '/organisations',
    `/projects/${project.projectId}`,
  ]) {
    await page.goto(address);
    expect(await points(page), address).toBe(28);
    await expectNoSidewaysScroll(page);
  }
  await press(page, 'Ask for Easy Read');
  await page.getByText('An editor was asked').waitFor();
  await page.getByText('Somebody asked for Easy Read').waitFor();
});
