import { Button } from '#design/components/button.tsx';
import { ErrorList, Form } from '#design/form.tsx';
import type { FormState } from '#platform/http/route.ts';
import { projectPaths } from '../project.paths.ts';
import type { Project } from '../project.queries.ts';
import { VisibilityFieldset } from '../visibility-fields.view.tsx';

export function ChooseVisibility({ project, ...state }: FormState & { project: Project }) {
  const { projectId } = project;
  return (
    <div class="nhsuk-grid-row">
      <div class="nhsuk-grid-column-two-thirds">
        <ErrorList errors={state.errors} />
        <h1 class="nhsuk-heading-l">Who may see {project.text.title}</h1>
        {project.state === 'published' && (
          <p>
            It is published. You can open it to fewer people at once. Opening it to more people needs a new
            approval.
          </p>
        )}
        <Form action={projectPaths.visibility({ projectId })}>
          <VisibilityFieldset organisation={project.organisation.name} {...state} />
          <Button>Save</Button>
        </Form>
        <p>
          <a href={projectPaths.show({ projectId })}>Back to the project</a>
        </p>
      </div>
    </div>
  );
}
