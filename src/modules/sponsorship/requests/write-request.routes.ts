import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { londonToday } from '#kit/local-date.ts';
import {
  findInTexts,
  findProject,
  identifiersRefusal,
  mayEditProject,
  needsMending,
  projectPaths,
} from '#modules/projects/public.ts';
import { id } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { mayAsk, requestsMax, writeRequest } from '../request.rules.ts';
import { findSectors } from '../sectors/sector.queries.ts';
import { requestPaths } from '../sponsorship.paths.ts';
import { mayEditRequest } from '../sponsorship.policy.ts';
import { CannotAsk } from './cannot-ask.view.tsx';
import { freeTextsOf, textOf, typedFrom, Written } from './request.form.ts';
import { findRequest } from './request.queries.ts';
import { countRunning, insertRequest, rewriteRequest } from './request-writing.queries.ts';
import { WriteRequest } from './write-request.view.tsx';

export const RequestAt = z.object({ requestId: id });
const ProjectAt = z.object({ projectId: id });

async function loadProject({ db, viewer, params }: Reading<z.output<typeof ProjectAt>, unknown>) {
  const project = await found(findProject(db, viewer, params.projectId), 'project');
  return {
    project,
    sectors: await findSectors(db),
    facts: {
      projectOpenToEveryone:
        project.state === 'published' && project.visibility === 'everyone' && !project.hidden,
      running: await countRunning(db, project.projectId),
    },
  };
}
type LoadedProject = Awaited<ReturnType<typeof loadProject>>;

function writePage({ project, sectors }: LoadedProject, state: FormState, now: Date) {
  return {
    title: 'Ask for sponsorship',
    breadcrumbs: [{ text: project.text.title, href: projectPaths.show({ projectId: project.projectId }) }],
    body: WriteRequest({
      action: requestPaths.write({ projectId: project.projectId }),
      heading: 'Ask for sponsorship',
      button: 'Write the request',
      projectTitle: project.text.title,
      sectors,
      findings: state.errors.length === 0 ? [] : findInTexts(freeTextsOf(state.values), now),
      state,
    }),
  };
}

/** Said before anybody fills in a long form, not after. */
export const showWriteRequest = page(requestPaths.begin, {
  params: ProjectAt,
  permission: mayEditProject,
  load: loadProject,
  view(loaded, { now }) {
    const { project, facts } = loaded;
    const asks = mayAsk(facts);
    if (asks.ok) return writePage(loaded, { values: { topics: project.text.topics }, errors: [] }, now);
    return {
      title: 'You cannot ask for sponsorship yet',
      breadcrumbs: [{ text: project.text.title, href: projectPaths.show(project) }],
      body: CannotAsk({ project, reason: asks.reason }),
    };
  },
});

const writingRefusals = {
  'project-not-open':
    'Only a published project that everyone may see can ask for sponsorship. Its page says how to open it.',
  'asked-already': `A project asks for at most ${requestsMax} things at a time. Withdraw one that you no longer need.`,
  'amounts-crossed': 'The largest amount must not be smaller than the smallest.',
  'time-crossed': 'The most time must not be less than the least.',
  'dates-crossed': 'The last day must not be before the first.',
  'ended-already': 'The last day is over. Choose a later one, or leave it empty.',
  'procurement-crossed': 'The buying must not end before it begins.',
  'procurement-over':
    'The day until which you buy is over. Choose a later one, or say that you buy nothing of this kind.',
  'procurement-undated':
    'Say when the buying ends, as far as you know: until then companies that bid are stopped.',
  'looks-like-a-patient': identifiersRefusal,
} as const;

/** The team writes; nothing is listed before the organisation authorises it. */
export const writeSponsorshipRequest = post(requestPaths.write, {
  params: ProjectAt,
  form: Written,
  permission: mayEditProject,
  writes: ['sponsorship-request.written'],
  load: loadProject,
  decide({ project, sectors, facts }, { form, viewer, now }) {
    const text = textOf(form);
    return writeRequest(
      {
        ...text,
        excludedSectors: text.excludedSectors.filter((slug) => sectors.some((one) => one.slug === slug)),
        projectId: project.projectId,
        organisationId: project.organisationId,
        writtenBy: signedIn(viewer).personId,
      },
      {
        ...facts,
        today: londonToday(now),
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
    ...writingRefusals,
    'written-already':
      'Your project asks for this already. Look at it on the page ‘Sponsorship’, or choose other words.',
  },
  again: (state, loaded, { now }) => writePage(loaded, state, now),
});

async function loadDraft({ db, viewer, params, now }: Reading<z.output<typeof RequestAt>, unknown>) {
  const request = await found(findRequest(db, viewer, params.requestId, londonToday(now)), 'request');
  return { request, sectors: await findSectors(db) };
}
type LoadedDraft = Awaited<ReturnType<typeof loadDraft>>;

function editPage({ request, sectors }: LoadedDraft, state: FormState, now: Date) {
  const href = requestPaths.show({ requestId: request.requestId });
  return {
    title: 'Mend the request',
    breadcrumbs: [{ text: request.title, href }],
    body: WriteRequest({
      action: requestPaths.edit({ requestId: request.requestId }),
      heading: 'Mend the request',
      button: 'Keep it',
      projectTitle: request.project.title,
      sectors,
      findings: state.errors.length === 0 ? [] : findInTexts(freeTextsOf(state.values), now),
      state,
    }),
  };
}

export const showEditRequest = page(requestPaths.edit, {
  params: RequestAt,
  permission: mayEditRequest,
  load: loadDraft,
  view(loaded, { now }) {
    if (loaded.request.state !== 'draft')
      return seeOther(
        requestPaths.show({ requestId: loaded.request.requestId }),
        'What is listed stays as it is, the same for every company. Withdraw it and write another, or publish an answer.',
      );
    if (!loaded.request.projectOpenToEveryone)
      return seeOther(
        requestPaths.show({ requestId: loaded.request.requestId }),
        'Its project is no longer published for everyone, so the request cannot go on. Open the project again on its page, or withdraw the request.',
      );
    return editPage(loaded, { values: typedFrom(loaded.request), errors: [] }, now);
  },
});

/** Until it is authorised a draft is mended; then it stands, so that every company reads the same. */
export const editRequest = post(requestPaths.edit, {
  params: RequestAt,
  form: Written,
  permission: mayEditRequest,
  writes: ['sponsorship-request.rewritten'],
  load: loadDraft,
  decide({ request, sectors }, { form, now }) {
    if (request.state !== 'draft') return refuse('not-a-draft');
    const text = textOf(form);
    const decision = writeRequest(
      {
        ...text,
        excludedSectors: text.excludedSectors.filter((slug) => sectors.some((one) => one.slug === slug)),
      },
      {
        projectOpenToEveryone: request.projectOpenToEveryone,
        running: 0,
        today: londonToday(now),
        mustMend: needsMending(freeTextsOf(form), form.identifiersJustified, now),
      },
    );
    return decision.ok ? allow({ request, text: decision.value }) : decision;
  },
  async save(tx, { request, text }, { act }) {
    if (!(await rewriteRequest(tx, act, request, text))) return refuse('not-a-draft');
  },
  done: ({ params }) => seeOther(requestPaths.show(params), 'The request is mended.'),
  refusals: {
    ...writingRefusals,
    'not-a-draft': 'This request was authorised or withdrawn meanwhile. What you typed is still here.',
  },
  again: (state, loaded, { now }) => editPage(loaded, state, now),
});

export const writeRequestRoutes = [showWriteRequest, writeSponsorshipRequest, showEditRequest, editRequest];
