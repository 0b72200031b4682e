import fc from 'fast-check';
import { expect, test, testSite } from '#support/test.ts';
import {
  adoptionStates,
  countsAsSpread,
  maySustain,
  monthsAfter,
  needsReason,
  nextStates,
  progress,
} from '../adoption.rules.ts';
import { adoptionPaths, projectPaths } from '../project.paths.ts';

const { site, make } = await testSite();

async function claimed(given: { state?: string } = {}) {
  const project = await make.project();
  await make.kit(project);
  const manager = await make.member({ name: 'Mo Manager' });
  const browser = await site.as(manager);
  const answer = await browser.post(adoptionPaths.claim({ projectId: project.projectId }), {
    unit: 'Ward 7',
    state: given.state ?? 'live',
    kitNumber: '1',
    says: 'Nobody falls on the way to the tea any more.',
  });
  const adoptionId = answer.location?.split('/').at(-1) ?? '';
  return { project, manager, browser, adoptionId, answer };
}

test('a ward manager elsewhere adopts, the source confirms, and only then it counts as spread', async () => {
  const { project, adoptionId, manager } = await claimed();
  const page = projectPaths.show({ projectId: project.projectId });
  expect(await site.visitor().get(page)).toShow('Nobody falls on the way to the tea');
  expect(await site.visitor().get(page)).toShow('Kit version 1');
  expect(await site.visitor().get(page)).toShow(manager.organisation.name);
  expect(await site.visitor().get(page)).toShow('at none it is live and confirmed');
  const source = await site.as(project.owner);
  expect(await source.get(adoptionPaths.show({ adoptionId }))).toShow('Can you confirm this?');
  await source.post(adoptionPaths.confirmation({ adoptionId }), { verdict: 'confirmed' });
  expect(await site.visitor().get(page)).toShow('at 1 it is live and confirmed');
  expect((await site.events('adoption.confirmed')).at(-1)).toMatchObject({ subject: adoptionId });
});

test('what looks like a patient is pointed out in an adoption, and not spoken of where nothing does', async () => {
  const project = await make.project();
  const browser = await site.as(await make.member());
  const address = adoptionPaths.claim({ projectId: project.projectId });
  const empty = await browser.post(address, { says: 'We begin in May.' });
  expect(empty).toShow('Enter where in your organisation');
  expect(empty).not.toShow('patient');
  const form = { unit: 'Ward 7', state: 'planning', says: 'Ring Mrs Jones on 020 7946 0991.' };
  const pointed = await browser.post(address, form);
  expect(pointed).toShow('Could this tell who a patient is?');
  expect(pointed).toShow('020 7946 0991 in “What do you say to others?”');
  const taken = await browser.post(address, { ...form, identifiersJustified: 'It is our ward clerk.' });
  const edit = adoptionPaths.revision({ adoptionId: taken.location?.split('/').at(-1) ?? '' });
  const details = { version: '1', says: 'Two cushions.', localCost: 'lots' };
  const wrong = await browser.post(edit, details);
  expect(wrong).toShow('Enter the cost in pounds');
  expect(wrong).not.toShow('Could this tell who a patient is?');
  expect(await browser.post(edit, { ...details, localCost: '', staffTime: form.says })).toShow(
    '020 7946 0991 in “How much staff time did it take?”',
  );
});

test('a dispute says why; the adopter cannot confirm their own claim', async () => {
  const { project, adoptionId, browser } = await claimed();
  expect(
    (await browser.post(adoptionPaths.confirmation({ adoptionId }), { verdict: 'confirmed' })).status,
  ).toBe(403);
  const source = await site.as(project.owner);
  expect(await source.post(adoptionPaths.confirmation({ adoptionId }), { verdict: 'disputed' })).toShow(
    'Say why you dispute it',
  );
  await source.post(adoptionPaths.confirmation({ adoptionId }), {
    verdict: 'disputed',
    confirmationReason: 'We never heard of it.',
  });
  expect(await site.visitor().get(adoptionPaths.show({ adoptionId }))).toShow('We never heard of it.');
});

