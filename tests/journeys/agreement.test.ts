import { describe, test } from 'vitest';
import { openJourney, type Way } from '#support/journey.ts';
import { playToRegister } from '#support/sponsor-link-up/agreement.ts';

const journey = await openJourney();
const { make, open, openAs } = journey;

describe.each<Way>(['with scripts', 'without scripts'])(
  'from an accepted offer to its outcome, %s',
  (way) => {
    test('agreement, signatures, summary, start, visit, outcome, register', {
      timeout: 240_000,
    }, async () => {
      const offer = await make.acceptedInterest();
      const { owner, approver } = offer.request.project;
      await playToRegister({
        journey,
        way,
        title: `Lids that last, ${way}`,
        alsoPublic: [],
        owner: await openAs(way, owner),
        ownerPerson: owner,
        officer: await openAs(way, approver),
        officerPerson: approver,
        company: await openAs(way, offer.company.user),
        companyPerson: offer.company.user,
        visitor: await open(way),
      });
    });
  },
);
