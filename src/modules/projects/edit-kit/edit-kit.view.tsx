import { Button } from '#design/components/button.tsx';
import { ErrorList, FileField, Form, HiddenField, Radios, TextArea, TextField } from '#design/form.tsx';
import type { FormState, Typed } from '#platform/http/route.ts';
import { BothVersions } from '../both-versions.view.tsx';
import type { FieldFinding } from '../identifiers.ts';
import { IdentifiersFound } from '../identifiers.view.tsx';
import type { Kit } from '../kit.queries.ts';
import { evidenceWords, type KitText, kitTexts, missingForPublishing } from '../kit.rules.ts';
import { acceptedFiles } from '../kit-file.rules.ts';
import { kitPaths, projectPaths } from '../project.paths.ts';
import { optionsOf } from '../project-words.ts';
import { sizeWords } from '../show-project/kit-section.view.tsx';
import { KitTable, kitTables } from './kit-table.view.tsx';
import { kitInWords, kitLabel, kitLabels } from './kit-words.ts';

export interface EditKitModel extends FormState {
  readonly projectId: string;
  readonly draft: Kit | undefined;
  readonly nextNumber: number;
  readonly findings: readonly FieldFinding[];
  readonly theirs: Typed | undefined;
}

export function EditKit(model: EditKitModel) {
  const { projectId, draft, theirs, values, errors } = model;
  // The names of fields in rows are written with brackets; what is wrong with them is told with dots.
  const state = { values, errors: errors.map((error) => ({ ...error, field: bracketed(error.field) })) };
  return (
    <div class="nhsuk-grid-row">
      <div class="nhsuk-grid-column-two-thirds">
        <ErrorList errors={state.errors} />
        <h1 class="nhsuk-heading-l">Replication kit, version {model.nextNumber}</h1>
        <p>
          Write for someone in your role at another place who wants to do the same. Save as often as you like:
          it is a draft until you publish it. A published version is never changed; the next one says what is
          new.
        </p>
        {theirs && (
          <BothVersions
            labels={kitLabels}
            theirs={kitInWords(theirs)}
            yours={kitInWords(values)}
            keepTheirs={kitPaths.edit({ projectId })}
          />
        )}
        <Form action={kitPaths.draft({ projectId })}>
          <HiddenField name="version" values={values} />
          <Section
            heading="What it is"
            names={['briefName', 'problemAndLocalScale', 'whyItWorks']}
            {...state}
          />
          <h2 class="nhsuk-heading-m">How it is done</h2>
          <TextArea name="procedure" label="Steps" hint="One step a line, in order" rows={8} {...state} />
          <Texts
            names={[
              'materials',
              'whoProvides',
              'howDelivered',
              'whereAndWhatMustBeThere',
              'doseAndSchedule',
              'mayBeTailored',
              'modificationsMade',
              'fidelity',
            ]}
            {...state}
          />
          <KitTable table={kitTables.elements} {...state} />
          <Section heading="What mattered, and what came of it" names={['context']} {...state} />
          <KitTable table={kitTables.measures} {...state} />
          <Texts names={['resultsWithData', 'unintendedEffects']} {...state} />
          <Radios
            name="evidenceLevel"
            label="How good is the evidence?"
            choices={optionsOf(evidenceWords)}
            {...state}
          />
          <h2 class="nhsuk-heading-m">Cost, time and risks</h2>
          <TextField
            name="setUpCost"
            label="Cost to set it up"
            hint="Leave it empty if you do not know. 0 means that it costs nothing."
            prefix="£"
            width={10}
            {...unprefixed(state, 'setUpCost')}
          />
          <TextField
            name="runningCostPerYear"
            label="Cost to run it for a year"
            prefix="£"
            width={10}
            {...unprefixed(state, 'runningCostPerYear')}
          />
          <Texts names={['staffTime']} {...state} />
          <TextField
            name="weeksToFirstBenefit"
            label="Weeks until the first benefit"
            inputMode="numeric"
            width={3}
            {...state}
          />
          <KitTable table={kitTables.risks} {...state} />
          <Section
            heading="Before others use it"
            names={['equalityImpact', 'governance', 'ipAndLicence', 'supportForAdopters']}
            {...state}
          />
          <TextField
            name="lastReviewedOn"
            label="Last reviewed on"
            hint="For example 2027-03-31"
            width={10}
            {...state}
          />
          <IdentifiersFound findings={model.findings} labelOf={kitLabel} {...state} />
          <Button preventDoubleClick>Save the draft</Button>
        </Form>
        <KitFiles projectId={projectId} draft={draft} />
        {draft && <Publish projectId={projectId} draft={draft} values={values} />}
        <p>
          <a href={projectPaths.show({ projectId })}>Back to the project</a>
        </p>
      </div>
    </div>
  );
}

