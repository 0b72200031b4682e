import { londonToday } from '#kit/local-date.ts';
import { expect, test, testSite } from '#support/test.ts';
import {
  findAcceptedInterest,
  findAcceptedInterestOf,
  hasCurrentDeclaration,
} from './accepted-interest.queries.ts';

const { site, make } = await testSite();
const today = () => londonToday(site.clock.now());

test('an accepted offer is found by its id and by its request, with who approved; a clear one is not yet', async () => {
  const accepted = await make.acceptedInterest();
  const { request, company, interestId } = accepted;
  const found = await findAcceptedInterest(site.db, interestId);
  expect(found).toMatchObject({
    requestId: request.requestId,
    companyName: company.name,
    offered: 'Lids for a year.',
    approverIds: [request.project.owner.personId, request.project.approver.personId],
    mitigation: undefined,
  });
  expect(await findAcceptedInterestOf(site.db, request.requestId)).toEqual(found);
  const clear = await make.clearInterest();
  expect(await findAcceptedInterest(site.db, clear.interestId)).toBeUndefined();
});

test('a declaration stands until the day on which it expires, or until another replaces it', async () => {
  const { request } = await make.interest({ state: 'screened' });
  const { personId } = request.project.owner;
  const stands = (day: string) => hasCurrentDeclaration(site.db, personId, request.requestId, day);
  expect(await stands(today())).toBe(true);
  expect(await stands('2100-01-01')).toBe(false);
  await site.db
    .updateTable('declaration')
    .set({ superseded_at: new Date() })
    .where('person_id', '=', personId)
    .execute();
  expect(await stands(today())).toBe(false);
});
