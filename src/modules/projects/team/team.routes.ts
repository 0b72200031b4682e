import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { append } from '#platform/events/event.queries.ts';
import { emailAddress, id, ticked } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { ProjectParams } from '../project.form.ts';
import { projectPaths, teamPaths } from '../project.paths.ts';
import { mayEdit, mayNameOwner, mayOwn, mayReadHistory, ownsProject } from '../project.policy.ts';
import { findProject } from '../project.queries.ts';
import {
  closeInvitation,
  deleteMember,
  findOpenInvitations,
  findTeam,
  insertInvitation,
  isAddressOnTeam,
  passOwnership,
  setShownByName,
} from '../team.queries.ts';
import { invite, leave } from '../team.rules.ts';
import { invitationMail } from './team.mail.ts';
import { Team } from './team.view.tsx';

const MemberParams = ProjectParams.extend({ personId: id });

async function load({
  db,
  viewer,
  params,
  now,
}: Pick<Reading<z.output<typeof ProjectParams>, unknown>, 'db' | 'viewer' | 'params' | 'now'>) {
  const project = await found(findProject(db, viewer, params.projectId), 'project');
  const [team, invitations] = await Promise.all([
    findTeam(db, project.projectId),
    findOpenInvitations(db, project.projectId, now),
  ]);
  return { project, team, invitations };
}
type Loaded = Awaited<ReturnType<typeof load>>;

function teamPage(loaded: Loaded, state: FormState, { viewer }: Pick<Reading<unknown, unknown>, 'viewer'>) {
  const { project } = loaded;
  const me = signedIn(viewer);
  return {
    title: `Team of ${project.text.title}`,
    breadcrumbs: [{ text: project.text.title, href: projectPaths.show({ projectId: project.projectId }) }],
    body: Team({
      ...loaded,
      me: loaded.team.find((member) => member.personId === me.personId),
      mayEdit: mayEdit.may(viewer, loaded),
      mayOwn: mayOwn.may(viewer, loaded),
      mayNameOwner: mayNameOwner.may(viewer, loaded),
      ...state,
    }),
  };
}

export const showTeam = page(teamPaths.show, {
  params: ProjectParams,
  permission: mayReadHistory,
  load,
  view: (loaded, reading) => teamPage(loaded, { values: {}, errors: [] }, reading),
});

const invitationsMax = 30;

export const inviteMember = post(teamPaths.invite, {
  params: ProjectParams,
  form: z.object({ address: emailAddress() }),
  permission: mayEdit,
  writes: ['project.member-invited'],
  attempts: { max: invitationsMax, by: ({ viewer }) => [`invite ${signedIn(viewer).personId}`] },
  load,
  async decide({ project, team, invitations }, { db, form }) {
    return invite({
      members: team.length,
      openAddresses: invitations.map((invitation) => invitation.address),
      onTeam: await isAddressOnTeam(db, project.projectId, form.address),
      address: form.address,
    });
  },
  async save(tx, { address }, { act, params, viewer, now, platform }) {
    const inviter = signedIn(viewer);
    const { invitationId, key } = await insertInvitation(tx, {
      projectId: params.projectId,
      address,
      invitedBy: inviter.personId,
      now,
    });
    await queueMail(tx, platform.jobs, invitationMail(platform, address, teamPaths.invitation({ key })));
    await append(tx, act, {
      verb: 'project.member-invited',
      subjectKind: 'project',
      subject: params.projectId,
      payload: { invitation: invitationId },
    });
    return { address };
  },
  done: ({ params, saved }) =>
    seeOther(teamPaths.show(params), `We have sent an invitation to ${saved.address}. It holds for 30 days.`),
  refusals: {
    'already-on-team': 'This person is on the team already.',
    'already-invited':
      'This address has an open invitation. Withdraw that one first if the message was lost.',
    'team-full': 'The team and its open invitations are as many as a team can be. Take somebody off first.',
  },
  again: (state, loaded, reading) => teamPage(loaded, state, reading),
});

