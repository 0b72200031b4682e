import type { Db } from '#platform/db/database.ts';
import { placeEvents } from '#platform/events/event.queries.ts';
import { advance, noteFailure, type Subscriber } from '#platform/events/subscriber.queries.ts';
import type { Log } from '#platform/log.ts';

const pauseMilliseconds = 200;
const pauseAfterFailureMilliseconds = 2_000;

export interface LogFollower {
  stop(): Promise<void>;
}

/** Places events and moves every subscriber forward, until stopped. Polling is the contract; several may run at once. */
export function followLog(db: Db, subscribers: readonly Subscriber[], log: Log): LogFollower {
  const stopping = new AbortController();
  const loops = [
    loop(stopping.signal, log, 'sequencer', () => placeEvents(db)),
    ...subscribers.map((subscriber) =>
      loop(
        stopping.signal,
        log,
        subscriber.name,
        () => advance(db, subscriber),
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
  step: () => Promise<number>,
  onFailure?: (error: Error) => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    try {
      if ((await step()) > 0) continue;
      await pause(pauseMilliseconds, signal);
    } catch (error) {
      log.error({ err: error, follower: name }, 'a follower of the log failed and will try again');
      await onFailure?.(error as Error).catch(() => undefined);
      await pause(pauseAfterFailureMilliseconds, signal);
    }
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
  });
}
