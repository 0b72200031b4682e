import { Button } from '#design/components/button.tsx';
import { When } from '#design/date.tsx';
import { Form } from '#design/form.tsx';
import { teamPaths } from '../project.paths.ts';
import type { OpenInvitation } from '../team.queries.ts';

export function ShowInvitation({
  invitation,
  invitationKey: key,
  signedIn,
}: {
  invitation: OpenInvitation;
  invitationKey: string;
  signedIn: boolean;
}) {
  return (
    <div class="nhsuk-grid-row">
      <div class="nhsuk-grid-column-two-thirds">
        <h1 class="nhsuk-heading-l">An invitation to a team</h1>
        <p>
          {invitation.invitedBy} invites you to join the team of <strong>{invitation.title}</strong>, a
          project of {invitation.organisationName}.
        </p>
        <p>
          On the team you can change the project’s text and its kit. You can leave at any time. The invitation
          holds until <When at={invitation.expiresAt} />.
        </p>
        {!signedIn && <p>You sign in, or join, after you press the button.</p>}
        <Form action={teamPaths.accept({ key })}>
          <Button preventDoubleClick>Join the team</Button>
        </Form>
        <Form action={teamPaths.decline({ key })}>
          <Button secondary>Decline</Button>
        </Form>
      </div>
    </div>
  );
}
