import { describe, expect, test } from 'vitest';
import { openJourney, type Way } from '#support/journey.ts';

const journey = await openJourney();
const { site, make } = journey;

describe.each<Way>(['with scripts', 'without scripts'])(
  'an idea becomes a project that others adopt, %s',
  (way) => {
    test('a nurse joins, posts, is answered; a team writes the project; a ward elsewhere adopts it', async () => {
      const domain = `${way.replaceAll(' ', '-')}.example`;
      const hospital = await make.organisation({ name: `Riverside ${way} NHS Trust`, domain });
      const lead = await make.member({ organisation: hospital, role: 'lead', name: 'Lena Lead' });
      const address = `amina@${domain}`;

      // She writes first, and joins at the end.
      const nurse = await journey.open(way);
      await nurse.goto('/ideas/new');
      await nurse
        .getByLabel('What is the problem?')
        .fill('Patients on our ward keep falling at night on the way to the toilet.');
      await nurse
        .getByLabel('What is the idea?')
        .fill('A small light under each bed that goes on when feet touch the floor.');
      await nurse.getByLabel('Who would it help?').fill('Older patients and the night staff');
      await nurse.getByLabel('Everyone', { exact: true }).check();
      await nurse.getByLabel('No', { exact: true }).check();
      await nurse.getByRole('button', { name: 'See who has done it, then post' }).click();
      await nurse.getByRole('heading', { name: 'Before you post' }).waitFor();
      await nurse.getByRole('button', { name: 'Post this idea' }).click();
      await nurse.getByRole('heading', { name: 'Sign in' }).waitFor();
      await nurse.getByRole('link', { name: 'Join' }).click();
      await nurse.getByLabel('Your name').fill('Amina Yusuf');
      await nurse.getByLabel('E-mail address').fill(address);
      await nurse.getByRole('button', { name: 'Join' }).click();
      await nurse.getByRole('heading', { name: 'Look in your e-mail' }).waitFor();
      await nurse.goto(await journey.linkFor(address));
      await nurse.getByRole('button', { name: 'Confirm and sign in' }).click();

      // What she had typed waited for her.
      await nurse.goto('/kept-form');
      await nurse.getByRole('button', { name: 'Send it now' }).click();
      await nurse.getByText('Your idea is posted').waitFor();
      const ideaAddress = nurse.url();
      await site.catchUp();

      // Its organisation answers, by a date that a named lead holds.
      await nurse.reload();
      await nurse.getByText('Lena Lead is to answer by').waitFor();
      const leadPage = await journey.open(way);
      await signIn(leadPage, lead.personId);
      await leadPage.goto(ideaAddress);
      await leadPage.getByLabel('Planned', { exact: true }).check();
      await leadPage.getByLabel('Why?').fill('We start on two wards in March.');
      await leadPage.getByRole('button', { name: 'Answer', exact: true }).click();
      await leadPage.getByText('We start on two wards in March.').waitFor();

      // The idea becomes a project, and the lead approves it.
      await nurse.goto(ideaAddress);
      await nurse.getByRole('link', { name: 'Make it a project' }).click();
      await nurse.getByLabel('Title').fill(`Lights under beds ${way}`);
      await nurse.getByLabel('Everyone', { exact: true }).check();
      await nurse.getByLabel('No', { exact: true }).check();
      await nurse.getByRole('button', { name: 'Begin the project' }).click();
      await nurse.waitForURL(/\/projects\/[0-9a-f-]{36}/);
      const projectAddress = new URL(nurse.url()).pathname.split('/').slice(0, 3).join('/');
      await nurse.goto(`${projectAddress}/edit`);
      await nurse
        .getByLabel('Summary')
        .fill('A light goes on under the bed when feet touch the floor at night.');
      await nurse.getByLabel('What was done').fill('Twelve lights on two wards, checked each week.');
      await nurse.getByLabel('Testing', { exact: true }).check();
      if (!(await nurse.getByLabel('Falls', { exact: true }).isVisible()))
        await nurse.locator('summary', { hasText: 'opics' }).click();
      await nurse.getByLabel('Falls', { exact: true }).check();
      await nurse.getByRole('button', { name: 'Save' }).click();
      await nurse.getByRole('button', { name: 'Ask for approval' }).click();
      await leadPage.goto(projectAddress);
      await leadPage.getByRole('button', { name: 'Read it for approval' }).click();
      await leadPage.getByRole('button', { name: 'Approve and publish' }).click();
      await leadPage.getByRole('heading', { name: `Lights under beds ${way}` }).waitFor();

      // A visitor finds it; a ward manager elsewhere adopts it; the source confirms.
      const visitor = await journey.open(way);
      await expect
        .poll(
          async () => {
            await visitor.goto(`/search?q=${encodeURIComponent('light under the bed at night')}`);
            return visitor.getByRole('link', { name: `Lights under beds ${way}` }).count();
          },
          { timeout: 10_000 },
        )
        .toBeGreaterThan(0);
      const manager = await make.member({ name: 'Mo Manager' });
      const ward = await journey.open(way);
      await signIn(ward, manager.personId);
      await ward.goto(`${projectAddress}/adoptions/new`);
      await ward.getByLabel('Where in your organisation?').fill('Ward 9');
      await ward.getByLabel('Live', { exact: true }).check();
      await ward.getByLabel('What do you say to others?').fill('We sleep better, and so do they.');
      await ward.getByRole('button', { name: 'Put it on record' }).click();
      await ward.getByText('Your adoption is on record').waitFor();
      const adoptionAddress = new URL(ward.url()).pathname;
      await nurse.goto(adoptionAddress);
      await nurse.getByLabel('Yes, as far as we know').check();
      await nurse.getByRole('button', { name: 'Answer', exact: true }).click();
      await expect
        .poll(
          async () => {
            await visitor.goto(projectAddress);
            return visitor.getByText('We sleep better, and so do they.').count();
          },
          { timeout: 5_000 },
        )
        .toBe(1);
      await visitor.getByText('at 1 it is live and confirmed').waitFor();
    });
  },
);

/** Signing in itself has a journey of its own. */
async function signIn(page: Awaited<ReturnType<typeof journey.open>>, personId: string): Promise<void> {
  const browser = await site.as({ personId });
  await page
    .context()
    .addCookies([{ name: 'session', value: browser.cookies.session ?? '', url: journey.base }]);
}
