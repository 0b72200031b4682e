import { ErrorList } from '#design/form.tsx';
import type { FormState } from '#platform/http/route.ts';
import { UploadForm } from '../edit-kit/edit-kit.view.tsx';
import { kitPaths } from '../project.paths.ts';

export function AddFile({
  projectId,
  fileNotKept,
  ...state
}: FormState & { projectId: string; fileNotKept: string }) {
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">Add a file</h1>
      <p>{fileNotKept}</p>
      <UploadForm projectId={projectId} {...state} />
      <p>
        <a href={kitPaths.edit({ projectId })}>Back to the kit</a>
      </p>
    </>
  );
}
