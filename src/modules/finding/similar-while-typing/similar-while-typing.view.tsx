import { findingPaths } from '../finding.paths.ts';

/** Stands in a form; the script fills it while the named fields are written. Without scripts it is not there: the preview shows the same. */
export function SimilarWhileTyping({
  fields,
  kinds,
}: {
  fields: readonly string[];
  kinds: readonly string[];
}) {
  return (
    <sw-similar action={findingPaths.similar()} fields={fields.join(' ')} kinds={kinds.join(' ')}>
      <h2 class="nhsuk-heading-s">Has someone done this?</h2>
    </sw-similar>
  );
}
