import { Button } from '#design/components/button.tsx';
import { InsetText } from '#design/components/inset-text.tsx';
import { ErrorList, Form, type FormFacts, Radios, TextArea } from '#design/form.tsx';
import { plural } from '#kit/plural.ts';
import type { CheckedText } from '../language/check-text.ts';
import type { Draft } from '../language/draft-easy-read.ts';
import { DraftPanel } from './draft-panel.view.tsx';
import { HintList } from './hint-list.view.tsx';
import { MeasureList } from './measure-list.view.tsx';
import { writingCheckPaths } from './writing-check.paths.ts';
import { checkedTextMax } from './writing-check.rules.ts';

export function WritingCheck(
  props: FormFacts & {
    checked?: CheckedText | undefined;
    draft?: Draft | undefined;
    accepted?: boolean | undefined;
  },
) {
  const { checked, draft, ...form } = props;
  return (
    <>
      <ErrorList errors={form.errors} />
      <h1 class="nhsuk-heading-l">Is it easy to read?</h1>
      <p>
        Put a text here and see what makes it hard to read, why, and what you could write instead. Nothing
        that you put here is kept.
      </p>
      <sw-writing-check>
        <Form action={writingCheckPaths.show()}>
          <TextArea
            {...form}
            name="text"
            label="Your text"
            labelSize="m"
            hint={`Up to ${checkedTextMax.toLocaleString('en-GB')} characters: about 3,500 words. Leave out anything about a patient.`}
            rows={10}
          />
          <Radios
            {...form}
            name="view"
            label="What should it become?"
            small
            inline
            choices={[
              { value: 'easy', text: 'Easy Read' },
              { value: 'plain', text: 'Plain English' },
            ]}
          />
          <div class="nhsuk-button-group">
            <Button name="want" value="check">
              Check it
            </Button>
            <Button secondary name="want" value="draft">
              Make a draft for Easy Read
            </Button>
          </div>
          <div id="writing-results">
            {checked !== undefined && <Results checked={checked} draft={draft} />}
          </div>
        </Form>
      </sw-writing-check>
    </>
  );
}

function Results({ checked, draft }: { checked: CheckedText; draft: Draft | undefined }) {
  const count = checked.findings.length;
  return (
    <>
      {draft !== undefined && <DraftPanel draft={draft} />}
      <h2 class="nhsuk-heading-m" id="hints">
        {checked.measures.words === 0 ? 'Not checked' : plural(count, 'hint', 'hints')}
      </h2>
      {checked.notice !== null && (
        <InsetText>
          <p>{checked.notice}</p>
        </InsetText>
      )}
      {checked.measures.words > 0 && (
        <>
          <HintList findings={checked.findings} />
          <MeasureList measures={checked.measures} />
        </>
      )}
    </>
  );
}
