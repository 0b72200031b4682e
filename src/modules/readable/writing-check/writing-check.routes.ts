import { z } from 'zod';
import { allow } from '#kit/decision.ts';
import { permission } from '#kit/viewer.ts';
import { choice, typedText } from '#platform/http/fields.ts';
import { type FormState, page, post } from '#platform/http/route.ts';
import { checkText } from '../language/check-text.ts';
import { draftEasyRead } from '../language/draft-easy-read.ts';
import type { View } from '../language/rule-table.ts';
import { writingCheckPaths } from './writing-check.paths.ts';
import { checkedTextMax, withRewording } from './writing-check.rules.ts';
import { WritingCheck } from './writing-check.view.tsx';

/** In 15 minutes from one address, which may be a whole hospital's: as one types, a check follows each pause. */
const checksMax = 1_200;
const title = 'Is it easy to read?';

const anyone = permission('anyone');

export const showWritingCheck = page(writingCheckPaths.show, {
  permission: anyone,
  load: async () => ({}),
  view: () => ({ title, body: WritingCheck({ values: { view: 'easy' }, errors: [] }) }),
  staleAfter: () => [],
});

export const checkWriting = post(writingCheckPaths.show, {
  form: z.object({
    text: typedText({ name: 'your text', max: checkedTextMax }),
    view: choice(['easy', 'plain'], 'Choose what it should become').default('easy'),
    want: choice(['check', 'draft'], 'Choose what to do').default('check'),
    accept: z.string().max(20).optional(),
  }),
  permission: anyone,
  writes: { noEvent: 'a text is looked at and not kept' },
  attempts: { max: checksMax, by: ({ request }) => [`writing-check ${request.ip}`] },
  load: async () => ({}),
  decide: (_loaded, { form }) => allow(checkedPage(form)),
  save: async (_tx, checked) => checked,
  done: ({ saved }) => saved,
  refusals: {},
  again: (state: FormState) => ({ title, body: WritingCheck(state) }),
});

function checkedPage({
  text,
  view,
  want,
  accept,
}: {
  text: string;
  view: View;
  want: string;
  accept?: string | undefined;
}) {
  const written = accept === undefined ? text : accepted(text, view, accept);
  const checked = checkText(written, { view });
  const draft =
    want === 'draft' && accept === undefined && checked.measures.words > 0
      ? draftEasyRead(written)
      : undefined;
  return { title, body: WritingCheck({ values: { text: written, view }, errors: [], checked, draft }) };
}

function accepted(text: string, view: View, accept: string): string {
  if (accept === 'draft') return draftEasyRead(text).text;
  return withRewording(text, checkText(text, { view }).findings, accept);
}
