import { Button } from '#design/components/button.tsx';
import { InsetText } from '#design/components/inset-text.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { ErrorList, Form, HiddenField, TextArea } from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import type { FormState } from '#platform/http/route.ts';
import type { FieldFinding } from '../identifiers.ts';
import type { Kit } from '../kit.queries.ts';
import { projectPaths } from '../project.paths.ts';
import type { Project } from '../project.queries.ts';
import { type Patentable, projectLabels, visibilityWords } from '../project.rules.ts';
import { settingWords, stageWords, topicWords } from '../project-words.ts';
import { KitBody } from '../show-project/kit-section.view.tsx';

const patentWords: Readonly<Record<Patentable, string>> = {
  'not-asked': 'Not asked, because it stays in the organisation',
  no: 'No, says the team',
  unsure: 'The team does not know',
  'yes-cleared': 'Yes, and the team says that it was told it may share it',
};

export interface ApprovalModel extends FormState {
  readonly project: Project;
  readonly leadIds: readonly string[];
  readonly kit: Kit | undefined;
  readonly ownProject: boolean;
  readonly findings: readonly FieldFinding[];
}

/** All that will be read, and what to decide about it. */
export function Approval({ project, leadIds, kit, ownProject, findings, values, errors }: ApprovalModel) {
  const { projectId, text } = project;
  const read = { version: String(project.version) };
  return (
    <div class="nhsuk-grid-row">
      <div class="nhsuk-grid-column-two-thirds">
        <ErrorList errors={errors} />
        <h1 class="nhsuk-heading-l">Approve {text.title}</h1>
        {leadIds.length === 0 && (
          <InsetText>
            <p>{project.organisation.name} has no lead here, so the programme’s admins decide.</p>
          </InsetText>
        )}
        {ownProject && (
          <InsetText>
            <p>
              You are on its team. You may approve it because no other lead of the organisation is free to.
            </p>
          </InsetText>
        )}
        <p>When you approve, it can be seen by: {visibilityWords[project.visibility].toLowerCase()}.</p>
        <SummaryList
          rows={[
            { key: 'Organisation', value: project.organisation.name },
            { key: projectLabels.stage, value: stageWords(text.stage) },
            {
              key: projectLabels.setting,
              value: text.setting === null ? 'Not chosen' : settingWords(text.setting),
            },
            { key: projectLabels.topics, value: text.topics.map(topicWords).join(', ') },
            { key: 'Could it be patented?', value: patentWords[project.patentable] },
            ...(project.identifiersJustified === null
              ? []
              : [
                  {
                    key: 'Words that look like a patient’s',
                    value: `The team says: ${project.identifiersJustified}`,
                  },
                ]),
          ]}
        />
        {(['summary', 'problem', 'whatWasDone', 'results'] as const).map((part) => (
          <>
            <h2 class="nhsuk-heading-m">{projectLabels[part]}</h2>
            <SafeText text={text[part] || 'Nothing yet'} />
          </>
        ))}
        {kit && (
          <>
            <h2 class="nhsuk-heading-m">The kit, version {kit.number}</h2>
            <KitBody kit={kit} />
          </>
        )}
        <h2 class="nhsuk-heading-m">Your decision</h2>
        <Form action={projectPaths.approval({ projectId })}>
          <HiddenField name="version" values={read} />
          <Button preventDoubleClick>Approve and publish</Button>
        </Form>
        <Form action={projectPaths.return({ projectId })}>
          <HiddenField name="version" values={read} />
          {findings.length > 0 && (
            <p>Take out of your reason: {findings.map((finding) => finding.text).join(', ')}.</p>
          )}
          <TextArea
            name="reason"
            label="Or return it: what should the team mend first?"
            hint="The team reads this, and nobody else"
            rows={4}
            values={values}
            errors={errors}
          />
          <Button secondary>Return it to the team</Button>
        </Form>
      </div>
    </div>
  );
}
