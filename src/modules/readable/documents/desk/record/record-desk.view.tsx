import { Button } from '#design/components/button.tsx';
import { Tag } from '#design/components/tag.tsx';
import { When } from '#design/date.tsx';
import { ErrorList, Form, Radios } from '#design/form.tsx';
import { withQuery } from '#kit/paths.ts';
import type { FormState } from '#platform/http/route.ts';
import { deskPaths, easyPaths } from '../../easy.paths.ts';
import { formatNames } from '../../read/easy-record.view.tsx';
import type { SourceDocument } from '../../readable-sources.ts';
import { Standing } from '../../standing.view.tsx';
import type { Version } from '../../version.queries.ts';
import { formats, type VersionState } from '../../version.rules.ts';

export function RecordDesk(props: {
  document: SourceDocument;
  versions: readonly Version[];
  state: FormState;
}) {
  const { document, versions, state } = props;
  const at = { kind: document.kind, ref: document.recordId };
  const open = versions.filter((one) => one.state === 'draft' || one.state === 'handed-in');
  const free = formats.filter((format) => !open.some((one) => one.format === format));
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">Versions of: {document.title}</h1>
      <p>
        <a href={document.href}>The standard page</a> ·{' '}
        <a href={easyPaths.read(at)}>What readers of Easy Read see</a>
      </p>
      {!document.open && (
        <p>Not everyone may read this page. Its versions are shown to the same people and to nobody else.</p>
      )}
      {formats.map((format) => (
        <FormatSection
          format={format}
          document={document}
          versions={versions.filter((one) => one.format === format)}
        />
      ))}
      {free.length > 0 && (
        <>
          <h2 class="nhsuk-heading-m">Begin a version</h2>
          <Form action={deskPaths.begin(at)}>
            <Radios
              name="format"
              label="In which form?"
              values={{ format: free[0], ...state.values }}
              errors={state.errors}
              choices={free.map((format) => ({ value: format, text: formatHints[format] }))}
            />
            <Radios
              name="from"
              label="How do you want to begin?"
              values={{ from: 'source', ...state.values }}
              errors={state.errors}
              choices={[
                { value: 'source', text: 'From the standard text, sentence by sentence' },
                {
                  value: 'machine',
                  text: 'From a draft by machine. It keeps numbers, names and ‘not’; only you and editors see it until somebody has gone through it',
                },
                { value: 'published', text: 'From the version that is read now' },
                { value: 'nothing', text: 'With an empty page: I write or paste it' },
              ]}
            />
            <Button>Begin</Button>
          </Form>
        </>
      )}
    </>
  );
}

const formatHints = {
  'easy-read': 'Easy Read: short sentences, easy words, pictures',
  plain: 'Plain words: short and clear, without pictures',
  symbols: 'Symbols: a picture over each word that matters',
} as const;

const stateNames: Readonly<Record<VersionState, string>> = {
  draft: 'Worked on',
  'handed-in': 'Waits for a check',
  published: 'Read now',
  replaced: 'Replaced',
  withdrawn: 'Taken back',
};

function FormatSection(props: {
  format: (typeof formats)[number];
  document: SourceDocument;
  versions: readonly Version[];
}) {
  const { versions, document } = props;
  if (versions.length === 0) return null;
  return (
    <section aria-labelledby={`in-${props.format}`}>
      <h2 class="nhsuk-heading-m" id={`in-${props.format}`}>
        {capital(formatNames[props.format])}
      </h2>
      {versions.map((version) => (
        <div class="sw-box">
          <p>
            <a href={deskPaths.version({ versionId: version.versionId })}>
              Version {version.number}: {version.title}
            </a>{' '}
            <Tag colour={version.state === 'published' ? 'green' : 'grey'}>{stateNames[version.state]}</Tag>{' '}
            {version.state === 'published' && version.sourceHash !== document.hash && (
              <Tag colour="red">Out of date</Tag>
            )}
          </p>
          <Standing version={version} />
          <p class="nhsuk-body-s">
            Changed by {version.changed.name}, <When at={version.changed.at} />.{' '}
            <a href={deskPaths.history({ versionId: version.versionId })}>
              Its history<span class="nhsuk-u-visually-hidden"> (version {version.number})</span>
            </a>
            {version.state === 'published' && (
              <>
                {' '}
                ·{' '}
                <a
                  href={withQuery(easyPaths.read({ kind: document.kind, ref: document.recordId }), {
                    version: version.format,
                  })}
                >
                  As readers see it
                </a>
              </>
            )}
          </p>
        </div>
      ))}
    </section>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
