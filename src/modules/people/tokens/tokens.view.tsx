import { Button } from '#design/components/button.tsx';
import { WarningCallout } from '#design/components/warning-callout.tsx';
import { When } from '#design/date.tsx';
import { CheckOne, ErrorList, Form, TextField } from '#design/form.tsx';
import type { FormState } from '#platform/http/route.ts';
import { accountPaths } from '../people.paths.ts';
import type { Token } from './tokens.queries.ts';

export function Tokens({ tokens, state }: { tokens: readonly Token[]; state: FormState }) {
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">Personal tokens</h1>
      <p>
        A token lets a program act as you through <a href="/api/openapi.json">the API</a>: it reads what you
        may read. Roles in the programme do not come with it.
      </p>
      {tokens.length === 0 && <p>You have none.</p>}
      <ul class="nhsuk-list">
        {tokens.map((token) => (
          <li class="sw-box">
            <p>
              <strong>{token.label}</strong>, {token.mayWrite ? 'reads and writes' : 'reads only'}, until{' '}
              <When at={token.expiresAt} />.{' '}
              {token.usedAt ? (
                <>
                  Last used <When at={token.usedAt} />.
                </>
              ) : (
                'Never used.'
              )}
            </p>
            <Form action={accountPaths.revokeToken({ tokenId: token.id })}>
              <Button secondary small>
                Revoke<span class="nhsuk-u-visually-hidden"> {token.label}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      <h2 class="nhsuk-heading-m">Make a token</h2>
      <Form action={accountPaths.tokens()}>
        <TextField name="label" label="What is it for?" {...state} />
        <CheckOne name="mayWrite" label="It may also write" values={state.values} />
        <Button>Make a token</Button>
      </Form>
    </>
  );
}

export function NewToken({ token, validDays }: { token: string; validDays: number }) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Your new token</h1>
      <WarningCallout heading="It is shown only now">
        <p>Copy it into your program. It works for {validDays} days. Whoever has it acts as you.</p>
      </WarningCallout>
      <p>
        <code class="sw-code">{token}</code>
      </p>
      <p>
        <a href={accountPaths.tokens()}>Back to your tokens</a>
      </p>
    </>
  );
}
