import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { Tag } from '#design/components/tag.tsx';
import { When } from '#design/date.tsx';
import { CheckOne, ErrorList, Form, Radios, TextArea } from '#design/form.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import type { FormState } from '#platform/http/route.ts';
import { myNeedsPaths, readingPaths, supporterPaths } from '../communication-need.paths.ts';
import type { LoggedContact } from '../contact-log.queries.ts';
import { reasonFor, type reasonWords } from '../meet-need.rules.ts';
import { isNeedName, needKind } from '../need-kinds.rules.ts';
import type { HistoryLine, Need } from '../needs.queries.ts';
import { contactWords, easyWords, whatWeDo } from '../needs-words.ts';

export function MyNeeds(props: {
  needs: readonly Need[];
  contacts: readonly LoggedContact[];
  history: readonly HistoryLine[];
  today: string;
}) {
  const live = props.needs.filter((need) => need.removedAt === null);
  return (
    <>
      <h1 class="nhsuk-heading-l">What you need</h1>
      <p>This is what you told us. It changes what you get. You can change it at any time.</p>
      {live.length === 0 && <p>You have not told us that you need anything in another way.</p>}
      <p>
        <Button href={myNeedsPaths.question({ step: 'begin' })} secondary={live.length > 0}>
          {live.length === 0 ? 'Tell us what you need' : 'Go through the questions again'}
        </Button>
      </p>
      <NeedList needs={live} today={props.today} />
      <ContactLog contacts={props.contacts} own />
      <Details summary="What happened to it">
        <ul class="nhsuk-list nhsuk-list--bullet">
          {props.history.map((line) => (
            <li>
              <When at={line.at} />: {isNeedName(line.kind) ? easyWords(line.kind) : line.kind}:{' '}
              {historyWords[line.what]} by {line.byName ?? 'somebody who has left'}
              {roleWords[line.role]}
            </li>
          ))}
        </ul>
        {props.history.length === 0 && <p>Nothing yet.</p>}
      </Details>
      <h2 class="nhsuk-heading-m">More</h2>
      <ul class="nhsuk-list">
        <li>
          <a href={supporterPaths.list()}>People who support you</a>
        </li>
        <li>
          <a href={readingPaths.show()}>Change the letters for this visit only</a>
        </li>
        <li>
          <a href={myNeedsPaths.flags()}>Take it with you, for a computer (FHIR Flags)</a>. The codes in it
          must be confirmed against the current UK Edition of SNOMED CT.
        </li>
      </ul>
    </>
  );
}

const historyWords: Readonly<Record<string, string>> = {
  recorded: 'written down',
  changed: 'changed',
  shared: 'staff may be told, said',
  'kept-private': 'kept private',
  reviewed: 'still right, said',
  removed: 'taken off',
};

const roleWords: Readonly<Record<string, string>> = {
  self: '',
  'self-with-help': ', with help',
  supporter: ', as a supporter',
};

export function NeedList({ needs, today }: { needs: readonly Need[]; today: string }) {
  return (
    <>
      {needs.map((need) => (
        <section class="sw-box">
          <h2 class="nhsuk-heading-s">{easyWords(need.kind)}</h2>
          {need.details !== null && <p>{need.details}</p>}
          <p>
            {need.whose === 'person'
              ? whatWeDo(need.kind)
              : 'This is a need of the person who supports them. Programme staff see it where it may be shared.'}
          </p>
          <p class="nhsuk-body-s">
            {need.sharedAt === null ? 'Staff are not told.' : 'Staff who write to you see it.'} Written down{' '}
            <When at={need.recordedAt} />
            {need.recorderRole === 'supporter' && ` by ${need.recordedByName ?? 'a supporter'}`}. We ask again
            by {formatLocalDate(need.reviewDueOn)}.
          </p>
          {need.reviewDueOn <= today && (
            <Form action={myNeedsPaths.review(need)}>
              <Button secondary small>
                This is still right<span class="nhsuk-u-visually-hidden">: {easyWords(need.kind)}</span>
              </Button>
            </Form>
          )}
          <p>
            <a href={myNeedsPaths.need(need)}>
              Change it or take it off<span class="nhsuk-u-visually-hidden">: {easyWords(need.kind)}</span>
            </a>
          </p>
        </section>
      ))}
    </>
  );
}

/** @param own the person themselves reads it, not staff */
export function ContactLog({ contacts, own }: { contacts: readonly LoggedContact[]; own: boolean }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">
        {own ? 'Did you get it as you need it?' : 'Did they get it as they need it?'}
      </h2>
      {contacts.length === 0 && (
        <p>
          {own
            ? 'Nobody has written to you since you told us.'
            : 'Nobody has written to them since they told us.'}
        </p>
      )}
      <ul class="nhsuk-list">
        {contacts.map((contact) => (
          <li class="sw-box">
            <p>
              <Tag colour={contact.outcome === 'met' || contact.resolvedAt ? 'green' : 'orange'}>
                {contact.outcome === 'met' ? 'Yes' : contact.resolvedAt ? 'Later' : 'No'}
              </Tag>{' '}
              {easyWords(contact.kind)}, in {contactWords[contact.contact] ?? contact.contact},{' '}
              <When at={contact.at} />.
            </p>
            <p class="nhsuk-body-s">
              {reasonFor(contact.reason as keyof typeof reasonWords, own)}
              {contact.overrideReason !== null &&
                ` It went out all the same. The reason given: ${contact.overrideReason}`}
              {contact.resolvedHow !== null && ` ${contact.resolvedHow}`}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

export function EditNeed({ need, own, state }: { need: Need; own: boolean; state: FormState }) {
  const kind = needKind(need.kind);
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">{kind.easy}</h1>
      <Form action={myNeedsPaths.need(need)}>
        <TextArea
          name="details"
          label="Is there more to know? (optional)"
          hint="For example: my sister reads it with me. Do not write anything about your health that staff need not know."
          rows={3}
          {...state}
        />
        <Radios
          name="whose"
          label="Whose need is it?"
          {...state}
          choices={[
            { value: 'person', text: own ? 'Mine' : 'Theirs' },
            {
              value: 'supporter',
              text: own ? 'The person who supports me needs it' : 'Mine, as the person who supports them',
            },
          ]}
        />
        <CheckOne name="share" label="Staff who write to me may know" values={state.values} />
        <Button>Save</Button>
      </Form>
      <Details summary="Take it off">
        <Form action={myNeedsPaths.removal(need)}>
          <Radios
            name="reason"
            label="Why?"
            {...state}
            choices={[
              { value: 'not-needed-now', text: 'It is not needed any more' },
              { value: 'recorded-by-mistake', text: 'It was written down by mistake' },
              { value: 'other', text: 'Something else' },
            ]}
          />
          <TextArea name="note" label="More (optional)" rows={2} {...state} />
          <Button warning>Take it off</Button>
        </Form>
      </Details>
      <p class="nhsuk-body-s">
        Its code is {kind.snomedCode} (SNOMED CT: {kind.snomedDisplay}). Codes must be confirmed against the
        current UK Edition before they are used elsewhere.
      </p>
    </>
  );
}
