import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { decodeCursor, encodeCursor } from '#kit/key-page.ts';
import { withQuery } from '#kit/paths.ts';
import { normaliseTyped } from '#kit/text.ts';
import { permission } from '#kit/viewer.ts';
import { choice, optionalText } from '#platform/http/fields.ts';
import { Absent } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { findPicture } from '../catalogue.ts';
import { concepts, conceptsById } from '../map/map.rules.ts';
import { findPackPicture, searchPackPictures } from '../pack.queries.ts';
import { picturePaths } from '../picture.paths.ts';
import { findVerdictHistory, findVerdicts, insertVerdict } from '../picture.queries.ts';
import { searchPictures } from '../search-pictures.ts';
import { ConceptPage, type ConceptState, ConceptsList } from './vet-concept.view.tsx';

const pageLength = 40;
const states = ['proposed', 'vetted', 'rejected'] as const;

/** The concept map as it stands: every concept, its picture, and who vetted it. */
export const showConcepts = page(picturePaths.concepts, {
  query: z.object({
    q: z
      .string()
      .default('')
      .transform((text) => normaliseTyped(text).toLowerCase().slice(0, 60)),
    state: z.enum(states).optional(),
    after: z.string().optional(),
  }),
  permission: permission('editor'),
  async load({ db, query }) {
    const verdicts = new Map((await findVerdicts(db)).map((verdict) => [verdict.concept, verdict]));
    const all = concepts.map((concept) => ({ concept, verdict: verdicts.get(concept.id) }));
    const stateOf = (one: (typeof all)[number]): ConceptState => one.verdict?.state ?? 'proposed';
    const after = decodeCursor(query.after, ['string'])?.[0] ?? '';
    const asked = all
      .filter((one) => query.state === undefined || stateOf(one) === query.state)
      .filter(
        ({ concept }) =>
          query.q === '' || saysWord(concept.words, query.q) || concept.label.includes(query.q),
      )
      .toSorted((a, b) => (a.concept.id < b.concept.id ? -1 : 1));
    const rows = asked.filter(({ concept }) => concept.id > after).slice(0, pageLength + 1);
    return {
      counts: Object.fromEntries(
        states.map((state) => [state, all.filter((one) => stateOf(one) === state).length]),
      ),
      shown: rows.slice(0, pageLength),
      next: rows.length > pageLength ? encodeCursor([rows[pageLength - 1]?.concept.id ?? '']) : undefined,
    };
  },
  view: ({ counts, shown, next }, { query }) => ({
    title: 'Pictures for words',
    body: ConceptsList({
      counts,
      rows: shown,
      query,
      next: next && withQuery(picturePaths.concepts(), { q: query.q, state: query.state, after: next }),
      first: query.after && withQuery(picturePaths.concepts(), { q: query.q, state: query.state }),
    }),
  }),
});

function saysWord(patterns: readonly { readonly lemmas: readonly string[] }[], word: string): boolean {
  return patterns.some((pattern) => pattern.lemmas.join(' ').includes(word));
}

const ConceptAt = z.object({ concept: z.string().max(80) });
type AtConcept = z.output<typeof ConceptAt>;

async function loadConcept(reading: Reading<AtConcept, unknown>) {
  const concept = conceptsById.get(reading.params.concept);
  if (!concept) throw new Absent('concept');
  return { concept, history: await findVerdictHistory(reading.db, concept.id) };
}
type LoadedConcept = Awaited<ReturnType<typeof loadConcept>>;

function conceptPage(
  loaded: LoadedConcept,
  state: FormState,
  search: { q: string; found: readonly { picture: string; title: string }[] } = { q: '', found: [] },
) {
  return {
    title: `Picture for ${loaded.concept.label}`,
    breadcrumbs: [{ text: 'Pictures for words', href: picturePaths.concepts() }],
    body: ConceptPage({ ...loaded, state, ...search }),
  };
}

export const showConcept = page(picturePaths.concept, {
  params: ConceptAt,
  query: z.object({
    q: z
      .string()
      .default('')
      .transform((text) => normaliseTyped(text).slice(0, 60)),
  }),
  permission: permission('editor'),
  async load(reading) {
    const { q } = reading.query;
    const words = q.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    const imported = await searchPackPictures(reading.db, words);
    const found = [
      ...imported.map(({ picture, title, packTitle }) => ({ picture, title: `${title}, ${packTitle}` })),
      ...searchPictures(q).map(({ id, title }) => ({ picture: id, title })),
    ];
    return { ...(await loadConcept(reading)), q, found };
  },
  view: ({ q, found, ...loaded }) => conceptPage(loaded, { values: {}, errors: [] }, { q, found }),
});

/** A named person says that this picture shows this concept, or that none should: recorded, never overwritten. */
export const decideConcept = post(picturePaths.verdict, {
  params: ConceptAt,
  form: z.object({
    decision: choice(['vetted', 'rejected', 'proposed'], 'Choose what you decide'),
    picture: z.string().max(200).default(''),
    note: optionalText({ name: 'the note', max: 1_000 }),
  }),
  permission: permission('editor'),
  writes: ['concept.decided'],
  load: loadConcept,
  async decide({ concept }, { db, form, viewer }) {
    const vets = form.decision === 'vetted';
    if (vets && !(await isPicture(db, form.picture))) return refuse('no-picture');
    return allow({
      concept: concept.id,
      state: form.decision,
      picture: vets ? form.picture : null,
      note: form.note,
      by: signedIn(viewer).personId,
    });
  },
  save: (tx, verdict, { act }) => insertVerdict(tx, act, verdict),
  done: ({ params }) => seeOther(picturePaths.concept(params), 'Your decision is recorded with your name.'),
  refusals: { 'no-picture': 'Choose the picture that shows this word, then vet it.' },
  again: (state, loaded) => conceptPage(loaded, state),
});

async function isPicture(db: Reading<unknown, unknown>['db'], picture: string): Promise<boolean> {
  if (!picture.startsWith('pack:')) return findPicture(picture) !== undefined;
  const pictureId = picture.slice('pack:'.length);
  return /^[0-9a-f-]{36}$/.test(pictureId) && (await findPackPicture(db, pictureId)) !== undefined;
}
