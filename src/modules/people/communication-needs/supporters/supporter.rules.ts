import { allow, type Decision, refuse } from '#kit/decision.ts';

export const supporterMay = ['see-needs', 'record-needs', 'answer', 'be-told'] as const;
export type SupporterMay = (typeof supporterMay)[number];

export const mayWords: Readonly<Record<SupporterMay, string>> = {
  'see-needs': 'See what I need to read and be reached',
  'record-needs': 'Write down what I need, for me',
  answer: 'Answer questions for me, or with me',
  'be-told': 'Get the e-mails that I get about what concerns me',
};

/** Nobody supports themselves, and whoever may do nothing at all is no supporter. */
export function inviteSupporter(facts: {
  may: readonly SupporterMay[];
  isOwnAddress: boolean;
}): Decision<'invited', 'own-address' | 'may-nothing'> {
  if (facts.isOwnAddress) return refuse('own-address');
  return facts.may.length === 0 ? refuse('may-nothing') : allow('invited');
}
