import { Button } from '#design/components/button.tsx';
import { Table } from '#design/components/table.tsx';
import { When } from '#design/date.tsx';
import { ErrorList, Form, TextField } from '#design/form.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { plural } from '#kit/plural.ts';
import type { FormState } from '#platform/http/route.ts';
import { needsDeskPaths, versionPaths } from '../communication-need.paths.ts';
import type { LoggedContact, OpenContact } from '../contact-log.queries.ts';
import { reasonWords } from '../meet-need.rules.ts';
import { ContactLog } from '../my-needs/my-needs.view.tsx';
import { needKind } from '../need-kinds.rules.ts';
import type { Need } from '../needs.queries.ts';
import { NeedsAlert } from '../needs-alert.view.tsx';
import { contactWords } from '../needs-words.ts';
import type { OverdueReview } from './needs-desk.queries.ts';

export function NeedsDesk(props: {
  open: readonly OpenContact[];
  reviews: { named: readonly OverdueReview[]; unnamed: number };
  state: FormState;
  needId: string | undefined;
}) {
  const { open, reviews } = props;
  return (
    <>
      <ErrorList errors={props.state.errors} />
      <h1 class="nhsuk-heading-l">Communication needs</h1>
      <ul class="nhsuk-list">
        <li>
          <a href={versionPaths.tasks()}>Versions that people wait for</a>
        </li>
        <li>
          <a href={needsDeskPaths.report()}>The yearly report</a>
        </li>
      </ul>
      <h2 class="nhsuk-heading-m">What only a person can do</h2>
      <p>
        Messages that did not reach somebody as they need it. You see only people who let us share it. Do it,
        then write how.
      </p>
      {open.length === 0 && <p>Nothing waits.</p>}
      {open.map((one) => (
        <section class="sw-box">
          <h3 class="nhsuk-heading-s">
            <a href={needsDeskPaths.person(one)}>{one.personName}</a>: {needKind(one.kind).staff}
          </h3>
          <p>
            {one.details !== null && `${one.details}. `}
            {plural(one.contacts, 'contact', 'contacts')} since <When at={one.since} />, last{' '}
            {contactWords[one.lastContact] ?? one.lastContact}.{' '}
            {reasonWords[one.lastReason as keyof typeof reasonWords]}
          </p>
          <Form action={needsDeskPaths.resolve(one)}>
            <TextField
              name="how"
              id={`how-${one.needId}`}
              label="How did you meet it?"
              hint="They can read this. For example: telephoned on Monday and read it out."
              {...(props.needId === one.needId ? props.state : { values: {}, errors: [] })}
            />
            <Button secondary small>
              It is met<span class="nhsuk-u-visually-hidden"> for {one.personName}</span>
            </Button>
          </Form>
        </section>
      ))}
      <h2 class="nhsuk-heading-m">Reviews past their day</h2>
      {reviews.named.length === 0 && reviews.unnamed === 0 && <p>None. People are reminded by themselves.</p>}
      {reviews.named.length > 0 && (
        <>
          <p>They were reminded. Ask them when you next meet.</p>
          <Table
            caption="Whom to ask again"
            columns={[{ text: 'Person' }, { text: 'Need' }, { text: 'Was due' }]}
            rows={reviews.named.map((one) => [
              <a href={needsDeskPaths.person(one)}>{one.personName}</a>,
              needKind(one.kind).staff,
              formatLocalDate(one.reviewDueOn),
            ])}
          />
        </>
      )}
      {reviews.unnamed > 0 && (
        <p>
          {plural(reviews.unnamed, 'more need', 'more needs')} of people who keep it private. They were
          reminded.
        </p>
      )}
    </>
  );
}

export function PersonOnDesk(props: {
  person: { personId: string; name: string };
  needs: readonly Need[];
  contacts: readonly LoggedContact[];
}) {
  const { person, needs } = props;
  return (
    <>
      <h1 class="nhsuk-heading-l">{person.name}</h1>
      <NeedsAlert name={person.name} lines={needs} />
      <Table
        caption="As it was recorded"
        columns={[
          { text: 'Need' },
          { text: 'Code' },
          { text: 'Recorded' },
          { text: 'Last asked' },
          { text: 'Review' },
        ]}
        rows={needs.map((need) => [
          needKind(need.kind).staff,
          `${needKind(need.kind).snomedCode} ${needKind(need.kind).snomedDisplay}`,
          <span>
            <When at={need.recordedAt} />, {roleWords[need.recorderRole]}
          </span>,
          <When at={need.lastAskedAt} />,
          formatLocalDate(need.reviewDueOn),
        ])}
      />
      <p class="nhsuk-body-s">
        Codes must be confirmed against the current UK Edition of SNOMED CT before anything is exchanged with
        them. <a href={needsDeskPaths.flags(person)}>As FHIR Flags</a>
      </p>
      <ContactLog contacts={props.contacts} own={false} />
    </>
  );
}

const roleWords: Readonly<Record<string, string>> = {
  self: 'by themselves',
  'self-with-help': 'by themselves, with help',
  supporter: 'by a supporter',
};
