import { Button } from '#design/components/button.tsx';
import { Table } from '#design/components/table.tsx';
import { ErrorList, FileField, Form, TextField } from '#design/form.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import type { FormState } from '#platform/http/route.ts';
import type { SponsorshipRequest } from '../requests/request.queries.ts';
import { documentPaths, requestPaths } from '../sponsorship.paths.ts';
import type { ReadingLine, RequestDocument } from './document.queries.ts';

export function Documents(props: {
  request: SponsorshipRequest;
  documents: readonly RequestDocument[];
  mayChange: boolean;
  accept: string;
  state: FormState;
}) {
  const { request, documents, state } = props;
  const { requestId } = request;
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">Documents for companies</h1>
      <p>
        Every company that may read ‘{request.title}’ may read these, and who read what is logged. Put nothing
        here that only some should know, no prices of other suppliers, and nothing about patients.
      </p>
      {documents.length === 0 && <p>None yet. Add what a company needs in order to decide.</p>}
      {documents.map((document) => (
        <div class="sw-box">
          <p>
            <a href={documentPaths.open({ fileId: document.fileId })}>{document.label}</a>
          </p>
          {props.mayChange && (
            <Form action={requestPaths.removeDocument({ requestId, fileId: document.fileId })}>
              <Button secondary small>
                Take away<span class="nhsuk-u-visually-hidden"> {document.label}</span>
              </Button>
            </Form>
          )}
        </div>
      ))}
      {props.mayChange && (
        <Form action={requestPaths.documents({ requestId })} files>
          <h2 class="nhsuk-heading-m">Add one</h2>
          <TextField name="label" label="What is it?" hint="For example: Plan of the ward" {...state} />
          <FileField
            name="file"
            label="The file"
            hint="PDF, picture, office document without macros, CSV or plain text, up to 10 MB"
            accept={props.accept}
            errors={state.errors}
          />
          <Button preventDoubleClick>Add it for every company</Button>
        </Form>
      )}
    </>
  );
}

export function Readings({
  request,
  readings,
}: {
  request: SponsorshipRequest;
  readings: readonly ReadingLine[];
}) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Who read what</h1>
      <p>
        Of ‘{request.title}’, the newest first. Companies do not see this page. It shows that every company
        had the same; it is no sign of interest.
      </p>
      {readings.length === 0 ? (
        <p>No company has read it yet.</p>
      ) : (
        <Table
          caption="Readings by companies"
          columns={[{ text: 'Company' }, { text: 'Who' }, { text: 'What' }, { text: 'Day' }]}
          rows={readings.map((line) => [
            line.companyName,
            line.personName,
            line.documentLabel ?? 'The request',
            formatLocalDate(line.on),
          ])}
        />
      )}
    </>
  );
}
