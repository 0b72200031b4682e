import { Details } from '#design/components/details.tsx';
import { When } from '#design/date.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { page } from '#platform/http/route.ts';
import { deskPaths } from '../../easy.paths.ts';
import { mayWriteVersions } from '../../version.policy.ts';
import { textOfGlossary, textOfLines } from '../../version.rules.ts';
import { loadVersion, VersionAt } from '../load-version.ts';
import { findRevisions } from './revision.queries.ts';

/** Every saving of a version, so that nothing that was typed is lost. */
export const showVersionHistory = page(deskPaths.history, {
  params: VersionAt,
  permission: mayWriteVersions,
  async load(reading) {
    const loaded = await loadVersion(reading);
    return { ...loaded, revisions: await findRevisions(reading.db, loaded.version.versionId) };
  },
  view: ({ version, revisions }) => ({
    title: `History: ${version.title}`,
    breadcrumbs: [
      { text: 'Easy Read desk', href: deskPaths.list() },
      { text: version.title, href: deskPaths.version({ versionId: version.versionId }) },
    ],
    noIndex: true,
    body: (
      <>
        <h1 class="nhsuk-heading-l">History of version {version.number}</h1>
        <p>Each time it was saved. To take an old text over, copy it into the text as it is now.</p>
        {revisions.map((one) => (
          <section class="sw-box" aria-labelledby={`revision-${one.revision}`}>
            <h2 class="nhsuk-heading-s" id={`revision-${one.revision}`}>
              {one.revision}. {one.by}, <When at={one.at} />
            </h2>
            <Details summary={`The text: ${one.title}`}>
              <SafeText text={textOfLines(one.lines)} />
              <SafeText text={textOfGlossary(one.glossary)} />
            </Details>
          </section>
        ))}
      </>
    ),
  }),
});
