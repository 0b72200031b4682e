import { z } from 'zod';
import { refuse } from '#kit/decision.ts';
import { apiGet, apiWrite } from '#platform/http/api-route.ts';
import { id, optionalText, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { mayClaim, mayShowAdoption } from './adoption.policy.ts';
import { type Adoption, findAdoption, findAdoptionsOf } from './adoption.queries.ts';
import { claimRefusals, decideClaim, firstStates, loadToClaim } from './claim-adoption/claim.ts';
import { insertClaim } from './claim-adoption/claim-adoption.queries.ts';
import { ProjectParams } from './project.form.ts';
import { mayShow } from './project.policy.ts';
import { findProject } from './project.queries.ts';

const ShownAdoption = z.object({
  adoptionId: id,
  projectId: id,
  kitNumber: z.int().nullable(),
  organisation: z.object({
    odsCode: z.string(),
    nameThen: z.string().describe('As it was named when the adoption was claimed'),
    name: z.string(),
  }),
  unit: z.string(),
  state: z.string(),
  confirmation: z.string().describe('claimed by the adopter; confirmed or disputed by the source; stale'),
  reason: z.string().nullable(),
  failureReason: z.string().nullable(),
  startedOn: z.iso.date().nullable(),
  liveOn: z.iso.date().nullable(),
  endedOn: z.iso.date().nullable(),
  says: z.string(),
  adaptations: z.string(),
  wouldRecommend: z.boolean().nullable(),
  claimedAt: z.iso.datetime(),
});

function toShown(adoption: Adoption): z.input<typeof ShownAdoption> {
  const { odsCode, nameThen, name } = adoption.organisation;
  return {
    adoptionId: adoption.adoptionId,
    projectId: adoption.projectId,
    kitNumber: adoption.kitNumber,
    organisation: { odsCode, nameThen, name },
    unit: adoption.unit,
    state: adoption.state,
    confirmation: adoption.confirmation,
    reason: adoption.reason,
    failureReason: adoption.failureReason,
    startedOn: adoption.startedOn,
    liveOn: adoption.liveOn,
    endedOn: adoption.endedOn,
    says: adoption.says,
    adaptations: adoption.adaptations,
    wouldRecommend: adoption.wouldRecommend,
    claimedAt: adoption.claimedAt.toISOString(),
  };
}

const listApi = apiGet('/api/projects/:projectId/adoptions', {
  summary: 'Who adopted a project, and what they say: spread first, failures too',
  tag: 'adoptions',
  params: ProjectParams,
  answer: z.object({ adoptions: z.array(ShownAdoption) }),
  permission: mayShow,
  async load({ db, viewer, params }) {
    const project = await found(findProject(db, viewer, params.projectId), 'project');
    return { project, adoptions: await findAdoptionsOf(db, viewer, project.projectId) };
  },
  show: ({ adoptions }) => ({ adoptions: adoptions.map(toShown) }),
});

const showApi = apiGet('/api/adoptions/:adoptionId', {
  summary: 'One adoption',
  tag: 'adoptions',
  params: z.object({ adoptionId: id }),
  answer: ShownAdoption,
  permission: mayShowAdoption,
  load: ({ db, viewer, params }) => found(findAdoption(db, viewer, params.adoptionId), 'adoption'),
  show: toShown,
});

const claimApi = apiWrite('POST', '/api/projects/:projectId/adoptions', {
  summary: 'Say that your organisation does this too; the project’s team is asked to confirm it',
  tag: 'adoptions',
  params: ProjectParams,
  body: z.object({
    unit: typedText({ name: 'where in your organisation', max: 200 }),
    state: z.enum(firstStates),
    kitNumber: z.int().min(1).max(999_999).nullable().default(null),
    says: optionalText({ name: 'what you say to others', max: 2_000 }),
    identifiersJustified: optionalText({ name: 'the reason', max: 2_000 }),
  }),
  answer: z.object({ adoptionId: id }),
  status: 201,
  permission: mayClaim,
  writes: ['adoption.claimed'],
  load: loadToClaim,
  decide: (loaded, { body, viewer, now }) => decideClaim(loaded, body, signedIn(viewer), now),
  save: async (tx, claim, { act }) => (await insertClaim(tx, act, claim)) ?? refuse('claimed-already'),
  show: (adoptionId) => ({ adoptionId }),
  refusals: claimRefusals,
});

export const adoptionsApi = [listApi, showApi, claimApi];
