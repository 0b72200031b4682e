import { withQuery } from '#kit/paths.ts';
import { findingPaths } from '../finding.paths.ts';

/** Everything else of the site works meanwhile; only the search must wait. */
export function Rebuilding({ q }: { q: string }) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Search is being rebuilt</h1>
      <p>The list of words that search looks into is being made again from the records. Nothing is lost.</p>
      <p>
        <a href={withQuery(findingPaths.search(), { q })}>Try the same search again</a> in a few minutes, or
        look through the lists:
      </p>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>
          <a href="/projects">Projects</a>, by topic, setting, region and distance
        </li>
        <li>
          <a href="/ideas">Ideas</a>, by topic, setting and region
        </li>
        <li>
          <a href="/needs">Needs</a>, by topic
        </li>
      </ul>
    </>
  );
}
