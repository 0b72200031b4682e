import { Button } from '#design/components/button.tsx';
import { InsetText } from '#design/components/inset-text.tsx';
import { ErrorList, Form, TextArea } from '#design/form.tsx';
import type { FormState } from '#platform/http/route.ts';
import { requestPaths } from '../sponsorship.paths.ts';
import { CompanyRequest, type CompanyRequestModel } from './company-request.view.tsx';
import type { SponsorshipRequest } from './request.queries.ts';

export function Preview(model: CompanyRequestModel) {
  return (
    <>
      <InsetText>
        <p>
          This is what every verified company reads, word for word. Nothing else of the request reaches them.
        </p>
      </InsetText>
      <h1 class="nhsuk-heading-l">{model.request.title}</h1>
      <CompanyRequest {...model} />
    </>
  );
}

/** Something stood in the way of an act on a request: what, what to do, and what was typed. */
export function RefusedRequest(props: { title: string; request: SponsorshipRequest; state: FormState }) {
  const { request, state } = props;
  const { requestId } = request;
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">{props.title}</h1>
      {'reason' in state.values && (
        <Form action={requestPaths.withdraw({ requestId })}>
          <TextArea name="reason" label="Why is it withdrawn?" rows={3} {...state} />
          <TextArea
            name="identifiersJustified"
            label="If something in it looks like a patient’s detail: why is it none? (optional)"
            rows={2}
            {...state}
          />
          <Button secondary>Withdraw it</Button>
        </Form>
      )}
      <p>
        <a href={requestPaths.show({ requestId })}>Back to the request</a>
      </p>
    </>
  );
}
