import { hasProgrammeRole, type Viewer } from '#kit/viewer.ts';

/** Who may see a record: its author chooses, nothing is preselected, nobody else widens it (product.md). */
export type Visibility = 'organisation' | 'staff' | 'everyone';

/** What the predicate needs to know of a record, whatever room it lives in. */
export interface ReadableRecord {
  readonly visibility: Visibility;
  readonly organisationId: string | null;
  /** Its author, or its team. */
  readonly ownerIds: readonly string[];
  /** 'awaiting' is for the eyes of those who approve it. */
  readonly state: 'draft' | 'awaiting' | 'shown';
  readonly hidden: boolean;
}

/** A predicate over one readable record. It is data, so that policy, SQL and search filter are compiled from the same tree. */
export type Predicate =
  | { readonly all: readonly Predicate[] }
  | { readonly any: readonly Predicate[] }
  | { readonly visibility: Visibility }
  | { readonly organisationIn: readonly string[] }
  | { readonly ownedBy: string }
  | { readonly stateIn: readonly ReadableRecord['state'][] }
  | { readonly hidden: boolean };

/** The one place that says who may read a record. */
export function readableBy(viewer: Viewer): Predicate {
  const open: Predicate = { all: [{ stateIn: ['shown'] }, { hidden: false }] };
  if (viewer.kind === 'visitor') return { all: [open, { visibility: 'everyone' }] };
  const organisations = viewer.memberships.map((m) => m.organisationId);
  const led = viewer.memberships.filter((m) => m.role !== 'member').map((m) => m.organisationId);
  const within: Predicate[] = [{ visibility: 'everyone' }, { organisationIn: organisations }];
  if (viewer.staff) within.push({ visibility: 'staff' });
  const ways: Predicate[] = [{ all: [open, { any: within }] }, { ownedBy: viewer.personId }];
  if (led.length > 0) ways.push({ all: [{ stateIn: ['awaiting', 'shown'] }, { organisationIn: led }] });
  if (hasProgrammeRole(viewer, 'moderator')) ways.push({ stateIn: ['shown'] });
  return { any: ways };
}

/** The predicate as policy. */
export function holds(predicate: Predicate, record: ReadableRecord): boolean {
  if ('all' in predicate) return predicate.all.every((p) => holds(p, record));
  if ('any' in predicate) return predicate.any.some((p) => holds(p, record));
  if ('visibility' in predicate) return record.visibility === predicate.visibility;
  if ('organisationIn' in predicate)
    return record.organisationId !== null && predicate.organisationIn.includes(record.organisationId);
  if ('ownedBy' in predicate) return record.ownerIds.includes(predicate.ownedBy);
  if ('stateIn' in predicate) return predicate.stateIn.includes(record.state);
  return record.hidden === predicate.hidden;
}

export function mayRead(viewer: Viewer, record: ReadableRecord): boolean {
  return holds(readableBy(viewer), record);
}
