import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { permission } from '#kit/viewer.ts';
import { append } from '#platform/events/event.queries.ts';
import { found } from '#platform/http/problems.ts';
import { page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { projectPaths, teamPaths } from '../project.paths.ts';
import { closeInvitation, findInvitation, insertMember } from '../team.queries.ts';
import { ShowInvitation } from './invitation.view.tsx';

const Key = z.object({ key: z.string().max(100) });
const tries = { max: 30 };

async function load({ db, viewer, params, now }: Reading<z.output<typeof Key>, unknown>) {
  return { invitation: await found(findInvitation(db, viewer, params.key, now), 'invitation') };
}

export const showInvitation = page(teamPaths.invitation, {
  params: Key,
  permission: permission('anyone'),
  load,
  view: ({ invitation }, { params, viewer }) => ({
    title: 'An invitation to a team',
    noIndex: true,
    body: ShowInvitation({ invitation, invitationKey: params.key, signedIn: viewer.kind === 'person' }),
  }),
});

/** Whoever holds the link may accept it, as an address is often forwarded to the one whom it was meant for. */
export const acceptInvitation = post(teamPaths.accept, {
  params: Key,
  permission: permission('signed-in'),
  writes: ['project.member-joined'],
  attempts: { ...tries, by: ({ request }) => [`invitation ${request.ip}`] },
  load,
  decide: ({ invitation }) => allow(invitation),
  async save(tx, invitation, { act, viewer, now }) {
    const { personId } = signedIn(viewer);
    if (!(await closeInvitation(tx, invitation.invitationId, { accepted_at: now, accepted_by: personId })))
      return refuse('answered');
    if (!(await insertMember(tx, invitation.projectId, personId, now))) return refuse('already-on-team');
    await append(tx, act, {
      verb: 'project.member-joined',
      subjectKind: 'project',
      subject: invitation.projectId,
      concerns: [personId],
      payload: { invitation: invitation.invitationId },
    });
    return invitation.projectId;
  },
  done: ({ saved }) =>
    seeOther(
      projectPaths.show({ projectId: saved }),
      'You are on the team. Choose on the team’s page whether your name is shown.',
    ),
  refusals: {
    answered:
      'This invitation was answered or withdrawn just now. Ask the team for another if you still want to join.',
    'already-on-team': 'You are on this team already: you find the project under Your projects.',
  },
});

export const declineInvitation = post(teamPaths.decline, {
  params: Key,
  permission: permission('anyone'),
  writes: ['project.invitation-declined'],
  attempts: { ...tries, by: ({ request }) => [`invitation ${request.ip}`] },
  load,
  decide: ({ invitation }) => allow(invitation),
  async save(tx, invitation, { act, now }) {
    if (!(await closeInvitation(tx, invitation.invitationId, { declined_at: now })))
      return refuse('answered');
    await append(tx, act, {
      verb: 'project.invitation-declined',
      subjectKind: 'project',
      subject: invitation.projectId,
      payload: { invitation: invitation.invitationId },
    });
    return invitation;
  },
  done: () =>
    seeOther(projectPaths.list(), 'You have declined. The team can see that the invitation is closed.'),
  refusals: { answered: 'This invitation was answered or withdrawn already. You need do nothing.' },
});
