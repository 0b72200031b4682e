import { z } from 'zod';
import { refuse } from '#kit/decision.ts';
import { permission } from '#kit/viewer.ts';
import { choice, optionalText, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { page, post } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { mayClaim } from '../adoption.policy.ts';
import { findAdoptionsBy, findAdoptionsOf } from '../adoption.queries.ts';
import { findInTexts } from '../identifiers.ts';
import { ProjectParams } from '../project.form.ts';
import { adoptionPaths, projectPaths } from '../project.paths.ts';
import { mayShow } from '../project.policy.ts';
import { findProject } from '../project.queries.ts';
import { claimRefusals, decideClaim, firstStates, loadToClaim } from './claim.ts';
import { insertClaim } from './claim-adoption.queries.ts';
import { AdoptionList, ClaimAdoption, MyAdoptions } from './claim-adoption.view.tsx';

export const showClaim = page(adoptionPaths.begin, {
  params: ProjectParams,
  permission: mayClaim,
  load: loadToClaim,
  view: ({ project, kits }) => ({
    title: 'We will do this too',
    breadcrumbs: [{ text: project.text.title, href: projectPaths.show({ projectId: project.projectId }) }],
    body: ClaimAdoption({
      project,
      kits,
      findings: [],
      state: { values: { kitNumber: project.kitNumber ?? '' }, errors: [] },
    }),
  }),
});

export const claimAdoption = post(adoptionPaths.claim, {
  params: ProjectParams,
  form: z.object({
    unit: typedText({ name: 'where in your organisation', max: 200 }),
    state: choice(firstStates, 'Choose how far you are'),
    kitNumber: z
      .string()
      .regex(/^\d{0,6}$/, 'Choose a version of the kit')
      .default('')
      .transform((text) => (text === '' ? null : Number(text))),
    says: optionalText({ name: 'what you say to others', max: 2_000 }),
    identifiersJustified: optionalText({ name: 'the reason', max: 2_000 }),
  }),
  permission: mayClaim,
  writes: ['adoption.claimed'],
  load: loadToClaim,
  decide: (loaded, { form, viewer, now }) => decideClaim(loaded, form, signedIn(viewer), now),
  save: async (tx, claim, { act }) => (await insertClaim(tx, act, claim)) ?? refuse('claimed-already'),
  done: ({ saved }) => ({
    redirect: adoptionPaths.show({ adoptionId: saved }),
    notice: 'Your adoption is on record. The project’s team is asked to confirm it.',
  }),
  refusals: claimRefusals,
  again: (state, { project, kits }, { now }) => ({
    title: 'We will do this too',
    breadcrumbs: [{ text: project.text.title, href: projectPaths.show({ projectId: project.projectId }) }],
    body: ClaimAdoption({
      project,
      kits,
      findings: findInTexts({ unit: state.values.unit, says: state.values.says }, now),
      state,
    }),
  }),
});

export const showAdoptionsOf = page(adoptionPaths.list, {
  params: ProjectParams,
  permission: mayShow,
  async load({ db, viewer, params }) {
    const project = await found(findProject(db, viewer, params.projectId), 'project');
    return { project, adoptions: await findAdoptionsOf(db, viewer, project.projectId) };
  },
  view: ({ project, adoptions }) => ({
    title: `Who adopted: ${project.text.title}`,
    breadcrumbs: [{ text: project.text.title, href: projectPaths.show({ projectId: project.projectId }) }],
    body: AdoptionList({ project, adoptions }),
  }),
  staleAfter: ({ projectId }) => [projectId, 'adoption'],
});

export const showMyAdoptions = page(adoptionPaths.mine, {
  permission: permission('staff'),
  load: async ({ db, viewer }) => ({
    adoptions: await findAdoptionsBy(
      db,
      viewer,
      signedIn(viewer).memberships.map((membership) => membership.organisationId),
    ),
  }),
  view: ({ adoptions }) => ({ title: 'What your organisation adopts', body: MyAdoptions({ adoptions }) }),
});

export const claimAdoptionRoutes = [showClaim, claimAdoption, showAdoptionsOf, showMyAdoptions];
