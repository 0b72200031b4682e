import type { NoticeSource } from '#platform/module.ts';
import { formatWords } from './ask-version/ask-version.view.tsx';
import { findTaskFacts } from './ask-version/version.queries.ts';
import { myNeedsPaths, supporterPaths, supportingPaths, versionPaths } from './communication-need.paths.ts';
import { findCheckedVersions, findPublicRecord } from './records.ts';
import { findSupportingSides } from './supporter.queries.ts';

/** The person hears when it is time to look at what they need again. */
export const reviewNotices: NoticeSource = {
  verbs: ['communication-needs.review-due'],
  recipients: async (_db, event) => [{ personId: event.subject, kind: 'your-needs' }],
  words: async () => ({
    text: 'Is what you told us you need still right? Look at it, and change it if it is not.',
    href: myNeedsPaths.show(),
  }),
};

/** Both sides hear when supporting begins and when it ends. */
export const supporterNotices: NoticeSource = {
  verbs: ['supporter.accepted', 'supporter.ended'],
  async recipients(db, event) {
    const sides = await findSupportingSides(db, event.subject);
    if (!sides?.supporterId) return [];
    const toTell =
      event.verb === 'supporter.accepted' ? [sides.personId] : [sides.personId, sides.supporterId];
    return toTell.map((personId) => ({ personId, kind: 'supporting' }));
  },
  async words(db, { event, personId }) {
    const sides = await findSupportingSides(db, event.subject);
    if (!sides) return undefined;
    const supporter = sides.supporterName ?? 'Somebody';
    if (event.verb === 'supporter.accepted')
      return { text: `${supporter} supports you now.`, href: supporterPaths.list() };
    return personId === sides.personId
      ? { text: `${supporter} no longer supports you.`, href: supporterPaths.list() }
      : { text: `You no longer support ${sides.personName}.`, href: supportingPaths.list() };
  },
};

/** The editor who holds it hears that somebody waits; those who asked hear what became of it. */
export const versionNotices: NoticeSource = {
  verbs: ['version.requested', 'version.fulfilled', 'version.declined'],
  async recipients(db, event) {
    const task = await findTaskFacts(db, event.subject);
    if (!task) return [];
    if (event.verb === 'version.requested')
      return task.heldBy === null ? [] : [{ personId: task.heldBy, kind: 'version-tasks' }];
    return task.askerIds.map((personId) => ({ personId, kind: 'versions-asked-for' }));
  },
  async words(db, { event }) {
    const task = await findTaskFacts(db, event.subject);
    const page = task && (await findPublicRecord(db, task.record));
    if (!task || !page) return undefined;
    const format = formatWords[task.format] ?? task.format;
    if (event.verb === 'version.requested')
      return { text: `Somebody asks for ${format} of ‘${page.title}’.`, href: versionPaths.tasks() };
    if (event.verb === 'version.declined')
      return {
        text: `‘${page.title}’ cannot be made into ${format}. The reason: ${task.declinedReason ?? ''}`,
        href: page.href,
        open: true,
      };
    const version = (await findCheckedVersions(db, task.record)).find((one) => one.format === task.format);
    return {
      text: `You asked for ${format} of ‘${page.title}’. It is there now.`,
      href: version?.href.startsWith('/') ? version.href : page.href,
      open: true,
    };
  },
};
