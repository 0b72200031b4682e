import { Button } from '#design/components/button.tsx';
import { ErrorList, Form, HiddenField, TextField } from '#design/form.tsx';
import type { Similar } from '#modules/finding/public.ts';
import type { FormState } from '#platform/http/route.ts';
import { ideaPaths } from '../idea.paths.ts';
import type { Idea } from '../idea.queries.ts';

export function MergeForm({
  idea,
  similar,
  state,
}: {
  idea: Idea;
  similar: readonly Similar[];
  state: FormState;
}) {
  const action = ideaPaths.merge({ ideaId: idea.ideaId });
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">Merge into another idea</h1>
      <p>
        ‘{idea.text.title}’ goes into the idea that you choose. Each person’s support counts once. Comments
        move. The old address leads to the new one. It cannot be undone.
      </p>
      <ul class="nhsuk-list">
        {similar.map((one) => (
          <li class="sw-box">
            <p>
              <a href={one.href}>{one.title}</a>
              <br />
              <span class="nhsuk-body-s">{one.why}</span>
            </p>
            <Form action={action}>
              <HiddenField name="into" values={{ into: one.id }} />
              <Button secondary small>
                Merge into this one<span class="nhsuk-u-visually-hidden">: {one.title}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      <Form action={action}>
        <TextField name="into" label="Or paste the address of the idea that stays" {...state} />
        <Button>Merge</Button>
      </Form>
    </>
  );
}
