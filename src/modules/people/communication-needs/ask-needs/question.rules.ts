import { type NeedName, needKinds, needNames } from '../need-kinds.rules.ts';

/** The questions in their order: one a page, each can be skipped. */
export const steps = ['begin', 'reading', 'size', 'contact', 'support', 'people', 'sharing'] as const;
export type Step = (typeof steps)[number];

const sizes = ['large-print-20', 'large-print-24', 'large-print-28'] as const satisfies readonly NeedName[];
export const largePrint = 'large-print';

export interface Question {
  readonly title: string;
  readonly hint: string;
  readonly kinds: readonly NeedName[];
  readonly many: boolean;
}

function ofCategory(category: string): NeedName[] {
  return needNames.filter((name) => needKinds[name].category === category);
}

export const questions: Readonly<Record<Exclude<Step, 'begin' | 'sharing'>, Question>> = {
  reading: {
    title: 'How do you like to read?',
    hint: 'You can choose more than one.',
    kinds: ofCategory('information-format').filter((name) => !sizes.some((size) => size === name)),
    many: true,
  },
  size: {
    title: 'How big should the letters be?',
    hint: 'Choose one. All pages then have letters of this size.',
    kinds: sizes,
    many: false,
  },
  contact: {
    title: 'How should we tell you things?',
    hint: 'You can choose more than one.',
    kinds: ofCategory('contact-method'),
    many: true,
  },
  support: {
    title: 'What helps you to talk with us?',
    hint: 'You can choose more than one.',
    kinds: ofCategory('communication-support'),
    many: true,
  },
  people: {
    title: 'Do you need a person to help?',
    hint: 'You can choose more than one.',
    kinds: ofCategory('professional'),
    many: true,
  },
};

export function isStep(text: string): text is Step {
  return steps.some((step) => step === text);
}

/** What follows: the size is asked only of those who want big letters. Undefined where the questions are over. */
export function stepAfter(step: Step, chosen: readonly string[]): Step | undefined {
  if (step === 'begin') return chosen.includes('no') ? undefined : 'reading';
  if (step === 'reading') return chosen.includes(largePrint) ? 'size' : 'contact';
  return steps[steps.indexOf(step) + 1];
}

/** Which of several kinds a question settles, and how: whoever no longer wants big letters needs no size. */
export function settledBy(
  step: Exclude<Step, 'begin' | 'sharing'>,
  chosen: readonly string[],
): { offered: readonly NeedName[]; chosen: readonly NeedName[] } {
  const question = questions[step];
  const picked = question.kinds.filter((kind) => chosen.includes(kind));
  const offered =
    step === 'reading' && !chosen.includes(largePrint) ? [...question.kinds, ...sizes] : question.kinds;
  return { offered, chosen: question.many ? picked : picked.slice(0, 1) };
}

/** What is ticked already when the question is shown. */
export function ticked(step: Step, live: readonly string[]): string[] {
  if (step === 'begin' || step === 'sharing') return [];
  const own = questions[step].kinds.filter((kind) => live.includes(kind));
  return step === 'reading' && sizes.some((size) => live.includes(size)) ? [...own, largePrint] : own;
}
