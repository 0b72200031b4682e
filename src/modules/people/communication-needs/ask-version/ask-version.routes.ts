import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { decodeCursor, encodeCursor } from '#kit/key-page.ts';
import { formatLocalDate, londonToday } from '#kit/local-date.ts';
import { withQuery } from '#kit/paths.ts';
import { permission } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import { id, localDate, placeFields, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, type RecordAt, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import type { RecordVersions } from '#platform/module.ts';
import { versionPaths } from '../communication-need.paths.ts';
import { findCheckedVersions, findPublicRecord } from '../records.ts';
import { TaskList } from './ask-version.view.tsx';
import { findAskedVersions, fulfilVersion, requestVersion } from './version.queries.ts';
import { giveVersion } from './version.rules.ts';
import { declineVersion, findOpenTask, findOpenTasks, takeTask } from './version-task.queries.ts';

/** The foot of every public record's page. @returns undefined where the record is none that everyone may read */
export async function versionsOf(db: Db, at: RecordAt): Promise<RecordVersions | undefined> {
  const found = await findPublicRecord(db, at);
  if (!found) return undefined;
  const record = { kind: at.kind, subjectId: found.recordId };
  const [there, asked] = await Promise.all([findCheckedVersions(db, record), findAskedVersions(db, record)]);
  return { record, there, asked };
}

const requestsMax = 20;

/** One press, by anybody, on any record that everyone may read. */
export const askVersion = post(versionPaths.ask, {
  form: z.object({
    kind: z.string('Choose a page').regex(/^[a-z-]{1,40}$/, 'Choose a page'),
    subjectId: id,
    format: z.enum(['easy-read', 'symbols', 'audio']).default('easy-read'),
  }),
  permission: permission('anyone'),
  writes: ['version.requested', 'communication-need.contact-logged'],
  attempts: { max: requestsMax, by: ({ request }) => [`version ${request.ip}`] },
  load: async () => ({}),
  async decide(_loaded, { db, form }) {
    const record = { kind: form.kind, subjectId: form.subjectId };
    const there = await findPublicRecord(db, record);
    if (!there) return refuse('not-open');
    const versions = await findCheckedVersions(db, record);
    if (versions.some((version) => version.format === form.format)) return refuse('there-already');
    return allow({ record, href: there.href });
  },
  async save(tx, { record, href }, { act, form, viewer, request, platform }) {
    const mark = platform.sealer.sign('version-request', `${request.ip} ${request.device}`);
    const by = viewer.kind === 'person' ? { personId: viewer.personId } : { visitorMark: mark };
    const task = await requestVersion(tx, act, { record, format: form.format, by });
    return task ? { ...task, href, visitor: viewer.kind === 'visitor' } : refuse('asked-already');
  },
  done: ({ saved }) =>
    seeOther(
      saved.href,
      saved.visitor
        ? `An editor was asked. It is due by ${formatLocalDate(saved.dueOn)}. Look at this page again then. If you sign in, we can tell you.`
        : `An editor was asked. It is due by ${formatLocalDate(saved.dueOn)}. We tell you when it is there.`,
    ),
  refusals: {
    'not-open': 'This page is not open to everyone, so nobody can be asked for another version of it.',
    'there-already': 'There is a version already. Look at the foot of its page.',
    'asked-already': 'You asked for this already. It is noted, with its date at the foot of the page.',
  },
});

async function loadTasks({
  db,
  viewer,
  now,
  query,
}: Pick<Reading<unknown, { after?: string | undefined }>, 'db' | 'viewer' | 'now' | 'query'>) {
  const at = decodeCursor(query.after, ['string', 'string']);
  const usable = at && placeFields.day.safeParse(at[0]).success && id.safeParse(at[1]).success;
  const tasks = await findOpenTasks(db, viewer, usable ? { dueOn: at[0], taskId: at[1] } : undefined);
  const records = await Promise.all(tasks.map((task) => findPublicRecord(db, task.record)));
  const last = tasks.at(-1);
  return {
    tasks: tasks.map((task, i) => ({ ...task, page: records[i] })),
    today: londonToday(now),
    next:
      tasks.length === 100 && last
        ? withQuery(versionPaths.tasks(), { after: encodeCursor([last.dueOn, last.taskId]) })
        : undefined,
  };
}

function tasksPage(loaded: Awaited<ReturnType<typeof loadTasks>>, state: FormState & { taskId?: string }) {
  return { title: 'Versions that people wait for', body: TaskList({ ...loaded, state }), wide: true };
}

export const showTasks = page(versionPaths.tasks, {
  query: z.object({ after: z.string().optional() }),
  permission: permission('programme-staff'),
  load: loadTasks,
  view: (loaded) => tasksPage(loaded, { values: {}, errors: [] }),
});

const TaskAt = z.object({ taskId: id });

async function loadTask({ db, viewer, params, now }: Reading<z.output<typeof TaskAt>, unknown>) {
  return {
    task: await found(findOpenTask(db, viewer, params.taskId), 'task'),
    list: await loadTasks({ db, viewer, now, query: {} }),
  };
}

export const takeVersionTask = post(versionPaths.take, {
  params: TaskAt,
  permission: permission('programme-staff'),
  writes: ['version.task-taken'],
  load: loadTask,
  decide: ({ task }) => allow(task),
  async save(tx, task, { act, viewer }) {
    if (!(await takeTask(tx, act, viewer, task.taskId, signedIn(viewer).personId))) return refuse('gone');
  },
  done: () => seeOther(versionPaths.tasks(), 'It is yours now.'),
  refusals: { gone: 'It is done, or yours already. Look at the list again.' },
});

export const giveVersionByTask = post(versionPaths.fulfil, {
  params: TaskAt,
  form: z.object({
    address: typedText({ name: 'the address of the version', max: 500 }),
    checkedBy: typedText({ name: 'who checked it', max: 120 }),
    checkedOn: localDate('the day on which it was checked'),
  }),
  permission: permission('programme-staff'),
  writes: ['version.fulfilled'],
  load: loadTask,
  decide: ({ task }, { form, now }) => {
    const decision = giveVersion({ ...form, today: londonToday(now) });
    return decision.ok ? allow(task) : decision;
  },
  async save(tx, task, { act, form, viewer }) {
    const given = await fulfilVersion(tx, act, {
      record: task.record,
      format: task.format,
      href: form.address,
      checkedBy: form.checkedBy,
      checkedOn: form.checkedOn,
      by: signedIn(viewer).personId,
    });
    if (!given) return refuse('gone');
  },
  done: () => seeOther(versionPaths.tasks(), 'It is there now. Those who asked are told.'),
  refusals: {
    'no-address':
      'Enter an address of this site that begins with /, or a whole one that begins with https://.',
    'checked-in-future': 'The day on which it was checked lies ahead. Enter the day on which it was.',
    gone: 'A colleague was quicker. Look at the list again.',
  },
  again: (state, { list, task }) => tasksPage(list, { ...state, taskId: task.taskId }),
});

export const declineVersionTask = post(versionPaths.decline, {
  params: TaskAt,
  form: z.object({ reason: typedText({ name: 'why it cannot be made', max: 500 }) }),
  permission: permission('programme-staff'),
  writes: ['version.declined'],
  load: loadTask,
  decide: ({ task }) => allow(task),
  async save(tx, task, { act, form, viewer }) {
    const declined = { taskId: task.taskId, by: signedIn(viewer).personId, reason: form.reason };
    if (!(await declineVersion(tx, act, viewer, declined))) return refuse('gone');
  },
  done: () => seeOther(versionPaths.tasks(), 'Those who asked are told why.'),
  refusals: { gone: 'A colleague was quicker. Look at the list again.' },
  again: (state, { list, task }) => tasksPage(list, { ...state, taskId: task.taskId }),
});

export const versionRoutes = [askVersion, showTasks, takeVersionTask, giveVersionByTask, declineVersionTask];
