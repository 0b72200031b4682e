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

export interface MadeInterest {
  readonly interestId: string;
  readonly request: MadeRequest;
  readonly company: MadeCompany;
}

interface UpdateOf {
  readonly state: string;
  readonly screened_by?: string;
  readonly screened_at?: Date;
  readonly answered_by?: string;
  readonly answered_at?: Date;
  readonly answer?: string;
  readonly accepted_at?: Date;
}

let counter = 0;

/** Builders for tests: companies with a user, and requests for sponsorship. */
export function sponsorshipFactory(
  db: Db,
  people: ReturnType<typeof peopleFactory>,
  projects: ReturnType<typeof projectsFactory>,
) {
  async function makeCompany(given: { state?: CompanyState; expiresOn?: string } = {}): Promise<MadeCompany> {
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
    const codes = await db.selectFrom('code_of_conduct').select('version').execute();
    await db
      .insertInto('code_acceptance')
      .values(
        codes.map(({ version }) => ({
          company_id: companyId,
          version,
          accepted_by: user.personId,
          accepted_at: new Date(),
        })),
      )
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
              publication_consented_by: project.approver.personId,
              publication_consented_at: new Date(),
            }
          : {}),
        ...(state === 'withdrawn' || state === 'lapsed' ? { end_reason: 'No longer needed.' } : {}),
      })
      .execute();
    return { requestId, title, project };
  }

  /** Nothing to declare, from each of these people. */
  async function declarations(request: MadeRequest, people: readonly MadePerson[]): Promise<void> {
    await db
      .insertInto('declaration')
      .values(
        people.map(({ personId }) => ({
          id: newId(),
          request_id: request.requestId,
          person_id: personId,
          kind: 'nil',
          made_at: new Date(),
          expires_on: '2099-12-31',
        })),
      )
      .execute();
  }

  /** An offer that stands at some step before its conflict review; the team and its officer have declared nothing. */
  async function interest(
    given: {
      request?: MadeRequest;
      company?: MadeCompany;
      state?: 'submitted' | 'screened' | 'shortlisted' | 'conflict-review';
      message?: string;
    } = {},
  ): Promise<MadeInterest> {
    const request = given.request ?? (await sponsorshipRequest());
    const company = given.company ?? (await makeCompany());
    const interestId = newId();
    const { owner, approver } = request.project;
    await db
      .insertInto('expression_of_interest')
      .values({
        id: interestId,
        request_id: request.requestId,
        company_id: company.companyId,
        expressed_by: company.user.personId,
        message: given.message ?? 'Lids for a year.',
        benefits_sought: 'Our name on the poster.',
        ties_declared: 'None that we know of.',
        bid_declared: 'none',
        value_pence: 20_000,
        reply_due_on: '2099-12-31',
      })
      .execute();
    const steps = ['submitted', 'screened', 'shortlisted', 'conflict-review'] as const;
    const reached = steps.indexOf(given.state ?? 'submitted');
    if (reached > 0) {
      const declared = await db
        .selectFrom('declaration')
        .where('request_id', '=', request.requestId)
        .select('person_id')
        .execute();
      const known = new Set(declared.map((row) => row.person_id));
      const missing = [owner, approver].filter(({ personId }) => !known.has(personId));
      if (missing.length > 0) await declarations(request, missing);
    }
    for (const state of steps.slice(1, reached + 1))
      await moveTo(interestId, {
        state,
        ...(state === 'screened' ? { screened_by: owner.personId, screened_at: new Date() } : {}),
        ...(state === 'shortlisted'
          ? { answered_by: owner.personId, answered_at: new Date(), answer: 'Let us talk.' }
          : {}),
      });
    if (reached >= 2)
      await db
        .updateTable('sponsorship_request')
        .set({ state: 'in-talks' })
        .where('id', '=', request.requestId)
        .where('state', '=', 'listed')
        .execute();
    return { interestId, request, company };
  }

  function moveTo(interestId: string, to: UpdateOf) {
    return db
      .updateTable('expression_of_interest')
      .set({ ...to, moved_at: new Date() })
      .where('id', '=', interestId)
      .execute();
  }

  /** An offer that was found clear; `reviewer` found it so. */
  async function clearInterest(
    given: { request?: MadeRequest; company?: MadeCompany } = {},
  ): Promise<MadeInterest & { reviewer: MadePerson; reviewId: string }> {
    const made = await interest({ ...given, state: 'conflict-review' });
    const reviewer = await people.programmeStaff('reviewer');
    await declarations(made.request, [reviewer]);
    const reviewId = newId();
    const now = new Date();
    await db
      .insertInto('conflict_review')
      .values({
        id: reviewId,
        interest_id: made.interestId,
        outcome: 'clear',
        reason: 'Nothing was declared.',
        reviewed_by: reviewer.personId,
        reviewed_at: now,
        proved_at: now,
      })
      .execute();
    await moveTo(made.interestId, { state: 'clear' });
    return { ...made, reviewer, reviewId };
  }

  /** An offer that two people approved, and its request matched: where an agreement begins. */
  async function acceptedInterest(
    given: { request?: MadeRequest; company?: MadeCompany } = {},
  ): Promise<MadeInterest & { reviewer: MadePerson; reviewId: string }> {
    const made = await clearInterest(given);
    const { owner, approver } = made.request.project;
    for (const { personId } of [owner, approver]) {
      const now = new Date();
      await db
        .insertInto('offer_approval')
        .values({
          id: newId(),
          interest_id: made.interestId,
          review_id: made.reviewId,
          approver_id: personId,
          approved_at: now,
          proved_at: now,
        })
        .execute();
    }
    await moveTo(made.interestId, { state: 'accepted', accepted_at: new Date() });
    await db
      .updateTable('sponsorship_request')
      .set({ state: 'matched' })
      .where('id', '=', made.request.requestId)
      .execute();
    return made;
  }

  return {
    company: makeCompany,
    sponsorshipRequest,
    declarations,
    interest,
    clearInterest,
    acceptedInterest,
  };
}
