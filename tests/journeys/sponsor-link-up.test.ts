import { describe, test } from 'vitest';
import { registerPaths } from '#modules/sponsorship/register/register.paths.ts';
import { lookAt, openJourney, type Way } from '#support/journey.ts';
import { playToRegister } from '#support/sponsor-link-up/agreement.ts';
import { callOfferPlayers, mitigation, playToAcceptance } from '#support/sponsor-link-up/offers.ts';

const journey = await openJourney();

describe.each<Way>(['with scripts', 'without scripts'])('the sponsor link-up from end to end, %s', (way) => {
  test('request, rival offers, conflict, mitigation, acceptance, agreement, summary, visit, outcome, register', {
    timeout: 600_000,
  }, async () => {
    const players = await callOfferPlayers(journey, way);
    const { requestAddress } = await playToAcceptance(players);
    const visitor = await journey.open(way);
    await playToRegister({
      journey,
      way,
      title: `Lids that last, ${way}`,
      alsoPublic: [players.companyName, mitigation, '1 with an interest (financial)'],
      owner: players.owner,
      ownerPerson: players.ownerPerson,
      officer: players.lead,
      officerPerson: players.leadPerson,
      company: players.seller,
      companyPerson: players.sellerPerson,
      visitor,
    });
    const requestId = requestAddress.split('/').at(-1) ?? '';
    await visitor.goto(registerPaths.request({ requestId }));
    await visitor.getByText(players.title).first().waitFor();
    await visitor.getByText(players.companyName).first().waitFor();
    await lookAt(way, visitor);
  });
});
