import { z } from 'zod';
import { allow } from '#kit/decision.ts';
import { permission } from '#kit/viewer.ts';
import { id, typedText } from '#platform/http/fields.ts';
import { Absent, found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { easyPaths } from '../easy.paths.ts';
import { answerPlaces } from '../readable-sources.ts';
import { AnswerList, CheckAnswer, QuestionStep } from './answer.view.tsx';

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
    const [open, given] = await Promise.all([
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

async function loadQuestion({ db, viewer, params, now }: Reading<At, unknown>) {
  return {
    at: params,
    asked: await found(placeOf(params.kind).find(db, viewer, params.subjectId, now), 'question'),
  };
}
type Loaded = Awaited<ReturnType<typeof loadQuestion>>;

function questionPage({ at, asked }: Loaded, state: FormState) {
  return {
    title: asked.question,
    frame: 'easy' as const,
    standardHref: at.kind === 'views-question' ? `/views/${at.subjectId}` : undefined,
    noIndex: true,
    body: QuestionStep({ at, asked, state }),
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
  form: z.object({ body: typedText({ name: 'what you think', max: 5_000 }), change: z.string().optional() }),
  permission: permission('anyone'),
  writes: { noEvent: 'nothing is sent before the reader has looked at it' },
  load: loadQuestion,
  decide: (_loaded, { form }) => allow(form),
  save: async () => undefined,
  done: ({ loaded, form }) =>
    loaded.asked.action === undefined
      ? seeOther(easyPaths.answer(loaded.at), loaded.asked.whyNot)
      : withoutUndefined(
          form.change === undefined
            ? {
                ...questionPage(loaded, { values: {}, errors: [] }),
                title: 'Is this right?',
                body: CheckAnswer({ ...loaded, body: form.body }),
              }
            : questionPage(loaded, { values: { body: form.body }, errors: [] }),
        ),
  refusals: {},
  again: (state, loaded) => withoutUndefined(questionPage(loaded, state)),
});

export const answerRoutes = [showAnswers, showQuestionStep, checkAnswer];
