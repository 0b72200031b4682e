import { InsetText } from '#design/components/inset-text.tsx';
import { page } from '#platform/http/route.ts';
import { deskPaths } from '../../easy.paths.ts';
import { Credits, DocumentLines, Glossary } from '../../read/document-lines.view.tsx';
import { Standing } from '../../standing.view.tsx';
import { mayWriteVersions } from '../../version.policy.ts';
import { loadVersion, VersionAt } from '../load-version.ts';

/** As readers would see it, for those who write. */
export const previewVersion = page(deskPaths.preview, {
  params: VersionAt,
  permission: mayWriteVersions,
  load: loadVersion,
  view: ({ version }) => ({
    title: `Preview: ${version.title}`,
    frame: 'easy',
    standardHref: deskPaths.version({ versionId: version.versionId }),
    noIndex: true,
    body: (
      <>
        <InsetText>
          <p>
            Only those who write see this preview.{' '}
            <a href={deskPaths.version({ versionId: version.versionId })}>Back to the desk</a>
          </p>
        </InsetText>
        <h1 class="sw-easy-title" data-speak>
          {version.title}
        </h1>
        <DocumentLines
          lines={version.lines}
          glossary={version.glossary}
          symbols={version.format === 'symbols'}
        />
        <Glossary glossary={version.glossary} />
        <h2 class="sw-easy-heading">More about this page</h2>
        <Standing version={version} easy />
        <Credits lines={version.lines} />
      </>
    ),
  }),
});
