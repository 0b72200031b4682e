import { Button } from '#design/components/button.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { When } from '#design/date.tsx';
import {
  Checkboxes,
  ErrorList,
  Form,
  HiddenField,
  Select,
  TextArea,
  TextField,
  typedText,
} from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { settings, topics } from '#kit/topics.ts';
import type { FormState } from '#platform/http/route.ts';
import { ideaPaths } from '../idea.paths.ts';
import type { Idea, IdeaVersion } from '../idea.queries.ts';
import { ideaLabels } from '../idea.rules.ts';
import { optionsOf } from '../idea-words.ts';
import type { FieldFinding } from '../identifiers.ts';
import { IdentifiersFound } from '../identifiers.view.tsx';

export function EditIdea({
  idea,
  state,
  findings,
}: {
  idea: Idea;
  state: FormState;
  findings: readonly FieldFinding[];
}) {
  const openedFrom = typedText(state.values, 'version');
  const changedMeanwhile = openedFrom !== String(idea.version);
  return (
    <div class="nhsuk-grid-row">
      <div class="nhsuk-grid-column-two-thirds">
        <ErrorList errors={state.errors} />
        <h1 class="nhsuk-heading-l">Change your idea</h1>
        {changedMeanwhile && (
          <section aria-labelledby="stands-heading">
            <h2 class="nhsuk-heading-m" id="stands-heading">
              What stands there now
            </h2>
            <SummaryList
              rows={[
                { key: 'Title', value: idea.text.title },
                { key: 'The problem', value: <SafeText text={idea.text.problem} /> },
                { key: 'The idea', value: <SafeText text={idea.text.proposal} /> },
                { key: 'Whom it helps', value: <SafeText text={idea.text.helps} /> },
              ]}
            />
            <h2 class="nhsuk-heading-m">What you wrote</h2>
          </section>
        )}
        <Form action={ideaPaths.revision({ ideaId: idea.ideaId })}>
          <HiddenField name="version" values={{ version: idea.version }} />
          <TextField name="title" label="Title" {...state} />
          <TextArea name="problem" label={ideaLabels.problem} rows={5} {...state} />
          <TextArea name="proposal" label={ideaLabels.proposal} rows={5} {...state} />
          <TextField name="helps" label={ideaLabels.helps} {...state} />
          <Select
            name="setting"
            label="Where does it happen?"
            options={[{ value: '', text: 'Not said' }, ...optionsOf(settings)]}
            {...state}
          />
          <Checkboxes name="topics" label="Topics" small choices={optionsOf(topics)} {...state} />
          <IdentifiersFound findings={findings} labels={ideaLabels} {...state} />
          <Button>Save</Button>
        </Form>
      </div>
    </div>
  );
}

export function IdeaHistory({ versions }: { versions: readonly IdeaVersion[] }) {
  return (
    <>
      <h1 class="nhsuk-heading-l">History of this idea</h1>
      {versions.map((version) => (
        <section class="sw-box" aria-labelledby={`version-${version.version}`}>
          <h2 class="nhsuk-heading-m" id={`version-${version.version}`}>
            Version {version.version}, <When at={version.writtenAt} />
          </h2>
          <h3 class="nhsuk-heading-s">{version.title}</h3>
          <SafeText text={version.problem} />
          <SafeText text={version.proposal} />
          <SafeText text={version.helps} />
        </section>
      ))}
    </>
  );
}
