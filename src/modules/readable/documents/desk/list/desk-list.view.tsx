import { Tag } from '#design/components/tag.tsx';
import { When } from '#design/date.tsx';
import { versionPaths } from '#modules/people/public.ts';
import { deskPaths } from '../../easy.paths.ts';
import { formatNames } from '../../read/easy-record.view.tsx';
import type { VersionLine } from './desk-lines.queries.ts';

export function DeskList(props: {
  working: readonly VersionLine[];
  outdated: readonly VersionLine[];
  published: readonly VersionLine[];
  editor: boolean;
}) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Easy Read desk</h1>
      <p>
        Here you write pages in Easy Read, in plain words and in symbols. To begin, open a page, go to Easy
        Read (at the top), and press ‘Write or change versions of this’ at its foot.
        {props.editor && (
          <>
            {' '}
            <a href={versionPaths.tasks()}>Versions that people wait for</a>
          </>
        )}
      </p>
      <Lines
        id="working"
        heading="Worked on"
        lines={props.working}
        none="Nothing is worked on. Open a page to begin a version of it."
      />
      <Lines
        id="outdated"
        heading="Out of date: the standard text has changed"
        lines={props.outdated}
        none="Every version that is read says what its standard text says."
      />
      <Lines id="published" heading="Read now" lines={props.published} none="No version is read yet." />
    </>
  );
}

function Lines(props: { id: string; heading: string; lines: readonly VersionLine[]; none: string }) {
  return (
    <section aria-labelledby={props.id}>
      <h2 class="nhsuk-heading-m" id={props.id}>
        {props.heading}
      </h2>
      {props.lines.length === 0 && <p>{props.none}</p>}
      <ul class="sw-results">
        {props.lines.map((line) => (
          <li>
            <a href={hrefOf(line)}>{line.title}</a> in {formatNames[line.format]}{' '}
            {line.machine && <Tag colour="orange">Machine’s draft</Tag>}
            {line.state === 'handed-in' && <Tag colour="blue">Waits for a check</Tag>}
            {line.checked ? <Tag colour="green">Checked</Tag> : <Tag colour="grey">Not checked</Tag>}
            <br />
            <span class="nhsuk-body-s">
              Changed by {line.changedBy}, <When at={line.changedAt} />
              {line.outdatedAt && (
                <>
                  . Out of date since <When at={line.outdatedAt} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function hrefOf(line: VersionLine): string {
  return line.state === 'published'
    ? deskPaths.record({ kind: line.kind, ref: line.recordId })
    : deskPaths.version({ versionId: line.versionId });
}
