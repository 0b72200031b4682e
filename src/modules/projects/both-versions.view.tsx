import { WarningCallout } from '#design/components/warning-callout.tsx';
import { SafeText } from '#design/safe-text.tsx';

/** Two people edited at once: the second sees both texts, part by part, and loses neither. */
export function BothVersions({
  labels,
  theirs,
  yours,
  keepTheirs,
}: {
  labels: Readonly<Record<string, string>>;
  theirs: Readonly<Record<string, string>>;
  yours: Readonly<Record<string, string>>;
  keepTheirs: string;
}) {
  const different = Object.keys(labels).filter(
    (part) => (theirs[part] ?? '').trim() !== (yours[part] ?? '').replace(/\r\n?/g, '\n').trim(),
  );
  return (
    <WarningCallout heading="Somebody else saved while you wrote">
      <p>
        Nothing of yours is lost: the form below holds what you typed. Take over what you want from the other
        text, then save. Or <a href={keepTheirs}>keep the other text and drop yours</a>.
      </p>
      {different.length === 0 && <p>Both texts are the same.</p>}
      {different.map((part) => (
        <>
          <h4 class="nhsuk-heading-s">{labels[part]}</h4>
          <p>
            <strong>As it stands now</strong>
          </p>
          <Words text={theirs[part]} />
          <p>
            <strong>As you wrote it</strong>
          </p>
          <Words text={yours[part]} />
        </>
      ))}
    </WarningCallout>
  );
}

function Words({ text }: { text: string | undefined }) {
  return text ? <SafeText text={text} /> : <p>Nothing</p>;
}
