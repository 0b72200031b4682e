import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { Table } from '#design/components/table.tsx';
import { When } from '#design/date.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { formatPounds } from '#kit/money.ts';
import { plural } from '#kit/plural.ts';
import type { Kit, KitVersion } from '../kit.queries.ts';
import { elementWords, evidenceWords, type KitText, kitTexts, measureWords } from '../kit.rules.ts';
import { adoptionPaths, filePaths, kitPaths } from '../project.paths.ts';
import type { ShowProjectModel } from './show-project.model.ts';

export function KitSection({
  project,
  kit,
  kitVersions,
}: Pick<ShowProjectModel, 'project' | 'kit' | 'kitVersions'>) {
  if (!kit) return null;
  const { projectId } = project;
  return (
    <section aria-labelledby="kit-heading">
      <h2 class="nhsuk-heading-l" id="kit-heading">
        Do it where you are: the kit
      </h2>
      <p>
        Version {kit.number}
        {kit.publishedAt !== null && (
          <>
            , published <When at={kit.publishedAt} />
          </>
        )}
        . Evidence: {evidenceWords[kit.evidenceLevel]}.
      </p>
      {project.state === 'published' && (
        <Button href={adoptionPaths.begin({ projectId })}>We will do this too</Button>
      )}
      <KitBody kit={kit} />
      {kitVersions.length > 1 && <Versions projectId={projectId} versions={kitVersions} />}
    </section>
  );
}

/** All that a kit says, in the order in which someone elsewhere needs it. */
export function KitBody({ kit }: { kit: Kit }) {
  const { fields } = kit;
  return (
    <>
      <Texts kit={kit} names={['problemAndLocalScale', 'whyItWorks']} />
      {fields.procedure.length > 0 && (
        <>
          <h3 class="nhsuk-heading-m">Steps</h3>
          <ol class="nhsuk-list nhsuk-list--number">
            {fields.procedure.map((step) => (
              <li>{step}</li>
            ))}
          </ol>
        </>
      )}
      {fields.elements.length > 0 && (
        <Table
          caption="What to keep, and what to fit to your place"
          columns={[{ text: 'Element' }, { text: 'Kind' }, { text: 'Detail' }]}
          rows={fields.elements.map((element) => [element.name, elementWords[element.kind], element.detail])}
        />
      )}
      <Files kit={kit} />
      <Details summary="Materials, people, places and times">
        <Texts
          kit={kit}
          names={[
            'materials',
            'whoProvides',
            'howDelivered',
            'whereAndWhatMustBeThere',
            'doseAndSchedule',
            'mayBeTailored',
            'modificationsMade',
            'fidelity',
            'context',
          ]}
        />
      </Details>
      <Details summary="Measures and results">
        {fields.measures.length > 0 && (
          <Table
            caption="Measures"
            columns={[{ text: 'Measure' }, { text: 'Kind' }, { text: 'Definition' }]}
            rows={fields.measures.map((measure) => [
              measure.name,
              measureWords[measure.kind],
              measure.definition,
            ])}
          />
        )}
        <Texts kit={kit} names={['resultsWithData', 'unintendedEffects']} />
      </Details>
      <Details summary="Cost, time and risks">
        <Costs kit={kit} />
        {fields.risks.length > 0 && (
          <Table
            caption="Risks"
            columns={[{ text: 'Risk' }, { text: 'What to do about it' }]}
            rows={fields.risks.map((risk) => [risk.risk, risk.mitigation])}
          />
        )}
      </Details>
      <Details summary="Equality, governance, ownership and help">
        <Texts kit={kit} names={['equalityImpact', 'governance', 'ipAndLicence', 'supportForAdopters']} />
      </Details>
    </>
  );
}

function Texts({ kit, names }: { kit: Kit; names: readonly KitText[] }) {
  return (
    <>
      {names
        .filter((name) => kit.fields[name] !== '')
        .map((name) => (
          <>
            <h3 class="nhsuk-heading-s">{kitTexts[name].label}</h3>
            <SafeText text={kit.fields[name]} />
          </>
        ))}
    </>
  );
}

/** A cost that nobody stated is said to be unknown, never shown as nothing. */
function Costs({ kit }: { kit: Kit }) {
  const { setUpCostPence, runningCostPencePerYear, weeksToFirstBenefit, staffTime, lastReviewedOn } =
    kit.fields;
  return (
    <SummaryList
      rows={[
        { key: 'To set up', value: setUpCostPence === null ? 'Not stated' : formatPounds(setUpCostPence) },
        {
          key: 'To run for a year',
          value: runningCostPencePerYear === null ? 'Not stated' : formatPounds(runningCostPencePerYear),
        },
        { key: kitTexts.staffTime.label, value: staffTime === '' ? 'Not stated' : staffTime },
        {
          key: 'First benefit after',
          value: weeksToFirstBenefit === null ? 'Not stated' : plural(weeksToFirstBenefit, 'week', 'weeks'),
        },
        {
          key: 'Last reviewed',
          value: lastReviewedOn === null ? 'Not stated' : formatLocalDate(lastReviewedOn),
        },
      ]}
    />
  );
}

function Files({ kit }: { kit: Kit }) {
  if (kit.files.length === 0) return null;
  return (
    <>
      <h3 class="nhsuk-heading-m">Files</h3>
      <ul class="nhsuk-list">
        {kit.files.map((file) => (
          <li>
            <a href={filePaths.download({ fileId: file.fileId })} download>
              {file.label}
            </a>{' '}
            ({file.name}, {sizeWords(file.sizeBytes)})
          </li>
        ))}
      </ul>
    </>
  );
}

export function sizeWords(bytes: number): string {
  return bytes < 1_048_576
    ? `${Math.max(1, Math.round(bytes / 1_024))} KB`
    : `${(bytes / 1_048_576).toFixed(1)} MB`;
}

function Versions({ projectId, versions }: { projectId: string; versions: readonly KitVersion[] }) {
  return (
    <Details summary="All versions of the kit">
      <ul class="nhsuk-list">
        {versions.map((version) => (
          <li>
            <a href={kitPaths.show({ projectId, number: String(version.number) })}>
              Version {version.number}
            </a>
            , <When at={version.publishedAt} />: {version.changeNote}
          </li>
        ))}
      </ul>
      <p>
        <a href={kitPaths.compare({ projectId })}>Compare two versions</a>
      </p>
    </Details>
  );
}
