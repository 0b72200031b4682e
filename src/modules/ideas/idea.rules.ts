import { allow, type Decision, refuse } from '#kit/decision.ts';
import { excerpt } from '#kit/text.ts';
import type { Visibility } from '#kit/visibility.ts';

export type IdeaState = 'open' | 'became-project' | 'closed' | 'merged';
export type Patentable = 'not-asked' | 'no' | 'unsure' | 'yes-cleared';

export interface IdeaText {
  readonly title: string;
  readonly problem: string;
  readonly proposal: string;
  readonly helps: string;
  readonly topics: readonly string[];
  readonly setting: string | null;
}

export const ideaLimits = {
  title: 200,
  problem: 5_000,
  proposal: 5_000,
  helps: 1_000,
  justification: 2_000,
} as const;

export const ideaLabels: Readonly<Record<string, string>> = {
  title: 'Title',
  problem: 'What is the problem?',
  proposal: 'What is the idea?',
  helps: 'Who would it help?',
  topics: 'Topics',
  setting: 'Where',
};

export const visibilityWords: Readonly<Record<Visibility, string>> = {
  organisation: 'People in the author’s organisation',
  staff: 'All staff',
  everyone: 'Everyone',
};

const titleMax = 80;

/** A title is not asked for: the beginning of the problem stands for it. */
export function titleOf(title: string, problem: string): string {
  return title === '' ? excerpt(problem.split(/(?<=[.?!])\s/)[0] ?? problem, titleMax) : title;
}

export interface Posting {
  readonly text: IdeaText;
  readonly visibility: Visibility;
  readonly patentable: Patentable;
  readonly anonymous: boolean;
  readonly justification: string;
}

export type PostingRefusal =
  | 'no-organisation'
  | 'patent-not-answered'
  | 'ask-before-sharing'
  | 'looks-like-a-patient';

/**
 * What may be posted. Telling others than one's own organisation may cost a patent, so that is asked first
 * (absolute novelty: facts on intellectual property); what looks like a patient is mended or justified (product.md, 'Never').
 */
export function mayPost(
  posting: Posting,
  facts: { organisationId: string | null; identifiersFound: number },
): Decision<Posting & { organisationId: string }, PostingRefusal> {
  if (facts.organisationId === null) return refuse('no-organisation');
  if (posting.visibility !== 'organisation') {
    if (posting.patentable === 'not-asked') return refuse('patent-not-answered');
    if (posting.patentable === 'unsure') return refuse('ask-before-sharing');
  }
  if (facts.identifiersFound > 0 && posting.justification === '') return refuse('looks-like-a-patient');
  return allow({ ...posting, organisationId: facts.organisationId });
}

export const postingRefusals: Readonly<Record<PostingRefusal, string>> = {
  'no-organisation':
    'You can post once your organisation’s lead has confirmed you. Your idea is kept in your drafts meanwhile.',
  'patent-not-answered':
    'Say whether this could be patented or sold, because you chose to show it outside your organisation.',
  'ask-before-sharing':
    'Telling others may lose a patent. Choose ‘My organisation’ for now, and ask your organisation’s lead before you share it wider.',
  'looks-like-a-patient':
    'Some words could tell others who a patient is. Take them out, or say why they may stay.',
};

/** The second of two who edit at once is shown both texts. */
export function mayReplace(
  idea: { state: IdeaState; version: number },
  editedFrom: number,
): Decision<number, 'closed' | 'edited-meanwhile'> {
  if (idea.state !== 'open') return refuse('closed');
  if (idea.version !== editedFrom) return refuse('edited-meanwhile');
  return allow(idea.version + 1);
}
