import { Button } from '#design/components/button.tsx';
import { InsetText } from '#design/components/inset-text.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { Form, Select, TextField } from '#design/form.tsx';
import { KeyPages } from '#design/key-pages.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { withQuery } from '#kit/paths.ts';
import { plural } from '#kit/plural.ts';
import { regions } from '#kit/uk-region.ts';
import { answersFor, hasProgrammeRole, type Viewer } from '#kit/viewer.ts';
import { accountPaths, organisationPaths, signInPaths } from '../people.paths.ts';
import type { Lead, Organisation, OrganisationCounts, OrganisationLine } from './organisation.queries.ts';

export function OrganisationList(props: {
  q: string;
  region: string | undefined;
  rows: readonly OrganisationLine[];
  next: string | undefined;
  first: string | undefined;
}) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Organisations</h1>
      <Form get action={organisationPaths.list()} class="sw-filters">
        <TextField name="q" label="Name or ODS code" values={props} errors={[]} />
        <Select
          name="region"
          label="Region"
          values={{ region: props.region ?? '' }}
          errors={[]}
          options={[
            { value: '', text: 'Everywhere' },
            ...regions.map((region) => ({ value: region, text: region })),
          ]}
        />
        <Button secondary>Show</Button>
      </Form>
      {props.rows.length === 0 && (
        <p>
          No organisation matches. Try part of its name, or{' '}
          <a href={organisationPaths.list()}>see them all</a>.
        </p>
      )}
      <ul class="nhsuk-list">
        {props.rows.map((row) => (
          <li>
            <a href={organisationPaths.show({ odsCode: row.odsCode })}>{row.name}</a>
            <span class="nhsuk-hint sw-inline-hint">
              {[row.town, row.region, row.odsCode].filter(Boolean).join(', ')}
            </span>
          </li>
        ))}
      </ul>
      <KeyPages next={props.next} first={props.first} what="organisations" />
    </>
  );
}

export function OrganisationPage(props: {
  organisation: Organisation;
  counts: OrganisationCounts;
  leads: readonly Lead[];
  following: boolean;
  viewer: Viewer;
}) {
  const { organisation, counts, leads, following, viewer } = props;
  const { odsCode } = organisation;
  const runs = answersFor(viewer, organisation.id) || hasProgrammeRole(viewer, 'admin');
  const member =
    viewer.kind === 'person' && viewer.memberships.some((m) => m.organisationId === organisation.id);
  return (
    <>
      <h1 class="nhsuk-heading-l">{organisation.name}</h1>
      {organisation.successor && (
        <InsetText>
          <p>
            This organisation was succeeded by{' '}
            <a href={organisationPaths.show({ odsCode: organisation.successor.odsCode })}>
              {organisation.successor.name}
            </a>
            {organisation.closedOn === null ? '' : ` on ${formatLocalDate(organisation.closedOn)}`}.
          </p>
        </InsetText>
      )}
      <SummaryList
        rows={[
          { key: 'ODS code', value: odsCode },
          { key: 'Kind', value: organisation.kind },
          { key: 'Town', value: organisation.town ?? 'Not given' },
          { key: 'Region', value: organisation.region ?? 'Not known' },
          {
            key: 'Open to everyone',
            value: (
              <ul class="nhsuk-list">
                <li>
                  <a href={withQuery('/projects', { organisation: odsCode })}>
                    {plural(counts.projects, 'project', 'projects')}
                  </a>
                </li>
                <li>
                  <a href={withQuery('/ideas', { organisation: odsCode })}>
                    {plural(counts.ideas, 'idea', 'ideas')}
                  </a>
                </li>
                <li>{plural(counts.adoptions, 'adoption', 'adoptions')} from elsewhere</li>
              </ul>
            ),
          },
        ]}
      />
      {leads.length === 0 ? (
        <p>This organisation has no lead here yet. Programme staff answer in its place.</p>
      ) : viewer.kind === 'person' ? (
        <>
          <h2 class="nhsuk-heading-m">Who answers for it</h2>
          <ul class="nhsuk-list nhsuk-list--bullet">
            {leads.map((lead) => (
              <li>
                {lead.name}, {lead.role === 'lead' ? 'lead' : 'deputy'}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>
          {plural(leads.length, 'person answers', 'people answer')} for it here.{' '}
          <a href={withQuery(signInPaths.begin(), { next: organisationPaths.show({ odsCode }) })}>Sign in</a>{' '}
          to see who.
        </p>
      )}
      {viewer.kind === 'person' && (
        <Form
          action={following ? organisationPaths.unfollow({ odsCode }) : organisationPaths.follow({ odsCode })}
        >
          <Button secondary>{following ? 'Stop following' : 'Follow'}</Button>
        </Form>
      )}
      {runs && (
        <p>
          <a href={organisationPaths.people({ odsCode })}>People of this organisation</a>
        </p>
      )}
      {hasProgrammeRole(viewer, 'admin') && (
        <p>
          <a href={organisationPaths.signIn({ odsCode })}>Sign-in of this organisation</a>
        </p>
      )}
      {viewer.kind === 'person' && viewer.staff && !member && (
        <p>
          Do you work here?{' '}
          <a href={withQuery(accountPaths.memberships(), { organisation: odsCode })}>Tell its lead</a>.
        </p>
      )}
    </>
  );
}
