import type { Module } from '#platform/module.ts';
import { answerRoutes } from './answer/answer.routes.ts';
import { desk } from './desk/desk.parts.ts';
import { easyFind } from './find/find.routes.tsx';
import { easyHelp } from './home/easy-help.routes.tsx';
import { easyHome } from './home/easy-home.routes.tsx';
import { outdatedVersions } from './outdated.subscriber.ts';
import { checkedVersions } from './published-records.queries.ts';
import { readRoutes } from './read/read.routes.ts';
import { switchOff, switchOn } from './switch-view/switch-view.routes.ts';

/**
 * Readable documents. Words: the standard text is the record itself; a version says the same in another form (plain, Easy
 * Read, symbols); its standing is what somebody recorded. Invariants: one version a form is read, one is worked on; a
 * machine's draft is read by those who write only; whoever checks is another person than any who wrote; a version keeps the
 * mark of the words that it was written from, so that every page can say when they have changed since.
 */
export const documents = {
  ...desk,
  routes: [easyHome, easyFind, ...readRoutes, ...answerRoutes, easyHelp, switchOn, switchOff, ...desk.routes],
  versions: [checkedVersions],
  subscribers: () => [outdatedVersions],
} satisfies Partial<Module>;
