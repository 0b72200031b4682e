import { Button } from '#design/components/button.tsx';
import { Tag } from '#design/components/tag.tsx';
import { withQuery } from '#kit/paths.ts';
import { agreementPaths } from '../agreements/agreement.paths.ts';
import type { Company } from '../companies/company.queries.ts';
import { companyStateWords } from '../company.rules.ts';
import { registerPaths } from '../register/register.paths.ts';
import { stateWords } from '../request.rules.ts';
import type { SponsorshipRequest } from '../requests/request.queries.ts';
import {
  codePaths,
  companyPaths,
  requestPaths,
  reviewPaths,
  sectorPaths,
  sponsorshipPaths,
} from '../sponsorship.paths.ts';

export function Doors(props: {
  requests: readonly SponsorshipRequest[];
  projects: readonly { projectId: string; title: string }[];
  companies: readonly Company[];
  signedIn: boolean;
  companyUser: boolean;
  admin: boolean;
  reviewer: boolean;
}) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Sponsorship</h1>
      <p>
        A project’s team asks for something small and plain: money, equipment, time, a place. A lead of its
        organisation authorises it. Verified companies see the projects that asked, and only those, and say
        what they could offer. The team answers each, with a reason.
      </p>
      <p>
        Sponsorship is no endorsement and buys nothing. Rivals do not see each other. No company can pay for a
        better place, back an idea, or see what was not opened to everyone.
      </p>
      <ForCompanies {...props} />
      <ul class="nhsuk-list">
        {props.signedIn && (
          <li>
            <a href={agreementPaths.list()}>Your agreements</a>
          </li>
        )}
        <li>
          <a href={registerPaths.list()}>Register of agreements</a>: who agreed what with which company
        </li>
        <li>
          <a href={codePaths.show()}>The code of conduct for companies</a>
        </li>
      </ul>
      {(props.admin || props.reviewer) && (
        <ul class="nhsuk-list">
          {props.reviewer && (
            <li>
              <a href={reviewPaths.list()}>Offers to review for conflicts</a>
            </li>
          )}
          {props.admin && (
            <>
              <li>
                <a href={companyPaths.list()}>Companies that wait to be verified</a>
              </li>
              <li>
                <a href={sectorPaths.list()}>Sensitive sectors</a>
              </li>
            </>
          )}
        </ul>
      )}
      <ForTeams {...props} />
    </>
  );
}

function ForCompanies(props: { companies: readonly Company[]; companyUser: boolean }) {
  return (
    <section aria-labelledby="companies-heading">
      <h2 class="nhsuk-heading-m" id="companies-heading">
        For companies
      </h2>
      {props.companies.length > 0 && (
        <ul class="nhsuk-list">
          {props.companies.map((company) => (
            <li>
              <a href={companyPaths.show({ companyId: company.companyId })}>{company.name}</a>{' '}
              <Tag>{companyStateWords[company.state]}</Tag>
            </li>
          ))}
        </ul>
      )}
      {props.companyUser ? (
        <Button href={requestPaths.list()}>See who asked for sponsorship</Button>
      ) : (
        <Button secondary href={companyPaths.begin()}>
          Apply for your company
        </Button>
      )}
    </section>
  );
}

function ForTeams(props: {
  requests: readonly SponsorshipRequest[];
  projects: readonly { projectId: string; title: string }[];
  signedIn: boolean;
}) {
  return (
    <section aria-labelledby="teams-heading">
      <h2 class="nhsuk-heading-m" id="teams-heading">
        For projects’ teams and leads
      </h2>
      {props.requests.length > 0 && (
        <ul class="nhsuk-list">
          {props.requests.map((request) => (
            <li>
              <a href={requestPaths.show({ requestId: request.requestId })}>{request.title}</a>{' '}
              <Tag>{stateWords[request.state]}</Tag>
              <br />
              <span class="nhsuk-body-s">For {request.project.title}</span>
            </li>
          ))}
        </ul>
      )}
      {props.projects.length > 0 ? (
        <>
          <p>Ask for one of your projects:</p>
          <ul class="nhsuk-list nhsuk-list--bullet">
            {props.projects.map((project) => (
              <li>
                <a href={requestPaths.begin({ projectId: project.projectId })}>{project.title}</a>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>
          {props.signedIn ? (
            'Once a project of yours is published for everyone, you can ask for sponsorship here.'
          ) : (
            <>
              <a href={withQuery('/sign-in', { next: sponsorshipPaths.show() })}>Sign in</a> to ask for
              sponsorship of your project.
            </>
          )}
        </p>
      )}
    </section>
  );
}
