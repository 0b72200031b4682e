import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Gate } from './gate.ts';

test('no more than so many are inside at once, all get through, and a failure lets the next in', async () => {
  const gate = new Gate(3);
  let inside = 0;
  let most = 0;
  const outcomes = await Promise.allSettled(
    Array.from({ length: 40 }, (_one, i) =>
      gate.through(async () => {
        inside += 1;
        most = Math.max(most, inside);
        await wait(1);
        inside -= 1;
        if (i % 5 === 0) throw new Error('failed');
        return i;
      }),
    ),
  );
  expect(most).toBe(3);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(32);
});
