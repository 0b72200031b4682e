import { z } from 'zod';
import { allow } from '#kit/decision.ts';
import { addDays, londonToday } from '#kit/local-date.ts';
import { choice, id, optionalText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import {
  type DeclaredInterest,
  declare as decideDeclaration,
  declarationDays,
  declaredMax,
  type InterestType,
  interestTypes,
} from '../declaration.rules.ts';
import { findRequest } from '../requests/request.queries.ts';
import { RequestAt } from '../requests/write-request.routes.ts';
import { requestPaths } from '../sponsorship.paths.ts';
import { mayDeclare, seesInterests } from '../sponsorship.policy.ts';
import { findOfferingCompanies, findOwnDeclaration, insertDeclaration } from './declaration.queries.ts';
import { Declare } from './declare.view.tsx';

const types = Object.keys(interestTypes) as [InterestType, ...InterestType[]];

const One = z
  .object({
    type: z.enum(['', ...types], 'Choose the kind of interest').default(''),
    companyId: z.union([z.literal(''), id], 'Choose a company from the list').default(''),
    about: optionalText({ name: 'what the interest is', max: 2_000 }),
  })
  .superRefine((one, context) => {
    if (one.type === '' && one.about !== '')
      context.addIssue({ code: 'custom', path: ['type'], message: 'Choose what kind of interest it is' });
    if (one.type !== '' && one.about === '')
      context.addIssue({ code: 'custom', path: ['about'], message: 'Say what the interest is' });
  });

/** Some parsers of forms make lists of numbered fields, others objects. */
const Interests = z.preprocess(
  (given) => (typeof given === 'object' && given !== null ? Object.values(given) : []),
  z.array(One).max(declaredMax),
);

async function load({ db, viewer, params, now }: Reading<z.output<typeof RequestAt>, unknown>) {
  const request = await found(findRequest(db, viewer, params.requestId, londonToday(now)), 'request');
  const person = signedIn(viewer);
  const mayKnow = seesInterests(viewer, request) || person.programmeRoles.includes('reviewer');
  const [declaration, companies] = await Promise.all([
    findOwnDeclaration(db, person.personId, params.requestId),
    mayKnow && person.companies.length === 0 ? findOfferingCompanies(db, params.requestId) : [],
  ]);
  return { request, declaration, companies };
}
type Loaded = Awaited<ReturnType<typeof load>>;

function declarePage(loaded: Loaded, state: FormState, now: Date) {
  return {
    title: 'Declare your interests',
    breadcrumbs: [
      { text: loaded.request.title, href: requestPaths.show({ requestId: loaded.request.requestId }) },
    ],
    noIndex: true,
    body: Declare({ ...loaded, endsOn: addDays(londonToday(now), declarationDays), state }),
  };
}

export const showDeclare = page(requestPaths.declare, {
  params: RequestAt,
  permission: mayDeclare,
  load,
  view: (loaded, { now }) => declarePage(loaded, { values: {}, errors: [] }, now),
});

/** Everyone who decides declares; nothing to declare is declared too. */
export const declareInterests = post(requestPaths.declare, {
  params: RequestAt,
  form: z.object({
    kind: choice(['nil', 'interests'], 'Say whether you have an interest'),
    interests: Interests,
  }),
  permission: mayDeclare,
  writes: ['declaration.made', 'interest.conflict-review'],
  load,
  decide({ request, companies }, { form, viewer, now }) {
    const interests = form.interests.flatMap((one): DeclaredInterest[] =>
      one.type === ''
        ? []
        : [
            {
              type: one.type,
              companyId: companies.some((company) => company.companyId === one.companyId)
                ? one.companyId
                : null,
              about: one.about,
            },
          ],
    );
    const decision = decideDeclaration(form.kind, interests);
    if (!decision.ok) return decision;
    return allow({
      requestId: request.requestId,
      projectId: request.projectId,
      personId: signedIn(viewer).personId,
      kind: form.kind,
      interests: decision.value,
      expiresOn: addDays(londonToday(now), declarationDays),
    });
  },
  async save(tx, declaration, { act }) {
    await insertDeclaration(tx, act, declaration);
  },
  done: ({ params, form }) =>
    seeOther(
      requestPaths.show(params),
      form.kind === 'nil' ? 'You declared that you have no interest.' : 'Your interest is declared.',
    ),
  refusals: {
    'nothing-told': 'Say what the interest is: its kind, and what it is about.',
    'both-told': 'You chose ‘none’ and also wrote an interest. Choose ‘yes’, or empty the other fields.',
  },
  again: (state, loaded, { now }) => declarePage(loaded, state, now),
});

export const declarationRoutes = [showDeclare, declareInterests];
