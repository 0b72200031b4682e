import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { InsetText } from '#design/components/inset-text.tsx';
import { Form, Select, TextArea, TextField } from '#design/form.tsx';
import { withQuery } from '#kit/paths.ts';
import { plural } from '#kit/plural.ts';
import type { Viewer } from '#kit/viewer.ts';
import { AnswerPanel } from './answer-idea/answer-idea.view.tsx';
import { Comments } from './comment/comment.view.tsx';
import { ideaPaths, needPaths } from './idea.paths.ts';
import { wroteIdea } from './idea.policy.ts';
import type { Idea } from './idea.queries.ts';
import type { IdeaPanelFacts } from './idea-panels.queries.ts';
import { mayAnswer, mayComment, mayMerge, maySupport } from './reaction.policy.ts';

interface PanelProps {
  readonly idea: Idea;
  readonly panels: IdeaPanelFacts;
  readonly viewer: Viewer;
}

export function IdeaPanels(props: PanelProps) {
  const { idea, panels, viewer } = props;
  const { ideaId } = idea;
  return (
    <>
      {idea.state === 'became-project' && (
        <InsetText>
          <p>
            This idea became a project
            {panels.project ? (
              <>
                : <a href={`/projects/${panels.project.projectId}`}>{panels.project.title}</a>
              </>
            ) : (
              ', which is being written'
            )}
            .
          </p>
        </InsetText>
      )}
      <SupportPanel {...props} />
      <AnswerPanel
        ideaId={ideaId}
        organisationName={idea.organisation.name}
        answers={panels.answers}
        duty={panels.duty}
        hasLead={panels.hasLead}
        signedIn={viewer.kind === 'person'}
        mayAnswer={idea.state !== 'closed' && mayAnswer.may(viewer, { idea, hasLead: panels.hasLead })}
      />
      <DoneByPanel {...props} />
      <NeedsPanel {...props} />
      {idea.state === 'open' &&
        (wroteIdea(viewer, idea) || mayAnswer.may(viewer, { idea, hasLead: panels.hasLead })) && (
          <p>
            <a href={`/ideas/${ideaId}/project`}>Make it a project</a>
          </p>
        )}
      {idea.state === 'open' && mayMerge.may(viewer, { idea }) && (
        <p>
          <a href={ideaPaths.merge({ ideaId })}>Merge it into another idea</a>
        </p>
      )}
      <Comments
        comments={panels.comments}
        action={mayComment.may(viewer, { idea }) ? ideaPaths.comment({ ideaId }) : undefined}
        subject={{ kind: 'idea', id: ideaId }}
        signedIn={viewer.kind === 'person'}
        signInFrom={viewer.kind === 'visitor' ? ideaPaths.show({ ideaId }) : undefined}
        whyNot="Staff can say something here."
      />
    </>
  );
}

function SupportPanel({ idea, panels, viewer }: PanelProps) {
  const { ideaId } = idea;
  const may = idea.state === 'open' && maySupport.may(viewer, { idea }) && !wroteIdea(viewer, idea);
  // Whoever may answer is here for that: the other button steps back.
  const comesToAnswer = idea.state !== 'closed' && mayAnswer.may(viewer, { idea, hasLead: panels.hasLead });
  return (
    <section class="sw-box" aria-labelledby="support-heading">
      <h2 class="nhsuk-heading-m" id="support-heading">
        {plural(idea.supporterCount, 'person backs', 'people back')} this
      </h2>
      <div class="nhsuk-button-group">
        {may && (
          <Form
            action={
              panels.backedByMe ? ideaPaths.supportWithdrawal({ ideaId }) : ideaPaths.support({ ideaId })
            }
          >
            <Button secondary={panels.backedByMe || comesToAnswer}>
              {panels.backedByMe ? 'Take back my support' : 'I back this'}
            </Button>
          </Form>
        )}
        {viewer.kind === 'person' && (
          <Form action={panels.followedByMe ? ideaPaths.unfollow({ ideaId }) : ideaPaths.follow({ ideaId })}>
            <Button secondary>{panels.followedByMe ? 'Stop following' : 'Follow'}</Button>
          </Form>
        )}
      </div>
      {viewer.kind === 'visitor' && (
        <p>
          <a href={withQuery('/sign-in', { next: ideaPaths.show({ ideaId }) })}>Sign in as staff</a> to back
          it.
        </p>
      )}
    </section>
  );
}

function DoneByPanel({ idea, panels, viewer }: PanelProps) {
  const { ideaId } = idea;
  const may = idea.state === 'open' && mayComment.may(viewer, { idea });
  if (panels.doneBy.length === 0 && !may) return null;
  return (
    <section aria-labelledby="done-by-heading">
      <h2 class="nhsuk-heading-m" id="done-by-heading">
        Who already does this
      </h2>
      {panels.doneBy.length === 0 && <p>Nobody has said so yet.</p>}
      <ul class="nhsuk-list nhsuk-list--bullet">
        {panels.doneBy.map((project) => (
          <li>
            <a href={`/projects/${project.projectId}`}>{project.title}</a>, {project.organisationName}
          </li>
        ))}
      </ul>
      {may && (
        <Details summary="We already do this">
          <Form action={ideaPaths.doneBy({ ideaId })}>
            {panels.ownProjects.length > 0 && (
              <Select
                name="projectId"
                label="One of your organisation’s projects"
                options={[
                  { value: '', text: 'Choose' },
                  ...panels.ownProjects.map((project) => ({ value: project.projectId, text: project.title })),
                ]}
                values={{}}
                errors={[]}
              />
            )}
            <TextField
              name="address"
              label="Or paste the address of a project here"
              values={{}}
              errors={[]}
            />
            <Button secondary>Link it</Button>
          </Form>
        </Details>
      )}
    </section>
  );
}

function NeedsPanel({ idea, panels, viewer }: PanelProps) {
  const { ideaId } = idea;
  const may = idea.state === 'open' && maySupport.may(viewer, { idea });
  if (panels.needs.length === 0 && !may) return null;
  return (
    <section aria-labelledby="needs-heading">
      <h2 class="nhsuk-heading-m" id="needs-heading">
        {panels.needs.length === 0
          ? 'Who is stuck on this too'
          : plural(panels.needs.length, 'place is stuck on this', 'places are stuck on this')}
      </h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {panels.needs.map((need) => (
          <li>
            <a href={needPaths.show({ needId: need.needId })}>{need.organisation?.name ?? 'Somebody'}</a>
          </li>
        ))}
      </ul>
      {may && (
        <Details summary="We are stuck on this too">
          <Form action={ideaPaths.stuckToo({ ideaId })}>
            <TextArea
              name="detail"
              label="What is it like for you? (optional)"
              rows={2}
              values={{}}
              errors={[]}
            />
            <Button secondary>Say so</Button>
          </Form>
        </Details>
      )}
    </section>
  );
}
