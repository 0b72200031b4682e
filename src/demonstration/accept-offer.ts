import { newId } from '#kit/ids.ts';
import { addDays, londonToday } from '#kit/local-date.ts';
import type { DemoAgreement } from './agreement-files.ts';
import type { LoadedProject, Scene } from './scene.ts';

export interface Accepted {
  readonly interestId: string;
  readonly ownerId: string;
  readonly officerId: string;
  readonly userId: string;
  readonly names: { readonly officer: string; readonly user: string };
}

const daysListedBefore = 12;

/** A company's offer through every state to its acceptance, as the database's rules want it. */
export async function acceptOffer(
  scene: Scene,
  project: LoadedProject,
  text: Pick<DemoAgreement, 'company' | 'offer' | 'companySide'>,
  at: Date,
): Promise<Accepted> {
  const { tx, files, now } = scene;
  const name = files.companies.find((company) => company.key === text.company)?.name ?? '';
  const company = await tx
    .selectFrom('company as c')
    .innerJoin('company_user as u', 'u.company_id', 'c.id')
    .innerJoin('person as p', 'p.id', 'u.person_id')
    .where('c.name', '=', name)
    .select(['c.id', 'p.id as user_id', 'p.name'])
    .executeTakeFirstOrThrow();
  const request = await tx
    .selectFrom('sponsorship_request')
    .where('project_id', '=', project.projectId)
    .select('id')
    .executeTakeFirstOrThrow();
  const reviewer = await tx
    .selectFrom('programme_role')
    .where('role', '=', 'reviewer')
    .select('person_id')
    .executeTakeFirstOrThrow();
  const officer = await tx
    .selectFrom('person')
    .where('id', '=', project.approverId)
    .select('name')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('code_acceptance')
    .values({ company_id: company.id, version: 1, accepted_by: company.user_id, accepted_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx
    .updateTable('sponsorship_request')
    .set({ publication_consented_by: project.approverId, publication_consented_at: at })
    .where('id', '=', request.id)
    .where('publication_consented_at', 'is', null)
    .execute();
  // Nobody offers before it is listed.
  const listedAt = new Date(at.getTime() - daysListedBefore * 86_400_000);
  await tx
    .updateTable('sponsorship_request')
    .set({ created_at: listedAt, listed_at: listedAt, publication_consented_at: listedAt })
    .where('id', '=', request.id)
    .where('listed_at', '>', listedAt)
    .execute();
  for (const personId of [project.ownerId, project.approverId, reviewer.person_id])
    await tx
      .insertInto('declaration')
      .values({
        id: newId(),
        request_id: request.id,
        person_id: personId,
        kind: 'nil',
        made_at: at,
        expires_on: addDays(londonToday(now), 200),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  const interestId = newId();
  await tx
    .insertInto('expression_of_interest')
    .values({
      id: interestId,
      request_id: request.id,
      company_id: company.id,
      expressed_by: company.user_id,
      expressed_at: at,
      message: text.offer,
      benefits_sought: 'To be named in the report.',
      ties_declared: 'None that we know of.',
      bid_declared: 'none',
      value_pence: (text.companySide.cashPounds + (text.companySide.kindPounds ?? 0)) * 100,
      reply_due_on: addDays(londonToday(at), 14),
    })
    .execute();
  const move = (state: string, more: Record<string, unknown> = {}) =>
    tx
      .updateTable('expression_of_interest')
      .set({ state, moved_at: at, ...more })
      .where('id', '=', interestId)
      .execute();
  await move('screened', { screened_by: project.ownerId, screened_at: at });
  await move('shortlisted', {
    answered_by: project.ownerId,
    answered_at: at,
    answer: 'This is what we hoped for. Let us talk.',
  });
  await tx
    .updateTable('sponsorship_request')
    .set({ state: 'in-talks' })
    .where('id', '=', request.id)
    .where('state', '=', 'listed')
    .execute();
  await move('conflict-review');
  const reviewId = newId();
  await tx
    .insertInto('conflict_review')
    .values({
      id: reviewId,
      interest_id: interestId,
      outcome: 'clear',
      reason: 'Nothing was declared, and no bid is known.',
      reviewed_by: reviewer.person_id,
      reviewed_at: at,
      proved_at: at,
    })
    .execute();
  await move('clear');
  for (const approverId of [project.ownerId, project.approverId])
    await tx
      .insertInto('offer_approval')
      .values({
        id: newId(),
        interest_id: interestId,
        review_id: reviewId,
        approver_id: approverId,
        approved_at: at,
        proved_at: at,
      })
      .execute();
  await move('accepted', { accepted_at: at });
  await tx
    .updateTable('sponsorship_request')
    .set({ state: 'matched' })
    .where('id', '=', request.id)
    .execute();
  return {
    interestId,
    ownerId: project.ownerId,
    officerId: project.approverId,
    userId: company.user_id,
    names: { officer: officer.name ?? '', user: company.name ?? '' },
  };
}
