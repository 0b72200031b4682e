import type { Module } from '#platform/module.ts';
import { checkWriting, showWritingCheck } from './writing-check/writing-check.routes.ts';

/**
 * Words: a finding is a place in a text that breaks a rule; a draft is a machine's rewording, for its author alone; a fact is a
 * number, negation, name, date or condition that a rewording must keep. Invariants: a text that is only checked is kept nowhere;
 * no rewording that loses a fact is offered as a draft; nothing claims that people understand a text.
 */
export const readable: Module = {
  name: 'readable',
  routes: [showWritingCheck, checkWriting],
};
