import { Tag } from '#design/components/tag.tsx';
import { When } from '#design/date.tsx';
import { matchBegins, matchEnds } from './match-marks.ts';
import type { OrganisationName } from './organisation-names.queries.ts';
import type { SearchHit } from './search-question.ts';
import { facetWords, kindName } from './search-words.ts';

export function Hit({ hit, organisation }: { hit: SearchHit; organisation: OrganisationName | undefined }) {
  const facts = [
    organisation?.name,
    hit.stage === null ? undefined : facetWords('stage', hit.stage),
    hit.evidenceLevel === null ? undefined : facetWords('evidence', hit.evidenceLevel),
    hit.setting === null ? undefined : facetWords('setting', hit.setting),
  ].filter((fact) => fact !== undefined);
  return (
    <li>
      <h3 class="nhsuk-heading-s">
        <a href={hit.href}>{marked(hit.title)}</a> <Tag colour="grey">{kindName(hit.kind)}</Tag>
      </h3>
      <p class="sw-results__snippet">{marked(hit.snippet)}</p>
      <p class="nhsuk-body-s sw-facts">
        {facts.map((fact) => `${fact}. `)}
        <When at={hit.shownFrom} />
      </p>
      {hit.why.length > 0 && (
        <p class="nhsuk-body-s sw-facts">
          <span class="sw-quiet">Why this result:</span> {hit.why.join('; ')}
        </p>
      )}
    </li>
  );
}

const matches = new RegExp(`${matchBegins}([^${matchEnds}]*)${matchEnds}`);

/** The matched words as marks; the text itself stays text. */
function marked(snippet: string) {
  return snippet.split(matches).map((part, i) => (i % 2 === 1 ? <mark>{part}</mark> : part));
}
