import { Button } from '#design/components/button.tsx';
import { When } from '#design/date.tsx';
import { ErrorList, Form, HiddenField, TextArea } from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import type { FormState } from '#platform/http/route.ts';
import { moderationPaths } from '../programme.paths.ts';
import type { ContentReport } from './moderation.queries.ts';

export function ReportForm({ title, state }: { title: string | undefined; state: FormState }) {
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">{title === undefined ? 'Report' : `Report ‘${title}’`}</h1>
      <p>
        Say what is wrong with it, for example that it could tell who a patient is. Who posted it does not
        learn your name.
      </p>
      <Form action={moderationPaths.report()}>
        <HiddenField name="kind" values={state.values} />
        <HiddenField name="subjectId" values={state.values} />
        <TextArea name="reason" label="What is wrong with it?" {...state} />
        <Button>Send the report</Button>
      </Form>
    </>
  );
}

export function Queue(props: {
  reports: readonly (ContentReport & { href: string })[];
  failed?: { reportId: string; state: FormState } | undefined;
}) {
  const { reports, failed } = props;
  return (
    <>
      {failed && (
        <ErrorList
          errors={failed.state.errors.map((error) => ({
            ...error,
            field: error.field === '' ? '' : `${error.field}-${failed.reportId}`,
          }))}
        />
      )}
      <h1 class="nhsuk-heading-l">Moderation</h1>
      <p>
        <a href={moderationPaths.duplicates()}>Ideas that are likely the same</a> have a list of their own.
      </p>
      {reports.length === 0 && <p>No report waits. New ones come here, the oldest first.</p>}
      {reports.map((report) => (
        <section class="sw-box" aria-labelledby={`report-${report.reportId}`}>
          <h2 class="nhsuk-heading-s" id={`report-${report.reportId}`}>
            <a href={report.href}>{report.title}</a>
          </h2>
          <p class="nhsuk-body-s">
            Reported on <When at={report.reportedAt} />
          </p>
          <SafeText text={report.reason} />
          <Form action={moderationPaths.decide({ reportId: report.reportId })}>
            <TextArea
              name="reason"
              id={`reason-${report.reportId}`}
              label="Your reason, which both sides read"
              rows={2}
              {...(failed?.reportId === report.reportId ? failed.state : { values: {}, errors: [] })}
            />
            <div class="nhsuk-button-group">
              <Button warning name="verdict" value="hidden">
                Hide it
              </Button>
              <Button secondary name="verdict" value="kept">
                Keep it
              </Button>
            </div>
          </Form>
        </section>
      ))}
    </>
  );
}
