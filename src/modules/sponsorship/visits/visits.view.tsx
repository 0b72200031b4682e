import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { InsetText } from '#design/components/inset-text.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { Tag } from '#design/components/tag.tsx';
import { When } from '#design/date.tsx';
import { Checkboxes, CheckOne, ErrorList, Form, Select, TextArea, TextField } from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { plural } from '#kit/plural.ts';
import type { FormState } from '#platform/http/route.ts';
import type { Agreement } from '../agreements/agreement.queries.ts';
import type { Side } from '../agreements/agreement.rules.ts';
import { visitPaths } from './visit.paths.ts';
import type { Attendee, Code, Visit } from './visit.queries.ts';
import { visitStateWords } from './visit.rules.ts';

export function PlanVisit(props: {
  agreement: Agreement;
  hosts: readonly { personId: string; name: string }[];
  state: FormState;
}) {
  const { agreement, hosts, state } = props;
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">Plan a visit</h1>
      <p>
        People of {agreement.companyName} come and study this project. Each says that they come, by name, and
        accepts the code of conduct first. They stay away from patients unless each patient has agreed.
      </p>
      <Form action={visitPaths.plan(agreement)}>
        <TextField name="onDay" label="Day" type="date" {...state} />
        <TextField name="from" label="Begins at" hint="For example 09:30, London time" width={5} {...state} />
        <TextField name="untilDay" label="Last day, if it is another" type="date" {...state} />
        <TextField name="until" label="Ends at" hint="For example 16:00" width={5} {...state} />
        <TextField name="place" label="Where" hint="The building and where to ask" {...state} />
        <TextArea name="purpose" label="What they will see and learn" rows={3} {...state} />
        <Select
          name="hostId"
          label="Host"
          options={[
            { value: '', text: 'Choose somebody of the team' },
            ...hosts.map((host) => ({ value: host.personId, text: host.name })),
          ]}
          {...state}
        />
        <Button preventDoubleClick>Plan the visit</Button>
      </Form>
    </>
  );
}

interface VisitModel {
  readonly visit: Visit;
  readonly agreement: Agreement;
  readonly attendees: readonly Attendee[];
  readonly code: Code | undefined;
  readonly side: Side | undefined;
  readonly personId: string;
  readonly begun: boolean;
  readonly state: FormState & { readonly form?: 'join' | 'cancel' | 'record' };
}

const nothingTyped: FormState = { values: {}, errors: [] };
const stateOf = (model: VisitModel, form: 'join' | 'cancel' | 'record'): FormState =>
  model.state.form === form ? model.state : nothingTyped;

export function ShowVisit(model: VisitModel) {
  const { visit, agreement, side, state } = model;
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">Visit to {visit.place}</h1>
      <SummaryList
        rows={[
          { key: 'State', value: <Tag>{visitStateWords[visit.state]}</Tag> },
          ...(visit.cancelReason === null
            ? []
            : [{ key: 'Why', value: <SafeText text={visit.cancelReason} /> }]),
          { key: 'Begins', value: <When at={visit.startsAt} /> },
          { key: 'Ends', value: <When at={visit.endsAt} /> },
          { key: 'Host', value: visit.hostName ?? 'Somebody who has left' },
          { key: 'What to see', value: <SafeText text={visit.purpose} /> },
          { key: 'Visitors from', value: agreement.companyName },
        ]}
      />
      <Coming {...model} />
      {side === 'company' && visit.state === 'planned' && !model.begun && <Join {...model} />}
      {side === 'organisation' && visit.state === 'planned' && model.begun && <Record {...model} />}
      {visit.state === 'planned' && (
        <Details summary="Cancel this visit" open={state.form === 'cancel'}>
          <Form action={visitPaths.cancel(visit)}>
            <TextArea
              name="cancelReason"
              label="Why is it cancelled?"
              hint="Both sides read it"
              rows={2}
              {...stateOf(model, 'cancel')}
            />
            <Button warning>Cancel the visit</Button>
          </Form>
        </Details>
      )}
    </>
  );
}

function Coming({ attendees, visit }: VisitModel) {
  return (
    <section aria-labelledby="coming-heading">
      <h2 class="nhsuk-heading-m" id="coming-heading">
        {visit.state === 'held' ? 'Who came' : 'Who comes'}
      </h2>
      {attendees.length === 0 && <p>Nobody has said so.</p>}
      <ul class="nhsuk-list">
        {attendees.map((one) => (
          <li>
            {one.name ?? 'Somebody who has left'}
            {one.attended === true && ': came'}
            {one.attended === false && ': did not come'}
            <br />
            <span class="nhsuk-body-s">
              Accepted the code of conduct on <When at={one.codeAcceptedAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Join(model: VisitModel) {
  const { visit, attendees, personId, code } = model;
  if (attendees.some((one) => one.personId === personId))
    return (
      <Form action={visitPaths.leave(visit)}>
        <Button secondary>I cannot come after all</Button>
      </Form>
    );
  return (
    <InsetText>
      {code && (
        <Details summary={`The code of conduct, version ${code.version}`} open>
          <SafeText text={code.text} />
        </Details>
      )}
      <Form action={visitPaths.join(visit)}>
        <CheckOne
          name="codeAccepted"
          label="I have read the code of conduct and keep it"
          values={stateOf(model, 'join').values}
        />
        <Button preventDoubleClick>I come</Button>
      </Form>
    </InsetText>
  );
}

function Record(model: VisitModel) {
  const { visit, attendees } = model;
  return (
    <Form action={visitPaths.record(visit)}>
      {attendees.length > 0 && (
        <Checkboxes
          name="came"
          label="Who really came?"
          choices={attendees.map((one) => ({
            value: one.personId,
            text: one.name ?? 'Somebody who has left',
          }))}
          small
          {...stateOf(model, 'record')}
        />
      )}
      <p class="nhsuk-body-s">{plural(attendees.length, 'person had', 'people had')} said that they come.</p>
      <Button preventDoubleClick>Record the visit as held</Button>
    </Form>
  );
}
