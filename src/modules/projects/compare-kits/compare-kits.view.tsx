import { Button } from '#design/components/button.tsx';
import { Table } from '#design/components/table.tsx';
import { Form, Select } from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import type { Typed } from '#platform/http/route.ts';
import { kitInWords, kitLabels } from '../edit-kit/kit-words.ts';
import { kitPaths, projectPaths } from '../project.paths.ts';

interface Side {
  readonly number: number;
  readonly values: Typed;
}

export function CompareKits({
  projectId,
  title,
  numbers,
  before,
  after,
}: {
  projectId: string;
  title: string;
  numbers: readonly number[];
  before: Side;
  after: Side;
}) {
  const older = kitInWords(before.values);
  const newer = kitInWords(after.values);
  const different = Object.keys(kitLabels).filter((name) => older[name] !== newer[name]);
  const options = numbers.map((number) => ({ value: String(number), text: `Version ${number}` }));
  const values = { from: String(before.number), to: String(after.number) };
  return (
    <>
      <h1 class="nhsuk-heading-l">Compare versions of the kit of {title}</h1>
      <Form action={kitPaths.compare({ projectId })} get>
        <Select name="from" label="From" options={options} values={values} errors={[]} />
        <Select name="to" label="To" options={options} values={values} errors={[]} />
        <Button secondary>Compare</Button>
      </Form>
      {different.length === 0 ? (
        <p>The texts are the same. The files may differ.</p>
      ) : (
        <Table
          caption="What differs"
          columns={[
            { text: 'Part' },
            { text: `Version ${before.number}` },
            { text: `Version ${after.number}` },
          ]}
          rows={different.map((name) => [
            kitLabels[name] ?? name,
            <SafeText text={older[name] || 'Nothing'} />,
            <SafeText text={newer[name] || 'Nothing'} />,
          ])}
        />
      )}
      <p>
        <a href={projectPaths.show({ projectId })}>Back to the project</a>
      </p>
    </>
  );
}
