import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { londonToday } from '#kit/local-date.ts';
import { permission } from '#kit/viewer.ts';
import { choice, id, optionalText, ticked } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { myNeedsPaths, supportingPaths } from '../communication-need.paths.ts';
import { findContacts } from '../contact-log.queries.ts';
import {
  type Answering,
  changeNeed,
  endNeed,
  findHistory,
  findNeeds,
  findNeedToChange,
  type Need,
  reviewNeed,
} from '../needs.queries.ts';
import { EditNeed, MyNeeds } from './my-needs.view.tsx';

export const showMyNeeds = page(myNeedsPaths.show, {
  permission: permission('signed-in'),
  async load({ db, viewer, now }) {
    const { personId } = signedIn(viewer);
    const [needs, contacts, history] = await Promise.all([
      findNeeds(db, viewer, personId),
      findContacts(db, viewer, personId),
      findHistory(db, personId),
    ]);
    return { needs, contacts, history, today: londonToday(now) };
  },
  view: (loaded) => ({ title: 'What you need', body: MyNeeds(loaded) }),
});

const NeedAt = z.object({ needId: id });

async function loadNeed({ db, viewer, params }: Reading<z.output<typeof NeedAt>, unknown>) {
  const need = await found(findNeedToChange(db, viewer, params.needId), 'need');
  return { need, own: need.personId === signedIn(viewer).personId };
}

function answering(need: Need, personId: string): Answering {
  return {
    personId: need.personId,
    by: personId,
    role: need.personId === personId ? 'self' : 'supporter',
    source: need.personId === personId ? 'account' : 'supporter',
  };
}

function homeOf({ need, own }: { need: Need; own: boolean }): string {
  return own ? myNeedsPaths.show() : supportingPaths.show({ personId: need.personId });
}

function editPage(loaded: { need: Need; own: boolean }, state: FormState) {
  return {
    title: 'Change what you need',
    breadcrumbs: [{ text: loaded.own ? 'What you need' : 'Whom you support', href: homeOf(loaded) }],
    body: EditNeed({ ...loaded, state }),
  };
}

export const showNeed = page(myNeedsPaths.need, {
  params: NeedAt,
  permission: permission('signed-in'),
  load: loadNeed,
  view: (loaded) =>
    editPage(loaded, {
      values: {
        details: loaded.need.details ?? '',
        whose: loaded.need.whose,
        share: loaded.need.sharedAt === null ? '' : 'yes',
      },
      errors: [],
    }),
});

const goneWords = 'This need ended meanwhile, or the same is recorded already. Look at the list again.';

export const changeMyNeed = post(myNeedsPaths.need, {
  params: NeedAt,
  form: z.object({
    details: optionalText({ name: 'what more to know', max: 500 }),
    whose: choice(['person', 'supporter'], 'Choose whose need it is'),
    share: ticked,
  }),
  permission: permission('signed-in'),
  writes: ['communication-need.changed'],
  load: loadNeed,
  decide: ({ need }) => allow(need),
  async save(tx, need, { act, form, viewer }) {
    const changed = await changeNeed(tx, act, viewer, answering(need, signedIn(viewer).personId), {
      needId: need.needId,
      ...form,
    });
    if (!changed) return refuse('gone');
  },
  done: ({ loaded }) => seeOther(homeOf(loaded), 'It is changed.'),
  refusals: { gone: goneWords },
  again: (state, loaded) => editPage(loaded, state),
});

export const reviewMyNeed = post(myNeedsPaths.review, {
  params: NeedAt,
  permission: permission('signed-in'),
  writes: ['communication-need.reviewed'],
  load: loadNeed,
  decide: ({ need }) => allow(need),
  async save(tx, need, { act, viewer }) {
    const me = signedIn(viewer);
    if (!(await reviewNeed(tx, act, viewer, answering(need, me.personId), need.needId)))
      return refuse('gone');
  },
  done: ({ loaded }) => seeOther(homeOf(loaded), 'Thank you. We ask again in a year.'),
  refusals: { gone: goneWords },
});

export const removeMyNeed = post(myNeedsPaths.removal, {
  params: NeedAt,
  form: z.object({
    reason: choice(['not-needed-now', 'recorded-by-mistake', 'other'], 'Choose why it ends'),
    note: optionalText({ name: 'what more to say', max: 500 }),
  }),
  permission: permission('signed-in'),
  writes: ['communication-need.removed'],
  load: loadNeed,
  decide: ({ need }) => allow(need),
  async save(tx, need, { act, form, viewer }) {
    const { personId, by, role } = answering(need, signedIn(viewer).personId);
    if (!(await findNeedToChange(tx, viewer, need.needId))) return refuse('gone');
    if (!(await endNeed(tx, act, { needId: need.needId, personId, by, role, ...form })))
      return refuse('gone');
  },
  done: ({ loaded }) => seeOther(homeOf(loaded), 'It is taken off. That it was there stays in your history.'),
  refusals: { gone: goneWords },
  again: (state, loaded) => editPage(loaded, state),
});

export const myNeedsRoutes = [showMyNeeds, showNeed, changeMyNeed, reviewMyNeed, removeMyNeed];
