import { formatLocalDate } from '#kit/local-date.ts';
import type { ReadablePart, ReadableSource } from '#platform/module.ts';
import { findAdoption } from './adoption.queries.ts';
import { confirmationWords, stateWords } from './adoption.rules.ts';
import { findQuestion } from './ask-views/views.queries.ts';
import { findKit, type Kit } from './kit.queries.ts';
import { kitTexts } from './kit.rules.ts';
import { adoptionPaths, projectPaths, viewsPaths } from './project.paths.ts';
import { findProject } from './project.queries.ts';

export const readableProjects: ReadableSource = {
  kind: 'project',
  page: projectPaths.show.pattern,
  verbs: [
    'project.published',
    'project.edited',
    'project.withdrawn',
    'project.visibility-chosen',
    'project.hidden',
    'project.unhidden',
    'kit.published',
  ],
  async find(db, viewer, ref) {
    const project = isId(ref) ? await findProject(db, viewer, ref) : undefined;
    if (!project) return undefined;
    const kit =
      project.kitNumber === null ? undefined : await findKit(db, project.projectId, project.kitNumber);
    return {
      recordId: project.projectId,
      title: project.text.title,
      href: projectPaths.show({ projectId: project.projectId }),
      open: project.state === 'published' && project.visibility === 'everyone' && !project.hidden,
      authorIds: project.teamIds,
      parts: [
        { text: project.text.summary },
        { heading: 'The problem', text: project.text.problem },
        { heading: 'What was done', text: project.text.whatWasDone },
        { heading: 'Results', text: project.text.results },
        ...(kit ? kitParts(kit) : []),
      ],
    };
  },
};

/** What somebody who reads about it wants to know of the kit; those who do it themselves use the whole. */
const kitShown = [
  'whyItWorks',
  'materials',
  'whoProvides',
  'howDelivered',
  'doseAndSchedule',
  'unintendedEffects',
] as const;

function kitParts({ fields }: Kit): ReadablePart[] {
  return [
    ...(fields.procedure.length > 0
      ? [{ heading: 'How to do it', text: fields.procedure.join('\n\n') }]
      : []),
    ...kitShown
      .filter((name) => fields[name] !== '')
      .map((name) => ({ heading: kitTexts[name].label, text: fields[name] })),
  ];
}

export const readableAdoptions: ReadableSource = {
  kind: 'adoption',
  page: adoptionPaths.show.pattern,
  verbs: [
    'adoption.edited',
    'adoption.moved',
    'adoption.confirmed',
    'adoption.disputed',
    'adoption.went-stale',
  ],
  async find(db, viewer, ref) {
    const adoption = isId(ref) ? await findAdoption(db, viewer, ref) : undefined;
    if (!adoption) return undefined;
    const project = await findProject(db, viewer, adoption.projectId);
    return {
      recordId: adoption.adoptionId,
      title: `${adoption.organisation.name}: ${adoption.projectTitle}`,
      href: adoptionPaths.show({ adoptionId: adoption.adoptionId }),
      open: project?.state === 'published' && project.visibility === 'everyone' && !project.hidden,
      authorIds: [adoption.claimedBy, ...(adoption.leadId === null ? [] : [adoption.leadId])],
      parts: [
        {
          text: `${adoption.organisation.name} does this too. It is at this step: ${stateWords[adoption.state]}. ${confirmationWords[adoption.confirmation]}.`,
        },
        { heading: 'What they say', text: adoption.says },
        { heading: 'What they changed', text: adoption.adaptations },
        { heading: 'The time it takes staff', text: adoption.staffTime },
        { heading: 'The help they had', text: adoption.helpReceived },
      ].filter((part) => part.text !== ''),
    };
  },
};

export const readableQuestions: ReadableSource = {
  kind: 'views-question',
  page: viewsPaths.show.pattern,
  verbs: ['views.asked', 'views.closed'],
  async find(db, viewer, ref) {
    const question = isId(ref) ? await findQuestion(db, viewer, ref) : undefined;
    return (
      question && {
        recordId: question.questionId,
        title: question.question,
        href: viewsPaths.show({ questionId: question.questionId }),
        open: (await findProject(db, viewer, question.projectId))?.visibility === 'everyone',
        authorIds: question.teamIds,
        parts: [
          {
            text: `The team of ‘${question.projectTitle}’ asks this. People can answer until ${formatLocalDate(question.closesOn)}.`,
          },
          ...(question.whatChanged === null
            ? []
            : [{ heading: 'What your answers changed', text: question.whatChanged }]),
        ],
      }
    );
  },
};

function isId(ref: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(ref);
}
