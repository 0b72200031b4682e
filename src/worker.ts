import { followLog } from '#platform/events/follow-log.ts';
import type { Platform } from '#platform/platform.ts';
import { jobsOf, subscribersOf } from './app.ts';

export interface Worker {
  stop(): Promise<void>;
}

/** Places events, moves the rooms' subscribers forward and works the queues: inside the web process, or apart. */
export async function startWorker(platform: Platform): Promise<Worker> {
  await platform.jobs.work(jobsOf(platform));
  const follower = followLog(platform.database.db, subscribersOf(platform), platform.log);
  return { stop: () => follower.stop() };
}
