import type { Module } from '#platform/module.ts';
import { readNotices, showNotices, turnOff, turnOn } from './notices-page/notices-page.routes.ts';
import { notify } from './send-notices/notify.ts';
import { sendAtOnceQueue, sendDailyQueue, sendNotices } from './send-notices/send-notices.ts';
import { askUnsubscribe, unsubscribe } from './unsubscribe/unsubscribe.routes.ts';

/**
 * Words: a notice tells one person of one event; its kind can be turned off. Invariants: nobody is told of their own acts;
 * a notice holds no words: they are made when it is read or mailed, by the room that knows the record, for that reader;
 * every e-mail can be stopped by one press.
 */
export const notices: Module = {
  name: 'notices',
  routes: [showNotices, readNotices, turnOff, turnOn, askUnsubscribe, unsubscribe],
  subscribers: ({ jobs }) => [notify(jobs)],
  queues: [sendAtOnceQueue, sendDailyQueue],
  jobs: (platform) => [
    { name: sendAtOnceQueue, run: () => sendNotices(platform, 'at-once') },
    { name: sendDailyQueue, schedule: '0 7 * * *', run: () => sendNotices(platform, 'daily') },
  ],
};
