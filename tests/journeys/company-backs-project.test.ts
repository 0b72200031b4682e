import { describe, test } from 'vitest';
import { openJourney, type Way } from '#support/journey.ts';
import { authorise, fillApplication, fillOffer, fillRequest, screen } from '#support/sponsorship-forms.ts';

const journey = await openJourney();
const { make, openAs } = journey;

describe.each<Way>(['with scripts', 'without scripts'])('companies and programme staff, %s', (way) => {
  test('a project asks for sponsorship; a verified company finds it and speaks; the team answers', async () => {
    const project = await make.project({ title: `Lids for cups ${way}` });
    const team = await openAs(way, project.owner);
    await team.goto('/sponsorship');
    await team.getByRole('link', { name: `Lids for cups ${way}` }).click();
    await fillRequest(team, { title: `Lids for two wards ${way}` });
    await team.getByRole('button', { name: 'Write the request' }).click();
    await team.getByText('Your request is written').waitFor();
    const address = new URL(team.url()).pathname;

    const lead = await openAs(way, project.approver);
    await authorise(lead, address);

    const applicant = await make.person({ name: 'Petra Lamp' });
    const company = await openAs(way, applicant);
    await company.goto('/sponsorship');
    await company.getByRole('button', { name: 'Apply for your company' }).click();
    await fillApplication(company, {
      name: `Harrow ${way} Ltd`,
      number: way === 'with scripts' ? '88000001' : '88000002',
    });
    await company.getByRole('button', { name: 'Apply', exact: true }).click();
    await company.getByText('Your application is with programme staff').waitFor();

    const admin = await openAs(way, await make.programmeStaff('admin'), true);
    await admin.goto('/companies');
    await admin.getByRole('link', { name: `Harrow ${way} Ltd` }).click();
    await admin.getByLabel('Your reason, which the company reads').fill('Number and address checked.');
    await admin.getByRole('button', { name: 'Verify' }).click();
    await admin.getByText('Decided').first().waitFor();

    await company.goto('/sponsorship');
    await company.getByRole('button', { name: 'See who asked for sponsorship' }).click();
    await company.getByRole('link', { name: `Lids for two wards ${way}` }).click();
    await company.getByLabel('What could you offer?').fill('We can give lids for a year.');
    await fillOffer(company);
    await company.getByRole('button', { name: 'Tell the team' }).click();
    await company.getByText('The team is told').waitFor();

    await team.goto(address);
    await team.getByText('We can give lids for a year.').waitFor();
    await team.getByRole('button', { name: 'I have no interest to declare' }).click();
    await team.getByText('You declared that you have no interest').waitFor();
    await team.getByRole('link', { name: `Harrow ${way} Ltd` }).click();
    await screen(team);
    await team.getByLabel(/Your answer/).fill('Let us talk on Monday.');
    await team.getByRole('button', { name: 'Shortlist' }).click();
    await team.getByText('Your answer is sent').waitFor();
    await company.goto(address);
    await company.getByText('Let us talk on Monday.').waitFor();
  });

  test('a year is planned; a team applies and is accepted; the report shows what was recorded', async () => {
    const admin = await openAs(way, await make.programmeStaff('admin'), true);
    const project = await make.project({ title: `Quiet doors ${way}` });
    const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
    await admin.goto('/years');
    await admin.getByLabel('Name').fill(`Year ${way}`);
    await admin.getByLabel('First day').fill(day(-10));
    await admin.getByLabel('Last day').fill(day(80));
    await admin.getByLabel('What the launch page says').fill('Bring what works.');
    await admin.getByRole('button', { name: 'Plan the year' }).click();
    await admin.getByText('The year is planned').waitFor();
    const address = new URL(admin.url()).pathname;

    const team = await openAs(way, project.owner);
    await team.goto(address);
    await team.getByLabel('Your project').selectOption({ label: `Quiet doors ${way}` });
    await team.getByLabel('Why should it take part?').fill('Others could learn from it.');
    await team.getByRole('button', { name: 'Apply to take part' }).click();
    await team.getByText('Your project has applied').waitFor();

    await admin.goto(address);
    await admin.getByLabel('Your reason, which the team reads').fill('Plainly told.');
    await admin.getByRole('button', { name: 'Accept' }).click();
    await admin.getByText('1 project takes part').waitFor();

    const visitor = await journey.open(way);
    await visitor.goto(`${address}/report`);
    await visitor.getByRole('heading', { name: `What was recorded in Year ${way}` }).waitFor();
    await visitor.getByRole('img', { name: /Month by month/ }).waitFor();
  });

  test('a visitor reports an idea; a moderator hides it with a reason', async () => {
    const idea = await make.idea({ title: `To be hidden ${way}` });
    const reader = await openAs(way, await make.person());
    await reader.goto(`/ideas/${idea.ideaId}`);
    await reader.getByRole('link', { name: 'Report this page' }).click();
    await reader.getByLabel('What is wrong with it?').fill('It could tell who a patient is.');
    await reader.getByRole('button', { name: 'Send the report' }).click();
    await reader.getByText('Programme staff look at it').waitFor();

    const moderator = await openAs(way, await make.programmeStaff('moderator'), true);
    await moderator.goto('/moderation');
    await moderator.getByLabel('Your reason, which both sides read').fill('It named a ward and a day.');
    await moderator.getByRole('button', { name: 'Hide it' }).click();
    await moderator.getByText('It is hidden').waitFor();
    const gone = await reader.goto(`/ideas/${idea.ideaId}`);
    if (gone?.status() !== 404) throw new Error(`the hidden idea answers ${gone?.status()}`);
  });
});
