import { allow, refuse } from '#kit/decision.ts';
import { permission } from '#kit/viewer.ts';
import { page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { viewsPaths } from '../project.paths.ts';
import { isWilling, setWilling } from './invitation.queries.ts';
import { WillingPage } from './willing.view.tsx';

async function load({ db, viewer }: Reading<unknown, unknown>) {
  return { willing: await isWilling(db, signedIn(viewer).personId) };
}

export const showWilling = page(viewsPaths.willing, {
  permission: permission('signed-in'),
  load,
  view: (loaded) => ({ title: 'Being asked what you think', body: WillingPage(loaded) }),
});

export const becomeWilling = post(viewsPaths.willing, {
  permission: permission('signed-in'),
  writes: ['views.willing'],
  load,
  decide: () => allow(undefined),
  async save(tx, _nothing, { act, viewer }) {
    if (!(await setWilling(tx, act, signedIn(viewer).personId, true))) return refuse('already-so');
  },
  done: () => seeOther(viewsPaths.willing(), 'Teams can ask you now.'),
  refusals: { 'already-so': 'You agreed already.' },
});

export const noLongerWilling = post(viewsPaths.notWilling, {
  permission: permission('signed-in'),
  writes: ['views.no-longer-willing'],
  load,
  decide: () => allow(undefined),
  async save(tx, _nothing, { act, viewer }) {
    if (!(await setWilling(tx, act, signedIn(viewer).personId, false))) return refuse('already-so');
  },
  done: () => seeOther(viewsPaths.willing(), 'Teams do not see your name any more.'),
  refusals: { 'already-so': 'Teams did not see your name.' },
});

export const willingRoutes = [showWilling, becomeWilling, noLongerWilling];
