import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { answersFor, hasProgrammeRole, permission, type Viewer } from '#kit/viewer.ts';
import { append } from '#platform/events/event.queries.ts';
import { choice, id, optionalText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { page, post, seeOther } from '#platform/http/route.ts';
import { findOrganisation } from '../organisations/organisation.queries.ts';
import { accountPaths, organisationPaths } from '../people.paths.ts';
import { localAddress } from '../sign-up.rules.ts';
import {
  actFor,
  countLeads,
  decideMembership,
  endMembership,
  findMembership,
  findMyMemberships,
  findOwnMembership,
  findPeopleOf,
  insertClaim,
  setRole,
} from './membership.queries.ts';
import { changeRole, claim, decideClaim, leave, takeOut } from './membership.rules.ts';
import { MyMemberships, PeopleOfOrganisation } from './membership.view.tsx';
import { howToSignInNow } from './membership-words.ts';

const OdsCode = z.object({ odsCode: z.string().regex(/^[A-Za-z0-9]{3,10}$/) });
const MembershipAt = OdsCode.extend({ membershipId: id });
const lastLead =
  'You are the only lead. Name another lead first, so that the organisation still has someone who answers.';

function me(viewer: Viewer): string {
  return viewer.kind === 'person' ? viewer.personId : '';
}

export const showMyMemberships = page(accountPaths.memberships, {
  query: z.object({ next: z.string().optional(), organisation: z.string().max(10).optional() }),
  permission: permission('signed-in'),
  load: async ({ db, viewer }) => ({ memberships: await findMyMemberships(db, me(viewer)) }),
  view: ({ memberships }, { viewer, query }) => ({
    title: 'Where you work',
    breadcrumbs: [{ text: 'Your account', href: accountPaths.show() }],
    body: MyMemberships({
      memberships,
      viewer,
      state: { values: { odsCode: query.organisation ?? '', next: query.next ?? '' }, errors: [] },
    }),
  }),
});

/** She picks her organisation by its code or name; its lead is told and decides. Her drafts wait meanwhile. */
export const claimMembership = post(accountPaths.memberships, {
  form: z.object({
    odsCode: z
      .string('Enter the code of your organisation')
      .trim()
      .min(3, 'Enter the code of your organisation')
      .max(10, 'That is no ODS code'),
    next: z.string().optional(),
  }),
  permission: permission('signed-in'),
  writes: ['membership.claimed'],
  load: async ({ db, viewer }) => ({ memberships: await findMyMemberships(db, me(viewer)) }),
  async decide({ memberships }, { db, form, viewer }) {
    const organisation = await findOrganisation(db, form.odsCode);
    if (!organisation) return refuse('no-such-organisation');
    return claim({ staff: viewer.kind === 'person' && viewer.staff }, memberships, organisation.id);
  },
  async save(tx, { organisationId }, { act }) {
    const membershipId = await insertClaim(tx, act, organisationId);
    if (membershipId === undefined) return refuse('already-there');
    await append(tx, act, {
      verb: 'membership.claimed',
      subjectKind: 'membership',
      subject: membershipId,
      concerns: [organisationId],
    });
  },
  done: ({ form }) =>
    seeOther(
      localAddress(form.next) ?? accountPaths.memberships(),
      'Your organisation’s lead has been asked to confirm you. What you write meanwhile is kept.',
    ),
  refusals: {
    'not-staff':
      'Only staff belong to an organisation here. Add your work e-mail address to your account first.',
    'already-there': 'You belong to this organisation, or have asked to, already.',
    'no-such-organisation': 'No organisation has this code. Look it up in the list of organisations.',
  },
  again: (state, { memberships }, { viewer }) => ({
    title: 'Where you work',
    body: MyMemberships({ memberships, viewer, state }),
  }),
});

export const leaveOrganisation = post(accountPaths.endMembership, {
  params: z.object({ membershipId: id }),
  permission: permission('signed-in'),
  writes: ['membership.ended'],
  async load({ db, viewer, params }) {
    const membership = await found(findOwnMembership(db, me(viewer), params.membershipId), 'membership');
    return { membership, leads: await countLeads(db, membership.organisationId) };
  },
  decide: ({ membership, leads }) => leave(membership, leads),
  async save(tx, _nothing, { act, now, db, viewer, params }) {
    const membership = await found(findOwnMembership(db, me(viewer), params.membershipId), 'membership');
    const ended = await endMembership(tx, membership, now);
    if (typeof ended === 'string') return refuse(ended);
    await append(tx, act, {
      verb: 'membership.ended',
      subjectKind: 'membership',
      subject: membership.id,
      concerns: [membership.personId, membership.organisationId],
      payload: { by: 'self', ...ended },
    });
    return ended;
  },
  done: ({ saved }) =>
    seeOther(
      accountPaths.memberships(),
      `You have left. What you wrote there stays, and you no longer see what is open only to it.${saved.signInEnded ? ` ${howToSignInNow}` : ''}`,
    ),
  refusals: { 'not-a-member': 'You do not belong to this organisation any more.', 'last-lead': lastLead },
});

export const chooseActingFor = post(accountPaths.actFor, {
  form: z.object({ organisationId: id }),
  permission: permission('signed-in'),
  writes: { noEvent: 'only this session changes' },
  load: async () => ({}),
  decide: (_loaded, { viewer, form }) =>
    viewer.kind === 'person' && viewer.memberships.some((m) => m.organisationId === form.organisationId)
      ? allow(form.organisationId)
      : refuse('not-yours'),
  async save(tx, organisationId, { viewer }) {
    if (viewer.kind === 'person') await actFor(tx, viewer.sessionId, organisationId);
  },
  done: () => seeOther(accountPaths.memberships(), 'What you do now is in this organisation’s name.'),
  refusals: { 'not-yours': 'You can act only for an organisation that you belong to.' },
});

/** Leads and deputies of this organisation; where it has none, the programme's admins. */
const mayRun = permission<{ organisation: { id: string }; hasLead: boolean }>(
  'signed-in',
  (viewer, { organisation, hasLead }) =>
    answersFor(viewer, organisation.id) || (!hasLead && hasProgrammeRole(viewer, 'admin')),
);

export const showPeople = page(organisationPaths.people, {
  params: OdsCode,
  permission: mayRun,
  async load({ db, params }) {
    const organisation = await found(findOrganisation(db, params.odsCode), 'organisation');
    const people = await findPeopleOf(db, organisation.id);
    return { organisation, people, hasLead: people.some((person) => person.role === 'lead') };
  },
  view: ({ organisation, people }, { viewer }) => ({
    title: `People of ${organisation.name}`,
    breadcrumbs: [
      { text: organisation.name, href: organisationPaths.show({ odsCode: organisation.odsCode }) },
    ],
    body: PeopleOfOrganisation({ organisation, people, viewerId: me(viewer) }),
  }),
});

export const decideOnMembership = post(organisationPaths.decideMembership, {
  params: MembershipAt,
  form: z.object({
    verdict: choice(['confirmed', 'refused'], 'Choose whether this person works here'),
    reason: optionalText({ name: 'the reason', max: 2_000 }),
  }),
  permission: mayRun,
  writes: ['membership.confirmed', 'membership.refused'],
  async load({ db, params }) {
    const organisation = await found(findOrganisation(db, params.odsCode), 'organisation');
    const membership = await found(findMembership(db, organisation.id, params.membershipId), 'membership');
    return { organisation, membership, hasLead: (await countLeads(db, organisation.id)) > 0 };
  },
  decide: ({ membership }, { viewer, form }) =>
    decideClaim(membership, me(viewer), form.verdict, form.reason),
  async save(tx, { verdict, reason }, { act, params, db }) {
    const organisation = await found(findOrganisation(db, params.odsCode), 'organisation');
    const membership = await found(findMembership(tx, organisation.id, params.membershipId), 'membership');
    if (!(await decideMembership(tx, act, membership, verdict, reason))) return refuse('decided');
    await append(tx, act, {
      verb: verdict === 'confirmed' ? 'membership.confirmed' : 'membership.refused',
      subjectKind: 'membership',
      subject: membership.id,
      concerns: [membership.personId, organisation.id],
      payload: { by: 'lead' },
    });
  },
  done: ({ params, form }) =>
    seeOther(
      organisationPaths.people(params),
      form.verdict === 'confirmed'
        ? 'This person belongs to your organisation now.'
        : 'The request is refused, and the person is told why.',
    ),
  refusals: {
    'own-claim': 'Nobody confirms themselves. Another lead, a deputy or the programme’s staff must do it.',
    decided: 'Somebody decided this already.',
    'reason-needed': 'Say why, so that the person knows what to do.',
  },
});

export const changeMembershipRole = post(organisationPaths.role, {
  params: MembershipAt,
  form: z.object({ role: choice(['member', 'deputy', 'lead'], 'Choose a role') }),
  permission: mayRun,
  stepUp: true,
  writes: ['membership.role-given'],
  async load({ db, params }) {
    const organisation = await found(findOrganisation(db, params.odsCode), 'organisation');
    const membership = await found(findMembership(db, organisation.id, params.membershipId), 'membership');
    const leads = await countLeads(db, organisation.id);
    return { organisation, membership, leads, hasLead: leads > 0 };
  },
  decide: ({ membership, leads }, { form, viewer }) => {
    const decision = changeRole(membership, form.role, leads, me(viewer));
    return decision.ok ? allow({ membership, role: decision.value }) : decision;
  },
  async save(tx, { membership, role }, { act }) {
    if (!(await setRole(tx, membership, role))) return refuse('last-lead');
    await append(tx, act, {
      verb: 'membership.role-given',
      subjectKind: 'membership',
      subject: membership.id,
      concerns: [membership.personId, membership.organisationId],
      payload: { role },
    });
  },
  done: ({ params }) => seeOther(organisationPaths.people(params), 'The role is changed.'),
  refusals: {
    'not-confirmed': 'This person has not been confirmed yet. Confirm them first.',
    'same-role': 'This person has that role already.',
    'own-role': 'Nobody raises themselves. Ask a lead of your organisation.',
    'last-lead': lastLead,
  },
});

export const takeOutMember = post(organisationPaths.endMembership, {
  params: MembershipAt,
  permission: mayRun,
  stepUp: true,
  writes: ['membership.ended'],
  async load({ db, params }) {
    const organisation = await found(findOrganisation(db, params.odsCode), 'organisation');
    const membership = await found(findMembership(db, organisation.id, params.membershipId), 'membership');
    const leads = await countLeads(db, organisation.id);
    return { organisation, membership, leads, hasLead: leads > 0 };
  },
  decide: ({ membership, leads }, { viewer }) => takeOut(membership, leads, me(viewer)),
  async save(tx, membership, { act, now }) {
    const ended = await endMembership(tx, membership, now);
    if (typeof ended === 'string') return refuse(ended);
    await append(tx, act, {
      verb: 'membership.ended',
      subjectKind: 'membership',
      subject: membership.id,
      concerns: [membership.personId, membership.organisationId],
      payload: { by: 'lead', ...ended },
    });
  },
  done: ({ params }) =>
    seeOther(
      organisationPaths.people(params),
      'This person belongs to your organisation no more, and is told. What they wrote stays.',
    ),
  refusals: {
    'own-membership': 'Leave on the page ‘Where you work’ of your own account.',
    'not-confirmed': 'This person only asked to be confirmed. Refuse the request instead.',
    'not-a-member': 'This person does not belong to your organisation any more.',
    'last-lead': lastLead,
  },
});

export const membershipRoutes = [
  showMyMemberships,
  claimMembership,
  leaveOrganisation,
  chooseActingFor,
  showPeople,
  decideOnMembership,
  changeMembershipRole,
  takeOutMember,
];
