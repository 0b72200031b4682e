import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { permission } from '#kit/viewer.ts';
import { hrefOf } from '#modules/finding/public.ts';
import type { Db } from '#platform/db/database.ts';
import { choice, id, typedText } from '#platform/http/fields.ts';
import { Absent, found } from '#platform/http/problems.ts';
import { type FormState, page, post, seeOther } from '#platform/http/route.ts';
import { moderationPaths } from '../programme.paths.ts';
import {
  decideReport,
  findOpenReports,
  findReport,
  insertReport,
  reportable,
  titleToReport,
} from './moderation.queries.ts';
import { Queue, ReportForm } from './moderation.view.tsx';

const Subject = z.object({ kind: z.enum(reportable), subjectId: id });
const reportsMax = 20;

export const beginReport = page(moderationPaths.begin, {
  query: Subject.partial(),
  permission: permission('signed-in'),
  async load({ db, viewer, query }) {
    const { kind, subjectId } = query;
    const title = kind && subjectId && (await titleToReport(db, viewer, kind, subjectId));
    if (!title) throw new Absent();
    return { kind, subjectId, title };
  },
  view: ({ title, ...subject }) => ({
    title: `Report ‘${title}’`,
    body: ReportForm({ title, state: { values: subject, errors: [] } }),
    noIndex: true,
  }),
});

export const makeReport = post(moderationPaths.report, {
  form: Subject.extend({ reason: typedText({ name: 'what is wrong with it', max: 2_000 }) }),
  permission: permission('signed-in'),
  writes: ['report.made'],
  attempts: {
    max: reportsMax,
    by: ({ viewer }) => [`report ${viewer.kind === 'person' ? viewer.personId : ''}`],
  },
  load: async () => ({}),
  decide: async (_loaded, { db, viewer, form }) =>
    (await titleToReport(db, viewer, form.kind, form.subjectId)) === undefined ? refuse('gone') : allow(form),
  save: async (tx, report, { act }) => (await insertReport(tx, act, report)) ?? refuse('reported-already'),
  done: ({ form }) =>
    seeOther(
      hrefOf(form.kind, form.subjectId),
      'Thank you. Programme staff look at it, and you hear what they decide.',
    ),
  refusals: {
    gone: 'This is no longer there, so there is nothing to report.',
    'reported-already': 'You have reported this already. Programme staff have not decided yet.',
  },
  again: (state) => ({ title: 'Report', body: ReportForm({ title: undefined, state }) }),
});

async function queuePage(db: Db, failed?: { reportId: string; state: FormState }) {
  const reports = await findOpenReports(db);
  return {
    title: 'Moderation',
    body: Queue({
      reports: reports.map((report) => ({ ...report, href: hrefOf(report.kind, report.subjectId) })),
      failed,
    }),
  };
}

export const showQueue = page(moderationPaths.queue, {
  permission: permission('moderator'),
  load: ({ db }) => queuePage(db),
  view: (queue) => queue,
});

/** Hidden at once, with a reason; or kept, with a reason. Both sides are told. */
export const decide = post(moderationPaths.decide, {
  params: z.object({ reportId: id }),
  form: z.object({
    verdict: choice(['hidden', 'kept'], 'Choose whether to hide it'),
    reason: typedText({ name: 'the reason', max: 2_000 }),
  }),
  permission: permission('moderator'),
  writes: ['report.decided', 'idea.hidden', 'need.hidden', 'project.hidden'],
  load: async ({ db, params }) => ({ report: await found(findReport(db, params.reportId), 'report') }),
  decide: ({ report }, { form }) => allow({ report, form }),
  async save(tx, { report, form }, { act }) {
    if (!(await decideReport(tx, act, report, form))) return refuse('decided-meanwhile');
  },
  done: ({ form }) =>
    seeOther(
      moderationPaths.queue(),
      form.verdict === 'hidden'
        ? 'It is hidden. Both sides are told why.'
        : 'It stays. The reporter is told why.',
    ),
  refusals: {
    'decided-meanwhile': 'Another moderator decided this already. The queue shows what still waits.',
  },
  again: (state, { report }, { db }) => queuePage(db, { reportId: report.reportId, state }),
});

export const moderationRoutes = [beginReport, makeReport, showQueue, decide];
