import { hasProgrammeRole, type Permission, permission, type Viewer } from '#kit/viewer.ts';

interface Facts {
  readonly document: { readonly authorIds: readonly string[] };
}

/** Editors, and whoever wrote the record itself. */
export const mayWriteVersions: Permission<Facts> = permission<Facts>(
  'signed-in',
  (viewer, { document }) =>
    isEditor(viewer) || (viewer.kind === 'person' && document.authorIds.includes(viewer.personId)),
);

export function isEditor(viewer: Viewer): boolean {
  return hasProgrammeRole(viewer, 'editor');
}
