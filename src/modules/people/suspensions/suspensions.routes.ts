import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { londonToday } from '#kit/local-date.ts';
import { permission } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import { emailAddress, id, storableDay, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { findPersonByAddress } from '../member-by-address.queries.ts';
import { suspensionPaths } from '../people.paths.ts';
import {
  addressesOf,
  findSuspension,
  findSuspensionLine,
  holdPerson,
  holdsProgrammeRole,
  insertSuspension,
  liftSuspension,
  listSuspensions,
} from './suspension.queries.ts';
import { suspend } from './suspension.rules.ts';
import { liftedMail, suspendedMail } from './suspension.words.ts';
import { Suspensions } from './suspensions.view.tsx';

const reasonMax = 2_000;

async function suspensionsPage(
  { db, now }: { db: Db; now: Date },
  forms: { suspend?: FormState; lift?: FormState & { suspensionId: string } } = {},
) {
  return {
    title: 'Suspended accounts',
    body: Suspensions({ lines: await listSuspensions(db, now), ...forms }),
    noIndex: true,
  };
}

export const showSuspensions = page(suspensionPaths.show, {
  permission: permission('admin'),
  load: (reading) => suspensionsPage(reading),
  view: (shown) => shown,
});

/** Sessions, links and tokens end at once; the person is told by e-mail, the other admins by a notice. */
export const suspendAccount = post(suspensionPaths.suspend, {
  form: z.object({
    address: emailAddress(),
    reason: typedText({ name: 'why', max: reasonMax }),
    until: z
      .string()
      .trim()
      .default('')
      .transform((day) => (day === '' ? null : day))
      .pipe(storableDay('Enter the last day as year-month-day, or leave it empty').nullable()),
    appealTo: emailAddress(),
  }),
  permission: permission('admin'),
  stepUp: true,
  writes: ['person.suspended'],
  load: async () => ({}),
  async decide(_loaded, { db, form, viewer, now }) {
    const personId = await findPersonByAddress(db, form.address);
    if (personId === undefined) return refuse('no-account');
    return suspend({
      personId,
      by: signedIn(viewer).personId,
      holdsRole: await holdsProgrammeRole(db, personId),
      suspendedAlready: (await findSuspension(db, personId, now)) !== undefined,
      until: form.until,
      today: londonToday(now),
    });
  },
  async save(tx, personId, { act, form, viewer, now, platform }) {
    await holdPerson(tx, personId);
    if (await findSuspension(tx, personId, now)) return refuse('suspended-already');
    await insertSuspension(tx, act, { personId, by: signedIn(viewer).personId, ...form });
    for (const address of await addressesOf(tx, personId))
      await queueMail(tx, platform.jobs, suspendedMail(platform, address, form));
  },
  done: () =>
    seeOther(suspensionPaths.show(), 'The account is suspended. The person is told why, by e-mail.'),
  refusals: {
    'no-account': 'Nobody here has confirmed this address. Check it.',
    'own-account': 'This is your own account. Ask another admin, if you mean it.',
    'holds-role':
      'This person holds a role of the programme. Take the role back in the settings first, then suspend the account.',
    'suspended-already':
      'This account is suspended already. Lift that first, if it should end at another time.',
    'over-already': 'The last day is over already. Choose a later one, or leave it empty.',
  },
  again: (state, _loaded, reading) => suspensionsPage(reading, { suspend: state }),
});

export const liftSuspended = post(suspensionPaths.lift, {
  params: z.object({ suspensionId: id }),
  form: z.object({ liftReason: typedText({ name: 'why it is lifted', max: reasonMax }) }),
  permission: permission('admin'),
  stepUp: true,
  writes: ['person.suspension-lifted'],
  load: async ({ db, params, now }) => ({
    line: await found(findSuspensionLine(db, params.suspensionId, now), 'suspension'),
  }),
  decide: ({ line }) => (line.inForce ? allow(line) : refuse('over')),
  async save(tx, { suspensionId, personId }, { act, form, viewer, platform }) {
    const lifting = { suspensionId, personId, by: signedIn(viewer).personId, reason: form.liftReason };
    if (!(await liftSuspension(tx, act, lifting))) return refuse('over');
    for (const address of await addressesOf(tx, personId))
      await queueMail(tx, platform.jobs, liftedMail(platform, address, form.liftReason));
  },
  done: () => seeOther(suspensionPaths.show(), 'It is lifted. The person is told, by e-mail.'),
  refusals: { over: 'It was lifted, or is over, already.' },
  again: (state, { line }, reading) =>
    suspensionsPage(reading, { lift: { ...state, suspensionId: line.suspensionId } }),
});

export const suspensionRoutes = [showSuspensions, suspendAccount, liftSuspended];
