import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { sponsorshipPaths } from '#modules/sponsorship/public.ts';
import { expectNoBarriers, expectNoSidewaysScroll, openJourney, type Way } from '#support/journey.ts';
import { authorise, fillApplication, fillOffer, fillRequest, screen } from '#support/sponsorship-forms.ts';

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

async function declareNothing(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: 'I have no interest to declare' }).click();
  await page.getByText('You declared that you have no interest').waitFor();
}

describe.each<Way>(['with scripts', 'without scripts'])('a company finds a project that asked, %s', (way) => {
  test('request, two rival offers, a conflict, its mitigation, two approvals, acceptance', async () => {
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
    await fillApplication(seller, { name, number: String(companyNumber) });
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
    await fillRequest(owner, { title });
    await owner.getByRole('button', { name: 'Write the request' }).click();
    await owner.getByText('Your request is written').waitFor();
    const requestAddress = new URL(owner.url()).pathname;
    await lookAt(way, owner);
    await owner.getByRole('link', { name: 'See exactly what companies see' }).click();
    await owner.getByText('word for word').waitFor();
    await lookAt(way, owner);

    const lead = await openAs(way, project.approver);
    await authorise(lead, requestAddress);

    await seller.goto(companyAddress);
    await lookAt(way, seller);
    await seller.getByRole('link', { name: 'Projects that asked for sponsorship' }).click();
    await lookAt(way, seller);
    await seller.getByLabel('Need', { exact: true }).selectOption('kit');
    await seller.getByRole('button', { name: 'Show', exact: true }).click();
    await seller.getByRole('link', { name: title }).click();
    await lookAt(way, seller);
    await seller.getByLabel('Your question').fill('Who washes the lids?');
    await seller.getByRole('button', { name: 'Ask', exact: true }).click();
    await seller.getByText('without your name').first().waitFor();
    await seller.getByLabel('What could you offer?').fill('Ring us on 020 7946 0018.');
    await fillOffer(seller);
    await seller.getByRole('button', { name: 'Tell the team' }).click();
    await seller.getByText('Could this tell who a patient is?').waitFor();
    await lookAt(way, seller);
    await seller.getByLabel('What could you offer?').fill('Lids for a year, and nothing in return.');
    await seller.getByRole('button', { name: 'Tell the team' }).click();
    await seller.getByText('The team answers by').first().waitFor();
    await lookAt(way, seller);

    const rivalCompany = await make.company();
    const rival = await openAs(way, rivalCompany.user);
    await rival.goto(requestAddress);
    expect(await rival.getByText('Who washes the lids?').count()).toBe(0);
    await rival.getByLabel('What could you offer?').fill('Better lids.');
    await fillOffer(rival);
    await rival.getByRole('button', { name: 'Tell the team' }).click();
    await rival.getByText('The team answers by').waitFor();
    expect(await rival.getByText(name).count()).toBe(0);

    await owner.goto(requestAddress);
    await owner.getByLabel('Your answer to every company').fill('The kitchen does.');
    await owner.getByRole('button', { name: 'Publish the answer' }).click();
    await owner.getByText('Your answer is published').waitFor();
    await lookAt(way, owner);
    await rival.goto(requestAddress);
    await rival.getByText('The kitchen does.').waitFor();

    // The conflict: somebody on the team holds shares in the company.
    await owner
      .getByRole('link', { name: 'Declare an interest' })
      .or(owner.getByRole('button', { name: 'Declare an interest' }))
      .first()
      .click();
    await owner.getByLabel('Yes', { exact: true }).check();
    await owner.getByLabel('What kind?').first().selectOption('financial');
    await owner.getByLabel('In which company?').first().selectOption({ label: name });
    await owner.getByLabel('What is it?').first().fill('I hold shares worth about £500.');
    await lookAt(way, owner);
    await owner.getByRole('button', { name: 'Declare', exact: true }).click();
    await owner.getByText('Your interest is declared').waitFor();
    await owner.getByRole('link', { name }).click();
    await lookAt(way, owner);
    const offerAddress = new URL(owner.url()).pathname;
    await screen(owner);
    await lookAt(way, owner);
    await owner.getByLabel('Your answer to').fill('Let us talk on Monday.');
    await owner.getByRole('button', { name: 'Shortlist' }).click();
    await owner.getByText('Your answer is sent').waitFor();
    await owner.getByRole('button', { name: 'Ask for the conflict review' }).click();
    await owner.getByText('reviewers are asked').waitFor();
    await seller.goto(requestAddress);
    await seller.getByText('Let us talk on Monday.').waitFor();
    expect(await seller.getByText('In talks').count()).toBe(1);

    const reviewer = await openAs(way, await make.programmeStaff('reviewer'), true);
    await reviewer.goto('/conflict-reviews');
    await lookAt(way, reviewer);
    await declareNothing(reviewer, requestAddress);
    await reviewer.goto(offerAddress);
    await lookAt(way, reviewer);
    await reviewer.getByLabel('No conflict').check();
    await reviewer.getByLabel('Your reason').fill('Shares in the company.');
    await reviewer.getByRole('button', { name: 'Keep the review' }).click();
    await reviewer.getByText('Say for each how it is managed').first().waitFor();
    await reviewer.getByLabel('A conflict that can be managed').check();
    await reviewer.getByLabel('How is the interest of').fill('Sells the shares this month.');
    await reviewer
      .getByLabel('What is done, in all?')
      .fill('The shares are sold before the offer is approved.');
    await reviewer.getByRole('button', { name: 'Keep the review' }).click();
    await reviewer.getByText('Your review is kept').waitFor();
    await lookAt(way, reviewer);

    await lead.goto(offerAddress);
    await lead.getByRole('button', { name: 'I answer for this mitigation' }).click();
    await lead.getByText('You answer for the mitigation').waitFor();
    await lookAt(way, lead);
    for (const page of [owner, lead]) {
      await page.goto(offerAddress);
      await page.getByLabel('I have read the offer and its review').check();
      await page.getByRole('button', { name: 'Approve', exact: true }).click();
      await page.getByText('approved it').first().waitFor();
    }
    await lead.getByText('The offer is accepted').waitFor();
    await lookAt(way, lead);
    await seller.goto(requestAddress);
    await seller.getByText('Accepted').waitFor();
    await lookAt(way, seller);
    await rival.goto(requestAddress);
    await rival.getByText('accepted another offer').waitFor();
    expect(await rival.getByText(name).count()).toBe(0);
    await lookAt(way, rival);
  }, 400_000);
});
