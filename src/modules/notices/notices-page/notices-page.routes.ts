import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { permission } from '#kit/viewer.ts';
import { append } from '#platform/events/event.queries.ts';
import { page, post, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { noticePaths } from '../notice.paths.ts';
import { findMuted, findNotices, markRead, mute, unmute } from '../notice.queries.ts';
import { wordsOf } from '../send-notices/send-notices.ts';
import { NoticesPage } from './notices-page.view.tsx';

const KindAt = z.object({ kind: z.string().regex(/^[a-z-]{1,60}$/) });

export const showNotices = page(noticePaths.list, {
  permission: permission('signed-in'),
  async load({ db, viewer }) {
    const { personId } = signedIn(viewer);
    const kept = await findNotices(db, personId);
    const told = await Promise.all(
      kept.map(async (notice) => ({ notice, words: await wordsOf(db, notice) })),
    );
    return { told, muted: await findMuted(db, personId) };
  },
  view: ({ told, muted }) => ({
    title: 'Notices',
    body: NoticesPage({
      notices: told.flatMap(({ notice, words }) =>
        words ? [{ ...words, kind: notice.kind, at: notice.createdAt, fresh: notice.readAt === null }] : [],
      ),
      muted,
    }),
  }),
});

export const readNotices = post(noticePaths.read, {
  permission: permission('signed-in'),
  writes: { noEvent: 'what somebody has read is their own' },
  load: async () => ({}),
  decide: () => allow(undefined),
  save: (tx, _nothing, { viewer, now }) => markRead(tx, signedIn(viewer).personId, now),
  done: () => seeOther(noticePaths.list(), 'All notices are marked as read.'),
  refusals: {},
});

export const turnOff = post(noticePaths.mute, {
  params: KindAt,
  permission: permission('signed-in'),
  writes: ['notices.turned-off'],
  load: async () => ({}),
  decide: () => allow(undefined),
  async save(tx, _nothing, { viewer, params, act }) {
    const { personId } = signedIn(viewer);
    if (!(await mute(tx, personId, params.kind))) return refuse('off-already');
    await append(tx, act, {
      verb: 'notices.turned-off',
      subjectKind: 'person',
      subject: personId,
      payload: { kind: params.kind },
    });
  },
  done: () => seeOther(noticePaths.list(), 'You hear no more of this kind of thing.'),
  refusals: { 'off-already': 'This kind is turned off already.' },
});

export const turnOn = post(noticePaths.unmute, {
  params: KindAt,
  permission: permission('signed-in'),
  writes: ['notices.turned-on'],
  load: async () => ({}),
  decide: () => allow(undefined),
  async save(tx, _nothing, { viewer, params, act }) {
    const { personId } = signedIn(viewer);
    await unmute(tx, personId, params.kind);
    await append(tx, act, {
      verb: 'notices.turned-on',
      subjectKind: 'person',
      subject: personId,
      payload: { kind: params.kind },
    });
  },
  done: () => seeOther(noticePaths.list(), 'You hear of this kind of thing again.'),
  refusals: {},
});
