import { Button } from '#design/components/button.tsx';
import { ErrorList, Form, HiddenField } from '#design/form.tsx';
import type { FormState } from '#platform/http/route.ts';
import { BothVersions } from '../both-versions.view.tsx';
import type { FieldFinding } from '../identifiers.ts';
import { IdentifiersFound } from '../identifiers.view.tsx';
import { projectPaths } from '../project.paths.ts';
import { labelOf, type ProjectText, projectLabels } from '../project.rules.ts';
import { ProjectFieldset } from '../project-fields.view.tsx';
import { settingWords, stageWords, topicWords } from '../project-words.ts';

export function EditProject({
  projectId,
  findings,
  theirs,
  ...state
}: FormState & { projectId: string; findings: readonly FieldFinding[]; theirs: ProjectText | undefined }) {
  return (
    <div class="nhsuk-grid-row">
      <div class="nhsuk-grid-column-two-thirds">
        <ErrorList errors={state.errors} />
        <h1 class="nhsuk-heading-l">Change the project</h1>
        {theirs && (
          <BothVersions
            labels={projectLabels}
            theirs={inWords({ ...theirs })}
            yours={inWords(state.values)}
            keepTheirs={projectPaths.edit({ projectId })}
          />
        )}
        <Form action={projectPaths.revision({ projectId })}>
          <HiddenField name="version" values={state.values} />
          <ProjectFieldset {...state} />
          <IdentifiersFound findings={findings} labelOf={labelOf} {...state} />
          <Button preventDoubleClick>{theirs ? 'Save what I want to keep' : 'Save'}</Button>
        </Form>
        <p>
          <a href={projectPaths.show({ projectId })}>Back to the project without saving</a>
        </p>
      </div>
    </div>
  );
}

/** Both texts as people read them. */
function inWords(values: Readonly<Record<string, unknown>>): Record<string, string> {
  const listed = (value: unknown) =>
    Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value];
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return {
    ...Object.fromEntries(Object.keys(projectLabels).map((part) => [part, text(values[part])])),
    topics: listed(values.topics)
      .map((topic) => topicWords(String(topic)))
      .join(', '),
    setting: text(values.setting) === '' ? '' : settingWords(text(values.setting)),
    stage: stageWords(text(values.stage)),
  };
}
