import { expect } from 'vitest';
import { sponsorshipPaths } from '#modules/sponsorship/public.ts';
import { type Journey, lookAt, type Way } from '#support/journey.ts';
import { authorise, fillApplication, fillOffer, fillRequest, screen } from '#support/sponsorship-forms.ts';

/** The mitigation that the reviewer writes: where the organisation agreed to publication, the register shows it. */
export const mitigation = 'The shares are sold before the offer is approved.';

/** Those who make the offer and those who decide it, each in a browser of their own. */
export type OfferPlayers = Awaited<ReturnType<typeof callOfferPlayers>>;

let companyNumber = 30_000_000;

/** People and a rival company exist; all that they do is done in the browser. */
export async function callOfferPlayers({ make, openAs }: Journey, way: Way) {
  companyNumber += 1;
  const project = await make.project({ title: `Warm drinks ${way}` });
  const sellerPerson = await make.person({ name: 'Petra Cups' });
  const rivalCompany = await make.company();
  return {
    way,
    title: `Lids for two wards, ${way}`,
    companyName: `Harrow Cups ${way} Ltd`,
    companyNumber: String(companyNumber),
    projectTitle: project.title,
    ownerPerson: project.owner,
    leadPerson: project.approver,
    sellerPerson,
    owner: await openAs(way, project.owner),
    lead: await openAs(way, project.approver),
    seller: await openAs(way, sellerPerson),
    rival: await openAs(way, rivalCompany.user),
    admin: await openAs(way, await make.programmeStaff('admin'), true),
    reviewer: await openAs(way, await make.programmeStaff('reviewer'), true),
  };
}

/** From nothing to an accepted offer: request, two rival offers, a conflict, its mitigation, two approvals. */
export async function playToAcceptance(players: OfferPlayers): Promise<{ requestAddress: string }> {
  const companyAddress = await companyIsVerified(players);
  const requestAddress = await requestIsListed(players);
  await companyOffers(players, companyAddress);
  await rivalOffers(players, requestAddress);
  await questionIsAnswered(players, requestAddress);
  const offerAddress = await conflictIsDeclared(players, requestAddress);
  await conflictIsReviewed(players, offerAddress);
  await offerIsAccepted(players, { requestAddress, offerAddress });
  return { requestAddress };
}

/** @returns the address of the company's page */
async function companyIsVerified(players: OfferPlayers): Promise<string> {
  const { way, seller, admin, companyName, companyNumber } = players;
  await seller.goto('/');
  await seller.getByRole('link', { name: 'Sponsorship' }).first().click();
  await lookAt(way, seller);
  await seller.getByText('Apply for your company').click();
  await lookAt(way, seller);
  await fillApplication(seller, { name: companyName, number: companyNumber });
  await seller.getByRole('button', { name: 'Apply' }).click();
  await seller.getByText('Your application is with programme staff').waitFor();
  const address = seller.url();

  await admin.goto(sponsorshipPaths.show());
  await admin.getByRole('link', { name: 'Companies that wait to be verified' }).click();
  await lookAt(way, admin);
  await admin.getByRole('link', { name: companyName }).click();
  await lookAt(way, admin);
  await admin.getByLabel('Your reason, which the company reads').fill('Number and address checked.');
  await admin.getByRole('button', { name: 'Verify' }).click();
  await admin.getByText('Decided.').waitFor();
  return address;
}

/** @returns the path of the request */
async function requestIsListed({ way, owner, lead, title, projectTitle }: OfferPlayers): Promise<string> {
  await owner.goto(sponsorshipPaths.show());
  await owner.getByRole('link', { name: projectTitle }).click();
  await lookAt(way, owner);
  await fillRequest(owner, { title });
  await owner.getByRole('button', { name: 'Write the request' }).click();
  await owner.getByText('Your request is written').waitFor();
  const address = new URL(owner.url()).pathname;
  await lookAt(way, owner);
  await owner.getByRole('link', { name: 'See exactly what companies see' }).click();
  await owner.getByText('word for word').waitFor();
  await lookAt(way, owner);
  await authorise(lead, address);
  return address;
}

