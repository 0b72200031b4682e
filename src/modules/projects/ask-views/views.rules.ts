import { allow, type Decision, refuse } from '#kit/decision.ts';
import type { WhoHelped } from '#kit/who-helped.ts';

/** Kinds of notice about views, each of which a person can turn off. */
export const viewsNoticeKinds = { invitation: 'views-invitation', answered: 'views-answered' } as const;

export interface QuestionFacts {
  /** The last day on which it can be answered, as 'YYYY-MM-DD'. */
  readonly closesOn: string;
  readonly closed: boolean;
}

export function takesAnswers(question: QuestionFacts, today: string): boolean {
  return !question.closed && today <= question.closesOn;
}

/** How an answer came about. 'had-help' is from before it was asked who. */
export type Help = 'none' | 'had-help' | 'helped-by-supporter' | 'helped-by-other' | 'by-supporter';

const helpOf: Readonly<Record<WhoHelped, Help>> = {
  nobody: 'none',
  supporter: 'helped-by-supporter',
  'someone-else': 'helped-by-other',
};

export function recordHelp(said: WhoHelped | undefined): Help {
  return said === undefined ? 'none' : helpOf[said];
}

/** What is chosen when a form is shown again; nothing where it is not known that somebody helped, or who. */
export function helpSaid(help: Help): WhoHelped | undefined {
  if (help === 'helped-by-supporter') return 'supporter';
  return help === 'helped-by-other' ? 'someone-else' : undefined;
}

export type AskRefusal = 'not-open-to-everyone' | 'closes-too-soon' | 'looks-like-a-patient';

/** Patients and carers can answer only what they can read, and need time: at least a week. */
export function askForViews(facts: {
  published: boolean;
  openToEveryone: boolean;
  closesOn: string;
  earliestClose: string;
  identifiersFound: number;
}): Decision<'asked', AskRefusal> {
  if (!facts.published || !facts.openToEveryone) return refuse('not-open-to-everyone');
  if (facts.closesOn < facts.earliestClose) return refuse('closes-too-soon');
  return facts.identifiersFound > 0 ? refuse('looks-like-a-patient') : allow('asked');
}

export function answerQuestion(
  question: QuestionFacts,
  facts: { today: string; onTeam: boolean; identifiersFound: number },
): Decision<'answered', 'closed' | 'own-project' | 'looks-like-a-patient'> {
  if (!takesAnswers(question, facts.today)) return refuse('closed');
  if (facts.onTeam) return refuse('own-project');
  return facts.identifiersFound > 0 ? refuse('looks-like-a-patient') : allow('answered');
}
