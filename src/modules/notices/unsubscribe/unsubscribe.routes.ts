import { z } from 'zod';
import { allow } from '#kit/decision.ts';
import { permission } from '#kit/viewer.ts';
import { append } from '#platform/events/event.queries.ts';
import { id } from '#platform/http/fields.ts';
import { Absent } from '#platform/http/problems.ts';
import { page, post, type Reading } from '#platform/http/route.ts';
import { noticePaths } from '../notice.paths.ts';
import { isPerson, mailNothing, mute } from '../notice.queries.ts';
import { isUnsubscribe } from '../send-notices/send-notices.ts';
import { AskUnsubscribe, Unsubscribed } from './unsubscribe.view.tsx';

const Params = z.object({
  personId: id,
  kind: z.string().regex(/^[a-z-]{1,60}$/),
  signature: z.string().max(64),
});
type Params = z.output<typeof Params>;

async function load({ platform, db, params }: Reading<Params, unknown>) {
  if (!isUnsubscribe(platform, params) || !(await isPerson(db, params.personId))) throw new Absent();
  return params;
}

export const askUnsubscribe = page(noticePaths.unsubscribe, {
  params: Params,
  permission: permission('anyone'),
  load,
  view: (params) => ({ title: 'Fewer e-mails', body: AskUnsubscribe(params), noIndex: true }),
});

/** One click, also by the mail program itself (RFC 8058): the signed address is the proof, so posts from elsewhere are taken. */
export const unsubscribe = post(noticePaths.unsubscribe, {
  params: Params,
  permission: permission('anyone'),
  fromElsewhere: true,
  writes: ['notices.turned-off'],
  load,
  decide: (params) => allow(params),
  async save(tx, { personId, kind }, { act }) {
    if (kind === 'everything') await mailNothing(tx, personId);
    else await mute(tx, personId, kind);
    await append(
      tx,
      { ...act, actor: personId },
      {
        verb: 'notices.turned-off',
        subjectKind: 'person',
        subject: personId,
        payload: { kind },
      },
    );
  },
  done: () => ({ title: 'Done', body: Unsubscribed() }),
  refusals: {},
});
