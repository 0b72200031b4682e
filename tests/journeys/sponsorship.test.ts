import { describe, test } from 'vitest';
import { openJourney, type Way } from '#support/journey.ts';
import { callOfferPlayers, playToAcceptance } from '#support/sponsor-link-up/offers.ts';

const journey = await openJourney();

describe.each<Way>(['with scripts', 'without scripts'])('a company finds a project that asked, %s', (way) => {
  test('request, two rival offers, a conflict, its mitigation, two approvals, acceptance', async () => {
    await playToAcceptance(await callOfferPlayers(journey, way));
  }, 400_000);
});
