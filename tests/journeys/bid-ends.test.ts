import { describe, expect, test } from 'vitest';
import { interestPaths } from '#modules/sponsorship/sponsorship.paths.ts';
import { lookAt, openJourney, type Way } from '#support/journey.ts';

const journey = await openJourney();
const { make, openAs, site } = journey;

describe.each<Way>(['with scripts', 'without scripts'])('a bid that stopped an offer is over, %s', (way) => {
  test('the team declares it, an officer ends it with a mistake mended, and the offer is reviewed again', async () => {
    const offer = await make.clearInterest();
    const { owner, approver } = offer.request.project;
    const address = interestPaths.show(offer);
    const team = await openAs(way, owner);
    await team.goto(address);
    await team.getByText('The company bids here').click();
    await team.getByLabel('Under way').check();
    await team.getByRole('button', { name: 'Keep the bid' }).click();
    await team.getByText('Not waived: the offer goes no further').waitFor();

    const officer = await openAs(way, approver);
    await officer.goto(address);
    await officer.getByText('A bid is over', { exact: true }).click();
    await lookAt(way, officer);
    await officer.getByLabel('Since when is it over?').fill(site.clock.now().toISOString().slice(0, 10));
    await officer.getByLabel('How do you know?').fill('It is over.');
    await officer.getByRole('button', { name: 'The bid is over' }).click();
    await officer.getByText('Say how you know in a sentence at least').first().waitFor();
    await lookAt(way, officer);
    await officer.getByLabel('How do you know?').fill('The contract was awarded to another firm.');
    await officer.getByRole('button', { name: 'The bid is over' }).click();
    await officer.getByText('What it stopped goes on the usual way').waitFor();
    await officer.getByRole('heading', { name: 'Bids that stopped it and are over' }).waitFor();
    expect(await officer.getByText('A reviewer of the programme looks for conflicts').isVisible()).toBe(true);
    await lookAt(way, officer);
  });
});
