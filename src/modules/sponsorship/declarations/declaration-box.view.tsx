import { Button } from '#design/components/button.tsx';
import { Form, HiddenField } from '#design/form.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import type { SponsorshipRequest } from '../requests/request.queries.ts';
import { requestPaths } from '../sponsorship.paths.ts';
import type { MissingDeclaration, ShownDeclaration } from './declaration.queries.ts';

/** Where the viewer's own declaration stands, and whose is missing. */
export function DeclarationBox(props: {
  request: SponsorshipRequest;
  declaration: ShownDeclaration | undefined;
  declared: boolean;
  missing: readonly MissingDeclaration[];
}) {
  const { declaration, missing } = props;
  const href = requestPaths.declare({ requestId: props.request.requestId });
  return (
    <section class="sw-box" aria-labelledby="declaration-heading">
      <h2 class="nhsuk-heading-s" id="declaration-heading">
        Your declaration of interests
      </h2>
      {declaration && props.declared ? (
        <p>
          You declared {declaration.kind === 'nil' ? 'that you have none' : 'an interest'}. It stands until{' '}
          {formatLocalDate(declaration.expiresOn)}. <a href={href}>Change it</a>
        </p>
      ) : (
        <>
          <p>
            {declaration
              ? `Yours ended on ${formatLocalDate(declaration.expiresOn)}. Renew it before you decide anything.`
              : 'Everyone who decides declares, also those who have nothing to declare. You have not yet.'}
          </p>
          <Form action={href}>
            <HiddenField name="kind" values={{ kind: 'nil' }} />
            <div class="nhsuk-button-group">
              <Button preventDoubleClick>I have no interest to declare</Button>
              <Button secondary href={href}>
                Declare an interest
              </Button>
            </div>
          </Form>
        </>
      )}
      {missing.length > 0 && (
        <p class="nhsuk-body-s">Not declared yet: {missing.map((one) => one.name).join(', ')}.</p>
      )}
    </section>
  );
}
