import { Button } from '#design/components/button.tsx';
import { When } from '#design/date.tsx';
import { CheckOne, ErrorList, Form, TextField } from '#design/form.tsx';
import type { FormState } from '#platform/http/route.ts';
import { projectPaths, teamPaths } from '../project.paths.ts';
import type { Project } from '../project.queries.ts';
import type { Invitation, TeamMember } from '../team.queries.ts';

interface Model extends FormState {
  readonly project: Project;
  readonly team: readonly TeamMember[];
  readonly invitations: readonly Invitation[];
  readonly me: TeamMember | undefined;
  readonly mayEdit: boolean;
  readonly mayOwn: boolean;
  readonly mayNameOwner: boolean;
}

export function Team({ project, team, invitations, me, values, errors, ...may }: Model) {
  const { projectId, text } = project;
  return (
    <div class="nhsuk-grid-row">
      <div class="nhsuk-grid-column-two-thirds">
        <ErrorList errors={errors} />
        <h1 class="nhsuk-heading-l">Team of {text.title}</h1>
        <ul class="nhsuk-list">
          {team.map((member) => (
            <li class="nhsuk-u-margin-bottom-4">
              <strong>{member.name}</strong>
              {member.role === 'owner' && ', owner'}
              {member.organisation !== null && `, ${member.organisation}`}
              {member.role === 'member' && (
                <MemberActs
                  projectId={projectId}
                  member={member}
                  isMe={me?.personId === member.personId}
                  {...may}
                />
              )}
            </li>
          ))}
        </ul>
        {me && (
          <Form action={teamPaths.name({ projectId })}>
            <CheckOne
              name="shown"
              label="Show my name on the project’s page"
              hint="Otherwise only your job and your organisation stand there"
              values={{ shown: me.shownByName ? 'yes' : '' }}
            />
            <Button secondary small>
              Save
            </Button>
          </Form>
        )}
        {me?.role === 'member' && (
          <Form action={teamPaths.leave({ projectId })}>
            <Button secondary small>
              Leave the team
            </Button>
          </Form>
        )}
        {me?.role === 'owner' && (
          <p>You own the project. To leave the team, make another member its owner first.</p>
        )}
        {may.mayEdit && (
          <>
            <h2 class="nhsuk-heading-m">Invite somebody</h2>
            <p>Whoever joins can change the text and the kit, and sees the draft.</p>
            <Form action={teamPaths.invite({ projectId })}>
              <TextField
                name="address"
                label="E-mail address"
                type="email"
                autocomplete="off"
                values={values}
                errors={errors}
              />
              <Button>Send an invitation</Button>
            </Form>
            {invitations.length > 0 && <Invitations projectId={projectId} invitations={invitations} />}
          </>
        )}
        <p>
          <a href={projectPaths.show({ projectId })}>Back to the project</a>
        </p>
      </div>
    </div>
  );
}

function MemberActs({
  projectId,
  member,
  isMe,
  mayOwn,
  mayNameOwner,
}: {
  projectId: string;
  member: TeamMember;
  isMe: boolean;
  mayOwn: boolean;
  mayNameOwner: boolean;
}) {
  const at = { projectId, personId: member.personId };
  const whom = <span class="nhsuk-u-visually-hidden">: {member.name}</span>;
  return (
    <>
      {mayOwn && !isMe && (
        <Form action={teamPaths.remove(at)}>
          <Button secondary small>
            Take off the team{whom}
          </Button>
        </Form>
      )}
      {mayNameOwner && (
        <Form action={teamPaths.makeOwner(at)}>
          <Button secondary small>
            Make the owner{whom}
          </Button>
        </Form>
      )}
    </>
  );
}

function Invitations({ projectId, invitations }: { projectId: string; invitations: readonly Invitation[] }) {
  return (
    <>
      <h3 class="nhsuk-heading-s">Invited, not answered yet</h3>
      <ul class="nhsuk-list">
        {invitations.map((invitation) => (
          <li>
            {invitation.address}, until <When at={invitation.expiresAt} />
            <Form action={teamPaths.withdrawInvitation({ projectId, invitationId: invitation.invitationId })}>
              <Button secondary small>
                Withdraw <span class="nhsuk-u-visually-hidden">the invitation to {invitation.address}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </>
  );
}
