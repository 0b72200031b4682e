import { z } from 'zod';
import { allow } from '#kit/decision.ts';
import { permission } from '#kit/viewer.ts';
import { whoHelpedAnswers } from '#kit/who-helped.ts';
import { id, typedText } from '#platform/http/fields.ts';
import { Absent, found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { easyPaths } from '../easy.paths.ts';
import { readDocument } from '../read/read-document.ts';
import { answerPlaces } from '../readable-sources.ts';
import { CheckAnswer, HelpStep, QuestionStep } from './answer.view.tsx';
import { AnswerList } from './answer-list.view.tsx';
import { openQuestionPictures } from './question-pictures.ts';

const AnswerAt = z.object({ kind: z.string().regex(/^[a-z-]{1,40}$/), subjectId: id });
type At = z.output<typeof AnswerAt>;

function placeOf(kind: string) {
  const place = answerPlaces().find((one) => one.kind === kind);
  if (!place) throw new Absent('question');
  return place;
}

export const showAnswers = page(easyPaths.answers, {
  permission: permission('anyone'),
  async load({ db, viewer, now }) {
    const places = answerPlaces();
    const personId = viewer.kind === 'person' ? viewer.personId : undefined;
    const [picturesOf, open, given] = await Promise.all([
      openQuestionPictures(db, personId),
      Promise.all(
        places.map(async (place) =>
          (await place.open(db, viewer, now)).map((one) => ({ ...one, kind: place.kind })),
        ),
      ),
      Promise.all(
        places.map(async (place) =>
          viewer.kind === 'person'
            ? (await place.answered(db, viewer.personId)).map((one) => ({ ...one, kind: place.kind }))
            : [],
        ),
      ),
    ]);
    return {
      picturesOf,
      open: open.flat(),
      given: given.flat().toSorted((a, b) => b.at.getTime() - a.at.getTime()),
    };
  },
  view: (loaded, { viewer }) => ({
    title: 'My answers',
    frame: 'easy',
    standardHref: '/views',
    noIndex: true,
    body: AnswerList({ ...loaded, signedIn: viewer.kind === 'person' }),
  }),
});

async function loadQuestion({ db, viewer, params, now, request }: Reading<At, unknown>) {
  const asked = await found(placeOf(params.kind).find(db, viewer, params.subjectId, now), 'question');
  const personId = viewer.kind === 'person' ? viewer.personId : undefined;
  const { presentation } = request;
  const [picturesOf, reading] = await Promise.all([
    openQuestionPictures(db, personId),
    // A question with a page of its own can have an Easy Read version; 'Write a comment' is about another record.
    asked.record.kind === params.kind
      ? undefined
      : readDocument(db, viewer, {
          kind: params.kind,
          ref: params.subjectId,
          wanted: undefined,
          presentation,
          now,
        }),
  ]);
  const current = reading?.version && !reading.outdated ? reading : undefined;
  const words = current?.title ?? asked.question;
  return {
    at: params,
    asked,
    words,
    pictures: picturesOf(words),
    easy: current,
    ask: reading?.ask,
    symbols: presentation.symbols,
  };
}
type Loaded = Awaited<ReturnType<typeof loadQuestion>>;

function questionPage(loaded: Loaded, state: FormState) {
  const { at, asked } = loaded;
  return {
    title: asked.question,
    frame: 'easy' as const,
    standardHref: at.kind === 'views-question' ? `/views/${at.subjectId}` : undefined,
    noIndex: true,
    body: QuestionStep({ ...loaded, state }),
  };
}

function withoutUndefined<T extends { standardHref: string | undefined }>(content: T) {
  const { standardHref, ...rest } = content;
  return standardHref === undefined ? rest : { ...rest, standardHref };
}

/** One question on a page. */
export const showQuestionStep = page(easyPaths.answer, {
  params: AnswerAt,
  permission: permission('anyone'),
  load: loadQuestion,
  view: (loaded) =>
    withoutUndefined(questionPage(loaded, { values: { body: loaded.asked.own ?? '' }, errors: [] })),
});

/** Shows what was written before it is sent; the room that asks takes it, by its own rules. */
export const checkAnswer = post(easyPaths.check, {
  params: AnswerAt,
  form: z.object({
    body: typedText({ name: 'what you think', max: 5_000 }),
    change: z.string().optional(),
    help: z.enum(whoHelpedAnswers).optional().catch(undefined),
  }),
  permission: permission('anyone'),
  writes: { noEvent: 'nothing is sent before the reader has looked at it' },
  load: loadQuestion,
  decide: (_loaded, { form }) => allow(form),
  save: async () => undefined,
  done({ loaded, form: { body, change, help } }) {
    if (loaded.asked.action === undefined) return seeOther(easyPaths.answer(loaded.at), loaded.asked.whyNot);
    const page = questionPage(loaded, { values: { body }, errors: [] });
    if (change !== undefined) return withoutUndefined(page);
    if (loaded.asked.asksWhoHelped && help === undefined)
      return withoutUndefined({
        ...page,
        title: 'Did someone help you with your answer?',
        body: HelpStep({ ...loaded, body }),
      });
    return withoutUndefined({
      ...page,
      title: 'Is this right?',
      body: CheckAnswer({ ...loaded, body, help }),
    });
  },
  refusals: {},
  again: (state, loaded) => withoutUndefined(questionPage(loaded, state)),
});

export const answerRoutes = [showAnswers, showQuestionStep, checkAnswer];
