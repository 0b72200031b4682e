import { Button } from '#design/components/button.tsx';
import { Tag } from '#design/components/tag.tsx';
import { When } from '#design/date.tsx';
import { ErrorList, Form, TextArea, TextField } from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import type { FormState } from '#platform/http/route.ts';
import { suspensionPaths } from '../people.paths.ts';
import type { SuspensionLine } from './suspension.queries.ts';
import { untilWords } from './suspension.words.ts';

const nothingTyped: FormState = { values: {}, errors: [] };

export function Suspensions(props: {
  lines: readonly SuspensionLine[];
  suspend?: FormState;
  lift?: FormState & { readonly suspensionId: string };
}) {
  const { lines, suspend = nothingTyped, lift } = props;
  return (
    <>
      <ErrorList
        errors={[
          ...suspend.errors,
          ...(lift?.errors ?? []).map((error) => ({ ...error, field: `lift-${lift?.suspensionId}` })),
        ]}
      />
      <h1 class="nhsuk-heading-l">Suspended accounts</h1>
      <p>
        For accounts that abuse the site, when hiding what they wrote does not stop it. The person cannot sign
        in, post or act for anyone meanwhile. What they wrote stays; hide it by its report.
      </p>
      {lines.length === 0 && <p>No account was ever suspended.</p>}
      {lines.map((line) => (
        <section class="sw-box" aria-labelledby={`suspension-${line.suspensionId}`}>
          <h2 class="nhsuk-heading-s" id={`suspension-${line.suspensionId}`}>
            {line.personName === '' ? 'Somebody who has left' : line.personName}{' '}
            {line.inForce ? <Tag colour="red">Suspended</Tag> : <Tag colour="grey">Over</Tag>}
          </h2>
          <p>
            By {line.byName}, <When at={line.suspendedAt} />, {untilWords(line.until)}. Appeals go to{' '}
            {line.appealTo}.
          </p>
          <SafeText text={line.reason} />
          {line.liftedAt !== null && (
            <p>
              Lifted <When at={line.liftedAt} />: {line.liftReason}
            </p>
          )}
          {line.inForce && (
            <Form action={suspensionPaths.lift(line)}>
              <TextField
                name="liftReason"
                id={`lift-${line.suspensionId}`}
                label="Why is it lifted? The person reads it."
                {...(lift?.suspensionId === line.suspensionId ? lift : nothingTyped)}
              />
              <Button secondary small preventDoubleClick>
                Lift it<span class="nhsuk-u-visually-hidden">: {line.personName}</span>
              </Button>
            </Form>
          )}
        </section>
      ))}
      <h2 class="nhsuk-heading-m">Suspend an account</h2>
      <Form action={suspensionPaths.suspend()}>
        <TextField name="address" label="Their e-mail address here" type="email" {...suspend} />
        <TextArea
          name="reason"
          label="Why? The person reads it."
          hint="Say what they did and when, so that they can answer it."
          rows={4}
          {...suspend}
        />
        <TextField
          name="until"
          label="Last day (optional)"
          hint="Leave it empty if somebody must lift it."
          type="date"
          {...suspend}
        />
        <TextField
          name="appealTo"
          label="E-mail address to which they can write if they think it is wrong"
          hint="Best of somebody who did not decide this."
          type="email"
          {...suspend}
        />
        <Button warning preventDoubleClick>
          Suspend the account
        </Button>
      </Form>
    </>
  );
}
