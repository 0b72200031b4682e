import { newId } from '#kit/ids.ts';
import type { MadePerson, peopleFactory } from '#modules/people/public.ts';
import type { MadeProject, projectsFactory } from '#modules/projects/public.ts';
import type { Db } from '#platform/db/database.ts';
import type { CompanyState, RequestState } from './request.rules.ts';

export interface MadeCompany {
  readonly companyId: string;
  readonly name: string;
  readonly user: MadePerson;
}

export interface MadeRequest {
  readonly requestId: string;
  readonly title: string;
  readonly project: MadeProject;
}

let counter = 0;

/** Builders for tests: companies with a user, and requests for sponsorship. */
export function sponsorshipFactory(
  db: Db,
  people: ReturnType<typeof peopleFactory>,
  projects: ReturnType<typeof projectsFactory>,
) {
  async function company(given: { state?: CompanyState; expiresOn?: string } = {}): Promise<MadeCompany> {
    counter += 1;
    const companyId = newId();
    const user = await people.person();
    const state = given.state ?? 'verified';
    const name = `Company ${counter} Ltd`;
    await db
      .insertInto('company')
      .values({
        id: companyId,
        name,
        company_number: String(70_000_000 + counter),
        sector: 'medical devices',
        state,
        applied_by: user.personId,
        ...(state === 'applied'
          ? {}
          : { decided_by: user.personId, decided_at: new Date(), reason: 'Checked.' }),
      })
      .execute();
    await db
      .insertInto('company_user')
      .values({
        company_id: companyId,
        person_id: user.personId,
        expires_on: given.expiresOn ?? '2099-12-31',
      })
      .execute();
    return { companyId, name, user };
  }

  /** Listed unless told otherwise. */
  async function sponsorshipRequest(
    given: { project?: MadeProject; state?: RequestState; title?: string; lapsesOn?: string } = {},
  ): Promise<MadeRequest> {
    counter += 1;
    const project = given.project ?? (await projects.project());
    const requestId = newId();
    const title = given.title ?? `Request ${counter}`;
    const state = given.state ?? 'listed';
    const authorised = state !== 'draft' && state !== 'withdrawn';
    await db
      .insertInto('sponsorship_request')
      .values({
        id: requestId,
        project_id: project.projectId,
        need: 'money',
        title,
        ask: 'Two hundred pounds for lids.',
        category: 'crockery',
        topics: ['nutrition'],
        state,
        written_by: project.owner.personId,
        ...(authorised
          ? {
              authorised_by: project.approver.personId,
              listed_at: new Date(),
              lapses_on: given.lapsesOn ?? '2099-12-31',
            }
          : {}),
      })
      .execute();
    return { requestId, title, project };
  }

  return { company, sponsorshipRequest };
}