async function companyOffers({ way, seller, title }: OfferPlayers, companyAddress: string): Promise<void> {
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
}

async function rivalOffers({ rival, companyName }: OfferPlayers, requestAddress: string): Promise<void> {
  await rival.goto(requestAddress);
  expect(await rival.getByText('Who washes the lids?').count()).toBe(0);
  await rival.getByLabel('What could you offer?').fill('Better lids.');
  await fillOffer(rival);
  await rival.getByRole('button', { name: 'Tell the team' }).click();
  await rival.getByText('The team answers by').waitFor();
  expect(await rival.getByText(companyName).count()).toBe(0);
}

async function questionIsAnswered(
  { way, owner, rival }: OfferPlayers,
  requestAddress: string,
): Promise<void> {
  await owner.goto(requestAddress);
  await owner.getByLabel('Your answer to every company').fill('The kitchen does.');
  await owner.getByRole('button', { name: 'Publish the answer' }).click();
  await owner.getByText('Your answer is published').waitFor();
  await lookAt(way, owner);
  await rival.goto(requestAddress);
  await rival.getByText('The kitchen does.').waitFor();
}

/** Somebody on the team holds shares in the company. The owner's page stands at the request. @returns the path of the offer */
async function conflictIsDeclared(players: OfferPlayers, requestAddress: string): Promise<string> {
  const { way, owner, seller, companyName } = players;
  await owner
    .getByRole('link', { name: 'Declare an interest' })
    .or(owner.getByRole('button', { name: 'Declare an interest' }))
    .first()
    .click();
  await owner.getByLabel('Yes', { exact: true }).check();
  await owner.getByLabel('What kind?').first().selectOption('financial');
  await owner.getByLabel('In which company?').first().selectOption({ label: companyName });
  await owner.getByLabel('What is it?').first().fill('I hold shares worth about £500.');
  await lookAt(way, owner);
  await owner.getByRole('button', { name: 'Declare', exact: true }).click();
  await owner.getByText('Your interest is declared').waitFor();
  await owner.getByRole('link', { name: companyName }).click();
  await lookAt(way, owner);
  const address = new URL(owner.url()).pathname;
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
  return address;
}

async function conflictIsReviewed(players: OfferPlayers, offerAddress: string): Promise<void> {
  const { way, reviewer } = players;
  await reviewer.goto('/conflict-reviews');
  await lookAt(way, reviewer);
  await reviewer.goto(offerAddress);
  await lookAt(way, reviewer);
  await reviewer.getByRole('link', { name: 'make your declaration' }).click();
  await reviewer.getByRole('button', { name: 'I have no interest to declare' }).click();
  await reviewer.getByText('You declared that you have no interest').waitFor();
  await reviewer.goto(offerAddress);
  await lookAt(way, reviewer);
  await reviewer.getByLabel('No conflict').check();
  await reviewer.getByLabel('Your reason').fill('Shares in the company.');
  await reviewer.getByRole('button', { name: 'Keep the review' }).click();
  await reviewer.getByText('Say for each how it is managed').first().waitFor();
  await reviewer.getByLabel('A conflict that can be managed').check();
  await reviewer.getByLabel('How is the interest of').fill('Sells the shares this month.');
  await reviewer.getByLabel('What is done, in all?').fill(mitigation);
  await reviewer.getByRole('button', { name: 'Keep the review' }).click();
  await reviewer.getByText('Your review is kept').waitFor();
  await lookAt(way, reviewer);
}

async function offerIsAccepted(
  players: OfferPlayers,
  at: { requestAddress: string; offerAddress: string },
): Promise<void> {
  const { way, owner, lead, seller, rival, companyName } = players;
  const { requestAddress, offerAddress } = at;
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
  await lead.getByText('The offer is accepted').first().waitFor();
  await lookAt(way, lead);
  await seller.goto(requestAddress);
  await seller.getByText('Accepted').waitFor();
  await lookAt(way, seller);
  await rival.goto(requestAddress);
  await rival.getByText('accepted another offer').waitFor();
  expect(await rival.getByText(companyName).count()).toBe(0);
  await lookAt(way, rival);
}