function Section({ heading, names, ...state }: FormState & { heading: string; names: readonly KitText[] }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">{heading}</h2>
      <Texts names={names} {...state} />
    </>
  );
}

function Texts({ names, ...state }: FormState & { names: readonly KitText[] }) {
  return (
    <>
      {names.map((name) => {
        const { label, hint } = kitTexts[name];
        return <TextArea name={name} label={label} rows={3} {...(hint === '' ? {} : { hint })} {...state} />;
      })}
    </>
  );
}

/** The sign stands before the box already. */
function unprefixed(state: FormState, name: string): FormState {
  const typed = state.values[name];
  return {
    ...state,
    values: { ...state.values, [name]: typeof typed === 'string' ? typed.replace(/^£/, '') : typed },
  };
}

function KitFiles({ projectId, draft }: { projectId: string; draft: Kit | undefined }) {
  const files = draft?.files ?? [];
  return (
    <section aria-labelledby="files-heading">
      <h2 class="nhsuk-heading-m" id="files-heading">
        Files
      </h2>
      <p>
        Save the draft before you add a file. A new file is in the draft at once, and open to others when you
        publish.
      </p>
      {files.length > 0 && (
        <ul class="nhsuk-list">
          {files.map((file) => (
            <li>
              {file.label} ({file.name}, {sizeWords(file.sizeBytes)})
              <Form action={kitPaths.removeFile({ projectId, fileId: file.fileId })}>
                <Button secondary small>
                  Take away <span class="nhsuk-u-visually-hidden">{file.label}</span>
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <UploadForm projectId={projectId} values={{}} errors={[]} />
    </section>
  );
}

export function UploadForm({ projectId, ...state }: FormState & { projectId: string }) {
  return (
    <Form action={kitPaths.upload({ projectId })} files>
      <FileField
        name="file"
        label="File"
        hint="PDF, picture (PNG, JPEG, WebP), Word, Excel, PowerPoint, OpenDocument, CSV or plain text; up to 10 MB; no macros; nothing that names a patient"
        accept={acceptedFiles}
        errors={state.errors}
      />
      <TextField name="label" label="What is it?" hint="For example: Poster for the staff room" {...state} />
      <Button secondary>Add the file</Button>
    </Form>
  );
}

function Publish({ projectId, draft, values }: { projectId: string; draft: Kit; values: Typed }) {
  const missing = missingForPublishing(draft.fields);
  return (
    <section aria-labelledby="publish-heading">
      <h2 class="nhsuk-heading-m" id="publish-heading">
        Publish version {draft.number}
      </h2>
      {missing.length > 0 ? (
        <>
          <p>Others cannot do without these. Write them, and save the draft:</p>
          <ul class="nhsuk-list nhsuk-list--bullet">
            {missing.map((part) => (
              <li>{part}</li>
            ))}
          </ul>
        </>
      ) : (
        <Form action={kitPaths.publish({ projectId })}>
          <HiddenField name="version" values={{ version: String(draft.version) }} />
          <TextArea
            name="changeNote"
            label={
              draft.number === 1
                ? 'What should others know about this version?'
                : 'What is new since the last version?'
            }
            hint="Save the draft first: what is published is the saved text"
            rows={3}
            values={values}
            errors={[]}
          />
          <Button preventDoubleClick>Publish version {draft.number}</Button>
        </Form>
      )}
    </section>
  );
}

/** 'elements.0.name' as the form names it: 'elements[0][name]'. */
function bracketed(field: string): string {
  const [first, ...rest] = field.split('.');
  return `${first}${rest.map((part) => `[${part}]`).join('')}`;
}
