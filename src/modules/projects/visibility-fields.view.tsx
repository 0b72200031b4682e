import { InsetText } from '#design/components/inset-text.tsx';
import { Radios } from '#design/form.tsx';
import type { FormState } from '#platform/http/route.ts';

/** Nothing is chosen beforehand. Wider than the organisation, the question about patents comes first. */
export function VisibilityFieldset({ values, errors, organisation }: FormState & { organisation: string }) {
  return (
    <>
      <Radios
        name="visibility"
        label="Once it is approved, who may see it?"
        labelSize="m"
        choices={[
          { value: 'organisation', text: `People in ${organisation}` },
          {
            value: 'staff',
            text: 'All staff',
            hint: 'Everyone who has shown by a work e-mail that they are staff',
          },
          { value: 'everyone', text: 'Everyone', hint: 'Also patients, companies and search engines' },
        ]}
        values={values}
        errors={errors}
      />
      <InsetText>
        <p>
          <strong>Could this be patented or sold?</strong> Telling others may lose that: ask before you share.
        </p>
      </InsetText>
      <Radios
        name="patentable"
        label="Could it be patented or sold?"
        hint="Answer this if you chose more than your organisation"
        choices={[
          { value: 'no', text: 'No' },
          {
            value: 'unsure',
            text: 'Perhaps, or I do not know',
            hint: 'Then keep it within your organisation and ask first',
          },
          { value: 'yes-cleared', text: 'Yes, and I was told that we may share it' },
        ]}
        values={values}
        errors={errors}
      />
    </>
  );
}
