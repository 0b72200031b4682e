import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { permission } from '#kit/viewer.ts';
import { choice, optionalText, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { page, post } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { mayClaim } from '../adoption.policy.ts';
import { findAdoptionsBy, findAdoptionsOf, insertClaim } from '../adoption.queries.ts';
import { identifiersRefusal, needsMending } from '../identifiers.ts';
import { findKitVersions } from '../kit.queries.ts';
import { ProjectParams } from '../project.form.ts';
import { adoptionPaths, projectPaths } from '../project.paths.ts';
import { mayShow } from '../project.policy.ts';
import { findProject } from '../project.queries.ts';
import { AdoptionList, ClaimAdoption, MyAdoptions } from './claim-adoption.view.tsx';

/** Every adoption starts somewhere on the way; 'sustained' and the exits come later. */
export const firstStates = ['interested', 'exploring', 'planning', 'piloting', 'live'] as const;

export const showClaim = page(adoptionPaths.begin, {
  params: ProjectParams,
  permission: mayClaim,
  async load({ db, viewer, params }) {
    const project = await found(findProject(db, viewer, params.projectId), 'project');
    return { project, kits: await findKitVersions(db, project.projectId) };
  },
  view: ({ project, kits }) => ({
    title: 'We will do this too',
    breadcrumbs: [{ text: project.text.title, href: projectPaths.show({ projectId: project.projectId }) }],
    body: ClaimAdoption({
      project,
      kits,
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
  async load({ db, viewer, params }) {
    const project = await found(findProject(db, viewer, params.projectId), 'project');
    return { project, kits: await findKitVersions(db, project.projectId) };
  },
  decide({ project, kits }, { form, viewer, now }) {
    const { personId, actingFor } = signedIn(viewer);
    if (actingFor === null) return refuse('no-organisation');
    if (form.kitNumber !== null && !kits.some((kit) => kit.number === form.kitNumber))
      return refuse('no-such-kit');
    if (needsMending({ says: form.says, unit: form.unit }, form.identifiersJustified, now))
      return refuse('looks-like-a-patient');
    return allow({
      projectId: project.projectId,
      projectOrganisationId: project.organisation.id,
      kitNumber: form.kitNumber,
      organisationId: actingFor,
      unit: form.unit,
      state: form.state,
      says: form.says,
      claimedBy: personId,
    });
  },
  save: async (tx, claim, { act }) => (await insertClaim(tx, act, claim)) ?? refuse('claimed-already'),
  done: ({ saved }) => ({
    redirect: adoptionPaths.show({ adoptionId: saved }),
    notice: 'Your adoption is on record. The project’s team is asked to confirm it.',
  }),
  refusals: {
    'no-organisation': 'Choose first, in your account, for which organisation you act.',
    'no-such-kit': 'That version of the kit is not published. Choose one from the list.',
    'looks-like-a-patient': identifiersRefusal,
    'claimed-already':
      'This place in your organisation has an adoption of this project already. Look at your adoptions.',
  },
  again: (state, { project, kits }) => ({
    title: 'We will do this too',
    body: ClaimAdoption({ project, kits, state }),
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
