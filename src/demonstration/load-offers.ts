import { newId } from '#kit/ids.ts';
import { addDays, londonToday } from '#kit/local-date.ts';
import type { DemoOffer } from './demo-files.ts';
import type { LoadedProject, Scene } from './scene.ts';

export interface LoadedCompany {
  readonly companyId: string;
  readonly personId: string;
}

export interface LoadedRequest {
  readonly requestId: string;
  readonly project: LoadedProject;
  readonly listedAt: Date;
}

type Companies = ReadonlyMap<string, LoadedCompany>;
type Requests = ReadonlyMap<string, LoadedRequest>;

const declarationDays = 182;

/** Offers at every step, each led there as people lead it: the database refuses any other way. */
export async function loadOffers(scene: Scene, companies: Companies, requests: Requests): Promise<void> {
  const { tx, files, now } = scene;
  const reviewer = await tx
    .selectFrom('programme_role')
    .where('role', '=', 'reviewer')
    .select('person_id')
    .executeTakeFirstOrThrow();
  const asked = new Set(files.offers.map((offer) => offer.project));
  for (const key of asked) await declareNothing(scene, of(requests, key), reviewer.person_id);
  // What ends all others comes last: an acceptance, the end of a request.
  const last = (offer: DemoOffer) => Number(offer.state === 'accepted' || offer.state === 'expired');
  for (const offer of files.offers.toSorted((a, b) => last(a) - last(b)))
    await insertOffer(
      scene,
      offer,
      of(companies, offer.company),
      of(requests, offer.project),
      reviewer.person_id,
    );
  for (const question of files.questions) {
    const request = of(requests, question.project);
    const company = of(companies, question.company);
    const askedAt = new Date(now.getTime() - 6 * 86_400_000);
    await tx
      .insertInto('request_question')
      .values({
        id: newId(),
        request_id: request.requestId,
        company_id: company.companyId,
        asked_by: company.personId,
        asked_at: askedAt,
        question: question.question,
        answer_due_on: addDays(londonToday(now), 4),
        ...(question.answer === undefined
          ? {}
          : {
              published_question: question.question,
              answer: question.answer,
              answered_by: request.project.ownerId,
              answered_at: new Date(now.getTime() - 3 * 86_400_000),
            }),
      })
      .execute();
  }
}

/** @throws when a text names a key that is not there */
function of<T>(map: ReadonlyMap<string, T>, key: string): T {
  const found = map.get(key);
  if (found === undefined) throw new Error(`the demonstration names '${key}', which is not there`);
  return found;
}

async function declareNothing(scene: Scene, request: LoadedRequest, reviewerId: string): Promise<void> {
  const { tx, now } = scene;
  const team = await tx
    .selectFrom('project_member')
    .where('project_id', '=', request.project.projectId)
    .select('person_id')
    .execute();
  const people = new Set([...team.map((row) => row.person_id), request.project.approverId, reviewerId]);
  await tx
    .insertInto('declaration')
    .values(
      [...people].map((personId) => ({
        id: newId(),
        request_id: request.requestId,
        person_id: personId,
        kind: 'nil',
        made_at: new Date(Math.max(request.listedAt.getTime() - 3_600_000, now.getTime() - 90 * 86_400_000)),
        expires_on: addDays(londonToday(now), declarationDays - 90),
      })),
    )
    .execute();
}

/** The steps that lead to each state. */
const steps: Readonly<Record<DemoOffer['state'], readonly DemoOffer['state'][]>> = {
  submitted: [],
  screened: ['screened'],
  shortlisted: ['screened', 'shortlisted'],
  'conflict-review': ['screened', 'shortlisted', 'conflict-review'],
  clear: ['screened', 'shortlisted', 'conflict-review', 'clear'],
  'clear-with-mitigation': ['screened', 'shortlisted', 'conflict-review', 'clear-with-mitigation'],
  blocked: ['screened', 'shortlisted', 'conflict-review', 'blocked'],
  accepted: ['screened', 'shortlisted', 'conflict-review', 'clear', 'accepted'],
  declined: ['declined'],
  withdrawn: ['withdrawn'],
  expired: ['screened', 'shortlisted', 'expired'],
};