test('two of the source who answer at once give one answer', async () => {
  const { project, adoptionId } = await claimed();
  const owner = await site.as(project.owner);
  const lead = await site.as(project.approver);
  const answers = await Promise.all([
    owner.post(adoptionPaths.confirmation({ adoptionId }), { verdict: 'confirmed' }),
    lead.post(adoptionPaths.confirmation({ adoptionId }), { verdict: 'confirmed' }),
  ]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([303, 409]);
});

test('it is abandoned only with a reason, and says so on the project’s page', async () => {
  const { project, adoptionId, browser } = await claimed();
  const move = adoptionPaths.state({ adoptionId });
  expect(await browser.post(move, { to: 'abandoned', version: 1 })).toShow(
    'Say why, so that others can learn',
  );
  expect(await browser.post(move, { to: 'abandoned', reason: 'No time for it', version: 1 })).toShow(
    'Choose what stood in the way',
  );
  expect(
    (
      await browser.post(move, {
        to: 'abandoned',
        reason: 'No time for it',
        failureReason: 'staff',
        version: 1,
      })
    ).status,
  ).toBe(303);
  expect(await site.visitor().get(projectPaths.show({ projectId: project.projectId }))).toShow(
    'Not enough staff or time',
  );
  expect((await browser.post(move, { to: 'live', version: 2 })).status).toBe(409);
});

test('one place adopts a project once; two clicks make one claim', async () => {
  const project = await make.project();
  const browser = await site.as(await make.member());
  const form = { unit: 'Ward 7', state: 'exploring' };
  const address = adoptionPaths.claim({ projectId: project.projectId });
  const answers = await Promise.all([
    browser.post(address, form),
    browser.post(address, { ...form, unit: 'ward 7' }),
  ]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([303, 409]);
});

test('two who change it at once: the second is shown that it changed', async () => {
  const { adoptionId, browser } = await claimed({ state: 'planning' });
  const move = adoptionPaths.state({ adoptionId });
  const answers = await Promise.all([
    browser.post(move, { to: 'piloting', version: 1 }),
    browser.post(move, { to: 'live', version: 1 }),
  ]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([303, 409]);
});

test('an adoption is as open as its project, and only its own people change it', async () => {
  const { project, adoptionId } = await claimed();
  const other = await site.as(await make.member());
  expect(
    (await other.post(adoptionPaths.state({ adoptionId }), { to: 'paused', reason: 'x', version: 1 })).status,
  ).toBe(403);
  await site.db
    .updateTable('project')
    .set({ visibility: 'organisation' })
    .where('id', '=', project.projectId)
    .execute();
  expect((await site.visitor().get(adoptionPaths.show({ adoptionId }))).status).toBe(404);
  expect(
    (
      await site
        .as(await make.person())
        .then((patient) => patient.get(adoptionPaths.begin({ projectId: project.projectId })))
    ).status,
  ).toBe(403);
});

test('sustained only after a year, by a check', async () => {
  const { adoptionId, browser } = await claimed();
  expect(await browser.post(adoptionPaths.check({ adoptionId }))).toShow('a year after it went live');
  site.clock.forward({ days: 370 });
  const later = await site.as({
    personId: (
      await site.db
        .selectFrom('adoption')
        .where('id', '=', adoptionId)
        .select('claimed_by')
        .executeTakeFirstOrThrow()
    ).claimed_by,
  });
  expect((await later.post(adoptionPaths.check({ adoptionId }))).status).toBe(303);
  site.clock.forward({ days: -370 });
});

test('the source is asked by a date, which the answer settles', async () => {
  const { project, adoptionId } = await claimed();
  const duty = () =>
    site.db
      .selectFrom('answer_duty')
      .where('subject_id', '=', adoptionId)
      .select(['holder_id', 'done_at'])
      .executeTakeFirstOrThrow();
  expect(await duty()).toMatchObject({ holder_id: project.owner.personId, done_at: null });
  await (await site.as(project.owner)).post(adoptionPaths.confirmation({ adoptionId }), {
    verdict: 'confirmed',
  });
  expect((await duty()).done_at).not.toBeNull();
});

test('rules: nothing leaves an end, exits are explained, sustained is never reached by a step', () => {
  const states = fc.constantFrom(...adoptionStates);
  fc.assert(
    fc.property(states, states, fc.string(), (from, to, reason) => {
      const decision = progress(
        { state: from, confirmation: 'claimed', version: 1 },
        { to, reason: reason.trim(), failureReason: 'other' },
        1,
      );
      if (!decision.ok) return;
      expect(nextStates(from)).toContain(to);
      expect(to).not.toBe('sustained');
      expect(['abandoned', 'declined']).not.toContain(from);
      if (needsReason.has(to)) expect(reason.trim()).not.toBe('');
    }),
  );
  expect(adoptionStates.filter((state) => countsAsSpread({ state, confirmation: 'confirmed' }))).toEqual([
    'live',
    'sustained',
  ]);
  expect(countsAsSpread({ state: 'live', confirmation: 'claimed' })).toBe(false);
  expect(monthsAfter('2026-08-31', 6)).toBe('2027-02-28');
  expect(maySustain({ state: 'live', liveOn: '2026-01-10' }, '2027-01-10').ok).toBe(true);
  expect(maySustain({ state: 'live', liveOn: '2026-01-10' }, '2027-01-09').ok).toBe(false);
});

test('beside an adoption stands what is like the project that was adopted, and not that project', async () => {
  const { project, adoptionId } = await claimed();
  const alike = await make.project({ title: 'A tea trolley on every ward' });
  const hidden = await make.project({
    title: 'A tea trolley that is not for all',
    visibility: 'organisation',
  });
  for (const one of [project, alike, hidden]) await make.told(one);
  await site.catchUp();
  const page = await site.visitor().get(adoptionPaths.show({ adoptionId }));
  expect(page).toShow('More like this');
  const [, beside = ''] = page.html.split('id="more-like-this"');
  expect(beside).toContain(projectPaths.show({ projectId: alike.projectId }));
  expect(beside).not.toContain(projectPaths.show({ projectId: project.projectId }));
  expect(beside).not.toContain(projectPaths.show({ projectId: hidden.projectId }));
});
