import { z } from 'zod';
import { permission } from '#kit/viewer.ts';
import { id } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { page } from '#platform/http/route.ts';
import { boardPicture } from '../symbols/picture.paths.ts';
import { findVisibleFile } from './board-file.queries.ts';

export const showBoardPicture = page(boardPicture, {
  params: z.object({ fileId: id }),
  permission: permission('anyone'),
  load: ({ db, viewer, params }) =>
    found(
      findVisibleFile(db, viewer.kind === 'person' ? viewer.personId : undefined, params.fileId),
      'picture',
    ),
  view: ({ mediaType }, { platform, params }) => ({
    contentType: mediaType,
    content: platform.files.open(params.fileId),
    fileName: 'picture',
    immutable: true,
  }),
});
