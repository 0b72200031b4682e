import type { Page } from 'playwright-core';

/** The forms of the sponsor link-up, filled as people fill them. */

export async function fillApplication(page: Page, company: { name: string; number: string }): Promise<void> {
  await page.getByLabel('Legal name').fill(company.name);
  await page.getByLabel('Number at Companies House').fill(company.number);
  await page.getByLabel('Sector', { exact: true }).fill('crockery');
  await page.getByRole('group', { name: 'What you could offer' }).getByLabel('Equipment').check();
  await page
    .getByRole('group', { name: 'Does the company, or its group, supply the NHS?' })
    .getByLabel('No')
    .check();
  await page.getByLabel('In none of these').check();
  await page.getByLabel('The company accepts this code').check();
}

export async function fillRequest(page: Page, request: { title: string }): Promise<void> {
  await page.getByLabel('What you ask for, in a few words').fill(request.title);
  await page.getByLabel('What do you need?').selectOption('kit');
  await page
    .getByLabel('What you ask for', { exact: true })
    .fill('Enough lids to see whether tea stays warm.');
  await page.getByLabel('Largest amount').fill('2,500');
  await page.getByLabel('What do patients gain?').fill('They drink what is still warm.');
  await page.getByLabel('How will you know that it worked?').fill('Litres drunk in a week.');
  await page.getByLabel('What may the sponsor get?').fill('Its name on the poster.');
  await page.getByLabel('What may the sponsor not get?').fill('Any order, any data.');
  await page.getByLabel('Who owns what comes of it?').fill('There is nothing to own.');
  await page.getByLabel('What kind of buying does it concern?').selectOption('39');
  await page.getByLabel('What is it, in your own words?').fill('crockery');
  await page.getByLabel('No buying of this kind').check();
}

/** All of an offer but what is offered. */
export async function fillOffer(page: Page): Promise<void> {
  await page.getByLabel('What do you hope to gain?').fill('Nothing.');
  await page.getByLabel('Which of your products').fill('None.');
  await page.getByLabel('No, and no bid is planned').check();
  await page.getByLabel('Ties between your people').fill('None that we know of.');
  await page.getByLabel('It is no inducement').check();
}

/** A lead declares that they have no interest, agrees that it is published, and lists it. */
export async function authorise(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: 'I have no interest to declare' }).click();
  await page.getByText('You declared that you have no interest').waitFor();
  await page.getByLabel('The organisation agrees').check();
  await page.getByRole('button', { name: 'Authorise and list it' }).click();
  await page.getByText('The request is listed').waitFor();
}

export async function screen(page: Page): Promise<void> {
  await page.getByLabel('It answers what was asked').check();
  await page.getByLabel('It asks for no order').check();
  await page.getByLabel('It gives nothing to a person').check();
  await page.getByRole('button', { name: 'It is screened' }).click();
  await page.getByText('The offer is screened').waitFor();
}
