import { expect, test } from 'vitest';
import {
  askApproval,
  chooseVisibility,
  decideApproval,
  missingForApproval,
  type ProjectText,
  withdraw,
} from './project.rules.ts';

const text: ProjectText = {
  title: 'Drinks trolley',
  summary: 'A trolley',
  problem: 'Too little drunk',
  whatWasDone: 'We bought one',
  results: 'More drunk',
  topics: ['nutrition'],
  setting: null,
  stage: 'established',
};

test('results may be missing while there are none yet', () => {
  expect(missingForApproval({ ...text, stage: 'testing', results: '' })).toEqual([]);
  expect(missingForApproval({ ...text, stage: 'planning', results: '', whatWasDone: '' })).toEqual([]);
  expect(missingForApproval({ ...text, results: '', topics: [] })).toEqual(['results', 'topics']);
});

test('approval is asked once, for a whole project', () => {
  expect(askApproval({ state: 'draft', text }).ok).toBe(true);
  expect(askApproval({ state: 'withdrawn', text }).ok).toBe(true);
  expect(askApproval({ state: 'awaiting-approval', text })).toMatchObject({ reason: 'already-asked' });
  expect(askApproval({ state: 'published', text })).toMatchObject({ reason: 'already-published' });
  expect(askApproval({ state: 'draft', text: { ...text, problem: '' } })).toMatchObject({
    reason: 'unfinished',
  });
});

test('only the text that was read is approved', () => {
  expect(decideApproval({ state: 'awaiting-approval', version: 3 }, 3).ok).toBe(true);
  expect(decideApproval({ state: 'awaiting-approval', version: 4 }, 3)).toMatchObject({
    reason: 'changed-since',
  });
  expect(decideApproval({ state: 'published', version: 3 }, 3)).toMatchObject({ reason: 'not-awaiting' });
});

test('wider than the organisation, the question about patents is answered first', () => {
  expect(chooseVisibility(undefined, { visibility: 'organisation' })).toMatchObject({
    ok: true,
    value: { patentable: 'not-asked' },
  });
  expect(chooseVisibility(undefined, { visibility: 'staff' })).toMatchObject({
    reason: 'patent-not-answered',
  });
  expect(chooseVisibility(undefined, { visibility: 'everyone', patentable: 'unsure' })).toMatchObject({
    reason: 'ask-before-sharing',
  });
  expect(chooseVisibility(undefined, { visibility: 'everyone', patentable: 'yes-cleared' }).ok).toBe(true);
});

test('what was approved for few is not opened to more', () => {
  const project = { state: 'published', visibility: 'staff' } as const;
  expect(chooseVisibility(project, { visibility: 'everyone', patentable: 'no' })).toMatchObject({
    reason: 'wider-needs-approval',
  });
  expect(chooseVisibility(project, { visibility: 'organisation' }).ok).toBe(true);
  expect(
    chooseVisibility({ ...project, state: 'withdrawn' }, { visibility: 'everyone', patentable: 'no' }).ok,
  ).toBe(true);
});

test('what is withdrawn', () => {
  expect(withdraw('published')).toMatchObject({ value: 'withdrawn' });
  expect(withdraw('awaiting-approval')).toMatchObject({ value: 'draft' });
  expect(withdraw('draft').ok).toBe(false);
});
