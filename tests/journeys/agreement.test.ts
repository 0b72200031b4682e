import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { agreementPaths } from '#modules/sponsorship/agreements/agreement.paths.ts';
import { registerPaths } from '#modules/sponsorship/register/register.paths.ts';
import { expectNoBarriers, expectNoSidewaysScroll, openJourney, type Way } from '#support/journey.ts';

const journey = await openJourney();
const { site, make } = journey;

async function openAs(way: Way, person: { personId: string }): Promise<Page> {
  const page = await journey.open(way);
  const browser = await site.as(person);
  await page
    .context()
    .addCookies([{ name: 'session', value: browser.cookies.session ?? '', url: journey.base }]);
  return page;
}

/** Each page on the way: by axe where scripts run; where none do, on a narrow screen. */
async function lookAt(way: Way, page: Page): Promise<void> {
  if (way === 'with scripts') return expectNoBarriers(page);
  await page.setViewportSize({ width: 320, height: 900 });
  await expectNoSidewaysScroll(page);
}

async function nameOf(person: { personId: string }): Promise<string> {
  const row = await site.db
    .selectFrom('person')
    .where('id', '=', person.personId)
    .select('name')
    .executeTakeFirstOrThrow();
  return row.name ?? '';
}

async function sign(page: Page, person: { personId: string }, office: string): Promise<void> {
  await page.getByLabel('Type your name').fill(await nameOf(person));
  await page.getByLabel('In which office do you sign?').fill(office);
  await page.getByLabel('I have no interest in the other side').check();
  await page.getByRole('button', { name: /^Sign for/ }).click();
}

