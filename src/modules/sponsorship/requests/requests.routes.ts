import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { addDays, londonToday } from '#kit/local-date.ts';
import { parsePounds } from '#kit/money.ts';
import { topics } from '#kit/topics.ts';
import { regions } from '#kit/uk-region.ts';
import {
  findInTexts,
  findProject,
  identifiersRefusal,
  mayEditProject,
  needsMending,
  projectPaths,
} from '#modules/projects/public.ts';
import { choice, choices, id, optionalText, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import {
  authoriseRequest as decideListing,
  moveRequest,
  needWords,
  requestsMax,
  type SponsorshipNeed,
  writeRequest,
} from '../request.rules.ts';
import { requestPaths } from '../sponsorship.paths.ts';
import { mayAuthorise, mayWithdrawRequest } from '../sponsorship.policy.ts';
import { findRequest } from './request.queries.ts';
import { countRunning, insertRequest, moveRequestTo } from './request-writing.queries.ts';
import { WriteRequest } from './requests.view.tsx';

export const RequestAt = z.object({ requestId: id });
const ProjectAt = z.object({ projectId: id });
const listedDays = 180;
const needs = Object.keys(needWords) as [SponsorshipNeed, ...SponsorshipNeed[]];
const topicSlugs = Object.keys(topics) as [string, ...string[]];

const pounds = (name: string) =>
  z
    .string()
    .default('')
    .transform((text, context) => {
      if (text.trim() === '') return null;
      const amount = parsePounds(text);
      if (amount === undefined)
        context.addIssue({ code: 'custom', message: `Enter ${name} in pounds, for example 2,500` });
      return amount ?? null;
    });

const Written = z.object({
  need: choice(needs, 'Choose what you need'),
  title: typedText({ name: 'what you ask for, in a few words', max: 200 }),
  ask: typedText({ name: 'what you ask for', max: 3_000 }),
  amountFrom: pounds('the smallest amount that helps'),
  amountTo: pounds('the largest amount'),
  category: typedText({ name: 'what kind of buying it concerns', max: 200 }),
  topics: choices(topicSlugs, 'Choose topics from the list', 6),
  region: z
    .enum(['', ...regions], 'Choose a region from the list')
    .default('')
    .transform((region) => (region === '' ? null : region)),
  identifiersJustified: optionalText({ name: 'the reason', max: 2_000 }),
});

/** The parts that companies read, and that are written freely. */
function freeTextsOf({ title, ask, category }: Readonly<Record<string, unknown>>) {
  return { title, ask, category };
}

async function loadProject({ db, viewer, params }: Reading<z.output<typeof ProjectAt>, unknown>) {
  return { project: await found(findProject(db, viewer, params.projectId), 'project') };
}
type LoadedProject = Awaited<ReturnType<typeof loadProject>>;

function writePage({ project }: LoadedProject, state: FormState, now: Date) {
  return {
    title: 'Ask for sponsorship',
    breadcrumbs: [{ text: project.text.title, href: projectPaths.show({ projectId: project.projectId }) }],
    body: WriteRequest({
      projectId: project.projectId,
      projectTitle: project.text.title,
      findings: state.errors.length === 0 ? [] : findInTexts(freeTextsOf(state.values), now),
      state,
    }),
  };
}

export const showWriteRequest = page(requestPaths.begin, {
  params: ProjectAt,
  permission: mayEditProject,
  load: loadProject,
  view: (loaded, { now }) =>
    writePage(loaded, { values: { topics: loaded.project.text.topics }, errors: [] }, now),
});

/** The team writes; nothing is listed before the organisation authorises it. */
export const writeSponsorshipRequest = post(requestPaths.write, {
  params: ProjectAt,
  form: Written,
  permission: mayEditProject,
  writes: ['sponsorship-request.written'],
  load: loadProject,
  async decide({ project }, { db, form, viewer, now }) {
    const { amountFrom, amountTo, ...request } = form;
    return writeRequest(
      {
        ...request,
        amountFromPence: amountFrom,
        amountToPence: amountTo,
        projectId: project.projectId,
        organisationId: project.organisationId,
        writtenBy: signedIn(viewer).personId,
      },
      {
        projectOpenToEveryone:
          project.state === 'published' && project.visibility === 'everyone' && !project.hidden,
        running: await countRunning(db, project.projectId),
        mustMend: needsMending(freeTextsOf(form), form.identifiersJustified, now),
      },
    );
  },
  async save(tx, request, { act }) {
    const written = await insertRequest(tx, act, request);
    return written.ok ? written.value : written;
  },
  done: ({ saved }) =>
    seeOther(
      requestPaths.show({ requestId: saved }),
      'Your request is written. A lead of your organisation is asked to authorise it; then companies see it.',
    ),
  refusals: {
    'project-not-open':
      'Only a published project that everyone may see can ask for sponsorship. Its page says how to open it.',
    'asked-already': `A project asks for at most ${requestsMax} things at a time. Withdraw one that you no longer need.`,
    'written-already':
      'Your project asks for this already. Look at it on the page ‘Sponsorship’, or choose other words.',
    'amounts-crossed': 'The largest amount must not be smaller than the smallest.',
    'looks-like-a-patient': identifiersRefusal,
  },
  again: (state, loaded, { now }) => writePage(loaded, state, now),
});

async function loadRequest({ db, viewer, params }: Reading<z.output<typeof RequestAt>, unknown>) {
  return { request: await found(findRequest(db, viewer, params.requestId), 'request') };
}

/** A named officer of the organisation puts it on the list. */
export const authoriseRequest = post(requestPaths.authorise, {
  params: RequestAt,
  permission: mayAuthorise,
  stepUp: true,
  writes: ['sponsorship-request.listed'],
  load: loadRequest,
  decide: ({ request }) => {
    const decision = decideListing(request.state, request.projectOpenToEveryone);
    return decision.ok ? allow(request) : decision;
  },
  async save(tx, request, { act, viewer, now }) {
    const listed = { by: signedIn(viewer).personId, lapsesOn: addDays(londonToday(now), listedDays) };
    if (!(await moveRequestTo(tx, act, request, { state: 'listed', listed }))) return refuse('not-from-here');
  },
  done: ({ params }) =>
    seeOther(
      requestPaths.show(params),
      'The request is listed. Companies that were verified can see it now.',
    ),
  refusals: {
    'not-from-here': 'This request no longer waits for authorisation. Look at where it stands.',
    'project-not-open':
      'Its project is no longer published for everyone, so companies could not read about it. Ask the team to publish it again, or withdraw the request.',
  },
});

export const withdrawRequest = post(requestPaths.withdraw, {
  params: RequestAt,
  permission: mayWithdrawRequest,
  writes: ['sponsorship-request.withdrawn'],
  load: loadRequest,
  decide: ({ request }) => {
    const decision = moveRequest(request.state, 'withdrawn');
    return decision.ok ? allow(request) : decision;
  },
  async save(tx, request, { act }) {
    if (!(await moveRequestTo(tx, act, request, { state: 'withdrawn' }))) return refuse('not-from-here');
  },
  done: ({ params }) =>
    seeOther(requestPaths.show(params), 'The request is withdrawn. No company sees it any more.'),
  refusals: {
    'not-from-here': 'This request is over already, or changed just now. Look at where it stands.',
  },
});

export const requestRoutes = [showWriteRequest, writeSponsorshipRequest, authoriseRequest, withdrawRequest];
