import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { agreementPaths } from '#modules/sponsorship/agreements/agreement.paths.ts';
import { registerPaths } from '#modules/sponsorship/register/register.paths.ts';
import { type Journey, lookAt, type Way } from '#support/journey.ts';
import type { Site } from '#support/site.ts';

type Person = { readonly personId: string };

/** The two sides of an accepted offer, each in a browser of their own, and somebody of the public. */
export interface AgreementPlayers {
  readonly journey: Journey;
  readonly way: Way;
  readonly title: string;
  /** What the register shows besides, of how the offer was decided. */
  readonly alsoPublic: readonly string[];
  readonly owner: Page;
  readonly ownerPerson: Person;
  readonly officer: Page;
  readonly officerPerson: Person;
  readonly company: Page;
  readonly companyPerson: Person;
  readonly visitor: Page;
}

/** From an accepted offer to the register: agreement, signatures, summary, start, visit, value, outcome. */
export async function playToRegister(players: AgreementPlayers): Promise<void> {
  const address = await agreementIsWritten(players);
  await bothSign(players, address);
  await agreementStarts(players, address);
  await visitIsHeld(players);
  await valueIsRecorded(players, address);
  await outcomeIsPublished(players, address);
  await registerShowsIt(players);
}

async function nameOf(site: Site, person: Person): Promise<string> {
  const row = await site.db
    .selectFrom('person')
    .where('id', '=', person.personId)
    .select('name')
    .executeTakeFirstOrThrow();
  return row.name ?? '';
}

function dayOf(site: Site, daysAhead = 0): string {
  return new Date(site.clock.now().getTime() + daysAhead * 86_400_000).toISOString().slice(0, 10);
}

/** @returns the address of the agreement */
async function agreementIsWritten({ journey, way, owner, title }: AgreementPlayers): Promise<string> {
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
  await owner.getByLabel('First day').fill(dayOf(journey.site, 45));
  await owner.getByLabel('Last day').fill(dayOf(journey.site, 36));
  await owner.getByLabel('What is done').first().fill('Lids on the ward');
  await owner.getByLabel('By which day').first().fill(dayOf(journey.site, 67));
  await owner.getByLabel('When it ends').fill('The lids stay.');
  await owner.getByLabel('Summary for the public').fill('Two wards try lids on cups.');
  await owner.getByLabel('What did you change?').fill('All that was open.');
  await owner.getByRole('button', { name: 'Save as a new version' }).click();
  await owner.getByText('The last day must not come before the first').waitFor();
  await lookAt(way, owner);
  await owner.getByLabel('Last day').fill(dayOf(journey.site, 216));
  await owner.getByRole('button', { name: 'Save as a new version' }).click();
  await owner.getByText('Version 2 is saved').waitFor();
  return address;
}

async function sign(
  { journey }: AgreementPlayers,
  page: Page,
  person: Person,
  office: string,
): Promise<void> {
  await page.getByLabel('Type your name').fill(await nameOf(journey.site, person));
  await page.getByLabel('In which office do you sign?').fill(office);
  await page.getByLabel('I have no interest in the other side').check();
  await page.getByRole('button', { name: /^Sign for/ }).click();
}

async function bothSign(players: AgreementPlayers, address: string): Promise<void> {
  const { way, company, officer, visitor } = players;
  await company.goto(address);
  await company.getByText('Version 2 is whole').waitFor();
  await lookAt(way, company);
  await company.getByRole('link', { name: /Read the whole text/ }).click();
  await company.getByText('What changed since version 1').waitFor();
  await lookAt(way, company);
  await company.goto(address);
  await sign(players, company, players.companyPerson, 'Director');
  await company.getByText('You have signed').waitFor();
  expect((await visitor.goto(address.replace('/agreements/', '/register/')))?.status()).toBe(404);

  await officer.goto(address);
  await sign(players, officer, players.officerPerson, 'Chief finance officer');
  await officer.getByText('Both sides have now').waitFor();
  await lookAt(way, officer);
}

/** The officer's page stands at the agreement that both have signed. */
async function agreementStarts({ way, owner, officer }: AgreementPlayers, address: string): Promise<void> {
  await officer.getByRole('button', { name: 'Publish the summary' }).click();
  await officer.getByText('The summary is public, in the register').waitFor();

  await owner.goto(address);
  await owner.getByRole('button', { name: 'Start the agreement' }).click();
  await owner.getByText('The agreement is active').first().waitFor();
  await lookAt(way, owner);
}

/** The owner's page stands at the active agreement. */
async function visitIsHeld(players: AgreementPlayers): Promise<void> {
  const { way, owner, company } = players;
  const { site, signIn } = players.journey;
  await owner.getByRole('button', { name: 'Plan a visit' }).click();
  await lookAt(way, owner);
  await owner.getByLabel('Day', { exact: true }).fill(dayOf(site, 1));
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
  site.clock.forward({ days: 2 });
  await signIn(owner, players.ownerPerson);
  await signIn(company, players.companyPerson);
  await owner.goto(visit);
  await owner.getByLabel(await nameOf(site, players.companyPerson)).check();
  await owner.getByRole('button', { name: 'Record the visit as held' }).click();
  await owner.getByText('Who came is recorded').waitFor();
  await lookAt(way, owner);
}

async function valueIsRecorded(players: AgreementPlayers, address: string): Promise<void> {
  const { company } = players;
  const { site } = players.journey;
  await company.goto(address);
  await company.getByText('Record what your side gave').click();
  await company.getByLabel('Money', { exact: true }).check();
  await company.getByLabel('What was given').fill('First payment');
  await company.getByLabel('Its value').fill('250');
  await company.getByLabel('On which day', { exact: true }).fill(dayOf(site));
  await company.getByRole('button', { name: 'Record it' }).click();
  await company.getByText('It is recorded').waitFor();
}

async function outcomeIsPublished({ way, owner }: AgreementPlayers, address: string): Promise<void> {
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
}

async function registerShowsIt(players: AgreementPlayers): Promise<void> {
  const { way, owner, visitor, title } = players;
  await visitor.goto(registerPaths.list());
  await lookAt(way, visitor);
  await visitor.getByLabel('Words').fill('last');
  await visitor.getByRole('button', { name: 'Show', exact: true }).click();
  await visitor.getByRole('link', { name: title }).click();
  for (const words of [
    ...players.alsoPublic,
    'a third fewer',
    '£250 in money',
    'Start with the night shift.',
    'Chief finance officer, for',
  ])
    await visitor.getByText(words).first().waitFor();
  await lookAt(way, visitor);
  await owner.goto(agreementPaths.list());
  await owner.getByText('Outcomes published').first().waitFor();
}
