import { z } from 'zod';
import { permission } from '#kit/viewer.ts';
import { id } from '#platform/http/fields.ts';
import { Absent, found } from '#platform/http/problems.ts';
import { page } from '#platform/http/route.ts';
import { pictureBytes } from '../catalogue.ts';
import { findPackPicture } from '../pack.queries.ts';
import { picturePaths } from '../picture.paths.ts';

/** Only what a page asked for is read and served; as an attachment that may run nothing, and kept for good by browsers. */
export const showBuiltInPicture = page(picturePaths.builtIn, {
  params: z.object({
    pack: z.string().max(40),
    hash: z.string().max(64),
    name: z.string().max(160),
  }),
  permission: permission('anyone'),
  load: async ({ params }) => {
    const bytes = pictureBytes(`${params.pack}:${params.name}`);
    if (bytes?.hash !== params.hash) throw new Absent('picture');
    return bytes;
  },
  view: ({ svg }) => ({
    contentType: 'image/svg+xml',
    content: svg,
    fileName: 'picture.svg',
    immutable: true,
  }),
});

export const showImportedPicture = page(picturePaths.imported, {
  params: z.object({ pictureId: id }),
  permission: permission('anyone'),
  load: ({ db, params }) => found(findPackPicture(db, params.pictureId), 'picture'),
  view: (picture, { platform, params }) => ({
    contentType: picture.mediaType,
    content: platform.files.open(params.pictureId),
    fileName: 'picture',
    immutable: true,
  }),
});