describe.each<Way>(['with scripts', 'without scripts'])(
  'from an accepted offer to its outcome, %s',
  (way) => {
    test('agreement, signatures, summary, start, visit, outcome, register', {
      timeout: 240_000,
    }, async () => {
      const offer = await make.acceptedInterest();
      const { owner: teamMember, approver } = offer.request.project;
      const title = `Lids that last, ${way}`;
      const owner = await openAs(way, teamMember);
      const company = await openAs(way, offer.company.user);
      const officer = await openAs(way, approver);
      const visitor = await journey.open(way);

      await owner.goto('/sponsorship');
      await owner.getByRole('link', { name: 'Your agreements' }).click();
      await lookAt(way, owner);
      await owner.getByRole('button', { name: 'Begin the agreement' }).click();
      await owner.getByText('The agreement is begun').waitFor();
      await lookAt(way, owner);
      const address = owner.url();
      await owner.getByText('Before version 1 can be signed').waitFor();
      await owner.getByRole('button', { name: 'Fill in what is missing' }).click();
      await lookAt(way, owner);
      await owner.getByLabel('Collaborative working').check();
      await owner.getByLabel('Title').fill(title);
      await owner
        .getByLabel(/: in kind$/)
        .first()
        .fill('A nurse, two hours a week.');
      await owner.getByLabel('How patients benefit').fill('Tea stays warm.');
      await owner.getByLabel('What is measured').first().fill('Cold cups');
      await owner.getByLabel('What is promised').first().fill('half as many');
      await owner.getByLabel('First day').fill('2027-01-10');
      await owner.getByLabel('Last day').fill('2027-01-01');
      await owner.getByLabel('What is done').first().fill('Lids on the ward');
      await owner.getByLabel('By which day').first().fill('2027-02-01');
      await owner.getByLabel('When it ends').fill('The lids stay.');
      await owner.getByLabel('Summary for the public').fill('Two wards try lids on cups.');
      await owner.getByLabel('What did you change?').fill('All that was open.');
      await owner.getByRole('button', { name: 'Save as a new version' }).click();
      await owner.getByText('The last day must not come before the first').waitFor();
      await lookAt(way, owner);
      await owner.getByLabel('Last day').fill('2027-06-30');
      await owner.getByRole('button', { name: 'Save as a new version' }).click();
      await owner.getByText('Version 2 is saved').waitFor();

      await company.goto(address);
      await company.getByText('Version 2 is whole').waitFor();
      await lookAt(way, company);
      await company.getByRole('link', { name: /Read the whole text/ }).click();
      await company.getByText('What changed since version 1').waitFor();
      await lookAt(way, company);
      await company.goto(address);
      await sign(company, offer.company.user, 'Director');
      await company.getByText('You have signed').waitFor();
      expect((await visitor.goto(address.replace('/agreements/', '/register/')))?.status()).toBe(404);

      await officer.goto(address);
      await sign(officer, approver, 'Chief finance officer');
      await officer.getByText('Both sides have now').waitFor();
      await lookAt(way, officer);
      await officer.getByRole('button', { name: 'Publish the summary' }).click();
      await officer.getByText('The summary is public, in the register').waitFor();

      await owner.goto(address);
      await owner.getByRole('button', { name: 'Start the agreement' }).click();
      await owner.getByText('The agreement is active').first().waitFor();
      await lookAt(way, owner);
      await owner.getByRole('button', { name: 'Plan a visit' }).click();
      await lookAt(way, owner);
      await owner.getByLabel('Day', { exact: true }).fill('2099-03-03');
      await owner.getByLabel('Begins at').fill('09:30');
      await owner.getByLabel('Ends at').fill('12:00');
      await owner.getByLabel('Where').fill('Ward 4');
      await owner.getByLabel('What they will see and learn').fill('Cups with lids at tea time.');
      await owner.getByLabel('Host').selectOption({ index: 1 });
      await owner.getByRole('button', { name: 'Plan the visit' }).click();
      await owner.getByText('The visit is planned').waitFor();
      const visit = owner.url();
      await company.goto(visit);
      await lookAt(way, company);
      await company.getByRole('button', { name: 'I come' }).click();
      await company.getByText('Read the code of conduct, then tick').waitFor();
      await company.getByLabel('I have read the code of conduct').check();
      await company.getByRole('button', { name: 'I come' }).click();
      await company.getByText('You come. The host is told').waitFor();
      await site.db
        .updateTable('visit')
        .set({ starts_at: new Date(Date.now() - 3_600_000), ends_at: new Date(Date.now() - 60_000) })
        .where('agreement_id', '=', address.split('/').at(-1) ?? '')
        .execute();
      await owner.goto(visit);
      await owner.getByLabel(await nameOf(offer.company.user)).check();
      await owner.getByRole('button', { name: 'Record the visit as held' }).click();
      await owner.getByText('Who came is recorded').waitFor();
      await lookAt(way, owner);

      await company.goto(address);
      await company.getByText('Record what your side gave').click();
      await company.getByLabel('Money', { exact: true }).check();
      await company.getByLabel('What was given').fill('First payment');
      await company.getByLabel('Its value').fill('250');
      await company
        .getByLabel('On which day', { exact: true })
        .fill(site.clock.now().toISOString().slice(0, 10));
      await company.getByRole('button', { name: 'Record it' }).click();
      await company.getByText('It is recorded').waitFor();

      await owner.goto(address);
      await owner.getByRole('button', { name: 'The work is completed' }).click();
      await owner.getByText('It is completed').waitFor();
      await owner.getByRole('button', { name: 'Write what came of it' }).click();
      await lookAt(way, owner);
      await owner.getByLabel('It worked in part').check();
      await owner.getByLabel('Found: Cold cups').fill('a third fewer');
      await owner.getByLabel('What happened').fill('Lids helped on one ward.');
      await owner.getByLabel('What was learnt').fill('Start with the night shift.');
      await owner.getByRole('button', { name: 'Save the report' }).click();
      await owner.getByText('The report is saved').waitFor();
      await owner.getByRole('button', { name: 'Publish the report' }).click();
      await owner.getByText('The report is public').waitFor();

      await visitor.goto(registerPaths.list());
      await lookAt(way, visitor);
      await visitor.getByLabel('Words').fill('last');
      await visitor.getByRole('button', { name: 'Show', exact: true }).click();
      await visitor.getByRole('link', { name: title }).click();
      for (const words of [
        'a third fewer',
        '£250 in money',
        'Start with the night shift.',
        'Chief finance officer, for',
      ])
        await visitor.getByText(words).first().waitFor();
      await lookAt(way, visitor);
      await owner.goto(agreementPaths.list());
      await owner.getByText('Outcomes published').first().waitFor();
    });
  },
);
