import { Button } from '#design/components/button.tsx';
import { When } from '#design/date.tsx';
import { Checkboxes, CheckOne, ErrorList, Form, TextArea } from '#design/form.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { plural } from '#kit/plural.ts';
import { NeedsAlert, needKind, type PersonPlan } from '#modules/people/public.ts';
import type { FormState } from '#platform/http/route.ts';
import type { Question } from '../ask-views/views.queries.ts';
import { viewsPaths } from '../project.paths.ts';
import type { Candidate, SentInvitation } from './invitation.queries.ts';
import type { ToWriteTo } from './invite.routes.ts';

const nothingTyped = { values: {}, errors: [] };

export function Invitations(props: {
  question: Question;
  candidates: readonly Candidate[];
  invitations: readonly SentInvitation[];
  canRemind: readonly SentInvitation[];
  open: boolean;
  /** What each of them lets staff know. */
  needs: ReadonlyMap<string, PersonPlan['shared']>;
}) {
  const { question, candidates, invitations } = props;
  const agreed = candidates.filter((one) => one.agreed);
  const followers = candidates.filter((one) => one.follows);
  return (
    <>
      <h1 class="nhsuk-heading-l">Invite people to give their views</h1>
      <p>
        {question.question} Open until {formatLocalDate(question.closesOn)}. Before anything goes out you see
        what these people need in order to read it.
      </p>
      {props.open && (
        <Form action={viewsPaths.checkInvitations(question)} get>
          <input type="hidden" name="step" value="invitation" />
          {agreed.length > 0 && (
            <Checkboxes
              name="person"
              label="People who agreed to be asked"
              {...nothingTyped}
              choices={agreed.map((one) => ({
                value: one.personId,
                text: one.name,
                hint: <CandidateHint candidate={one} needs={props.needs.get(one.personId) ?? []} />,
              }))}
            />
          )}
          {followers.length > 0 && (
            <CheckOne
              name="followers"
              label={`Everyone who follows this project: ${followers.length}`}
              values={{}}
            />
          )}
          {candidates.length === 0 ? (
            <p>
              Nobody is left to invite. People agree to be asked in their account. Share the address of the
              question.
            </p>
          ) : (
            <Button>Go on: see what they need</Button>
          )}
        </Form>
      )}
      <h2 class="nhsuk-heading-m">Invited</h2>
      {invitations.length === 0 && <p>Nobody yet.</p>}
      <ul class="nhsuk-list">
        {invitations.map((one) => (
          <li class="sw-box">
            <NeedsAlert name={one.name} lines={withoutMeeting(props.needs.get(one.personId) ?? [])} />
            <strong>{one.name}</strong>: {stateOf(one)}, invited <When at={one.invitedAt} />
            {one.remindedAt && (
              <>
                , reminded <When at={one.remindedAt} />
              </>
            )}
          </li>
        ))}
      </ul>
      {props.open && props.canRemind.length > 0 && (
        <Form action={viewsPaths.checkInvitations(question)} get>
          <input type="hidden" name="step" value="reminder" />
          <Checkboxes
            name="person"
            id="remind"
            label="Send one reminder to"
            {...nothingTyped}
            choices={props.canRemind.map((one) => ({ value: one.personId, text: one.name }))}
          />
          <Button secondary>Go on: see what they need</Button>
        </Form>
      )}
    </>
  );
}

function CandidateHint({ candidate, needs }: { candidate: Candidate; needs: PersonPlan['shared'] }) {
  return (
    <>
      {candidate.follows && 'Follows this project. '}
      {needs.length === 0 ? (
        'Told us of no need that staff may see.'
      ) : (
        <strong>{needs.map((need) => needKind(need.kind).staff).join('. ')}.</strong>
      )}
    </>
  );
}

function withoutMeeting(needs: PersonPlan['shared']) {
  return needs.map(({ kind, details }) => ({ kind, details }));
}

function stateOf(one: SentInvitation): string {
  if (one.answered) return 'answered';
  if (one.declinedAt) return 'said no';
  return one.openedAt ? 'looked at the question' : 'has not looked yet';
}

export function BeforeYouSend(props: {
  question: Question;
  step: 'invitation' | 'reminder';
  followers: boolean;
  people: readonly ToWriteTo[];
  state: FormState;
}) {
  const { question, people, state } = props;
  const named = people.filter((one) => one.named);
  const others = people.length - named.length;
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">Before you send</h1>
      {people.length === 0 && (
        <p>
          Nobody is chosen. <a href={viewsPaths.invitations(question)}>Choose whom to write to</a>.
        </p>
      )}
      {people.length > 0 && (
        <Form action={viewsPaths.invitations(question)}>
          <input type="hidden" name="step" value={props.step} />
          {props.followers && <input type="hidden" name="followers" value="yes" />}
          {named.map((one) => (
            <Person person={one} state={state} />
          ))}
          {others > 0 && (
            <p>
              {named.length > 0 ? 'And ' : ''}
              {plural(others, 'follower', 'followers')} who named no need to you. What they told the site in
              private is followed all the same.
            </p>
          )}
          <Button>{props.step === 'invitation' ? 'Send the invitations' : 'Send the reminders'}</Button>
        </Form>
      )}
    </>
  );
}

function Person({ person, state }: { person: ToWriteTo; state: FormState }) {
  const { personId, name, plan } = person;
  const blocked = plan.shared.some(({ meeting }) => meeting.outcome === 'unmet');
  return (
    <section class="sw-box">
      <h2 class="nhsuk-heading-m">{name}</h2>
      <input type="hidden" name="person" value={personId} />
      <NeedsAlert name={name} lines={plan.shared} />
      {plan.shared.length === 0 && <p>Told us of no need that staff may see.</p>}
      {blocked && (
        <>
          <p>
            <strong>This does not reach {name} as they need it.</strong> Best: reach them in the way they
            need, and leave them out here.
          </p>
          <LeaveOut personId={personId} name={name} state={state} />
          <TextArea
            name={`reason[${personId}]`}
            id={`reason-${personId}`}
            label={`Or say why it goes to ${name} all the same`}
            hint="It is kept in the log, and they can read it."
            rows={3}
            {...state}
          />
        </>
      )}
    </section>
  );
}

function LeaveOut({ personId, name, state }: { personId: string; name: string; state: FormState }) {
  const given = state.values.leaveOut;
  const isLeftOut = Array.isArray(given) ? given.includes(personId) : given === personId;
  return (
    <Checkboxes
      name="leaveOut"
      id={`leaveOut-${personId}`}
      label={`Leave ${name} out?`}
      small
      values={isLeftOut ? { leaveOut: personId } : {}}
      errors={[]}
      choices={[{ value: personId, text: `Leave ${name} out for now` }]}
    />
  );
}
