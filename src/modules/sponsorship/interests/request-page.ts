import { londonToday } from '#kit/local-date.ts';
import { hasProgrammeRole, type Viewer } from '#kit/viewer.ts';
import { findInTexts } from '#modules/projects/public.ts';
import type { Db } from '#platform/db/database.ts';
import { found } from '#platform/http/problems.ts';
import type { FormState } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { findStandings } from '../companies/company-standing.queries.ts';
import { isEligible } from '../company.rules.ts';
import { findMissingDeclarations, findOwnDeclaration } from '../declarations/declaration.queries.ts';
import { findDocuments } from '../documents/document.queries.ts';
import { stateShownToCompany } from '../offer.rules.ts';
import {
  findOpenQuestions,
  findOwnOpenQuestions,
  findPublishedAnswers,
} from '../questions/question.queries.ts';
import { isOpen } from '../request.rules.ts';
import { findForCompanies, findRequest } from '../requests/request.queries.ts';
import { sponsorshipPaths } from '../sponsorship.paths.ts';
import { asksFor, authorises, isOnTeam, mayDeclare, seesInterests, standsIn } from '../sponsorship.policy.ts';
import { findInterestsBy, findInterestsIn } from './interest.queries.ts';
import { ShowRequest } from './show-request.view.tsx';

/**
 * The side that asks sees every interest; a company's user only their own company's, and never how many there are. Once a
 * request is over, a company still reads its own words and the answer, and no more of the request.
 */
export async function loadRequestPage(db: Db, viewer: Viewer, requestId: string, now: Date) {
  const today = londonToday(now);
  const request = await found(findRequest(db, viewer, requestId, today), 'request');
  const person = signedIn(viewer);
  const asks = asksFor(viewer, request) || standsIn(viewer, request);
  const reviews = !asks && hasProgrammeRole(viewer, 'reviewer') && person.companies.length === 0;
  const seesAll = seesInterests(viewer, request);
  const standings = await findStandings(db, person.companies, today);
  const whole =
    asks ||
    reviews ||
    (isOpen(request.state) &&
      request.projectOpenToEveryone &&
      standings.some((one) => isEligible(one, request)));
  const [asCompaniesSee, documents, answers, interests, declaration, missing, questions] = await Promise.all([
    found(findForCompanies(db, requestId), 'request'),
    findDocuments(db, requestId),
    findPublishedAnswers(db, requestId),
    seesAll ? findInterestsIn(db, requestId) : findInterestsBy(db, requestId, person.companies),
    mayDeclare.may(viewer, { request }) ? findOwnDeclaration(db, person.personId, requestId) : undefined,
    asks ? findMissingDeclarations(db, requestId, today) : [],
    seesAll ? findOpenQuestions(db, requestId) : findOwnOpenQuestions(db, requestId, person.companies),
  ]);
  const own = interests.find((one) => stateShownToCompany('in-talks', one.state) === 'in-talks');
  return {
    request,
    asCompaniesSee,
    documents,
    answers,
    whole,
    stateShown: asks || reviews ? request.state : stateShownToCompany(request.state, own?.state),
    interests,
    companies: standings.filter((one) => isEligible(one, request)),
    needsCode: person.companies.length > 0 && !standings.some((one) => one.inStanding),
    declaration,
    declared: declaration !== undefined && declaration.expiresOn >= today,
    missing,
    questions,
    onTeam: isOnTeam(viewer, request),
    asks,
    reviews,
    seesAll,
    mayAuthorise: authorises(viewer, request),
    today,
  };
}

export type LoadedRequest = Awaited<ReturnType<typeof loadRequestPage>>;

export interface RequestForms {
  readonly express?: FormState;
  readonly ask?: FormState;
  readonly answer?: FormState & { readonly questionId: string };
}

export function requestPage(loaded: LoadedRequest, now: Date, forms: RequestForms = {}) {
  const { errors = [], values = {} } = forms.express ?? forms.ask ?? forms.answer ?? {};
  const { message, benefitsSought, productInterest, tiesDeclared, question, answer } = values;
  return {
    title: loaded.request.title,
    breadcrumbs: [{ text: 'Sponsorship', href: sponsorshipPaths.show() }],
    noIndex: true,
    body: ShowRequest({
      ...loaded,
      ...forms,
      findings:
        errors.length === 0
          ? []
          : findInTexts({ message, benefitsSought, productInterest, tiesDeclared, question, answer }, now),
    }),
  };
}
