import { formatLocalDate } from '#kit/local-date.ts';
import { Button } from './components/button.tsx';
import { Form } from './form.tsx';

export interface VersionsProps {
  readonly there: readonly {
    readonly format: string;
    readonly href: string;
    readonly checkedBy: string;
    readonly checkedOn: string;
  }[];
  readonly asked: readonly { readonly format: string; readonly dueOn: string }[];
  /** Where asking goes. */
  readonly ask: string;
  readonly record: { readonly kind: string; readonly subjectId: string };
}

const names: Readonly<Record<string, string>> = {
  'easy-read': 'Easy Read',
  symbols: 'symbols',
  audio: 'a recording to listen to',
};

/** The foot of a record's page: the versions that were checked, or one press that asks for Easy Read. */
export function Versions({ there, asked, ask, record }: VersionsProps) {
  const dueOn = asked.find((one) => one.format === 'easy-read')?.dueOn;
  return (
    <section class="sw-versions" aria-labelledby="other-formats">
      <h2 class="nhsuk-heading-s" id="other-formats">
        Is this hard to read?
      </h2>
      {there.map((version) => (
        <p>
          <a href={version.href}>Read this in {names[version.format] ?? version.format}</a>. Checked by{' '}
          {version.checkedBy} on {formatLocalDate(version.checkedOn)}.
        </p>
      ))}
      {!there.some((version) => version.format === 'easy-read') && (
        <>
          <p>
            {/* Words that stay true when the day has passed. */}
            {dueOn === undefined
              ? 'There is no checked Easy Read version of this yet. Easy Read has short words and pictures.'
              : `Somebody asked for Easy Read. It was promised for ${formatLocalDate(dueOn)}.`}
          </p>
          <Form action={ask}>
            <input type="hidden" name="kind" value={record.kind} />
            <input type="hidden" name="subjectId" value={record.subjectId} />
            <Button secondary>
              {dueOn === undefined ? 'Ask for Easy Read' : 'I want it in Easy Read too'}
            </Button>
          </Form>
        </>
      )}
    </section>
  );
}
