import { Details } from '#design/components/details.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { When } from '#design/date.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { agreementPaths } from '../agreements/agreement.paths.ts';
import type { Agreement } from '../agreements/agreement.queries.ts';
import { type Change, termWords } from '../agreements/agreement.rules.ts';
import type { Signature } from '../agreements/signature.queries.ts';
import type { Version } from '../agreements/version.queries.ts';

export function VersionPage(props: {
  agreement: Agreement;
  version: Version;
  signatures: readonly Signature[];
  changes: readonly Change[];
}) {
  const { agreement, version, signatures, changes } = props;
  const at = { ...agreement, number: String(version.number) };
  return (
    <>
      <h1 class="nhsuk-heading-l">
        Version {version.number} of ‘{version.terms.title}’
      </h1>
      <p>
        Written by {version.writtenByName ?? 'somebody who has left'} for{' '}
        {version.side === 'organisation' ? agreement.organisationName : agreement.companyName},{' '}
        <When at={version.writtenAt} />. {version.whatChanged}
      </p>
      <p>
        <a href={agreementPaths.document(at)}>Download it as a PDF</a> or{' '}
        <a href={agreementPaths.text(at)}>as plain text</a>.
      </p>
      {version.number > 1 && <Changes changes={changes} before={version.number - 1} />}
      <section aria-labelledby="whole-heading">
        <h2 class="nhsuk-heading-m" id="whole-heading">
          The text that is signed
        </h2>
        <pre class="sw-signed-text">{version.canonical}</pre>
      </section>
      <section aria-labelledby="signatures-heading">
        <h2 class="nhsuk-heading-m" id="signatures-heading">
          Signatures
        </h2>
        {signatures.length === 0 && <p>Nobody has signed this version.</p>}
        <ul class="nhsuk-list">
          {signatures.map((one) => (
            <li>
              {one.typedName}, {one.capacity}, for{' '}
              {one.side === 'organisation' ? agreement.organisationName : agreement.companyName},{' '}
              <When at={one.signedAt} />
            </li>
          ))}
        </ul>
        <p>
          Fingerprint (SHA-256) of this text: <code class="sw-code sw-fingerprint">{version.sha256}</code>
        </p>
        <Details summary="How to check the fingerprint">
          <p>
            Download the plain text. On Windows run{' '}
            <code class="sw-code">certutil -hashfile agreement-version-{version.number}.txt SHA256</code>, on
            a Mac <code class="sw-code">shasum -a 256</code>, on Linux <code class="sw-code">sha256sum</code>{' '}
            with the file’s name. The same 64 characters must come out. They also stand in this site’s log of
            what happened, which nobody can change, since the moment of signing.
          </p>
        </Details>
      </section>
    </>
  );
}

function Changes({ changes, before }: { changes: readonly Change[]; before: number }) {
  if (changes.length === 0) return <p>Nothing differs from version {before}.</p>;
  return (
    <section aria-labelledby="changes-heading">
      <h2 class="nhsuk-heading-m" id="changes-heading">
        What changed since version {before}
      </h2>
      {changes.map((change) => (
        <div class="sw-box">
          <h3 class="nhsuk-heading-s">{termWords[change.part]}</h3>
          <SummaryList
            rows={[
              { key: `Version ${before}`, value: <Was text={change.before} /> },
              { key: `Version ${before + 1}`, value: <Was text={change.after} /> },
            ]}
          />
        </div>
      ))}
    </section>
  );
}

/** The signed text writes days as 2027-02-28; people read them in words. */
const isoDay = /\b\d{4}-\d\d-\d\d\b/g;

function Was({ text }: { text: string }) {
  return text === '' ? <>(nothing)</> : <SafeText text={text.replace(isoDay, formatLocalDate)} />;
}