async function insertOffer(
  scene: Scene,
  offer: DemoOffer,
  company: LoadedCompany,
  request: LoadedRequest,
  reviewerId: string,
): Promise<void> {
  const { tx, now, calendar, tell } = scene;
  const { project, requestId } = request;
  const interestId = newId();
  const daysAgo = 4 + calendar.pick(`${offer.project} ${offer.company}`, 8);
  const at = (step: number) => new Date(now.getTime() - daysAgo * 86_400_000 + step * 3_600_000);
  await tx
    .insertInto('expression_of_interest')
    .values({
      id: interestId,
      request_id: requestId,
      company_id: company.companyId,
      expressed_by: company.personId,
      message: offer.offer,
      benefits_sought: offer.gain,
      product_interest: offer.products,
      ties_declared: 'None that we know of.',
      bid_declared: offer.bid,
      value_pence: offer.valuePounds === undefined ? null : offer.valuePounds * 100,
      expressed_at: at(0),
      moved_at: at(0),
      reply_due_on: addDays(londonToday(at(0)), 14),
    })
    .execute();
  const way = steps[offer.state];
  const answered = way.some((state) => ['shortlisted', 'declined', 'withdrawn'].includes(state));
  await tx
    .insertInto('answer_duty')
    .values({
      id: newId(),
      subject_kind: 'expression-of-interest',
      subject_id: interestId,
      organisation_id: project.organisationId,
      holder_id: project.ownerId,
      held_for: 'organisation',
      due_on: addDays(londonToday(at(0)), 14),
      done_at: answered ? at(2) : null,
    })
    .execute();
  if (offer.bid !== 'none')
    await tx
      .insertInto('bid')
      .values({
        id: newId(),
        company_id: company.companyId,
        organisation_id: project.organisationId,
        state: offer.bid,
        declared_for: 'company',
        declared_by: company.personId,
        declared_at: at(0),
      })
      .execute();
  tellOf('expressed', 0, company.personId);
  for (const [i, state] of way.entries()) {
    const step = i + 1;
    if (['clear', 'clear-with-mitigation', 'blocked'].includes(state)) await reviewIt(state, step);
    if (state === 'accepted') await approveIt(step);
    await tx
      .updateTable('expression_of_interest')
      .set({
        state,
        moved_at: at(step),
        ...(state === 'screened' ? { screened_by: project.ownerId, screened_at: at(step) } : {}),
        ...(state === 'shortlisted'
          ? { answered_by: project.ownerId, answered_at: at(step), answer: offer.answer ?? 'Let us talk.' }
          : {}),
        ...(['declined', 'blocked', 'expired'].includes(state)
          ? { end_reason: offer.reason ?? 'Not this time.', ended_by: project.ownerId }
          : {}),
        ...(state === 'accepted' ? { accepted_at: at(step) } : {}),
      })
      .where('id', '=', interestId)
      .execute();
    tellOf(state, step, state === 'withdrawn' ? company.personId : project.ownerId);
    if (state === 'shortlisted') await moveRequest('listed', 'in-talks', step);
    if (state === 'accepted') await moveRequest('in-talks', 'matched', step);
    if (state === 'expired') await moveRequest('in-talks', 'withdrawn', step);
  }

  function tellOf(what: string, step: number, actor: string): void {
    tell({
      verb: `interest.${what}`,
      subjectKind: 'expression-of-interest',
      subject: interestId,
      concerns: [requestId],
      payload: { companyId: company.companyId },
      at: at(step),
      actor,
      organisation: what === 'expressed' || what === 'withdrawn' ? null : project.organisationId,
    });
  }

  async function moveRequest(
    from: string,
    to: 'in-talks' | 'matched' | 'withdrawn',
    step: number,
  ): Promise<void> {
    const ended =
      to === 'withdrawn'
        ? { end_reason: offer.reason ?? 'No longer needed.', ended_by: project.ownerId, ended_at: at(step) }
        : {};
    const moved = await tx
      .updateTable('sponsorship_request')
      .set({ state: to, ...ended })
      .where('id', '=', requestId)
      .where('state', '=', from)
      .executeTakeFirst();
    if (moved.numUpdatedRows !== 1n) return;
    if (to !== 'in-talks')
      await tx
        .updateTable('project')
        .set({ seeks_sponsor: false })
        .where('id', '=', project.projectId)
        .execute();
    tell({
      verb: `sponsorship-request.${to}`,
      subjectKind: 'sponsorship-request',
      subject: requestId,
      concerns: [project.projectId, project.organisationId],
      at: at(step),
      actor: project.ownerId,
      organisation: project.organisationId,
    });
  }

  async function reviewIt(outcome: DemoOffer['state'], step: number): Promise<void> {
    const declared = offer.interest ? await declareInterest(offer.interest, step) : undefined;
    const reviewId = newId();
    const mitigated = outcome === 'clear-with-mitigation';
    await tx
      .insertInto('conflict_review')
      .values({
        id: reviewId,
        interest_id: interestId,
        outcome,
        reason: offer.interest ? 'Somebody on the team has a tie to the company.' : 'Nothing was declared.',
        mitigation: mitigated ? (offer.mitigation ?? 'They take no part.') : null,
        reviewed_by: reviewerId,
        reviewed_at: at(step),
        proved_at: at(step),
      })
      .execute();
    if (!mitigated || declared === undefined) return;
    await tx
      .insertInto('managed_interest')
      .values({
        review_id: reviewId,
        declared_interest_id: declared,
        how: 'They take no part in the choice.',
      })
      .execute();
    await tx
      .updateTable('conflict_review')
      .set({ mitigation_accepted_by: project.approverId, mitigation_accepted_at: at(step) })
      .where('id', '=', reviewId)
      .execute();
  }

  async function declareInterest(
    interest: NonNullable<DemoOffer['interest']>,
    step: number,
  ): Promise<string> {
    const declarationId = newId();
    const declaredInterestId = newId();
    await tx
      .updateTable('declaration')
      .set({ superseded_at: at(step) })
      .where('request_id', '=', requestId)
      .where('person_id', '=', project.ownerId)
      .where('superseded_at', 'is', null)
      .execute();
    await tx
      .insertInto('declaration')
      .values({
        id: declarationId,
        request_id: requestId,
        person_id: project.ownerId,
        kind: 'interests',
        made_at: at(step),
        expires_on: addDays(londonToday(at(step)), declarationDays),
      })
      .execute();
    await tx
      .insertInto('declared_interest')
      .values({
        id: declaredInterestId,
        declaration_id: declarationId,
        type: interest.type,
        company_id: company.companyId,
        about: interest.about,
      })
      .execute();
    return declaredInterestId;
  }

  async function approveIt(step: number): Promise<void> {
    const review = await tx
      .selectFrom('conflict_review')
      .where('interest_id', '=', interestId)
      .select('id')
      .executeTakeFirstOrThrow();
    for (const approverId of [project.ownerId, project.approverId])
      await tx
        .insertInto('offer_approval')
        .values({
          id: newId(),
          interest_id: interestId,
          review_id: review.id,
          approver_id: approverId,
          approved_at: at(step),
          proved_at: at(step),
        })
        .execute();
  }
}
