import type { Viewer } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import type { PlacedEvent } from '#platform/events/event.ts';
import type { NoticeSource, Recipient, SearchDocument } from '#platform/module.ts';
import { findPersonAsViewer } from '#platform/session/session.queries.ts';
import { findDocument, mayReadDocument, peopleBehind } from '../readable-record.ts';
import { hrefOf } from '../search-sources.ts';
import { findMatch } from './match.queries.ts';

const kinds = { need: 'needs-matched', project: 'project-may-help' } as const;

interface Sides {
  readonly need: SearchDocument;
  readonly project: SearchDocument;
  readonly needPeople: readonly string[];
  readonly projectPeople: readonly string[];
}

async function findSides(db: Db, event: PlacedEvent): Promise<Sides | undefined> {
  const match = await findMatch(db, event.subject);
  if (!match) return undefined;
  const [need, project] = [
    await findDocument(db, 'need', match.needId),
    await findDocument(db, 'project', match.projectId),
  ];
  if (!need || !project) return undefined;
  return {
    need,
    project,
    needPeople: await peopleBehind(db, 'need', need.id),
    projectPeople: await peopleBehind(db, 'project', project.id),
  };
}

/** Both sides are told, each only of what they may read themselves. Whoever stands on both sides knows it already. */
export const matchNotices: NoticeSource = {
  verbs: ['match.found'],
  async recipients(db, event) {
    const sides = await findSides(db, event);
    if (!sides) return [];
    const { needPeople, projectPeople } = sides;
    const told: Recipient[] = [
      ...needPeople
        .filter((personId) => !projectPeople.includes(personId))
        .map((personId) => ({ personId, kind: kinds.need })),
      ...projectPeople
        .filter((personId) => !needPeople.includes(personId))
        .map((personId) => ({ personId, kind: kinds.project })),
    ];
    const readers = await Promise.all(
      told.map(async (one) => {
        const viewer = await findPersonAsViewer(db, one.personId, event.at);
        return viewer && readsBoth(viewer, one.personId, sides) ? [one] : [];
      }),
    );
    return readers.flat();
  },
  async words(db, { personId, kind, event }) {
    const sides = await findSides(db, event);
    const viewer = await findPersonAsViewer(db, personId, event.at);
    if (!sides || !viewer || !readsBoth(viewer, personId, sides)) return undefined;
    const { need, project } = sides;
    return kind === kinds.need
      ? {
          text: `A project may answer your need ‘${need.title}’: ‘${project.title}’.`,
          href: hrefOf('project', project.id),
        }
      : {
          text: `Your project ‘${project.title}’ may answer a need: ‘${need.title}’.`,
          href: hrefOf('need', need.id),
        };
  },
};

/** One's own record one may always read. */
function readsBoth(viewer: Viewer, personId: string, sides: Sides): boolean {
  const { need, project, needPeople, projectPeople } = sides;
  return (
    (needPeople.includes(personId) || mayReadDocument(viewer, need)) &&
    (projectPeople.includes(personId) || mayReadDocument(viewer, project))
  );
}
