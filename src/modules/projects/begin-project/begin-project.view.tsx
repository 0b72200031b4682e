import { Button } from '#design/components/button.tsx';
import { InsetText } from '#design/components/inset-text.tsx';
import { ErrorList, Form, HiddenField, Select, TextArea, TextField } from '#design/form.tsx';
import { ideaPaths } from '#modules/ideas/public.ts';
import { accountPaths } from '#modules/people/public.ts';
import type { FormState } from '#platform/http/route.ts';
import { findInTexts } from '../identifiers.ts';
import { IdentifiersFound } from '../identifiers.view.tsx';
import { projectPaths } from '../project.paths.ts';
import { labelOf, projectLabels } from '../project.rules.ts';
import type { IdeaToBeginFrom } from '../project-links.queries.ts';
import { VisibilityFieldset } from '../visibility-fields.view.tsx';

export interface BeginModel {
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  readonly idea: IdeaToBeginFrom | undefined;
}

export function BeginProject({
  organisations,
  idea,
  values,
  errors,
  now,
}: BeginModel & FormState & { now: Date }) {
  const [first, second] = organisations;
  if (!first) return <NoOrganisation />;
  const state = { values, errors };
  return (
    <div class="nhsuk-grid-row">
      <div class="nhsuk-grid-column-two-thirds">
        <ErrorList errors={errors} />
        <h1 class="nhsuk-heading-l">Begin a project</h1>
        {idea && (
          <p>
            From the idea <a href={ideaPaths.show({ ideaId: idea.ideaId })}>{idea.title}</a>.
          </p>
        )}
        {idea?.anonymous && (
          <InsetText>
            The idea was posted without a name. If you wrote it, know that your team, and the lead who
            approves the project, will see your name. Others see it only if you choose so.
          </InsetText>
        )}
        <p>It begins as a draft. Only its team sees it until a lead of the organisation has approved it.</p>
        <Form action={idea ? projectPaths.beginFromIdea({ ideaId: idea.ideaId }) : projectPaths.post()}>
          {!idea && second && (
            <Select
              name="organisationId"
              label="For which organisation?"
              options={[
                { value: '', text: 'Choose' },
                ...organisations.map(({ id, name }) => ({ value: id, text: name })),
              ]}
              {...state}
            />
          )}
          {!idea && !second && <HiddenField name="organisationId" values={{ organisationId: first.id }} />}
          <TextField name="title" label={projectLabels.title} {...state} />
          <TextArea
            name="problem"
            label={projectLabels.problem}
            hint="You can write more later"
            rows={5}
            {...state}
          />
          <IdentifiersFound
            findings={findInTexts({ title: values.title, problem: values.problem }, now)}
            labelOf={labelOf}
            {...state}
          />
          <VisibilityFieldset organisation={second && !idea ? 'your organisation' : first.name} {...state} />
          <Button preventDoubleClick>Begin the project</Button>
        </Form>
      </div>
    </div>
  );
}

function NoOrganisation() {
  return (
    <>
      <h1 class="nhsuk-heading-l">Begin a project</h1>
      <p>A project belongs to an organisation, and none has confirmed you yet.</p>
      <p>
        <a href={accountPaths.memberships()}>Choose your organisation</a>: its lead will confirm you.
      </p>
    </>
  );
}
