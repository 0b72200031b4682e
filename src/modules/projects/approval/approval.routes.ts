import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { append } from '#platform/events/event.queries.ts';
import { typedText } from '#platform/http/fields.ts';
import { Absent, found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { findInTexts, identifiersRefusal, needsMending } from '../identifiers.ts';
import { findKit } from '../kit.queries.ts';
import { ProjectParams } from '../project.form.ts';
import { projectPaths } from '../project.paths.ts';
import { mayApprove, mayEdit, mayReadProject } from '../project.policy.ts';
import { findLeadIds, findProject, findProjectToApprove } from '../project.queries.ts';
import { askApproval, decideApproval, projectLimits } from '../project.rules.ts';
import { ideaHasAnotherProject, moveProject } from '../project-writing.queries.ts';
import { Approval } from './approval.view.tsx';

type Params = z.output<typeof ProjectParams>;
const version = z.coerce.number('Open the page again').int();

export const askForApproval = post(projectPaths.askApproval, {
  params: ProjectParams,
  permission: mayEdit,
  writes: ['project.approval-asked'],
  load: async ({ db, viewer, params }: Reading<Params, unknown>) => ({
    project: await found(findProject(db, viewer, params.projectId), 'project'),
  }),
  async decide({ project }, { db }) {
    const asked = askApproval(project);
    if (!asked.ok) return asked;
    if (await ideaHasAnotherProject(db, project.projectId)) return refuse('idea-has-another');
    return allow({ from: project.state, version: project.version, organisationId: project.organisationId });
  },
  async save(tx, { from, version, organisationId }, { act, params }) {
    if (
      !(await moveProject(tx, {
        projectId: params.projectId,
        from: [from],
        to: 'awaiting-approval',
        version,
      }))
    )
      return refuse('already-asked');
    await append(tx, act, {
      verb: 'project.approval-asked',
      subjectKind: 'project',
      subject: params.projectId,
      concerns: [organisationId],
    });
    return from;
  },
  done: ({ params }) =>
    seeOther(projectPaths.show(params), 'You have asked for approval. Whoever approves is told now.'),
  refusals: {
    'already-asked':
      'Somebody of your team has asked already, or changed the project just now. Look at the project.',
    'already-published': 'This project is published already. Your changes to it are seen at once.',
    unfinished: 'Some parts are missing. The project’s page lists them: write them, then ask again.',
    'idea-has-another':
      'The idea has become another project meanwhile. Join that one, or ask its team to withdraw it.',
  },
});

async function loadToApprove({ db, viewer, params }: Reading<Params, unknown>) {
  const project = await found(findProjectToApprove(db, params.projectId), 'project');
  const [leadIds, kit] = await Promise.all([
    findLeadIds(db, project.organisationId),
    project.kitNumber === null ? undefined : findKit(db, project.projectId, project.kitNumber),
  ]);
  // A visitor may be the lead who came by the e-mail and has to sign in first; anybody else learns nothing.
  if (
    viewer.kind === 'person' &&
    !mayReadProject(viewer, project) &&
    !mayApprove.may(viewer, { project, leadIds })
  )
    throw new Absent('project');
  return { project, leadIds, kit };
}
type ToApprove = Awaited<ReturnType<typeof loadToApprove>>;

function approvalPage(
  loaded: ToApprove,
  state: FormState,
  { now, viewer }: Pick<Reading<Params, unknown>, 'now' | 'viewer'>,
) {
  const ownProject = viewer.kind === 'person' && loaded.project.teamIds.includes(viewer.personId);
  return {
    title: `Approve ${loaded.project.text.title}`,
    body: Approval({
      ...loaded,
      ownProject,
      findings: findInTexts({ reason: state.values.reason }, now),
      ...state,
    }),
  };
}

export const showApproval = page(projectPaths.approval, {
  params: ProjectParams,
  permission: mayApprove,
  load: loadToApprove,
  view: (loaded, reading) => approvalPage(loaded, { values: {}, errors: [] }, reading),
});

const approvalRefusals = {
  'not-awaiting': 'This project no longer waits for approval: it was decided, or taken back.',
  'changed-since': 'The team changed the text since you read it. Read it again below, then decide.',
};

export const approveProject = post(projectPaths.approval, {
  params: ProjectParams,
  form: z.object({ version }),
  permission: mayApprove,
  writes: ['project.published'],
  stepUp: true,
  load: loadToApprove,
  decide({ project }, { form }) {
    const decided = decideApproval(project, form.version);
    const { organisationId, ideaId, visibility } = project;
    return decided.ok ? allow({ ...decided.value, organisationId, ideaId, visibility }) : decided;
  },
  async save(tx, decided, { act, params, viewer, now }) {
    const by = signedIn(viewer).personId;
    const moved = await moveProject(tx, {
      projectId: params.projectId,
      from: ['awaiting-approval'],
      to: 'published',
      version: decided.version,
      approved: { by, at: now },
      returnedReason: null,
    });
    if (!moved) return refuse('changed-since');
    await append(tx, act, {
      verb: 'project.published',
      subjectKind: 'project',
      subject: params.projectId,
      concerns: decided.ideaId === null ? [decided.organisationId] : [decided.organisationId, decided.ideaId],
      payload: { visibility: decided.visibility },
    });
    return decided;
  },
  done: ({ params }) => seeOther(projectPaths.show(params), 'The project is published. Its team is told.'),
  refusals: approvalRefusals,
  again: (state, loaded, reading) => approvalPage(loaded, state, reading),
});

export const returnProject = post(projectPaths.return, {
  params: ProjectParams,
  form: z.object({ version, reason: typedText({ name: 'the reason', max: projectLimits.reason }) }),
  permission: mayApprove,
  writes: ['project.returned'],
  load: loadToApprove,
  decide({ project }, { form, now }) {
    if (needsMending({ reason: form.reason }, '', now)) return refuse('identifiers');
    return decideApproval(project, form.version);
  },
  async save(tx, decided, { act, params, form }) {
    const moved = await moveProject(tx, {
      projectId: params.projectId,
      from: ['awaiting-approval'],
      to: 'draft',
      version: decided.version,
      returnedReason: form.reason,
    });
    if (!moved) return refuse('changed-since');
    await append(tx, act, { verb: 'project.returned', subjectKind: 'project', subject: params.projectId });
    return decided;
  },
  done: () => seeOther(projectPaths.mine(), 'The project is back with its team, with your reason.'),
  refusals: { ...approvalRefusals, identifiers: identifiersRefusal },
  again: (state, loaded, reading) => approvalPage(loaded, state, reading),
});
