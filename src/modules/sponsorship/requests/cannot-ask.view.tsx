import { Button } from '#design/components/button.tsx';
import { projectPaths } from '#modules/projects/public.ts';
import { requestsMax } from '../request.rules.ts';
import { sponsorshipPaths } from '../sponsorship.paths.ts';

interface Asking {
  readonly projectId: string;
  readonly state: string;
  readonly visibility: string;
  readonly hidden: boolean;
  readonly text: { readonly title: string };
}

/** Why the form does not open, and what opens it. */
export function CannotAsk({
  project,
  reason,
}: {
  project: Asking;
  reason: 'project-not-open' | 'asked-already';
}) {
  const { why, next } = reason === 'asked-already' ? asksEnough : notOpen(project);
  return (
    <>
      <h1 class="nhsuk-heading-l">You cannot ask for sponsorship yet</h1>
      <p>
        {project.text.title} {why}
      </p>
      <p>{next}</p>
      {reason === 'asked-already' ? (
        <Button href={sponsorshipPaths.show()}>See what it asks for</Button>
      ) : (
        <Button href={projectPaths.show(project)}>Go to the project</Button>
      )}
    </>
  );
}

const asksEnough = {
  why: `asks for ${requestsMax} things already, which is the most at a time.`,
  next: 'Withdraw a request that you no longer need, or wait until one is over. Then ask for the next.',
};

function notOpen({ state, visibility, hidden }: Asking): { why: string; next: string } {
  if (hidden)
    return {
      why: 'was hidden by the programme’s moderators, so companies cannot read about it.',
      next: 'Its page says why. Mend that first.',
    };
  if (state !== 'published')
    return {
      why:
        state === 'withdrawn'
          ? 'is withdrawn, so companies cannot read about it.'
          : 'is not published yet, so companies cannot read about it.',
      next:
        state === 'awaiting-approval'
          ? 'It waits for a lead of your organisation to approve it. Once it is published for everyone, ask here.'
          : 'Ask a lead of your organisation to approve it, on its page. Once it is published for everyone, ask here.',
    };
  return {
    why:
      visibility === 'staff'
        ? 'is for staff alone, not for everyone, so companies cannot read about it.'
        : 'is for your organisation alone, not for everyone, so companies cannot read about it.',
    next: 'Open it to everyone on its page, if it may be. Then ask here.',
  };
}
