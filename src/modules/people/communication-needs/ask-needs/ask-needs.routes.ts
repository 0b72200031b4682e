import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import type { Path } from '#kit/paths.ts';
import { withQuery } from '#kit/paths.ts';
import { permission } from '#kit/viewer.ts';
import { id, ticked as tickedBox } from '#platform/http/fields.ts';
import { Absent } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { localAddress } from '../../sign-up.rules.ts';
import { myNeedsPaths, supportingPaths } from '../communication-need.paths.ts';
import { answerQuestionOnNeeds, findLiveNeeds, insertAsking, setSharing } from '../needs.queries.ts';
import { stillSupports } from '../supporter.queries.ts';
import { AskNeeds } from './ask-needs.view.tsx';
import { isStep, questions, type Step, settledBy, stepAfter, ticked } from './question.rules.ts';
import { answeringFor, forOneself, forSupported, type Whom } from './whom.ts';

const Params = z.object({ step: z.string(), personId: id.optional() });
type AtStep = z.output<typeof Params>;

const Query = z.object({ from: z.enum(['sign-up']).optional(), next: z.string().max(2_000).optional() });

const Form = Query.extend({
  answer: z
    .preprocess(
      (given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]),
      z.array(z.string().max(40)).max(30, 'Choose from the list'),
    )
    .default([]),
  hadHelp: tickedBox,
});

/** The same questions for oneself and, by a supporter, for a person who lets them. */
function askRoutes(
  path: Path,
  whomOf: (reading: Reading<AtStep, unknown>) => Promise<Whom>,
  home: (whom: Whom) => string,
) {
  const address = (
    whom: Whom,
    step: Step,
    carried: { from?: string | undefined; next?: string | undefined },
  ) =>
    withQuery(
      whom.name === undefined
        ? myNeedsPaths.question({ step })
        : supportingPaths.question({ personId: whom.personId, step }),
      { from: carried.from, next: localAddress(carried.next) },
    );
  const over = (whom: Whom, carried: { next?: string | undefined }) =>
    localAddress(carried.next) ?? home(whom);

  async function load(reading: Reading<AtStep, unknown>) {
    if (!isStep(reading.params.step)) throw new Absent('question');
    const whom = await whomOf(reading);
    const live = await findLiveNeeds(reading.db, [whom.personId]);
    return { step: reading.params.step, whom, live };
  }
  type Loaded = Awaited<ReturnType<typeof load>>;

  function show({ step, whom }: Loaded, state: FormState, carried: z.output<typeof Query>) {
    const next = stepAfter(step, []);
    return {
      title: titleOf(step),
      noIndex: true,
      body: AskNeeds({
        step,
        whom,
        state,
        carried: { from: carried.from, next: localAddress(carried.next) },
        action: address(whom, step, {}),
        skip: next === undefined ? over(whom, carried) : address(whom, next, carried),
        stop: over(whom, carried),
      }),
    };
  }

  const showQuestion = page(path, {
    params: Params,
    query: Query,
    permission: permission('signed-in'),
    load,
    view: (loaded, { query }) =>
      show(
        loaded,
        {
          values: {
            answer: ticked(
              loaded.step,
              loaded.live.map((need) => need.kind),
            ),
          },
          errors: [],
        },
        query,
      ),
  });

  const answer = post(path, {
    params: Params,
    form: Form,
    permission: permission('signed-in'),
    writes: [
      'communication-needs.asked',
      'communication-need.recorded',
      'communication-need.removed',
      'communication-needs.sharing-chosen',
    ],
    load,
    decide: ({ step }, { form }) => {
      if (step === 'begin' && form.answer.length === 0) return refuse('no-answer');
      if (step === 'sharing' && form.answer.length === 0) return refuse('no-answer');
      if (step === 'size' && settledBy('size', form.answer).chosen.length === 0) return refuse('no-size');
      return allow(form.answer);
    },
    async save(tx, chosen, { act, form, viewer, params }) {
      const me = signedIn(viewer);
      const step = params.step as Step;
      const personId = params.personId ?? me.personId;
      if (params.personId !== undefined && !(await stillSupports(tx, viewer, personId, 'record-needs')))
        return refuse('no-longer-supporting');
      const whom: Whom = { personId, name: params.personId === undefined ? undefined : '' };
      const answering = answeringFor(whom, me.personId, form.from ?? 'account', form.hadHelp);
      if (step === 'begin') return insertAsking(tx, act, answering, beginOutcome(chosen));
      if (step === 'sharing') return setSharing(tx, act, answering, chosen.includes('yes'));
      const settled = settledBy(step, chosen);
      return answerQuestionOnNeeds(tx, act, answering, settled.offered, settled.chosen);
    },
    done: ({ loaded, form }) => {
      const { step, whom } = loaded;
      const next =
        step === 'begin' && !form.answer.includes('yes') ? undefined : stepAfter(step, form.answer);
      return next === undefined
        ? seeOther(
            over(whom, form),
            step === 'begin'
              ? 'You can tell us at any time, in your account.'
              : 'Thank you. It is written down.',
          )
        : { redirect: address(whom, next, form) };
    },
    refusals: {
      'no-answer': 'Choose an answer, or press ‘Skip this question’.',
      'no-size': 'Choose how big the letters should be, or press ‘Skip this question’.',
      'no-longer-supporting': 'This person no longer lets you do this. Ask them.',
    },
    again: (state, loaded) =>
      show(loaded, state, {
        from: state.values.from === 'sign-up' ? 'sign-up' : undefined,
        next: typeof state.values.next === 'string' ? state.values.next : undefined,
      }),
  });

  return [showQuestion, answer];
}

function beginOutcome(chosen: readonly string[]): 'recorded' | 'none' | 'skipped' {
  if (chosen.includes('yes')) return 'recorded';
  return chosen.includes('no') ? 'none' : 'skipped';
}

function titleOf(step: Step): string {
  if (step === 'begin') return 'Do you need things in another way?';
  if (step === 'sharing') return 'May we tell staff what you need?';
  return questions[step].title;
}

export const askNeedsRoutes = [
  ...askRoutes(myNeedsPaths.question as Path, forOneself, () => myNeedsPaths.show()),
  ...askRoutes(
    supportingPaths.question as Path,
    (reading) => forSupported(reading, reading.params.personId ?? ''),
    (whom) => supportingPaths.show({ personId: whom.personId }),
  ),
];
