import { InsetText } from '#design/components/inset-text.tsx';
import { withQuery } from '#kit/paths.ts';
import { PictureCredits, SymbolPicture } from '../../symbols/symbol-picture.view.tsx';
import { easyPaths } from '../easy.paths.ts';
import { Standing } from '../standing.view.tsx';
import type { Version } from '../version.queries.ts';
import type { Format } from '../version.rules.ts';
import { AskEasyRead } from './ask-easy-read.view.tsx';
import { DocumentLines, Glossary } from './document-lines.view.tsx';
import type { Reading } from './read-document.ts';

export const formatNames: Readonly<Record<Format, string>> = {
  'easy-read': 'Easy Read',
  plain: 'plain words',
  symbols: 'symbols',
};

export function EasyRecord({
  reading,
  mayWrite,
  deskHref,
}: {
  reading: Reading;
  mayWrite: boolean;
  deskHref: string;
}) {
  const { document, version } = reading;
  const at = { kind: document.kind, ref: document.recordId };
  const record = { kind: document.kind, subjectId: document.recordId };
  return (
    <>
      <h1 class="sw-easy-title" data-speak>
        {reading.title}
      </h1>
      {!version && <NoVersion reading={reading} />}
      {reading.outdated && (
        <InsetText>
          <p data-speak>The standard page has changed since this was written. Some of it may be old.</p>
          <p>
            <a href={withQuery(easyPaths.read(at), { version: 'standard' })}>Read the standard words</a>
          </p>
        </InsetText>
      )}
      <DocumentLines
        lines={reading.lines}
        glossary={reading.glossary}
        symbols={version?.format === 'symbols'}
      />
      <Glossary glossary={reading.glossary} />
      <Answers reading={reading} />
      <section aria-labelledby="more-of-this">
        <h2 class="sw-easy-heading" id="more-of-this">
          More about this page
        </h2>
        {version && <Standing version={version} easy />}
        <ul class="sw-easy-links">
          {reading.others.map((other) => (
            <li>
              <a href={withQuery(easyPaths.read(at), { version: other.format })}>
                Read it in {formatNames[other.format]}
              </a>
              {unchecked(other)}
            </li>
          ))}
          {version && (
            <li>
              <a href={withQuery(easyPaths.read(at), { version: 'standard' })}>Read the standard words</a>
            </li>
          )}
          <li>
            <a href={withQuery(document.href, { whole: 'yes' })}>See the whole page</a>
          </li>
          <li>
            <a href={withQuery(easyPaths.print(at), { version: version?.format ?? 'standard' })}>
              Print it (PDF)
            </a>
          </li>
          <li>
            <a
              href={withQuery(easyPaths.print(at), { version: version?.format ?? 'standard', points: '24' })}
            >
              Print it with big letters (PDF)
            </a>
          </li>
          {mayWrite && (
            <li>
              <a href={deskHref}>Write or change versions of this</a>
            </li>
          )}
        </ul>
        {version && <AskEasyRead record={record} ask={reading.ask} />}
      </section>
      <PictureCredits
        pictures={[
          ...reading.lines.flatMap((line) => line.pictures.map(({ picture }) => picture)),
          ...reading.questions.map(({ picture }) => picture),
        ]}
      />
    </>
  );
}

function unchecked(version: Version) {
  return version.checked ? null : <span class="sw-unchecked"> Nobody has checked it yet.</span>;
}

/** The standard words stand in the easy frame; what there is besides is said at once. */
function NoVersion({ reading }: { reading: Reading }) {
  const { document, others } = reading;
  const easy = others.find((one) => one.format === 'easy-read');
  const at = { kind: document.kind, ref: document.recordId };
  return (
    <InsetText>
      {easy ? (
        <p>
          <a href={withQuery(easyPaths.read(at), { version: 'easy-read' })}>Read this in Easy Read</a>.
          {easy.checked ? null : ' Nobody has checked it yet.'}
        </p>
      ) : (
        <p data-speak>This page is not in Easy Read yet. These are the standard words.</p>
      )}
      <AskEasyRead record={{ kind: document.kind, subjectId: document.recordId }} ask={reading.ask} />
    </InsetText>
  );
}

function Answers({ reading: { questions } }: { reading: Reading }) {
  if (questions.length === 0) return null;
  return (
    <section aria-labelledby="say-what-you-think">
      <h2 class="sw-easy-heading" id="say-what-you-think">
        Say what you think
      </h2>
      <ul class="sw-easy-links">
        {questions.map((one) => (
          <li class="sw-easy-pictured">
            <SymbolPicture picture={one.picture} size={80} />
            <a href={easyPaths.answer({ kind: one.kind, subjectId: one.id })}>{one.question}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
