import { Button } from '#design/components/button.tsx';
import { Form } from '#design/form.tsx';
import { supportingPaths } from '../communication-need.paths.ts';
import { NeedList } from '../my-needs/my-needs.view.tsx';
import type { Need } from '../needs.queries.ts';
import { easyWords } from '../needs-words.ts';
import type { Supported } from '../supporter.queries.ts';
import { MayList } from '../supporters/supporters.view.tsx';

export function SupportedList({ supported }: { supported: readonly Supported[] }) {
  return (
    <>
      <h1 class="nhsuk-heading-l">People I support</h1>
      {supported.length === 0 && (
        <p>
          You support nobody here. Whoever wants your support asks you from their own account; you get an
          e-mail with a button.
        </p>
      )}
      <ul class="nhsuk-list">
        {supported.map((one) => (
          <li>
            <a href={supportingPaths.show(one)}>{one.name}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

export function SupportedPerson(props: { supported: Supported; needs: readonly Need[]; today: string }) {
  const { supported, needs } = props;
  const seesNeeds = supported.may.some((one) => one === 'see-needs' || one === 'record-needs');
  return (
    <>
      <h1 class="nhsuk-heading-l">You support {supported.name}</h1>
      <p>They let you do this, and nothing else. ‘I’ and ‘me’ stand for {supported.name}:</p>
      <MayList may={supported.may} />
      {supported.may.includes('answer') && (
        <p>
          <a href="/views">Questions that {supported.name} is asked</a>
        </p>
      )}
      {seesNeeds && (
        <>
          <h2 class="nhsuk-heading-m">What {supported.name} needs</h2>
          {needs.length === 0 && <p>Nothing is written down.</p>}
          {supported.may.includes('record-needs') ? (
            <>
              <p>
                <Button
                  secondary
                  href={supportingPaths.question({ personId: supported.personId, step: 'reading' })}
                >
                  Write down what {supported.name} needs
                </Button>
              </p>
              <NeedList needs={needs} today={props.today} />
            </>
          ) : (
            <NeedLines needs={needs} />
          )}
        </>
      )}
      <Form action={supportingPaths.leave(supported)}>
        <Button secondary>Stop supporting {supported.name}</Button>
      </Form>
    </>
  );
}

function NeedLines({ needs }: { needs: readonly Need[] }) {
  return (
    <ul class="nhsuk-list nhsuk-list--bullet">
      {needs.map((need) => (
        <li>
          {easyWords(need.kind)}
          {need.details !== null && `: ${need.details}`}
        </li>
      ))}
    </ul>
  );
}
