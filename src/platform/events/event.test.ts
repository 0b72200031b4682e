import { newId } from '#kit/ids.ts';
import { append, eventsAfter, headOfLog, placeEvents } from '#platform/events/event.queries.ts';
import { newAct, type PlacedEvent } from '#platform/events/event.ts';
import { followLog } from '#platform/events/follow-log.ts';
import { advance, replayFromStart } from '#platform/events/subscriber.queries.ts';
import { openLog } from '#platform/log.ts';
import { expect, test, testSite } from '#support/test.ts';

const { site } = await testSite();
const { db } = site;

function act() {
  return newAct({ actor: null, organisation: null, at: new Date() });
}

function happen(subject = newId()) {
  return db
    .transaction()
    .execute((tx) => append(tx, act(), { verb: 'test.happened', subjectKind: 'test', subject }));
}

test('events that commit at the same time get one gapless order, whoever places them', async () => {
  const before = await headOfLog(db);
  await Promise.all([
    ...Array.from({ length: 30 }, () => happen()),
    ...Array.from({ length: 10 }, () => placeEvents(db)),
  ]);
  while ((await placeEvents(db)) > 0);
  const placed = await eventsAfter(db, before, 1_000);
  expect(placed.map((event) => event.position)).toEqual(
    Array.from({ length: 30 }, (_one, i) => before + i + 1),
  );
});

test('an event that commits late gets a later place: no subscriber skips it', async () => {
  const seen: string[] = [];
  const subscriber = {
    name: `late-${newId()}`,
    async handle(_tx: unknown, events: readonly PlacedEvent[]) {
      seen.push(...events.map((event) => event.subject));
    },
  };
  const early = newId();
  const late = newId();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const slow = db.transaction().execute(async (tx) => {
    await append(tx, act(), { verb: 'test.happened', subjectKind: 'test', subject: late });
    await held;
  });
  await happen(early);
  await placeEvents(db);
  while ((await advance(db, subscriber)) > 0);
  expect(seen).toContain(early);
  expect(seen).not.toContain(late);
  release();
  await slow;
  await placeEvents(db);
  while ((await advance(db, subscriber)) > 0);
  expect(seen).toContain(late);
});

test('a subscriber that fails keeps its position and sees the same events again', async () => {
  const subject = newId();
  await happen(subject);
  while ((await placeEvents(db)) > 0);
  let broken = true;
  const seen: string[] = [];
  const subscriber = {
    name: `failing-${newId()}`,
    async handle(_tx: unknown, events: readonly PlacedEvent[]) {
      if (broken) throw new Error('planted');
      seen.push(...events.map((event) => event.subject));
    },
  };
  await expect(advance(db, subscriber)).rejects.toThrow('planted');
  broken = false;
  while ((await advance(db, subscriber)) > 0);
  expect(seen.filter((one) => one === subject)).toHaveLength(1);
  const first = seen.length;
  await replayFromStart(db, subscriber.name);
  while ((await advance(db, subscriber)) > 0);
  expect(seen.length).toBe(first * 2);
});

test('an event is never changed, and holds no free text', async () => {
  const id = await happen();
  await expect(
    db.updateTable('event').set({ verb: 'test.other' }).where('id', '=', id).execute(),
  ).rejects.toThrow('never changed');
  await expect(db.deleteFrom('event').where('id', '=', id).execute()).rejects.toThrow('never changed');
  await expect(
    db.transaction().execute((tx) =>
      append(tx, act(), {
        verb: 'test.happened',
        subjectKind: 'test',
        subject: newId(),
        payload: { note: 'Mrs Patel fell' },
      }),
    ),
  ).rejects.toThrow('free text');
});

test('followers gather what comes in while they wait, miss nothing, and one that fails holds up no other', async () => {
  const batches: string[][] = [];
  const gathering = {
    name: `gathering-${newId()}`,
    async handle(_tx: unknown, events: readonly PlacedEvent[]) {
      batches.push(events.map((event) => event.subject));
    },
  };
  const failing = {
    name: `failing-${newId()}`,
    async handle() {
      throw new Error('planted');
    },
  };
  while ((await placeEvents(db)) > 0);
  while ((await advance(db, gathering)) > 0);
  batches.length = 0;
  const follower = followLog(db, [failing, gathering], openLog('silent'));
  const subjects = Array.from({ length: 60 }, () => newId());
  for (const subject of subjects) {
    await happen(subject);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await expect.poll(() => batches.flat().length, { timeout: 5_000 }).toBe(subjects.length);
  await follower.stop();
  expect(batches.flat()).toEqual(subjects);
  // One by one would be sixty: they came in over more than half a second, and are looked for five times a second.
  expect(batches.length).toBeLessThan(30);
});
