import { permission } from '#kit/viewer.ts';
import { page } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { deskPaths } from '../../easy.paths.ts';
import { findDocument } from '../../readable-sources.ts';
import { isEditor } from '../../version.policy.ts';
import { findDeskLines, type VersionLine } from './desk-lines.queries.ts';
import { DeskList } from './desk-list.view.tsx';

export const showDesk = page(deskPaths.list, {
  permission: permission('signed-in'),
  async load({ db, viewer }) {
    const who = { personId: signedIn(viewer).personId, editor: isEditor(viewer) };
    const [working, outdated, published] = await Promise.all(
      (['working', 'outdated', 'published'] as const).map(async (which) => {
        const lines = await findDeskLines(db, who, which);
        const readable = await Promise.all(
          lines.map((line: VersionLine) => findDocument(db, viewer, line.kind, line.recordId)),
        );
        return lines.filter((_line, i) => readable[i]);
      }),
    );
    return {
      working: working ?? [],
      outdated: outdated ?? [],
      published: published ?? [],
      editor: who.editor,
    };
  },
  view: (loaded) => ({ title: 'Easy Read desk', body: DeskList(loaded), wide: true, noIndex: true }),
});
