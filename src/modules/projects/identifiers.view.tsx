import { WarningCallout } from '#design/components/warning-callout.tsx';
import { TextArea } from '#design/form.tsx';
import type { FormState } from '#platform/http/route.ts';
import type { FieldFinding } from './identifiers.ts';

/** Points out what looks like a patient's detail, where it stands, and takes the reason why it may stay. */
export function IdentifiersFound({
  findings,
  labelOf,
  readBy = 'Programme staff',
  values,
  errors,
}: FormState & {
  findings: readonly FieldFinding[];
  labelOf: (field: string) => string;
  /** Who can read the reason. */
  readBy?: string;
}) {
  const justified = typeof values.identifiersJustified === 'string' && values.identifiersJustified !== '';
  if (findings.length === 0 && !justified) return null;
  return (
    <WarningCallout heading="Could this tell who a patient is?">
      <ul class="nhsuk-list nhsuk-list--bullet">
        {findings.map((finding) => (
          <li>
            <strong>{finding.text}</strong> in “{labelOf(finding.field)}”: {finding.advice}
          </li>
        ))}
      </ul>
      <TextArea
        name="identifiersJustified"
        label="If it must stay: why is it no patient’s detail?"
        hint={`For example: it is the telephone number of our office. ${readBy} can read this.`}
        rows={2}
        values={values}
        errors={errors}
      />
    </WarningCallout>
  );
}
