import type { Db } from '#platform/db/database.ts';
import { headOfLog, placedAtOnceMax, placeEvents } from '#platform/events/event.queries.ts';
import {
  advance,
  handledAtOnceMax,
  noteFailure,
  type Subscriber,
} from '#platform/events/subscriber.queries.ts';
import type { Log } from '#platform/log.ts';

const pauseMilliseconds = 200;
const pauseWithoutNewsMilliseconds = 2_000;
const pauseAfterFailureMilliseconds = 2_000;

export interface LogFollower {
  stop(): Promise<void>;
}

/**
 * Places events and moves every subscriber forward, until stopped. Polling is the contract; several may run at once. One
 * loop looks for what is new, several times a second, and wakes the others: so they gather what comes in meanwhile, and do
 * not compete with those who write it. A full batch alone is followed by the next at once.
 */
export function followLog(db: Db, subscribers: readonly Subscriber[], log: Log): LogFollower {
  const stopping = new AbortController();
  const { signal } = stopping;
  const news = new EventTarget();
  let head = 0;
  const loops = [
    loop(signal, log, 'sequencer', async () => {
      const placed = await placeEvents(db);
      const found = await headOfLog(db);
      if (found > head) {
        head = found;
        news.dispatchEvent(new Event('placed'));
      }
      if (placed < placedAtOnceMax) await pause(pauseMilliseconds, signal);
    }),
    ...subscribers.map((subscriber) =>
      loop(
        signal,
        log,
        subscriber.name,
        async () => {
          const before = head;
          const handled = await advance(db, subscriber);
          if (handled < handledAtOnceMax && head === before)
            await pause(pauseWithoutNewsMilliseconds, signal, news);
        },
        (error) => noteFailure(db, subscriber.name, error),
      ),
    ),
  ];
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

/** Moves everything forward until nothing is left to do: for tests, imports and the demonstration. */
export async function catchUp(db: Db, subscribers: readonly Subscriber[]): Promise<void> {
  for (;;) {
    let done = await placeEvents(db);
    for (const subscriber of subscribers) done += await advance(db, subscriber);
    if (done === 0) return;
  }
}

async function loop(
  signal: AbortSignal,
  log: Log,
  name: string,
  step: () => Promise<void>,
  onFailure?: (error: Error) => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await step();
    } catch (error) {
      log.error({ err: error, follower: name }, 'a follower of the log failed and will try again');
      await onFailure?.(error as Error).catch(() => undefined);
      await pause(pauseAfterFailureMilliseconds, signal);
    }
  }
}

/** Until so long has passed, or it is to stop, or there is news. */
function pause(milliseconds: number, signal: AbortSignal, news?: EventTarget): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, milliseconds);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      news?.removeEventListener('placed', done);
      resolve();
    }
    signal.addEventListener('abort', done);
    news?.addEventListener('placed', done);
  });
}
