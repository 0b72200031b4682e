import type { Page } from 'playwright-core';
import { makeEasyVersion } from '#support/easy-version.ts';
import type { Journey } from '#support/journey.ts';
import { heardByTab, heardOf, heardWhile } from './screen-reader.ts';

/** One page on the way: what was said of it, from top to end, or while something happened there. */
export interface Stop {
  readonly name: string;
  readonly how: string;
  readonly said: readonly string[];
  /** From control to control, from the top of the page. */
  readonly byTab?: readonly string[];
}

const tabsHeard = 12;

/** The words of the question, said again and again on the way. */
export const question = 'Does warm tea help you to sleep?';

/** The way of a person who reads with a screen reader: home, find, read, Easy Read, answer, board, sign-in, needs. */
export async function walk(journey: Journey): Promise<Stop[]> {
  const { site, make } = journey;
  const project = await make.project({ title: 'Warm tea by night', visibility: 'everyone' });
  await make.told(project);
  await makeEasyVersion(site, make, { kind: 'project', ref: project.projectId, checked: true });
  const owner = await site.as(project.owner);
  const closesOn = new Date(site.clock.now().getTime() + 20 * 86_400_000).toISOString().slice(0, 10);
  const asked = await owner.post(`/projects/${project.projectId}/views`, { question, closesOn });
  const questionId = asked.location?.split('/').at(-1) ?? '';
  await site.catchUp();
  const stops: Stop[] = [];
  const page = await journey.open();

  async function stop(name: string, how: string, tabs = 0): Promise<void> {
    const said = await heardOf(page);
    if (tabs === 0) stops.push({ name, how, said });
    else {
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      stops.push({ name, how, said, byTab: await heardByTab(page, tabs) });
    }
  }
  async function press(name: string): Promise<void> {
    await page.getByRole('button', { name, exact: true }).click();
    await page.waitForLoadState();
  }

  await page.goto('/');
  await stop('Home', 'Open the first page.', tabsHeard);
  await found(page, 'tea');
  await stop('Find', 'Type ‘tea’ in the search box and press Enter.');
  await page.goto(`/projects/${project.projectId}`);
  await stop('Read', 'Open a project.');

  await page.goto('/sign-in');
  await stop('Sign in', 'Open ‘Sign in’.');
  await press('Sign in');
  await stop('Sign in, with nothing typed', 'Press ‘Sign in’ without an address.');
  stops.push({
    name: 'Sign in, the problem is opened',
    how: 'Press Enter on the first line of ‘There is a problem’.',
    said: await heardWhile(page, () => page.locator('.nhsuk-error-summary a').first().click()),
  });

  await journey.signIn(page, await make.person({ name: 'Sam Okoro' }));
  await page.goto('/account/communication-needs/questions/begin');
  await stop('Communication needs, the first question', 'Open ‘What you need’ in the account.');
  await page.goto('/account/communication-needs/questions/reading');
  await stop('Communication needs, how you like to read', 'Choose ‘Yes’, and go on.');

  await page.goto('/easy/on?next=/');
  await stop('Home in Easy Read', 'Press ‘Easy Read’ at the top of any page.', tabsHeard);
  await page.goto('/easy/find?q=tea');
  await stop('Find in Easy Read', 'Press ‘Find’, type ‘tea’, press Enter.');
  await page.goto(`/easy/read/project/${project.projectId}?version=easy-read`);
  await stop('Read in Easy Read', 'Press the first link that was found.');
  await page.goto(`/easy/answers/views-question/${questionId}`);
  await stop('Answer, the question', 'Press the question at the foot of the page.', tabsHeard);
  await press('Go on');
  await stop('Answer, with nothing typed', 'Press ‘Go on’ without an answer.');
  await page.getByLabel('What do you think?').fill('Tea makes me wake up.');
  await press('Go on');
  await stop('Answer, who helped', 'Type an answer, and press ‘Go on’.');
  await press('Yes. My supporter helped me.');
  await stop('Answer, is this right?', 'Press ‘Yes. My supporter helped me.’.');
  await press('Yes, send it');
  await stop('Answer, sent', 'Press ‘Yes, send it’.');
  await page.goto('/easy/answers');
  await stop('My answers', 'Press ‘My answers’.');

  await page.goto('/easy/off?next=/');
  await page.goto(`/boards/start?to=views-question.${questionId}`);
  await stop('Board', 'Press ‘Answer with pictures’ on the usual page of the question.');
  stops.push({
    name: 'Board, a picture is pressed',
    how: 'Press ‘I want’.',
    said: await heardWhile(page, () => page.getByRole('button', { name: 'I want', exact: true }).click()),
  });
  await press('Check and send');
  await press('No. I did it by myself.');
  await stop('Board, the message is checked', 'Press ‘Check and send’, then ‘No. I did it by myself.’.');
  return stops;
}

async function found(page: Page, words: string): Promise<void> {
  await page.getByLabel('What are you looking for?').fill(words);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForURL('**/search?**');
}
