import { z } from 'zod';
import { refuse } from '#kit/decision.ts';
import { choice } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { deskPaths } from '../../easy.paths.ts';
import { RecordRef } from '../../read/read.routes.ts';
import { findDocument } from '../../readable-sources.ts';
import { mayWriteVersions } from '../../version.policy.ts';
import { findVersionsOf } from '../../version.queries.ts';
import { formats } from '../../version.rules.ts';
import { insertVersion } from '../../write-version.queries.ts';
import { beginFrom } from './begin-from.ts';
import { RecordDesk } from './record-desk.view.tsx';

async function load({ db, viewer, params }: Reading<z.output<typeof RecordRef>, unknown>) {
  const document = await found(findDocument(db, viewer, params.kind, params.ref), 'record');
  return { document, versions: await findVersionsOf(db, document.kind, document.recordId) };
}
type Loaded = Awaited<ReturnType<typeof load>>;

function deskPage(loaded: Loaded, state: FormState) {
  return {
    title: `Versions of: ${loaded.document.title}`,
    breadcrumbs: [{ text: 'Easy Read desk', href: deskPaths.list() }],
    body: RecordDesk({ ...loaded, state }),
    noIndex: true,
  };
}

export const showRecordDesk = page(deskPaths.record, {
  params: RecordRef,
  permission: mayWriteVersions,
  load,
  view: (loaded) => deskPage(loaded, { values: {}, errors: [] }),
});

export const beginVersion = post(deskPaths.begin, {
  params: RecordRef,
  form: z.object({
    format: choice(formats, 'Choose Easy Read, plain words or symbols'),
    from: choice(['source', 'machine', 'published', 'nothing'], 'Choose how to begin'),
  }),
  permission: mayWriteVersions,
  writes: ['easy-version.begun'],
  load,
  decide: ({ document, versions }, { form }) => {
    const standing = versions.find((one) => one.format === form.format && one.state === 'published');
    if (versions.some((one) => one.format === form.format && ['draft', 'handed-in'].includes(one.state)))
      return refuse('begun-already');
    if (form.from === 'published' && !standing) return refuse('none-to-go-on-from');
    return {
      ok: true,
      value: { document, format: form.format, ...beginFrom(form.from, document, standing) },
    };
  },
  async save(tx, begun, { act, viewer }) {
    const versionId = await insertVersion(tx, act, { ...begun, by: signedIn(viewer).personId });
    return versionId ?? refuse('begun-already');
  },
  done: ({ saved }) =>
    seeOther(deskPaths.version({ versionId: saved }), 'It is begun. Nobody reads it before it is published.'),
  refusals: {
    'begun-already': 'Somebody works on one already. Open it below, and go on with it.',
    'none-to-go-on-from': 'There is none yet to go on from. Begin from the standard text.',
  },
  again: (state, loaded) => deskPage(loaded, state),
});
