import { z } from 'zod';
import { allow, type Decision, refuse } from '#kit/decision.ts';
import { londonToday } from '#kit/local-date.ts';
import { withQuery } from '#kit/paths.ts';
import { type Permission, permission } from '#kit/viewer.ts';
import { fulfilVersion } from '#modules/people/public.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Act } from '#platform/events/event.ts';
import { localDate, optionalText, ticked, typedText } from '#platform/http/fields.ts';
import { type FormState, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { deskPaths, easyPaths } from '../../easy.paths.ts';
import { isEditor, mayWriteVersions } from '../../version.policy.ts';
import { findVersion, type Version } from '../../version.queries.ts';
import { mayBePublished, maySign } from '../../version.rules.ts';
import { editPage } from '../edit-version/edit-version.routes.ts';
import { type LoadedVersion, loadVersion, VersionAt } from '../load-version.ts';
import {
  giveBack,
  handIn,
  insertTest,
  markGoneThrough,
  publish,
  sign,
  withdraw,
} from './version-steps.queries.ts';

const revision = z.coerce.number().int().min(1).catch(0);

const mayEditVersions: Permission<LoadedVersion> = permission<LoadedVersion>('editor', (viewer) =>
  isEditor(viewer),
);

const changed =
  'Somebody changed this version since you opened it. Look at it as it is now, then do it again.';

/** Of the words that somebody saw, and of no others. */
function asSeen({ version }: LoadedVersion, seen: number): Decision<Version, 'changed'> {
  return version.revision === seen ? allow(version) : refuse('changed');
}

function again(
  state: FormState,
  loaded: LoadedVersion,
  { viewer }: Pick<Reading<unknown, unknown>, 'viewer'>,
) {
  return editPage(loaded, viewer, state);
}

export const goThrough = post(deskPaths.goneThrough, {
  params: VersionAt,
  form: z.object({ revision, readAll: ticked }),
  permission: mayWriteVersions,
  writes: ['easy-version.gone-through'],
  load: loadVersion,
  decide: (loaded, { form }) => (form.readAll ? asSeen(loaded, form.revision) : refuse('not-ticked')),
  async save(tx, version, { act, viewer }) {
    if (!(await markGoneThrough(tx, act, version, signedIn(viewer).personId))) return refuse('changed');
  },
  done: ({ params }) =>
    seeOther(deskPaths.version(params), 'It is yours now, and no longer a machine’s draft.'),
  refusals: {
    'not-ticked': 'Tick the box when you have read every sentence.',
    changed,
  },
  again,
});

export const handInVersion = post(deskPaths.handIn, {
  params: VersionAt,
  form: z.object({ revision }),
  permission: mayWriteVersions,
  writes: ['easy-version.handed-in'],
  load: loadVersion,
  decide: (loaded, { form }) => {
    const { version } = loaded;
    if (version.origin === 'machine' && !version.goneThrough) return refuse('machine-draft');
    return version.lines.length === 0 ? refuse('empty') : asSeen(loaded, form.revision);
  },
  async save(tx, version, { act, viewer }) {
    if (!(await handIn(tx, act, version, signedIn(viewer).personId))) return refuse('changed');
  },
  done: ({ params }) => seeOther(deskPaths.version(params), 'The editors are told. You hear what they say.'),
  refusals: {
    'machine-draft': 'Go through the machine’s draft first.',
    empty: 'There is nothing to check yet. Write a sentence first.',
    changed,
  },
  again,
});

export const giveBackVersion = post(deskPaths.giveBack, {
  params: VersionAt,
  form: z.object({ revision, what: typedText({ name: 'what should be changed', max: 2_000 }) }),
  permission: mayEditVersions,
  writes: ['easy-version.given-back'],
  load: loadVersion,
  decide: (loaded, { form }) => asSeen(loaded, form.revision),
  async save(tx, version, { act, form }) {
    if (!(await giveBack(tx, act, version, form.what))) return refuse('changed');
  },
  done: ({ params }) => seeOther(deskPaths.version(params), 'It is given back. Whoever wrote it is told.'),
  refusals: { changed },
  again,
});

/** Whoever waited for a checked version is told in the same transaction. */
async function fulfil(tx: Tx, act: Act, version: Version, checked: { name: string; at: Date; by: string }) {
  if (version.format === 'plain') return;
  await fulfilVersion(tx, act, {
    record: { kind: version.kind, subjectId: version.recordId },
    format: version.format,
    href: withQuery(easyPaths.read({ kind: version.kind, ref: version.recordId }), {
      version: version.format,
    }),
    checkedBy: version.madeUp ? `${checked.name} (made up)` : checked.name,
    checkedOn: londonToday(checked.at),
    by: checked.by,
  });
}

export const signVersion = post(deskPaths.sign, {
  params: VersionAt,
  form: z.object({ revision, compared: ticked, note: optionalText({ name: 'the note', max: 2_000 }) }),
  permission: mayEditVersions,
  writes: ['easy-version.checked', 'version.fulfilled'],
  load: loadVersion,
  decide: (loaded, { form, viewer }) => {
    if (!form.compared) return refuse('not-compared');
    const decision = maySign(loaded.version, signedIn(viewer).personId);
    return decision.ok ? asSeen(loaded, form.revision) : decision;
  },
  async save(tx, version, { act, form, viewer }) {
    const { personId, name } = signedIn(viewer);
    if (!(await sign(tx, act, version, { by: personId, note: form.note }))) return refuse('changed');
    if (version.state === 'published') await fulfil(tx, act, version, { name, at: act.at, by: personId });
  },
  done: ({ params }) => seeOther(deskPaths.version(params), 'You checked it. Your name is shown with it.'),
  refusals: {
    'not-compared': 'Compare it with the standard text, then tick the box.',
    'own-words': 'You wrote some of this version. Another person checks it.',
    'machine-draft': 'Nobody has gone through this machine’s draft yet.',
    'signed-already': 'A colleague checked it already.',
    'not-open': 'This version is no longer in use.',
    changed,
  },
  again,
});

export const publishVersion = post(deskPaths.publish, {
  params: VersionAt,
  form: z.object({ revision }),
  permission: mayEditVersions,
  writes: ['easy-version.published', 'version.fulfilled'],
  load: loadVersion,
  decide: (loaded, { form }) => {
    const decision = mayBePublished(loaded.version);
    if (!decision.ok) return decision;
    return asSeen(loaded, form.revision);
  },
  async save(tx, version, { act, viewer }) {
    const { personId } = signedIn(viewer);
    if (!(await publish(tx, act, version, personId))) return refuse('changed');
    const { checked } = (await findVersion(tx, version.versionId)) ?? version;
    if (checked) await fulfil(tx, act, version, { name: checked.name, at: checked.at, by: personId });
  },
  done: ({ loaded: { version } }) =>
    seeOther(
      withQuery(easyPaths.read({ kind: version.kind, ref: version.recordId }), { version: version.format }),
      'It is published. This is what readers see.',
    ),
  refusals: {
    'machine-draft': 'Go through the machine’s draft first. No reader sees a machine’s draft.',
    empty: 'There is nothing to read yet. Write a sentence first.',
    'not-open': 'This version is published or taken back already.',
    changed,
  },
  again,
});

export const withdrawVersion = post(deskPaths.withdraw, {
  params: VersionAt,
  form: z.object({ revision }),
  permission: mayEditVersions,
  writes: ['easy-version.withdrawn'],
  load: loadVersion,
  decide: (loaded, { form }) => asSeen(loaded, form.revision),
  async save(tx, version, { act, viewer }) {
    if (!(await withdraw(tx, act, version, signedIn(viewer).personId))) return refuse('changed');
  },
  done: ({ loaded: { version } }) =>
    seeOther(
      deskPaths.record({ kind: version.kind, ref: version.recordId }),
      'It is taken back. Its words stay in the history.',
    ),
  refusals: { changed },
  again,
});

const peopleMax = 200;

export const recordTest = post(deskPaths.tests, {
  params: VersionAt,
  form: z.object({
    heldOn: localDate('the day on which it was held'),
    runBy: typedText({ name: 'who ran it', max: 120 }),
    people: z.coerce
      .number('Enter how many people tested it, as a number')
      .int('Enter how many people tested it, as a whole number')
      .min(1, 'Enter how many people tested it: at least 1')
      .max(peopleMax, `Enter how many people tested it: at most ${peopleMax}`),
    whatChanged: typedText({ name: 'what they said, and what was changed', max: 2_000 }),
  }),
  permission: mayEditVersions,
  writes: ['easy-version.tested'],
  load: loadVersion,
  decide: (_loaded, { form, now }) => (form.heldOn > londonToday(now) ? refuse('in-future') : allow(form)),
  save: (tx, test, { act, viewer, params }) =>
    recordFor(tx, act, params.versionId, { ...test, by: signedIn(viewer).personId }),
  done: ({ params }) =>
    seeOther(deskPaths.version(params), 'The test is recorded, and shown with the version.'),
  refusals: { 'in-future': 'This day lies ahead. Record a test when it has been held.' },
  again,
});

async function recordFor(
  tx: Tx,
  act: Act,
  versionId: string,
  test: { heldOn: string; runBy: string; people: number; whatChanged: string; by: string },
): Promise<void> {
  const version = await findVersion(tx, versionId);
  if (version) await insertTest(tx, act, version, test);
}

export const stepRoutes = [
  goThrough,
  handInVersion,
  giveBackVersion,
  signVersion,
  publishVersion,
  withdrawVersion,
  recordTest,
];
