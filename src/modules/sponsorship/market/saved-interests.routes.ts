import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { topics } from '#kit/topics.ts';
import { regions } from '#kit/uk-region.ts';
import { permission, type Viewer } from '#kit/viewer.ts';
import { choices, id, optionalText, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { findCompany } from '../companies/company.queries.ts';
import { needWords, type SponsorshipNeed } from '../request.rules.ts';
import { companyPaths } from '../sponsorship.paths.ts';
import { isUserOf } from '../sponsorship.policy.ts';
import { marketPaths } from './market.paths.ts';
import { changeInterest, findInterests, insertInterest } from './saved-interest.queries.ts';
import { interestsMax, saveInterest } from './saved-interest.rules.ts';
import { SavedInterests } from './saved-interests.view.tsx';

const CompanyAt = z.object({ companyId: id });
const InterestAt = z.object({ companyId: id, interestId: id });
const needs = Object.keys(needWords) as [SponsorshipNeed, ...SponsorshipNeed[]];

/** Only today's users of the company: neither its applicant nor an admin looks for anything on its behalf. */
async function loadCompany({ db, viewer, params }: Reading<{ companyId: string }, unknown>) {
  const company = await found(
    ofUser(viewer, params.companyId, findCompany(db, viewer, params.companyId)),
    'company',
  );
  return { company, interests: await findInterests(db, company.companyId) };
}
type Loaded = Awaited<ReturnType<typeof loadCompany>>;

async function ofUser<T>(viewer: Viewer, companyId: string, company: Promise<T | undefined>) {
  return isUserOf(viewer, companyId) ? company : undefined;
}

const mayKeepInterests = permission<Loaded>('company-user', (viewer, { company }) =>
  isUserOf(viewer, company.companyId),
);

function interestsPage({ company, interests }: Loaded, state: FormState) {
  return {
    title: 'What your company looks for',
    breadcrumbs: [{ text: company.name, href: companyPaths.show({ companyId: company.companyId }) }],
    noIndex: true,
    body: SavedInterests({ company, interests, state }),
  };
}

export const showInterests = page(marketPaths.interests, {
  params: CompanyAt,
  permission: mayKeepInterests,
  load: loadCompany,
  view: (loaded) => interestsPage(loaded, { values: {}, errors: [] }),
});

export const saveCompanyInterest = post(marketPaths.saveInterest, {
  params: CompanyAt,
  form: z.object({
    name: typedText({ name: 'a name for it', max: 120 }),
    words: optionalText({ name: 'words', max: 400 }),
    topics: choices(Object.keys(topics) as [string, ...string[]], 'Choose topics from the list', 12),
    needs: choices(needs, 'Choose from the list'),
    regions: choices(regions, 'Choose regions from the list'),
  }),
  permission: mayKeepInterests,
  writes: ['saved-interest.saved'],
  load: loadCompany,
  decide: ({ interests }, { form }) => saveInterest(form, interests.length),
  async save(tx, interest, { act, params, viewer }) {
    const savedBy = signedIn(viewer).personId;
    if (!(await insertInterest(tx, act, { ...interest, companyId: params.companyId, savedBy }, interestsMax)))
      return refuse('too-many');
  },
  done: ({ params }) =>
    seeOther(
      marketPaths.interests(params),
      'Saved. Your company’s people hear of it when something is listed that fits, and your list follows it.',
    ),
  refusals: {
    empty: 'Say at least one thing: words, a topic, a need or a region.',
    'too-many': `A company keeps at most ${interestsMax} of these. End one that you no longer need.`,
  },
  again: (state, loaded) => interestsPage(loaded, state),
});

function change(
  path: typeof marketPaths.endInterest | typeof marketPaths.stopAlerts | typeof marketPaths.startAlerts,
  to: 'ended' | 'alerts-stopped' | 'alerts-started',
  notice: string,
) {
  return post(path, {
    params: InterestAt,
    permission: mayKeepInterests,
    writes: [`saved-interest.${to}`],
    load: loadCompany,
    decide: (_loaded, { params }) => allow(params),
    async save(tx, params, { act }) {
      if (!(await changeInterest(tx, act, params, to))) return refuse('changed-already');
    },
    done: ({ params }) => seeOther(marketPaths.interests(params), notice),
    refusals: {
      'changed-already': 'A colleague changed this already. Look at what stands now.',
    },
  });
}

export const savedInterestRoutes = [
  showInterests,
  saveCompanyInterest,
  change(marketPaths.endInterest, 'ended', 'Ended. It no longer shapes your list.'),
  change(marketPaths.stopAlerts, 'alerts-stopped', 'You hear no more of it. It still shapes your list.'),
  change(marketPaths.startAlerts, 'alerts-started', 'You hear when something is listed that fits.'),
];
