import { z } from 'zod';
import { allow, type Decision, refuse } from '#kit/decision.ts';
import { optionalText, ticked, typedText } from '#platform/http/fields.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { deskPaths } from '../../easy.paths.ts';
import { sourceText } from '../../readable-sources.ts';
import { sentencesIn } from '../../standard-lines.ts';
import { mayWriteVersions } from '../../version.policy.ts';
import { findVersion } from '../../version.queries.ts';
import {
  acceptSuggestion,
  type Explained,
  glossaryFromText,
  type Line,
  linesFromText,
  textOfGlossary,
} from '../../version.rules.ts';
import { saveWords, setSource } from '../../write-version.queries.ts';
import { type LoadedVersion, loadVersion, VersionAt } from '../load-version.ts';
import { EditVersion } from './edit-version.view.tsx';
import { lookOver, machineWork, textOf } from './look-over.ts';
import { renderHints } from './render-hints.tsx';

export const versionLimits = { title: 300, text: 60_000, glossary: 20_000, lines: 1_000 } as const;

const Words = z.object({
  title: typedText({ name: 'the title', max: versionLimits.title }),
  text: optionalText({ name: 'the text', max: versionLimits.text }),
  glossary: optionalText({ name: 'the list of hard words', max: versionLimits.glossary }),
  revision: z.coerce.number().int().min(1).catch(0),
  compared: ticked,
  accept: z.string().max(10_000).optional(),
});

const Accepted = z.object({ start: z.number(), text: z.string(), suggestion: z.string() });

export function editPage(
  loaded: LoadedVersion,
  viewer: Reading<unknown, unknown>['viewer'],
  state: FormState,
  theirs?: { title: string; text: string; glossary: string },
) {
  const { version } = loaded;
  const text = typeof state.values.text === 'string' ? state.values.text : textOf(version);
  return {
    title: `${version.title}: version ${version.number}`,
    breadcrumbs: [
      { text: 'Easy Read desk', href: deskPaths.list() },
      { text: loaded.document.title, href: deskPaths.record({ kind: version.kind, ref: version.recordId }) },
    ],
    body: EditVersion({
      ...loaded,
      viewer,
      state,
      theirs,
      over: lookOver(text, version),
      machine: version.origin === 'machine' && !version.goneThrough ? machineWork(version) : undefined,
      sourceNow: sourceText(loaded.document),
    }),
    wide: true,
    noIndex: true,
  };
}

function valuesOf({ version }: LoadedVersion): FormState {
  return {
    values: {
      title: version.title,
      text: textOf(version),
      glossary: textOfGlossary(version.glossary),
      revision: String(version.revision),
    },
    errors: [],
  };
}

export const showVersion = page(deskPaths.version, {
  params: VersionAt,
  permission: mayWriteVersions,
  load: loadVersion,
  view: (loaded, { viewer }) => editPage(loaded, viewer, valuesOf(loaded)),
});

interface Written {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly glossary: readonly Explained[];
  readonly revision: number;
}

type Refusal = 'not-open' | 'words-gone' | 'glossary-unclear' | 'too-many-lines' | 'changed-meanwhile';

/** What was typed, with the suggestion that was pressed, as lines. */
function written(loaded: LoadedVersion, form: z.output<typeof Words>): Decision<Written, Refusal> {
  const { version } = loaded;
  if (version.state !== 'draft' && version.state !== 'handed-in') return refuse('not-open');
  const accepted = form.accept === undefined ? form.text : withAccepted(form.text, form.accept);
  if (accepted === undefined) return refuse('words-gone');
  const { glossary, wrong } = glossaryFromText(form.glossary);
  if (wrong.length > 0) return refuse('glossary-unclear');
  const lines = linesFromText(accepted, version.lines, sentencesIn);
  if (lines.length > versionLimits.lines) return refuse('too-many-lines');
  return allow({ title: form.title, lines, glossary, revision: form.revision });
}

function withAccepted(text: string, accept: string): string | undefined {
  let given: unknown;
  try {
    given = JSON.parse(accept);
  } catch {
    return undefined;
  }
  const parsed = Accepted.safeParse(given);
  return parsed.success ? acceptSuggestion(text, parsed.data) : undefined;
}

export const saveVersion = post(deskPaths.save, {
  params: VersionAt,
  form: Words,
  permission: mayWriteVersions,
  writes: ['easy-version.changed'],
  load: loadVersion,
  decide: (loaded, { form }) => written(loaded, form),
  async save(tx, words, { act, viewer, params, form }) {
    const by = signedIn(viewer).personId;
    const loaded = await loadVersion({ db: tx, viewer, params });
    if (!(await saveWords(tx, act, loaded.version, { ...words, by }))) return refuse('changed-meanwhile');
    if (form.compared)
      await setSource(tx, loaded.version, {
        hash: loaded.document.hash,
        text: sourceText(loaded.document),
        at: act.at,
      });
  },
  done: ({ params, form }) =>
    seeOther(
      `${deskPaths.version(params)}${form.accept === undefined ? '' : '#hints'}`,
      form.accept === undefined ? 'Saved.' : 'The suggestion is taken over and saved.',
    ),
  refusals: {
    'not-open': 'This version is no longer worked on. Copy what you wrote, and begin a new version.',
    'words-gone': 'The words of this suggestion no longer stand in the text. Nothing of yours was changed.',
    'glossary-unclear':
      'Write each hard word on a line of its own, then a colon, then what it means. For example: audit: a check of how well we do',
    'too-many-lines': `Write at most ${versionLimits.lines} lines. Part it into several pages.`,
    'changed-meanwhile':
      'Somebody else saved while you wrote. Both texts are below: take over what you want, then save.',
  },
  async again(state, loaded, { db, viewer, params }) {
    const now = await findVersion(db, params.versionId);
    const current = now ? { ...loaded, version: now } : loaded;
    const late = Number(state.values.revision) !== current.version.revision;
    const theirs = late
      ? {
          title: current.version.title,
          text: textOf(current.version),
          glossary: textOfGlossary(current.version.glossary),
        }
      : undefined;
    const values = { ...state.values, revision: String(current.version.revision) };
    return editPage(current, viewer, { ...state, values }, theirs);
  },
});

/** The hints on what stands in the field now, while somebody types. */
export const showHints = post(deskPaths.hints, {
  params: VersionAt,
  form: z.object({
    text: optionalText({ name: 'the text', max: versionLimits.text }),
    glossary: optionalText({ name: 'the list of hard words', max: versionLimits.glossary }),
  }),
  permission: mayWriteVersions,
  writes: { noEvent: 'it looks at words and keeps none of them' },
  load: loadVersion,
  decide: (_loaded, { form }) => allow(form),
  save: async () => undefined,
  done: ({ loaded, form }) => ({
    contentType: 'application/json',
    content: JSON.stringify({
      html: renderHints(
        lookOver(form.text, { ...loaded.version, glossary: glossaryFromText(form.glossary).glossary }),
      ),
    }),
  }),
  refusals: {},
});

export const editVersionRoutes = [showVersion, saveVersion, showHints];
