import { expect, test, testSite } from '#support/test.ts';
import { welcomeNewcomers } from './welcome-newcomers.ts';

const { site, make } = await testSite();

/** The log is read, the index hears of it, what is new is compared, and what came of it is told. */
async function welcome() {
  await site.catchUp();
  site.clock.forward({ minutes: 1 });
  await welcomeNewcomers(site.platform);
  await site.catchUp();
}

async function notices(person: { personId: string }) {
  return (await site.as(person)).get('/notices');
}

test('an old need meets a project that is published later: both sides are told, once', async () => {
  const need = await make.told(await make.need({ title: 'Patients fall at night on the way to the toilet' }));
  await welcome();
  const project = await make.told(
    await make.project({
      title: 'Night lights so that nobody falls on the way to the toilet',
      topics: ['falls'],
    }),
  );
  await welcome();
  expect(await notices(need.author)).toShow('A project may answer your need ‘Patients fall at night');
  expect(await notices(project.owner)).toShow('may answer a need: ‘Patients fall at night');
  await make.told(project);
  await make.told(need);
  await welcome();
  expect((await notices(need.author)).text.match(/may answer your need/g)).toHaveLength(1);
  expect(await site.db.selectFrom('need_match').selectAll().execute()).toHaveLength(1);
});

test('a new need meets the projects that there are', async () => {
  const project = await make.told(
    await make.project({ title: 'Jigsaw boards calm restless evenings', topics: ['falls'] }),
  );
  await welcome();
  await make.told(await make.need({ title: 'Restless evenings: jigsaw boards or what?' }));
  await welcome();
  expect(await notices(project.owner)).toShow('may answer a need: ‘Restless evenings');
});

test('nobody is told of what they may not read, whichever side they stand on', async () => {
  const need = await make.told(
    await make.need({ title: 'Vanishing wheelchairs at the front door', visibility: 'organisation' }),
  );
  await welcome();
  const open = await make.told(
    await make.project({ title: 'Wheelchairs at the front door: vanishing no more', topics: ['falls'] }),
  );
  const closed = await make.told(
    await make.project({
      title: 'Front door wheelchairs vanishing: our secret way',
      topics: ['falls'],
      visibility: 'organisation',
    }),
  );
  await welcome();
  expect(await notices(need.author)).toShow('Wheelchairs at the front door: vanishing no more');
  expect(await notices(need.author)).not.toShow('our secret way');
  expect(await notices(open.owner)).not.toShow('Vanishing wheelchairs');
  expect(await notices(closed.owner)).not.toShow('Vanishing wheelchairs');
});

test('a need that is met already is matched no more', async () => {
  const need = await make.told(await make.need({ title: 'Slippery corridor near the kitchen' }));
  await site.db.updateTable('need').set({ state: 'met' }).where('id', '=', need.needId).execute();
  await welcome();
  await make.told(await make.project({ title: 'No slippery corridor near any kitchen', topics: ['falls'] }));
  await welcome();
  expect(await notices(need.author)).not.toShow('Slippery corridor');
});

test('two workers at once match a pair once', async () => {
  const need = await make.told(await make.need({ title: 'Curtain hooks break on every bay' }));
  await make.told(
    await make.project({ title: 'Curtain hooks that never break, on every bay', topics: ['falls'] }),
  );
  await site.catchUp();
  site.clock.forward({ minutes: 1 });
  await Promise.all([welcomeNewcomers(site.platform), welcomeNewcomers(site.platform)]);
  await site.catchUp();
  expect((await notices(need.author)).text.match(/Curtain hooks that never break/g)).toHaveLength(1);
});

test('ideas that are likely the same come to the moderators once; one press keeps them apart for good', async () => {
  const first = await make.told(
    await make.idea({
      title: 'Paper kettles for the ward kitchen',
      problem: 'The kettle in the ward kitchen burns hands.',
    }),
  );
  await welcome();
  const second = await make.told(
    await make.idea({
      title: 'Paper kettles in the kitchen of the ward',
      problem: 'Hands are burnt by the kettle in the ward kitchen.',
    }),
  );
  await welcome();
  await make.told(first);
  await welcome();
  const pairs = await site.db.selectFrom('likely_duplicate').selectAll().execute();
  expect(pairs).toHaveLength(1);
  const moderator = await site.as(await make.programmeStaff('moderator'), { secondFactor: true });
  const list = await moderator.get('/likely-duplicates');
  expect(list).toShow(first.title);
  expect(list).toShow(second.title);
  const dismissal = `/likely-duplicates/${pairs[0]?.id}/dismissal`;
  const [one, other] = await Promise.all([moderator.post(dismissal), moderator.post(dismissal)]);
  expect([one.status, other.status].toSorted()).toEqual([303, 409]);
  expect(await site.events('duplicate.dismissed')).toHaveLength(1);
  expect(await moderator.get('/likely-duplicates')).toShow('No pair waits');
  await make.told(second);
  await welcome();
  expect(await moderator.get('/likely-duplicates')).toShow('No pair waits');
  expect((await (await site.as(await make.member())).get('/likely-duplicates')).status).toBe(403);
  expect((await (await site.as(await make.member())).post(dismissal)).status).toBe(403);
});

test('a moderator merges from the list in one step, and the pair is settled', async () => {
  const first = await make.told(
    await make.idea({
      title: 'Magnetic name badges',
      problem: 'Pins of name badges tear uniforms and prick fingers.',
    }),
  );
  const second = await make.told(
    await make.idea({
      title: 'Name badges with magnets',
      problem: 'The pins of name badges prick fingers and tear uniforms.',
    }),
  );
  await welcome();
  const moderator = await site.as(await make.programmeStaff('moderator'), { secondFactor: true });
  expect(await moderator.get('/likely-duplicates')).toShow('Merge the later into the first');
  const merged = await moderator.post(`/ideas/${second.ideaId}/merge`, { into: first.ideaId });
  expect(merged.location).toBe(`/ideas/${first.ideaId}`);
  expect(await moderator.get('/likely-duplicates')).not.toShow('Magnetic name badges');
});
