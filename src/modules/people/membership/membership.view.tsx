import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { InsetText } from '#design/components/inset-text.tsx';
import { Tag } from '#design/components/tag.tsx';
import { When } from '#design/date.tsx';
import { ErrorList, Form, HiddenField, TextField } from '#design/form.tsx';
import type { Viewer } from '#kit/viewer.ts';
import type { FormState } from '#platform/http/route.ts';
import { accountPaths, organisationPaths } from '../people.paths.ts';
import type { MyMembership, PersonOfOrganisation } from './membership.queries.ts';

const roleWords = { member: 'Member', deputy: 'Deputy', lead: 'Lead' } as const;

export function MyMemberships(props: {
  memberships: readonly MyMembership[];
  viewer: Viewer;
  state: FormState;
}) {
  const { memberships, viewer, state } = props;
  const staff = viewer.kind === 'person' && viewer.staff;
  const confirmed = memberships.filter((membership) => membership.state === 'confirmed');
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">Where you work</h1>
      {memberships.length === 0 && (
        <p>
          {staff
            ? 'You belong to no organisation here yet. Say where you work: its lead confirms you.'
            : 'Organisations are for staff. If you work for the health system, join with your work e-mail address.'}
        </p>
      )}
      {memberships.map((membership) => (
        <section class="sw-box" aria-labelledby={`membership-${membership.id}`}>
          <h2 class="nhsuk-heading-s" id={`membership-${membership.id}`}>
            <a href={organisationPaths.show({ odsCode: membership.odsCode })}>
              {membership.organisationName}
            </a>{' '}
            {membership.state === 'claimed' ? (
              <Tag colour="yellow">Waiting</Tag>
            ) : (
              <Tag>{roleWords[membership.role]}</Tag>
            )}
          </h2>
          {membership.state === 'claimed' && (
            <p>
              {membership.hasLead
                ? 'Its lead has been asked to confirm you. What you write meanwhile is kept in your drafts.'
                : 'It has no lead yet, so the programme’s staff have been asked to confirm you. What you write meanwhile is kept in your drafts.'}
            </p>
          )}
          {membership.state === 'confirmed' &&
            confirmed.length > 1 &&
            viewer.kind === 'person' &&
            (viewer.actingFor === membership.organisationId ? (
              <p>What you do now is in this organisation’s name.</p>
            ) : (
              <Form action={accountPaths.actFor()}>
                <HiddenField name="organisationId" values={{ organisationId: membership.organisationId }} />
                <Button secondary small>
                  Act for this organisation
                </Button>
              </Form>
            ))}
          <Form action={accountPaths.endMembership({ membershipId: membership.id })}>
            <Button secondary small>
              {membership.state === 'claimed' ? 'Take back the request' : 'Leave'}
              <span class="nhsuk-u-visually-hidden"> {membership.organisationName}</span>
            </Button>
          </Form>
        </section>
      ))}
      {staff && (
        <>
          <h2 class="nhsuk-heading-m">Add an organisation</h2>
          <Form action={accountPaths.memberships()}>
            <HiddenField name="next" values={state.values} />
            <TextField
              name="odsCode"
              label="ODS code of the organisation"
              hint={
                <>
                  For example RCF. <a href={organisationPaths.list()}>Look it up by name</a>.
                </>
              }
              width={10}
              values={state.values}
              errors={state.errors}
            />
            <Button>Ask its lead</Button>
          </Form>
        </>
      )}
    </>
  );
}

export function PeopleOfOrganisation(props: {
  organisation: { name: string; odsCode: string };
  people: readonly PersonOfOrganisation[];
  viewerId: string;
}) {
  const { organisation, people, viewerId } = props;
  const waiting = people.filter((person) => person.state === 'claimed');
  const here = people.filter((person) => person.state === 'confirmed');
  const { odsCode } = organisation;
  return (
    <>
      <h1 class="nhsuk-heading-l">People of {organisation.name}</h1>
      <h2 class="nhsuk-heading-m">Waiting to be confirmed</h2>
      {waiting.length === 0 && <p>Nobody waits.</p>}
      {waiting.map((person) => (
        <section class="sw-box" aria-labelledby={`person-${person.membershipId}`}>
          <h3 class="nhsuk-heading-s" id={`person-${person.membershipId}`}>
            {person.name}
          </h3>
          <p>
            {person.profession ?? 'No job given'}. Asked on <When at={person.since} />.
          </p>
          <Form action={organisationPaths.decideMembership({ odsCode, membershipId: person.membershipId })}>
            <TextField
              name="reason"
              id={`reason-${person.membershipId}`}
              label="Reason, if you refuse"
              values={{}}
              errors={[]}
            />
            <div class="nhsuk-button-group">
              <Button name="verdict" value="confirmed">
                Confirm<span class="nhsuk-u-visually-hidden"> {person.name}</span>
              </Button>
              <Button secondary name="verdict" value="refused">
                Refuse<span class="nhsuk-u-visually-hidden"> {person.name}</span>
              </Button>
            </div>
          </Form>
        </section>
      ))}
      <h2 class="nhsuk-heading-m">Confirmed</h2>
      {here.length === 0 && (
        <InsetText>
          <p>Nobody yet. People whose work e-mail belongs to this organisation come by themselves.</p>
        </InsetText>
      )}
      <ul class="nhsuk-list">
        {here.map((person) => (
          <li class="sw-box">
            <p>
              <strong>{person.name}</strong>, {person.profession ?? 'no job given'}{' '}
              <Tag>{roleWords[person.role]}</Tag>
            </p>
            <Form action={organisationPaths.role({ odsCode, membershipId: person.membershipId })}>
              <div class="nhsuk-button-group">
                {(['lead', 'deputy', 'member'] as const)
                  .filter((role) => role !== person.role)
                  .map((role) => (
                    <Button secondary small name="role" value={role}>
                      Make {role}
                      <span class="nhsuk-u-visually-hidden">: {person.name}</span>
                    </Button>
                  ))}
              </div>
            </Form>
            {person.personId !== viewerId && (
              <Details summary={`No longer works here: ${person.name}`}>
                <p>
                  {person.name} is told, no longer sees what is open only to your organisation, and is not let
                  in by its own sign-in any more. What they wrote stays.
                </p>
                <Form
                  action={organisationPaths.endMembership({ odsCode, membershipId: person.membershipId })}
                >
                  <Button secondary small preventDoubleClick>
                    Take {person.name} out
                  </Button>
                </Form>
              </Details>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
