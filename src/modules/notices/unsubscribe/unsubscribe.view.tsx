import { Button } from '#design/components/button.tsx';
import { Form } from '#design/form.tsx';
import { noticePaths } from '../notice.paths.ts';

export function AskUnsubscribe(params: { personId: string; kind: string; signature: string }) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Fewer e-mails</h1>
      <p>
        {params.kind === 'everything'
          ? 'Press the button, and we send you no more e-mails about what happens here. The notices page still shows it.'
          : 'Press the button, and we tell you no more about this kind of thing.'}
      </p>
      <Form action={noticePaths.unsubscribe(params)}>
        <Button>Stop these e-mails</Button>
      </Form>
    </>
  );
}

export function Unsubscribed() {
  return (
    <>
      <h1 class="nhsuk-heading-l">Done</h1>
      <p>You get no more of these e-mails. You can turn them on again in your account.</p>
    </>
  );
}
