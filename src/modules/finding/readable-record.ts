import type { Viewer } from '#kit/viewer.ts';
import { mayRead } from '#kit/visibility.ts';
import type { Db } from '#platform/db/database.ts';
import type { BriefDocument, SearchDocument } from '#platform/module.ts';
import { sourceOf } from './search-sources.ts';

/** A record as its room tells it now. @returns undefined where it is not, or no longer, to be found */
export async function findDocument(db: Db, kind: string, id: string): Promise<SearchDocument | undefined> {
  const [document] = await sourceOf(kind).documents(db, [id]);
  return document;
}

/** Asked of the room itself and of the policy, never of the index: it holds also for what the index has not heard of yet. */
export function mayReadDocument(
  viewer: Viewer,
  document: Pick<SearchDocument, 'visibility' | 'organisationId'>,
): boolean {
  return mayRead(viewer, {
    visibility: document.visibility,
    organisationId: document.organisationId,
    ownerIds: [],
    state: 'shown',
    hidden: false,
  });
}

export function peopleBehind(db: Db, kind: string, id: string): Promise<readonly string[]> {
  return sourceOf(kind).peopleBehind?.(db, id) ?? Promise.resolve([]);
}

/**
 * The eyes with which the programme itself looks for what belongs together: all that is shown, whoever may see it. Nothing
 * that it finds is told to anybody before their own eyes are asked.
 */
export const programmeEyes: Viewer = {
  kind: 'person',
  personId: '00000000-0000-0000-0000-000000000000',
  name: '',
  staff: true,
  memberships: [],
  programmeRoles: ['moderator'],
  companies: [],
  actingFor: null,
  sessionId: '',
  provedAt: new Date(0),
  secondFactor: true,
};

/** What the viewer may read of these records, as their rooms tell them now, by id. */
export async function documentsOf(
  db: Db,
  viewer: Viewer,
  records: readonly { readonly kind: string; readonly id: string }[],
): Promise<Map<string, SearchDocument>> {
  const kinds = [...Map.groupBy(records, (record) => record.kind)];
  const found = await Promise.all(
    kinds.map(([kind, ofKind]) =>
      sourceOf(kind).documents(
        db,
        ofKind.map(({ id }) => id),
      ),
    ),
  );
  const readable = new Map<string, SearchDocument>();
  for (const document of found.flat())
    if (mayReadDocument(viewer, document)) readable.set(document.id, document);
  return readable;
}

/** What the viewer may read of these records of one kind, in short, by id. */
export async function briefsOf(
  db: Db,
  viewer: Viewer,
  kind: string,
  ids: readonly string[],
): Promise<Map<string, BriefDocument>> {
  const source = sourceOf(kind);
  const found = await (source.briefly ? source.briefly(db, ids) : source.documents(db, ids));
  return new Map(found.filter((one) => mayReadDocument(viewer, one)).map((one) => [one.id, one]));
}

export async function isFindable(db: Db, viewer: Viewer, kind: string, id: string): Promise<boolean> {
  const document = await findDocument(db, kind, id);
  return document !== undefined && mayReadDocument(viewer, document);
}
