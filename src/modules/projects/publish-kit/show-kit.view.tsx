import { InsetText } from '#design/components/inset-text.tsx';
import { When } from '#design/date.tsx';
import { SafeText } from '#design/safe-text.tsx';
import type { Kit } from '../kit.queries.ts';
import { evidenceWords } from '../kit.rules.ts';
import { kitPaths, projectPaths } from '../project.paths.ts';
import type { Project } from '../project.queries.ts';
import { KitBody } from '../show-project/kit-section.view.tsx';

export function ShowKit({ project, kit }: { project: Project; kit: Kit }) {
  const { projectId, kitNumber, text } = project;
  return (
    <div class="nhsuk-grid-row">
      <div class="nhsuk-grid-column-two-thirds">
        <h1 class="nhsuk-heading-l">
          Kit of {text.title}, version {kit.number}
        </h1>
        {kitNumber !== null && kitNumber !== kit.number && (
          <InsetText>
            <p>
              There is a newer version:{' '}
              <a href={kitPaths.show({ projectId, number: String(kitNumber) })}>version {kitNumber}</a>.
            </p>
          </InsetText>
        )}
        <p>
          {kit.publishedAt !== null && (
            <>
              Published <When at={kit.publishedAt} />.{' '}
            </>
          )}
          Evidence: {evidenceWords[kit.evidenceLevel]}.
        </p>
        <h2 class="nhsuk-heading-s">About this version</h2>
        <SafeText text={kit.changeNote} />
        <KitBody kit={kit} />
        <p>
          <a href={projectPaths.show({ projectId })}>Back to the project</a>
        </p>
      </div>
    </div>
  );
}
