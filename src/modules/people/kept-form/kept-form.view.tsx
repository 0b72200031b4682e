import { Button } from '#design/components/button.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { Form } from '#design/form.tsx';
import { signInPaths } from '../people.paths.ts';

const showCharacters = 400;

/** Flat name and value pairs, as a browser would send them. */
function pairs(fields: Readonly<Record<string, unknown>>): [name: string, value: string][] {
  const all: [string, string][] = [];
  const add = (name: string, value: unknown) => {
    if (Array.isArray(value)) for (const one of value) add(name, one);
    else if (typeof value === 'object' && value !== null)
      for (const [inner, one] of Object.entries(value)) add(`${name}[${inner}]`, one);
    else if (value !== undefined && value !== null) all.push([name, String(value)]);
  };
  for (const [name, value] of Object.entries(fields)) add(name, value);
  return all;
}

export function KeptForm({ path, fields }: { path: string; fields: Readonly<Record<string, unknown>> }) {
  const sent = pairs(fields).filter(([name]) => !/password/i.test(name));
  const shown = sent.filter(([, value]) => value.includes(' '));
  return (
    <>
      <h1 class="nhsuk-heading-l">What you wrote is kept</h1>
      <p>You were signed out before it could be sent. Look it over, then send it.</p>
      {shown.length > 0 && (
        <SummaryList
          rows={shown.map(([name, value]) => ({ key: label(name), value: value.slice(0, showCharacters) }))}
        />
      )}
      <form method="post" action={path}>
        {sent.map(([name, value]) => (
          <textarea name={name} hidden value={value} />
        ))}
        <Button>Send it now</Button>
      </form>
      <Form action={signInPaths.discardKeptForm()}>
        <Button secondary>Throw it away</Button>
      </Form>
    </>
  );
}

export function NothingKept() {
  return (
    <>
      <h1 class="nhsuk-heading-l">Nothing is kept here</h1>
      <p>
        What was typed in this browser was sent already, or belongs to somebody else, or is more than a day
        old. Ideas that you began are in <a href="/drafts">your drafts</a>.
      </p>
    </>
  );
}

function label(name: string): string {
  const words = name.replaceAll(/[-_[\]]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
