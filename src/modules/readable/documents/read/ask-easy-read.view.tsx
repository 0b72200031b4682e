import { Button } from '#design/components/button.tsx';
import { Form } from '#design/form.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { versionPaths } from '#modules/people/public.ts';
import type { RecordAt } from '#platform/http/route.ts';
import type { Reading } from './read-document.ts';

/** One press asks for a checked version. Nothing where there is one, or where not everyone may read the record. */
export function AskEasyRead({ record, ask }: { record: RecordAt; ask: Reading['ask'] }) {
  if (!ask.mayBeAsked) return null;
  return (
    <>
      {ask.dueOn !== undefined && (
        <p>Somebody asked for a checked Easy Read page. It was promised for {formatLocalDate(ask.dueOn)}.</p>
      )}
      <Form action={versionPaths.ask()}>
        <input type="hidden" name="kind" value={record.kind} />
        <input type="hidden" name="subjectId" value={record.subjectId} />
        <Button secondary>{ask.dueOn === undefined ? 'Ask for Easy Read' : 'I want it too'}</Button>
      </Form>
    </>
  );
}
