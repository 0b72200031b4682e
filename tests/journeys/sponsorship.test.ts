import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { sponsorshipPaths } from '#modules/sponsorship/public.ts';
import { expectNoBarriers, expectNoSidewaysScroll, openJourney, type Way } from '#support/journey.ts';

const journey = await openJourney();
const { site, make } = journey;

async function openAs(way: Way, person: { personId: string }, secondFactor = false): Promise<Page> {
  const page = await journey.open(way);
  const browser = await site.as(person, { secondFactor });
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

let companyNumber = 30_000_000;

describe.each<Way>(['with scripts', 'without scripts'])('a company finds a project that asked, %s', (way) => {
  test('it applies, is verified; a team asks, a lead authorises; it offers, the team answers', async () => {
    companyNumber += 1;
    const name = `Harrow Cups ${way} Ltd`;
    const title = `Lids for two wards, ${way}`;
    const project = await make.project({ title: `Warm drinks ${way}` });
    const seller = await openAs(way, await make.person({ name: 'Petra Cups' }));
    await seller.goto('/');
    await seller.getByRole('link', { name: 'Sponsorship' }).first().click();
    await lookAt(way, seller);
    await seller.getByText('Apply for your company').click();
    await lookAt(way, seller);
    await seller.getByLabel('Legal name').fill(name);
    await seller.getByLabel('Number at Companies House').fill(String(companyNumber));
    await seller.getByLabel('Sector').fill('crockery');
    await seller.getByLabel('Equipment').check();
    await seller.getByRole('button', { name: 'Apply' }).click();
    await seller.getByText('Your application is with programme staff').waitFor();
    const companyAddress = seller.url();

    const admin = await openAs(way, await make.programmeStaff('admin'), true);
    await admin.goto(sponsorshipPaths.show());
    await admin.getByRole('link', { name: 'Companies that wait to be verified' }).click();
    await lookAt(way, admin);
    await admin.getByRole('link', { name }).click();
    await lookAt(way, admin);
    await admin.getByLabel('Your reason, which the company reads').fill('Number and address checked.');
    await admin.getByRole('button', { name: 'Verify' }).click();
    await admin.getByText('Decided.').waitFor();

    const owner = await openAs(way, project.owner);
    await owner.goto(sponsorshipPaths.show());
    await owner.getByRole('link', { name: project.title }).click();
    await lookAt(way, owner);
    await owner.getByLabel('What you ask for, in a few words').fill(title);
    await owner.getByLabel('What do you need?').selectOption('kit');
    await owner
      .getByLabel('What you ask for', { exact: true })
      .fill('Enough lids to see whether tea stays warm.');
    await owner.getByLabel('Largest amount').fill('2,500');
    await owner.getByLabel('What kind of buying does it concern?').fill('crockery');
    await owner.getByRole('button', { name: 'Write the request' }).click();
    await owner.getByText('Your request is written').waitFor();
    const requestAddress = owner.url();
    await lookAt(way, owner);

    const lead = await openAs(way, project.approver);
    await lead.goto(sponsorshipPaths.show());
    await lead.getByRole('link', { name: title }).click();
    await lead.getByRole('button', { name: 'Authorise and list it' }).click();
    await lead.getByText('The request is listed').waitFor();

    await seller.goto(companyAddress);
    await lookAt(way, seller);
    await seller.getByRole('link', { name: 'Projects that asked for sponsorship' }).click();
    await lookAt(way, seller);
    await seller.getByLabel('Need', { exact: true }).selectOption('kit');
    await seller.getByRole('button', { name: 'Show', exact: true }).click();
    await seller.getByRole('link', { name: title }).click();
    await lookAt(way, seller);
    await seller.getByLabel('What could you offer').fill('Ring us on 020 7946 0018.');
    await seller.getByRole('button', { name: 'Tell the team' }).click();
    await seller.getByText('Could this tell who a patient is?').waitFor();
    await lookAt(way, seller);
    await seller.getByLabel('What could you offer').fill('Lids for a year, and nothing in return.');
    await seller.getByRole('button', { name: 'Tell the team' }).click();
    await seller.getByText('The team answers by').waitFor();
    await lookAt(way, seller);

    await owner.goto(requestAddress);
    await lookAt(way, owner);
    await owner.getByLabel('Your answer').fill('Let us talk on Monday.');
    await owner.getByRole('button', { name: 'Shortlist' }).click();
    await owner.getByText('Your answer is sent').waitFor();
    await seller.goto(requestAddress);
    await seller.getByText('Let us talk on Monday.').waitFor();
    expect(await seller.getByText('In talks').count()).toBe(1);

    const visitor = await journey.open(way);
    await visitor.goto(`/projects/${project.projectId}`);
    await visitor.getByText('A sponsor', { exact: true }).waitFor();
  });
});
