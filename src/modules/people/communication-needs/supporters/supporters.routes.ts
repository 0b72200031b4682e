import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { permission } from '#kit/viewer.ts';
import { choices, emailAddress, id } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { findPersonByAddress } from '../../member-by-address.queries.ts';
import { supporterPaths, supportingPaths } from '../communication-need.paths.ts';
import { acceptSupporting, findSupporterInvitation } from './accept-supporting.queries.ts';
import { supporterInvitationMail } from './supporter.mail.ts';
import { inviteSupporter, supporterMay } from './supporter.rules.ts';
import { endSupporting, findSupporters, insertSupporter, setSupporterMay } from './supporters.queries.ts';
import { SupporterInvitationPage, SupporterList } from './supporters.view.tsx';

const invitationsMax = 10;
const May = choices(supporterMay, 'Choose from the list what they may do');

async function loadOwn({ db, viewer, now }: Reading<unknown, unknown>) {
  return { supporters: await findSupporters(db, signedIn(viewer).personId, now) };
}

function listPage(loaded: Awaited<ReturnType<typeof loadOwn>>, state: FormState) {
  return { title: 'People who support you', body: SupporterList({ ...loaded, state }) };
}

export const showSupporters = page(supporterPaths.list, {
  permission: permission('signed-in'),
  load: loadOwn,
  view: (loaded) => listPage(loaded, { values: {}, errors: [] }),
});

export const inviteASupporter = post(supporterPaths.list, {
  form: z.object({ address: emailAddress(), may: May }),
  permission: permission('signed-in'),
  writes: ['supporter.invited'],
  attempts: { max: invitationsMax, by: ({ viewer }) => [`supporter ${signedIn(viewer).personId}`] },
  load: loadOwn,
  async decide(_loaded, { db, viewer, form }) {
    const isOwnAddress = (await findPersonByAddress(db, form.address)) === signedIn(viewer).personId;
    const decision = inviteSupporter({ may: form.may, isOwnAddress });
    return decision.ok ? allow(form) : decision;
  },
  async save(tx, form, { act, viewer, platform }) {
    const me = signedIn(viewer);
    const token = await insertSupporter(tx, act, { personId: me.personId, ...form });
    const mail = supporterInvitationMail(
      platform,
      form.address,
      me.name,
      supporterPaths.invitation({ token }),
    );
    await queueMail(tx, platform.jobs, mail);
  },
  done: () =>
    seeOther(supporterPaths.list(), 'They get an e-mail. They support you once they press the button in it.'),
  refusals: {
    'own-address': 'This is your own address. Enter the address of the person who supports you.',
    'may-nothing': 'Choose at least one thing that they may do.',
  },
  again: (state, loaded) => listPage(loaded, state),
});

const RowAt = z.object({ supporterRowId: id });
const goneWords = 'They do not support you any more. Look at the list again.';

export const changeSupporter = post(supporterPaths.change, {
  params: RowAt,
  form: z.object({ may: May }),
  permission: permission('signed-in'),
  writes: ['supporter.allowed'],
  load: loadOwn,
  decide: (_loaded, { form }) => (form.may.length === 0 ? refuse('may-nothing') : allow(form.may)),
  async save(tx, may, { act, viewer, params }) {
    const change = { ...params, personId: signedIn(viewer).personId, may };
    if (!(await setSupporterMay(tx, act, change))) return refuse('gone');
  },
  done: () => seeOther(supporterPaths.list(), 'It is changed. It holds from now.'),
  refusals: {
    'may-nothing': 'Choose at least one thing that they may do, or press ‘Remove’.',
    gone: goneWords,
  },
  again: (state, loaded) => listPage(loaded, { values: {}, errors: state.errors }),
});

export const removeSupporter = post(supporterPaths.removal, {
  params: RowAt,
  permission: permission('signed-in'),
  writes: ['supporter.ended'],
  load: async () => ({}),
  decide: () => allow(undefined),
  async save(tx, _nothing, { act, viewer, params }) {
    const { personId } = signedIn(viewer);
    if (!(await endSupporting(tx, act, { ...params, personId, by: personId }))) return refuse('gone');
  },
  done: () =>
    seeOther(supporterPaths.list(), 'They are removed. They can do and see nothing of yours from now on.'),
  refusals: { gone: goneWords },
});

const TokenAt = z.object({ token: z.string().max(100) });

async function loadInvitation({ db, viewer, params, now }: Reading<z.output<typeof TokenAt>, unknown>) {
  const invitation = await found(findSupporterInvitation(db, params.token, now), 'invitation');
  return { invitation, signedIn: viewer.kind === 'person', token: params.token };
}

/** Opening the link does nothing: supporting begins only with the button, by somebody who is signed in. */
export const showSupporterInvitation = page(supporterPaths.invitation, {
  params: TokenAt,
  permission: permission('anyone'),
  load: loadInvitation,
  view: (loaded) => ({ title: 'Support somebody', noIndex: true, body: SupporterInvitationPage(loaded) }),
});

export const acceptSupporterInvitation = post(supporterPaths.invitation, {
  params: TokenAt,
  permission: permission('signed-in'),
  writes: ['supporter.accepted'],
  load: loadInvitation,
  decide: ({ invitation }, { viewer }) =>
    invitation.personId === signedIn(viewer).personId ? refuse('oneself') : allow(invitation),
  async save(tx, invitation, { act, viewer }) {
    const supporterId = signedIn(viewer).personId;
    if (!(await acceptSupporting(tx, act, { ...invitation, supporterId }))) return refuse('used');
  },
  done: ({ loaded }) =>
    seeOther(
      supportingPaths.show({ personId: loaded.invitation.personId }),
      `You support ${loaded.invitation.personName} now.`,
    ),
  refusals: {
    oneself: 'This is your own invitation. The person who supports you opens it, signed in as themselves.',
    used: 'This was used already, or you support this person already.',
  },
});

export const supporterRoutes = [
  showSupporters,
  inviteASupporter,
  changeSupporter,
  removeSupporter,
  showSupporterInvitation,
  acceptSupporterInvitation,
];
