import { WarningCallout } from '#design/components/warning-callout.tsx';
import { TextArea } from '#design/form.tsx';
import type { FormState } from '#platform/http/route.ts';
import type { FieldFinding } from './identifiers.ts';

/** Points out what looks like a patient's detail, where it stands, and takes the reason why it may stay. */
export function IdentifiersFound(
  props: FormState & { findings: readonly FieldFinding[]; labels: Readonly<Record<string, string>> },
) {
  const { findings, labels, values, errors } = props;
  if (findings.length === 0) return null;
  return (
    <WarningCallout heading="Could this tell who a patient is?">
      <ul class="nhsuk-list nhsuk-list--bullet">
        {findings.map((finding) => (
          <li>
            <strong>{finding.text}</strong> in ‘{labels[finding.field] ?? finding.field}’ (“{finding.place}”).{' '}
            {finding.advice}
          </li>
        ))}
      </ul>
      <TextArea
        name="justification"
        label="If it must stay: why is it no patient’s detail?"
        hint="For example: it is the telephone number of our office. Programme staff can read this."
        rows={2}
        values={values}
        errors={errors}
      />
    </WarningCallout>
  );
}
