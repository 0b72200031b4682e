import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { normaliseTyped } from '#kit/text.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { searchPackPictures } from '../../../symbols/pack.queries.ts';
import { findChoosing } from '../../../symbols/picture.queries.ts';
import { proposePictures } from '../../../symbols/propose-pictures.ts';
import { searchPictures } from '../../../symbols/search-pictures.ts';
import { deskPaths } from '../../easy.paths.ts';
import { mayWriteVersions } from '../../version.policy.ts';
import type { Version } from '../../version.queries.ts';
import type { ChosenPicture, Line } from '../../version.rules.ts';
import { saveWords } from '../../write-version.queries.ts';
import { type LoadedVersion, loadVersion, VersionAt } from '../load-version.ts';
import {
  fieldOf,
  type LinePictures,
  type OfferedPicture,
  PicturesPage,
  pictureFrom,
} from './pictures.view.tsx';

const offersMax = 6;
const searchedMax = 12;
const picturesOnLineMax = 8;

/** For each sentence what it has, what is proposed with why, and what was looked for. */
async function loadPictures(
  reading: Reading<z.output<typeof VersionAt>, { line?: number | undefined; q: string }>,
) {
  const loaded = await loadVersion(reading);
  const { db, query } = reading;
  const choosing = await findChoosing(db, undefined);
  const searched = query.q === '' ? [] : await searchFor(db, query.q);
  const lines = loaded.version.lines.map((line, i): LinePictures | undefined => {
    if (line.kind === 'heading') return undefined;
    const proposals = proposePictures(line.text, choosing).map(
      (one): OfferedPicture => ({
        picture: one.picture,
        words: one.words,
        why: one.why,
        by: one.vettedBy,
        negated: one.negated,
      }),
    );
    const offered = [...proposals.slice(0, offersMax), ...(query.line === i ? searched : [])];
    const kept = line.pictures.filter((one) => !offered.some((other) => other.picture === one.picture));
    return {
      line,
      index: i,
      offered: [
        ...kept.map((one) => ({ ...one, why: 'Chosen before', by: undefined, negated: false })),
        ...offered,
      ],
    };
  });
  return { ...loaded, lines, searchedLine: query.line, q: query.q };
}

async function searchFor(db: Reading<unknown, unknown>['db'], q: string): Promise<OfferedPicture[]> {
  const own = searchPictures(q).map((one) => ({ id: one.id, title: one.title }));
  const packed = (await searchPackPictures(db, q.toLowerCase().split(/\s+/))).map((one) => ({
    id: one.picture,
    title: one.title,
  }));
  return [...packed, ...own].slice(0, searchedMax).map((one) => ({
    picture: one.id,
    words: q,
    why: `You looked for “${q}”: its title is “${one.title}”`,
    by: undefined,
    negated: false,
  }));
}

function picturesPage(loaded: Awaited<ReturnType<typeof loadPictures>>, state: FormState) {
  const { version } = loaded;
  return {
    title: `Pictures: ${version.title}`,
    breadcrumbs: [
      { text: 'Easy Read desk', href: deskPaths.list() },
      { text: version.title, href: deskPaths.version({ versionId: version.versionId }) },
    ],
    body: PicturesPage({ ...loaded, state }),
    noIndex: true,
  };
}

export const showPictures = page(deskPaths.pictures, {
  params: VersionAt,
  query: z.object({
    line: z.coerce.number().int().min(0).optional(),
    q: z
      .string()
      .default('')
      .transform((text) => normaliseTyped(text).slice(0, 60)),
  }),
  permission: mayWriteVersions,
  load: loadPictures,
  view: (loaded) => picturesPage(loaded, { values: {}, errors: [] }),
});

const chosen = z.preprocess(
  (given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]),
  z.array(z.string().max(400)).max(picturesOnLineMax),
);

export const choosePicturesOf = post(deskPaths.pictures, {
  params: VersionAt,
  form: z.looseObject({ revision: z.coerce.number().int().min(1).catch(0) }),
  permission: mayWriteVersions,
  writes: ['easy-version.changed'],
  load: loadVersion,
  decide: ({ version }, { form }) => {
    if (version.state !== 'draft' && version.state !== 'handed-in') return refuse('not-open');
    // Which picture belongs to which sentence is told by place: only in the words that were seen.
    if (version.revision !== form.revision) return refuse('changed');
    return allow(withPictures(version, form));
  },
  async save(tx, lines, { act, viewer, params }) {
    const { version } = await loadVersion({ db: tx, viewer, params });
    const { title, glossary, revision } = version;
    const words = { title, glossary, revision, lines, by: signedIn(viewer).personId };
    if (!(await saveWords(tx, act, version, words))) return refuse('changed');
  },
  done: ({ params }) => seeOther(deskPaths.version(params), 'The pictures are chosen.'),
  refusals: {
    'not-open': 'This version is no longer worked on. Begin a new version.',
    changed:
      'Somebody changed the words since you opened this page. Choose again: the page shows them as they are now.',
  },
  async again(state, _loaded: LoadedVersion, reading) {
    return picturesPage(await found(loadPictures({ ...reading, query: { q: '' } }), 'version'), state);
  },
});

function withPictures(version: Version, form: Readonly<Record<string, unknown>>): Line[] {
  return version.lines.map((line, i) => {
    if (line.kind === 'heading') return line;
    const parsed = chosen.safeParse(form[fieldOf(i)]);
    if (!parsed.success || (parsed.data.length === 0 && version.format !== 'symbols')) return line;
    const pictures = parsed.data.flatMap((value): ChosenPicture[] => pictureFrom(value) ?? []);
    const inOrder = pictures.toSorted((a, b) => placeIn(line.text, a.words) - placeIn(line.text, b.words));
    return { ...line, pictures: version.format === 'symbols' ? inOrder : inOrder.slice(0, 1), decided: true };
  });
}

function placeIn(sentence: string, words: string): number {
  const at = sentence.toLowerCase().indexOf(words.toLowerCase());
  return at === -1 ? sentence.length : at;
}

export const pictureRoutes = [showPictures, choosePicturesOf];
