import { z } from 'zod';
import { settings, topics } from '#kit/topics.ts';
import { choice, choices, optionalText, ticked, typedText } from '#platform/http/fields.ts';
import type { Typed } from '#platform/http/route.ts';
import type { DraftFields } from '../draft.queries.ts';
import { type IdeaText, ideaLimits, type Posting, titleOf } from '../idea.rules.ts';

type Tokens = [string, ...string[]];

const text = {
  title: optionalText({ name: 'the title', max: ideaLimits.title }),
  problem: typedText({ name: 'what the problem is', max: ideaLimits.problem }),
  proposal: typedText({ name: 'what the idea is', max: ideaLimits.proposal }),
  helps: typedText({ name: 'who it would help', max: ideaLimits.helps }),
  topics: choices(Object.keys(topics) as Tokens, 'Choose topics from the list', 6),
  setting: z
    .enum(['', ...Object.keys(settings)] as Tokens, 'Choose a place from the list')
    .default('')
    .transform((slug) => (slug === '' ? null : slug)),
};

/** What can be changed later: the words. */
export const IdeaTextInput = z.object(text);

/** Nothing else is required but who may see it, and nothing is chosen beforehand. */
export const IdeaInput = z.object({
  ...text,
  visibility: choice(['organisation', 'staff', 'everyone'], 'Choose who may see it'),
  patentable: z.enum(['no', 'unsure', 'yes-cleared']).optional().catch(undefined),
  anonymous: ticked,
  justification: optionalText({ name: 'the reason', max: ideaLimits.justification }),
});

export function toText(input: z.output<typeof IdeaTextInput>): IdeaText {
  return {
    title: titleOf(input.title, input.problem),
    problem: input.problem,
    proposal: input.proposal,
    helps: input.helps,
    topics: input.topics,
    setting: input.setting,
  };
}

export function toPosting(input: z.output<typeof IdeaInput>): Posting {
  return {
    text: toText(input),
    visibility: input.visibility,
    patentable: input.patentable ?? 'not-asked',
    anonymous: input.anonymous,
    justification: input.justification,
  };
}

const fieldNames = [
  'title',
  'problem',
  'proposal',
  'helps',
  'topics',
  'setting',
  'visibility',
  'patentable',
  'anonymous',
  'justification',
];
const charactersMax = 20_000;

/** What a draft keeps of a form: its own fields as typed, however wrong, up to a generous length. */
export function draftFields(typed: Typed): DraftFields {
  const kept: Record<string, string | string[]> = {};
  for (const name of fieldNames) {
    const value = typed[name];
    if (typeof value === 'string') kept[name] = value.slice(0, charactersMax);
    else if (Array.isArray(value)) kept[name] = value.filter((one) => typeof one === 'string').slice(0, 20);
  }
  return kept;
}
