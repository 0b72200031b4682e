import type { NoticeSource } from '#platform/module.ts';
import { findPersonAsViewer } from '#platform/session/session.queries.ts';
import { deskPaths } from './easy.paths.ts';
import { findEditorIds } from './editors.queries.ts';
import { findDocument } from './readable-sources.ts';
import { findVersion } from './version.queries.ts';

/** Editors hear what waits for them; those who wrote hear what became of it. */
export const versionStepNotices: NoticeSource = {
  verbs: [
    'easy-version.handed-in',
    'easy-version.given-back',
    'easy-version.checked',
    'easy-version.published',
    'easy-version.outdated',
  ],
  async recipients(db, event) {
    const version = await findVersion(db, event.subject);
    if (!version) return [];
    const toTell = event.verb === 'easy-version.handed-in' ? await findEditorIds(db) : version.writerIds;
    return toTell.map((personId) => ({ personId, kind: 'easy-read-desk' }));
  },
  async words(db, { personId, event }) {
    const version = await findVersion(db, event.subject);
    const reader = await findPersonAsViewer(db, personId, event.at);
    // Its title tells of the record: only whoever may read that hears of it.
    if (!version || !reader || !(await findDocument(db, reader, version.kind, version.recordId)))
      return undefined;
    const name = `‘${version.title}’`;
    const href = deskPaths.version({ versionId: version.versionId });
    const words: Readonly<Record<string, string>> = {
      'easy-version.handed-in': `${name} waits for an editor to check it.`,
      'easy-version.given-back': `An editor gave ${name} back, with a note.`,
      'easy-version.checked': `${version.checked?.name ?? 'An editor'} checked ${name}.`,
      'easy-version.published': `${name}, of which you wrote a version, is published in it.`,
      'easy-version.outdated': `The standard text of ${name} has changed. Look whether your version still says the same.`,
    };
    const text = words[event.verb];
    return text === undefined ? undefined : { text, href };
  },
};
