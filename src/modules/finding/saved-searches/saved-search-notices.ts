import type { NoticeSource } from '#platform/module.ts';
import { findPersonAsViewer } from '#platform/session/session.queries.ts';
import { findDocument, mayReadDocument } from '../readable-record.ts';
import { readKept } from '../search/search-address.ts';
import { findAlerted } from './alert.queries.ts';
import { addressOf, nameOf } from './saved-searches.view.tsx';

/** Words are made when they are read: of what was found, only what this person may still read then is counted or named. */
export const savedSearchNotices: NoticeSource = {
  verbs: ['search.found-new'],
  async recipients(db, event) {
    const search = await findAlerted(db, event.subject);
    return search ? [{ personId: search.personId, kind: 'saved-searches' }] : [];
  },
  async words(db, { personId, event }) {
    const search = await findAlerted(db, event.subject);
    const viewer = await findPersonAsViewer(db, personId, event.at);
    if (!search || search.personId !== personId || !viewer) return undefined;
    const { hits, kinds } = event.payload;
    if (!Array.isArray(hits) || !Array.isArray(kinds)) return undefined;
    const titles: string[] = [];
    for (const [i, id] of hits.entries()) {
      const document = await findDocument(db, String(kinds[i]), String(id));
      if (document && mayReadDocument(viewer, document)) titles.push(document.title);
    }
    const [first] = titles;
    if (first === undefined) return undefined;
    const name = nameOf(readKept(search.question));
    const others = titles.length - 1;
    return {
      text: `New for your saved search ${name}: ‘${first}’${others === 0 ? '' : ` and ${others} more`}.`,
      href: addressOf(search.question),
    };
  },
};