export const withdrawInvitation = post(teamPaths.withdrawInvitation, {
  params: ProjectParams.extend({ invitationId: id }),
  permission: mayEdit,
  writes: ['project.invitation-withdrawn'],
  load,
  decide: ({ invitations }, { params }) =>
    invitations.some((invitation) => invitation.invitationId === params.invitationId)
      ? allow({ invitationId: params.invitationId })
      : refuse('not-open'),
  async save(tx, { invitationId }, { act, params, now }) {
    if (!(await closeInvitation(tx, invitationId, { withdrawn_at: now }))) return refuse('not-open');
    await append(tx, act, {
      verb: 'project.invitation-withdrawn',
      subjectKind: 'project',
      subject: params.projectId,
      payload: { invitation: invitationId },
    });
    return invitationId;
  },
  done: ({ params }) =>
    seeOther(teamPaths.show({ projectId: params.projectId }), 'The invitation is withdrawn.'),
  refusals: { 'not-open': 'This invitation was answered, withdrawn, or is over already.' },
});

export const removeMember = post(teamPaths.remove, {
  params: MemberParams,
  permission: mayOwn,
  writes: ['project.member-left'],
  load,
  decide: ({ team }, { params }) =>
    team.some((member) => member.personId === params.personId && member.role === 'member')
      ? allow({ personId: params.personId })
      : refuse('no-such-member'),
  async save(tx, { personId }, { act, params }) {
    if (!(await deleteMember(tx, params.projectId, personId))) return refuse('no-such-member');
    await append(tx, act, {
      verb: 'project.member-left',
      subjectKind: 'project',
      subject: params.projectId,
      concerns: [personId],
      payload: { how: 'removed' },
    });
    return personId;
  },
  done: ({ params }) =>
    seeOther(teamPaths.show({ projectId: params.projectId }), 'They are no longer on the team.'),
  refusals: {
    'no-such-member':
      'This person is not a member of the team, or owns the project. Pass the project on first.',
  },
});

export const leaveTeam = post(teamPaths.leave, {
  params: ProjectParams,
  permission: mayEdit,
  writes: ['project.member-left'],
  load,
  decide: ({ project }, { viewer }) => leave(ownsProject(viewer, project)),
  async save(tx, _left, { act, params, viewer }) {
    const { personId } = signedIn(viewer);
    if (!(await deleteMember(tx, params.projectId, personId))) return refuse('owner-stays');
    await append(tx, act, {
      verb: 'project.member-left',
      subjectKind: 'project',
      subject: params.projectId,
      concerns: [personId],
      payload: { how: 'left' },
    });
    return personId;
  },
  done: () => seeOther(projectPaths.mine(), 'You have left the team.'),
  refusals: { 'owner-stays': 'You own this project. Pass it on to another member first, then leave.' },
});

export const makeOwner = post(teamPaths.makeOwner, {
  params: MemberParams,
  permission: mayNameOwner,
  writes: ['project.passed-on'],
  stepUp: true,
  load,
  decide: ({ team }, { params }) =>
    team.some((member) => member.personId === params.personId && member.role === 'member')
      ? allow({ personId: params.personId })
      : refuse('no-such-member'),
  async save(tx, { personId }, { act, params }) {
    if (!(await passOwnership(tx, params.projectId, personId))) return refuse('no-such-member');
    await append(tx, act, {
      verb: 'project.passed-on',
      subjectKind: 'project',
      subject: params.projectId,
      concerns: [personId],
    });
    return personId;
  },
  done: ({ params }) =>
    seeOther(teamPaths.show({ projectId: params.projectId }), 'The project has a new owner.'),
  refusals: { 'no-such-member': 'This person is not on the team, or owns the project already.' },
});

export const chooseName = post(teamPaths.name, {
  params: ProjectParams,
  form: z.object({ shown: ticked }),
  permission: mayEdit,
  writes: ['project.name-shown', 'project.name-taken-off'],
  load,
  decide: (_loaded, { form }) => allow({ shown: form.shown }),
  async save(tx, { shown }, { act, params, viewer }) {
    await setShownByName(tx, params.projectId, signedIn(viewer).personId, shown);
    await append(tx, act, {
      verb: shown ? 'project.name-shown' : 'project.name-taken-off',
      subjectKind: 'project',
      subject: params.projectId,
    });
    return shown;
  },
  done: ({ params, saved }) =>
    seeOther(
      teamPaths.show(params),
      saved ? 'Your name stands on the project’s page.' : 'Your name does not stand on the project’s page.',
    ),
  refusals: {},
});
