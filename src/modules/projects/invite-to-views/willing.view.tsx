import { Button } from '#design/components/button.tsx';
import { Form } from '#design/form.tsx';
import { viewsPaths } from '../project.paths.ts';

export function WillingPage({ willing }: { willing: boolean }) {
  return (
    <div class="sw-easy">
      <h1 class="nhsuk-heading-l">Being asked what you think</h1>
      {willing ? (
        <>
          <p>You agreed. Teams can ask you what you think.</p>
          <p>They see your name. If you let us tell staff, they see what you need too.</p>
          <Form action={viewsPaths.notWilling()}>
            <Button secondary>I do not want this any more</Button>
          </Form>
        </>
      ) : (
        <>
          <p>Teams want to know what patients and carers think.</p>
          <p>If you agree, a team can ask you by name.</p>
          <p>You can say no each time. You can stop at any time.</p>
          <Form action={viewsPaths.willing()}>
            <Button>Yes, teams may ask me</Button>
          </Form>
        </>
      )}
    </div>
  );
}
