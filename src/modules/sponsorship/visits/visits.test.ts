import { expect, test, testSite } from '#support/test.ts';
import type { MadeAgreement } from '../agreements/agreements.factory.ts';
import { visitPaths } from './visit.paths.ts';

const { site, make } = await testSite();

const form = (made: MadeAgreement, change: object = {}) => ({
  onDay: '2099-03-03',
  from: '09:30',
  until: '12:00',
  place: 'Ward 4',
  purpose: 'Cups with lids at tea time.',
  hostId: made.request.project.owner.personId,
  ...change,
});

async function planned() {
  const made = await make.agreement({ state: 'active' });
  const owner = await site.as(made.request.project.owner);
  const company = await site.as(made.company.user);
  const answer = await owner.post(visitPaths.plan(made), form(made));
  return { made, owner, company, visitId: answer.location?.split('/').at(-1) ?? '' };
}

test('a visitor comes by name after accepting the code; who came is recorded once it has begun', async () => {
  const { made, owner, company, visitId } = await planned();
  expect(await company.post(visitPaths.join({ visitId }))).toShow('Read the code of conduct, then tick');
  const come = { codeAccepted: 'yes' };
  const both = await Promise.all([
    company.post(visitPaths.join({ visitId }), come),
    company.post(visitPaths.join({ visitId }), come),
  ]);
  expect(both.map((one) => one.status).sort()).toEqual([303, 409]);
  const came = { came: made.company.user.personId };
  expect(await owner.post(visitPaths.record({ visitId }), came)).toShow('once the visit has begun');
  await site.db
    .updateTable('visit')
    .set({ starts_at: new Date(Date.now() - 3_600_000), ends_at: new Date() })
    .where('id', '=', visitId)
    .execute();
  const stranger = await make.person();
  expect(await owner.post(visitPaths.record({ visitId }), { came: stranger.personId })).toShow(
    'Only who had said',
  );
  expect((await company.post(visitPaths.record({ visitId }), came)).status).toBe(403);
  expect((await owner.post(visitPaths.record({ visitId }), came)).status).toBe(303);
  expect(await company.get(visitPaths.show({ visitId }))).toShow(': came');
  expect((await owner.post(visitPaths.cancel({ visitId }), { cancelReason: 'Outbreak.' })).status).toBe(409);
});

test('somebody joins what is cancelled at the same moment: one of the two is refused or told', async () => {
  const { owner, company, visitId } = await planned();
  const [cancelled, joined] = await Promise.all([
    owner.post(visitPaths.cancel({ visitId }), { cancelReason: 'Outbreak on the ward.' }),
    company.post(visitPaths.join({ visitId }), { codeAccepted: 'yes' }),
  ]);
  expect(cancelled.status).toBe(303);
  expect([303, 409]).toContain(joined.status);
  const shown = await company.get(visitPaths.show({ visitId }));
  expect(shown).toShow('Outbreak on the ward.');
  expect((await company.post(visitPaths.join({ visitId }), { codeAccepted: 'yes' })).status).toBe(409);
});

test('only the two sides see a visit; a rival and a stranger cannot learn that there is one', async () => {
  const { visitId } = await planned();
  const rival = await site.as((await make.company()).user);
  const lead = await site.as(await make.member({ role: 'lead' }));
  for (const browser of [rival, lead]) {
    expect((await browser.get(visitPaths.show({ visitId }))).status).toBe(404);
    expect((await browser.post(visitPaths.cancel({ visitId }), { cancelReason: 'x' })).status).toBe(404);
  }
});

test.each([
  [{ onDay: '2020-01-01' }, 'must begin in the future'],
  [{ until: '09:00' }, 'must end after it begins'],
  [{ untilDay: '2099-06-01' }, 'lasts 14 days at most'],
  [{ from: 'noon' }, 'as hours and minutes, for example 09:30'],
  [{ hostId: '' }, 'Choose who hosts'],
  [{ place: '' }, 'Enter where it is'],
])('a visit that will not do is shown again with what is wrong: %o', async (change, words) => {
  const made = await make.agreement({ state: 'active' });
  const owner = await site.as(made.request.project.owner);
  const answer = await owner.post(visitPaths.plan(made), form(made, change));
  expect(answer).toShow(words);
  expect(answer.html).toContain('Cups with lids at tea time.');
});

test('nobody visits before the summary is public and the agreement active', async () => {
  const made = await make.agreement({ state: 'signed' });
  const owner = await site.as(made.request.project.owner);
  expect(await owner.post(visitPaths.plan(made), form(made))).toShow('its summary is public first');
});

test('the company is told of a visit, its host of who comes, everybody concerned that it is cancelled', async () => {
  const { owner, company, visitId, made } = await planned();
  await company.post(visitPaths.join({ visitId }), { codeAccepted: 'yes' });
  await site.catchUp();
  expect(await company.get('/notices')).toShow('A visit is planned');
  expect(await owner.get('/notices')).toShow('Somebody comes to the visit');
  await owner.post(visitPaths.cancel({ visitId }), { cancelReason: 'Outbreak.' });
  await site.catchUp();
  expect(await company.get('/notices')).toShow(`A visit for ‘${made.terms.title}’ is cancelled`);
});
