import { Button } from '#design/components/button.tsx';
import { InsetText } from '#design/components/inset-text.tsx';
import { WarningCallout } from '#design/components/warning-callout.tsx';
import { Form } from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { kitPaths, projectPaths, teamPaths, viewsPaths } from '../project.paths.ts';
import type { Project } from '../project.queries.ts';
import { missingForApproval, type ProjectState, projectLabels } from '../project.rules.ts';
import type { TeamMember } from '../team.queries.ts';
import type { ShowProjectModel } from './show-project.model.ts';

const stateSentences: Readonly<Record<ProjectState, string>> = {
  draft: 'This is a draft. Only its team sees it.',
  'awaiting-approval': 'It waits for approval. Its team and those who approve see it.',
  published: 'It is published. What you change is seen at once, and every version is kept.',
  withdrawn: 'It is withdrawn. Only its team sees it.',
};

/** Sponsorship stands above this room and is asked for at its own page. */
const askForSponsorship = (projectId: string) => `/projects/${projectId}/sponsorship-requests/new`;

/** What the team sees above its project: where it stands, and what can be done. */
export function TeamBox({ project, leadIds, hasKitDraft, mayOwn }: ShowProjectModel) {
  const { projectId } = project;
  const mayAsk = project.state === 'draft' || project.state === 'withdrawn';
  const missing = mayAsk ? missingForApproval(project.text) : [];
  return (
    <InsetText>
      <h2 class="nhsuk-heading-s">You are on the team</h2>
      <p>{stateSentences[project.state]}</p>
      {project.hidden && (
        <p>
          Programme staff have hidden it. Their reason: {project.hiddenReason ?? 'none was given'}. Mend it,
          then answer the message you were sent.
        </p>
      )}
      {project.state === 'awaiting-approval' && leadIds.length === 0 && (
        <p>Your organisation has no lead here, so the programme’s admins decide.</p>
      )}
      {project.returnedReason !== null && mayAsk && (
        <WarningCallout heading="It came back to you">
          <SafeText text={project.returnedReason} />
        </WarningCallout>
      )}
      <ul class="nhsuk-list">
        <li>
          <a href={projectPaths.edit({ projectId })}>Change the text</a>
        </li>
        <li>
          <a href={kitPaths.edit({ projectId })}>
            {hasKitDraft ? 'Go on with the kit’s draft' : 'Write the replication kit'}
          </a>
        </li>
        <li>
          <a href={teamPaths.show({ projectId })}>Team and invitations</a>
        </li>
        <li>
          <a href={projectPaths.visibility({ projectId })}>Choose who may see it</a>
        </li>
        {project.state === 'published' && project.visibility === 'everyone' && (
          <li>
            <a href={viewsPaths.begin({ projectId })}>Ask patients and carers for their views</a>
          </li>
        )}
        {project.state === 'published' && project.visibility === 'everyone' && (
          <li>
            <a href={askForSponsorship(projectId)}>Ask companies for sponsorship</a>
          </li>
        )}
        <li>
          <a href={projectPaths.history({ projectId })}>Earlier versions</a>
        </li>
      </ul>
      {mayAsk && missing.length > 0 && (
        <p>
          Before you can ask for approval, write:{' '}
          {missing.map((part) => projectLabels[part].toLowerCase()).join(', ')}.
        </p>
      )}
      {mayAsk && missing.length === 0 && (
        <Form action={projectPaths.askApproval({ projectId })}>
          <Button>Ask for approval</Button>
        </Form>
      )}
      {mayOwn && (project.state === 'published' || project.state === 'awaiting-approval') && (
        <Form action={projectPaths.withdrawal({ projectId })}>
          <Button warning small>
            {project.state === 'published' ? 'Withdraw this project' : 'Take back the request for approval'}
          </Button>
        </Form>
      )}
    </InsetText>
  );
}

/** Where people come from; a name only of those who said so. */
export function TeamSection({ project, team }: { project: Project; team: readonly TeamMember[] }) {
  if (team.length === 0) return null;
  return (
    <>
      <h2 class="nhsuk-heading-l">The team</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {team.map((member) => (
          <li>
            {[
              member.shownByName ? member.name : undefined,
              member.profession ?? (member.role === 'owner' ? 'Project lead' : 'Team member'),
              member.organisation ?? undefined,
            ]
              .filter((part) => part !== undefined)
              .join(', ')}
          </li>
        ))}
      </ul>
      {project.kitNumber !== null && <p>The kit says whom to ask, and how much help the team offers.</p>}
    </>
  );
}
