import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { newId } from '#kit/ids.ts';
import { projectStages, settings, topics } from '#kit/topics.ts';
import { regions } from '#kit/uk-region.ts';
import { permission } from '#kit/viewer.ts';
import { apiGet, apiWrite } from '#platform/http/api-route.ts';
import { id, optionalText, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { saveBegun } from './begin-project/save-begun.ts';
import { decideRevision, revisionRefusals, saveRevision } from './edit-project/revision.ts';
import { identifiersRefusal, needsMending } from './identifiers.ts';
import { findKit, type Kit } from './kit.queries.ts';
import { placeOf } from './list-projects/list-projects.routes.ts';
import { freeTextsOf, keysOf, ProjectParams } from './project.form.ts';
import { mayBegin, mayEdit, mayShow } from './project.policy.ts';
import { findProject, type Project } from './project.queries.ts';
import { chooseVisibility, type ProjectText, projectLimits, visibilityRefusals } from './project.rules.ts';
import { listProjects } from './project-list.queries.ts';

const topic = z.enum(keysOf(topics));
const setting = z.enum(keysOf(settings));
const stage = z.enum(keysOf(projectStages));
const organisation = z.object({ name: z.string(), odsCode: z.string() });

const ProjectSummary = z.object({
  projectId: id,
  title: z.string(),
  summary: z.string(),
  organisation,
  stage: z.string(),
  setting: z.string().nullable(),
  topics: z.array(z.string()),
  adoptionCount: z.int().describe('As the adopters say'),
  spreadCount: z.int().describe('Live or sustained, and confirmed by the source'),
  hasKit: z.boolean(),
  seeksSponsor: z.boolean(),
  publishedAt: z.iso.datetime(),
});

const WholeProject = z.object({
  projectId: id,
  title: z.string(),
  summary: z.string(),
  problem: z.string(),
  whatWasDone: z.string(),
  results: z.string(),
  topics: z.array(z.string()),
  setting: z.string().nullable(),
  stage: z.string(),
  organisation,
  ideaId: id.nullable(),
  visibility: z.string(),
  state: z.string(),
  version: z.int(),
  adoptionCount: z.int(),
  spreadCount: z.int(),
  publishedAt: z.iso.datetime().nullable(),
  kit: z
    .object({
      number: z.int(),
      evidenceLevel: z.string(),
      publishedAt: z.iso.datetime().nullable(),
      fields: z.record(z.string(), z.unknown()).describe('The parts of the kit; money in pence'),
    })
    .nullable()
    .describe('The newest published version'),
});

const listApi = apiGet('/api/projects', {
  summary: 'Published projects that you may read, 20 at a time',
  tag: 'projects',
  query: z.object({
    topic: topic.optional(),
    setting: setting.optional(),
    stage: stage.optional(),
    region: z.enum(regions).optional(),
    organisation: z.string().max(10).optional().describe('An ODS code'),
    order: z.enum(['newest', 'most-adopted']).default('newest'),
    after: z.string().max(400).optional().describe('What the page before gave as next'),
  }),
  answer: z.object({ projects: z.array(ProjectSummary), next: z.string().nullable() }),
  permission: permission('anyone'),
  load: ({ db, viewer, query }) =>
    listProjects(db, viewer, query, query.order, placeOf(query.after, query.order)),
  show: ({ projects, next }) => ({
    projects: projects.map(({ seeksViews, ...project }) => ({
      ...project,
      topics: [...project.topics],
      publishedAt: project.publishedAt.toISOString(),
    })),
    next: next ?? null,
  }),
});

const showApi = apiGet('/api/projects/:projectId', {
  summary: 'One project, with the newest version of its kit',
  tag: 'projects',
  params: ProjectParams,
  answer: WholeProject,
  permission: mayShow,
  async load({ db, viewer, params }) {
    const project = await found(findProject(db, viewer, params.projectId), 'project');
    return {
      project,
      kit: project.kitNumber === null ? undefined : await findKit(db, project.projectId, project.kitNumber),
    };
  },
  show: ({ project, kit }) => toWhole(project, kit),
});

function toWhole(project: Project, kit: Kit | undefined): z.input<typeof WholeProject> {
  return {
    projectId: project.projectId,
    ...project.text,
    topics: [...project.text.topics],
    organisation: { name: project.organisation.name, odsCode: project.organisation.odsCode },
    ideaId: project.ideaId,
    visibility: project.visibility,
    state: project.state,
    version: project.version,
    adoptionCount: project.adoptionCount,
    spreadCount: project.spreadCount,
    publishedAt: project.publishedAt?.toISOString() ?? null,
    kit: kit ? toKit(kit) : null,
  };
}

function toKit({ number, evidenceLevel, publishedAt, fields }: Kit) {
  const { identifiersJustified, ...shown } = fields;
  return { number, evidenceLevel, publishedAt: publishedAt?.toISOString() ?? null, fields: shown };
}

const texts = {
  title: typedText({ name: 'a title', max: projectLimits.title }),
  summary: optionalText({ name: 'the summary', max: projectLimits.summary }),
  problem: optionalText({ name: 'the problem', max: projectLimits.problem }),
  whatWasDone: optionalText({ name: 'what was done', max: projectLimits.whatWasDone }),
  results: optionalText({ name: 'the results', max: projectLimits.results }),
  topics: z.array(topic).max(projectLimits.topics).default([]),
  setting: setting.nullable().default(null),
  stage: stage.default('planning'),
  identifiersJustified: optionalText({ name: 'the reason', max: projectLimits.reason }).describe(
    'Why words that look as if they could tell who a patient is may stay',
  ),
};

function textOf(body: z.output<z.ZodObject<typeof texts>>): ProjectText {
  const { title, summary, problem, whatWasDone, results, topics, setting, stage } = body;
  return { title, summary, problem, whatWasDone, results, topics, setting, stage };
}

const beginApi = apiWrite('POST', '/api/projects', {
  summary: 'Begin a project, as a draft for its team, for the organisation for which you act',
  tag: 'projects',
  body: z.object({
    ...texts,
    visibility: z.enum(['organisation', 'staff', 'everyone']),
    patentable: z.enum(['no', 'unsure', 'yes-cleared']).optional(),
  }),
  answer: z.object({ projectId: id, version: z.int() }),
  status: 201,
  permission: mayBegin,
  writes: ['project.begun'],
  load: async () => ({}),
  decide(_loaded, { body, viewer, now }) {
    const { actingFor, personId } = signedIn(viewer);
    if (actingFor === null) return refuse('no-organisation');
    const text = textOf(body);
    if (needsMending(freeTextsOf({ ...text }), body.identifiersJustified, now)) return refuse('identifiers');
    const choice = chooseVisibility(undefined, body);
    if (!choice.ok) return choice;
    return allow({
      projectId: newId(),
      organisationId: actingFor,
      ideaId: null,
      ownerId: personId,
      text,
      choice: choice.value,
      identifiersJustified: body.identifiersJustified || null,
      now,
    });
  },
  save: (tx, project, { act }) => saveBegun(tx, act, project),
  show: ({ projectId }) => ({ projectId, version: 1 }),
  refusals: {
    ...visibilityRefusals,
    identifiers: identifiersRefusal,
    'no-organisation': 'Choose first, in your account, for which organisation you act.',
  },
});

const editApi = apiWrite('PUT', '/api/projects/:projectId', {
  summary: 'Replace a project’s text; version is the one that you read',
  tag: 'projects',
  params: ProjectParams,
  body: z.object({ ...texts, stage, version: z.int().min(1) }),
  answer: z.object({ version: z.int() }),
  status: 200,
  permission: mayEdit,
  writes: ['project.edited'],
  load: async ({ db, viewer, params }) => ({
    project: await found(findProject(db, viewer, params.projectId), 'project'),
  }),
  decide: ({ project }, { body, now }) => decideRevision(project, { ...body, text: textOf(body) }, now),
  save: (tx, revision, { act, viewer }) => saveRevision(tx, act, revision, signedIn(viewer).personId),
  show: ({ version }) => ({ version }),
  refusals: {
    ...revisionRefusals,
    'changed-meanwhile':
      'Somebody saved this project since you read it. Read it again, then send your text with its version.',
  },
});

export const projectsApi = [listApi, showApi, beginApi, editApi];
