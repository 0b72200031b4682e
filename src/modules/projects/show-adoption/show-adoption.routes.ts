import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { londonToday } from '#kit/local-date.ts';
import { parsePounds } from '#kit/money.ts';
import { findMoreLike } from '#modules/finding/public.ts';
import { choice, id, optionalText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { isSource, mayConfirm, mayProgress, mayShowAdoption, ownsAdoption } from '../adoption.policy.ts';
import { findAdoption, findChanges } from '../adoption.queries.ts';
import { adoptionStates, answerClaim, failureReasons, maySustain, progress } from '../adoption.rules.ts';
import { findInTexts, identifiersRefusal, needsMending } from '../identifiers.ts';
import { findKitVersions } from '../kit.queries.ts';
import { adoptionPaths, projectPaths } from '../project.paths.ts';
import { findProject } from '../project.queries.ts';
import { saveConfirmation, saveDetails, saveProgress } from './change-adoption.queries.ts';
import { EditAdoption, ShowAdoption } from './show-adoption.view.tsx';

const AdoptionAt = z.object({ adoptionId: id });
const similarMax = 4;

async function load({ db, viewer, params }: Reading<{ adoptionId: string }, unknown>) {
  const adoption = await found(findAdoption(db, viewer, params.adoptionId), 'adoption');
  const project = await found(findProject(db, viewer, adoption.projectId), 'project');
  return { adoption, project, changes: await findChanges(db, adoption.adoptionId) };
}
type Loaded = Awaited<ReturnType<typeof load>>;

/** What is like that which was adopted, but not it: whoever looks at an adoption may want another. */
async function loadShown(reading: Reading<{ adoptionId: string }, unknown>) {
  const loaded = await load(reading);
  const { projectId, state, text } = loaded.project;
  const like = { id: projectId, kind: 'project', text: `${text.title} ${text.summary}`, atMost: similarMax };
  const similar = state === 'published' ? await findMoreLike(reading.platform, reading.viewer, like) : [];
  return { ...loaded, similar };
}

function view(
  loaded: Loaded & Partial<Awaited<ReturnType<typeof loadShown>>>,
  { viewer, now }: Pick<Reading<unknown, unknown>, 'viewer' | 'now'>,
  state = { values: {}, errors: [] as { field: string; message: string }[] },
) {
  const { adoption, project } = loaded;
  return {
    title: `${project.text.title} at ${adoption.organisation.nameThen}`,
    breadcrumbs: [{ text: project.text.title, href: projectPaths.show({ projectId: project.projectId }) }],
    body: ShowAdoption({
      ...loaded,
      mine: ownsAdoption(viewer, adoption),
      source: isSource(viewer, project) && viewer.kind === 'person' && viewer.personId !== adoption.claimedBy,
      maySustain: maySustain(adoption, londonToday(now)).ok,
      state,
    }),
  };
}

export const showAdoption = page(adoptionPaths.show, {
  params: AdoptionAt,
  permission: mayShowAdoption,
  load: loadShown,
  view: (loaded, reading) => view(loaded, reading),
  staleAfter: ({ adoptionId }) => [adoptionId, 'project'],
});

export const moveAdoption = post(adoptionPaths.state, {
  params: AdoptionAt,
  form: z.object({
    to: choice(adoptionStates, 'Choose where you are now'),
    reason: optionalText({ name: 'the reason', max: 2_000 }),
    failureReason: z.enum(failureReasons).optional().catch(undefined),
    version: z.coerce.number().int(),
  }),
  permission: mayProgress,
  writes: ['adoption.moved'],
  load,
  decide({ adoption }, { form, now }) {
    if (needsMending({ reason: form.reason }, '', now)) return refuse('looks-like-a-patient');
    const change = { to: form.to, reason: form.reason, failureReason: form.failureReason };
    const decision = progress(adoption, change, form.version);
    return decision.ok ? allow({ adoption, change: decision.value }) : decision;
  },
  async save(tx, { adoption, change }, { act }) {
    if (!(await saveProgress(tx, act, adoption, change))) return refuse('changed-meanwhile');
  },
  done: ({ params }) => seeOther(adoptionPaths.show(params), 'How far you are is on record.'),
  refusals: {
    'not-from-here': 'From where it is, an adoption cannot go there. Choose another step.',
    'reason-needed': 'Say why, so that others can learn from it.',
    'failure-reason-needed': 'Choose what stood in the way most.',
    'changed-meanwhile':
      'Somebody changed this adoption after you opened the page. Look at it as it is now, and choose again.',
    'looks-like-a-patient': identifiersRefusal,
  },
  again: (state, loaded, reading) =>
    view(loaded, reading, { values: { ...state.values }, errors: [...state.errors] }),
});

export const checkAfterYear = post(adoptionPaths.check, {
  params: AdoptionAt,
  permission: mayProgress,
  writes: ['adoption.moved'],
  load,
  decide({ adoption }, { now }) {
    const decision = maySustain(adoption, londonToday(now));
    return decision.ok ? allow(adoption) : decision;
  },
  async save(tx, adoption, { act }) {
    if (!(await saveProgress(tx, act, adoption, { to: 'sustained', reason: '', failureReason: undefined })))
      return refuse('changed-meanwhile');
  },
  done: ({ params }) => seeOther(adoptionPaths.show(params), 'It is on record as sustained.'),
  refusals: {
    'not-live': 'Only what is live can be sustained.',
    'too-early': 'Look again a year after it went live.',
    'changed-meanwhile': 'Somebody changed this adoption after you opened the page. Look at it as it is now.',
  },
});

export const confirmAdoption = post(adoptionPaths.confirmation, {
  params: AdoptionAt,
  form: z.object({
    verdict: choice(['confirmed', 'disputed'], 'Choose whether you can confirm it'),
    confirmationReason: optionalText({ name: 'the reason', max: 2_000 }),
  }),
  permission: mayConfirm,
  writes: ['adoption.confirmed', 'adoption.disputed'],
  load,
  decide({ adoption }, { form, viewer }) {
    const decision = answerClaim(adoption, signedIn(viewer).personId, {
      verdict: form.verdict,
      reason: form.confirmationReason,
    });
    return decision.ok ? allow({ adoption, answer: decision.value }) : decision;
  },
  async save(tx, { adoption, answer }, { act }) {
    if (!(await saveConfirmation(tx, act, adoption, answer))) return refuse('answered-already');
  },
  done: ({ params }) =>
    seeOther(adoptionPaths.show(params), 'Your answer is on record, and the adopter is told.'),
  refusals: {
    'own-claim': 'You made this claim, so somebody else of the source must answer it.',
    'answered-already': 'Somebody of your team gave this answer already.',
    'reason-needed': 'Say why you dispute it, so that the adopter can put it right.',
  },
  again: (state, loaded, reading) =>
    view(loaded, reading, { values: { ...state.values }, errors: [...state.errors] }),
});

async function loadEdit(reading: Reading<{ adoptionId: string }, unknown>) {
  const loaded = await load(reading);
  return { ...loaded, kits: await findKitVersions(reading.db, loaded.adoption.projectId) };
}

export const showEditAdoption = page(adoptionPaths.edit, {
  params: AdoptionAt,
  permission: mayProgress,
  load: loadEdit,
  view: ({ adoption, kits }) => ({
    title: 'What you tell others',
    breadcrumbs: [{ text: 'The adoption', href: adoptionPaths.show({ adoptionId: adoption.adoptionId }) }],
    body: EditAdoption({
      adoption,
      kits,
      findings: [],
      state: {
        values: {
          ...adoption,
          kitNumber: adoption.kitNumber ?? '',
          localCost: adoption.localCostPence === null ? '' : String(adoption.localCostPence / 100),
          wouldRecommend: adoption.wouldRecommend === null ? '' : adoption.wouldRecommend ? 'yes' : 'no',
        },
        errors: [],
      },
    }),
  }),
});

const freeTextsOf = (form: Readonly<Record<string, unknown>>) => ({
  says: form.says,
  adaptations: form.adaptations,
  staffTime: form.staffTime,
  helpReceived: form.helpReceived,
});

export const editAdoption = post(adoptionPaths.revision, {
  params: AdoptionAt,
  form: z.object({
    kitNumber: z
      .string()
      .regex(/^\d{0,6}$/, 'Choose a version of the kit')
      .default('')
      .transform((text) => (text === '' ? null : Number(text))),
    says: optionalText({ name: 'what you say to others', max: 2_000 }),
    adaptations: optionalText({ name: 'what you changed', max: 5_000 }),
    staffTime: optionalText({ name: 'the staff time', max: 500 }),
    helpReceived: optionalText({ name: 'the help', max: 2_000 }),
    localCost: z
      .string()
      .default('')
      .transform((text, context) => {
        if (text.trim() === '') return null;
        const pence = parsePounds(text);
        if (pence === undefined)
          context.addIssue({
            code: 'custom',
            message: 'Enter the cost in pounds, for example 1,200 or 1200.50',
          });
        return pence ?? null;
      }),
    wouldRecommend: z
      .enum(['', 'yes', 'no'])
      .catch('')
      .transform((text) => (text === '' ? null : text === 'yes')),
    version: z.coerce.number().int(),
    identifiersJustified: optionalText({ name: 'the reason', max: 2_000 }),
  }),
  permission: mayProgress,
  writes: ['adoption.edited'],
  load: loadEdit,
  decide({ adoption, kits }, { form, now }) {
    if (form.version !== adoption.version) return refuse('changed-meanwhile');
    if (form.kitNumber !== null && !kits.some((kit) => kit.number === form.kitNumber))
      return refuse('no-such-kit');
    if (needsMending(freeTextsOf(form), form.identifiersJustified, now))
      return refuse('looks-like-a-patient');
    return allow({ adoption, details: { ...form, localCostPence: form.localCost } });
  },
  async save(tx, { adoption, details }, { act }) {
    if (!(await saveDetails(tx, act, adoption, details))) return refuse('changed-meanwhile');
  },
  done: ({ params }) => seeOther(adoptionPaths.show(params), 'What you tell others is saved.'),
  refusals: {
    'changed-meanwhile':
      'Somebody changed this adoption after you opened the page. What stands there now is above what you wrote.',
    'no-such-kit': 'That version of the kit is not published. Choose one from the list.',
    'looks-like-a-patient': identifiersRefusal,
  },
  again: (state, { adoption, kits }, { now }) => ({
    title: 'What you tell others',
    breadcrumbs: [{ text: 'The adoption', href: adoptionPaths.show({ adoptionId: adoption.adoptionId }) }],
    body: EditAdoption({ adoption, kits, findings: findInTexts(freeTextsOf(state.values), now), state }),
  }),
});

export const adoptionRoutes = [
  showAdoption,
  moveAdoption,
  checkAfterYear,
  confirmAdoption,
  showEditAdoption,
  editAdoption,
];
