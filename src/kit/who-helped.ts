/** What a person says when asked whether somebody helped them with their answer. */
export const whoHelpedAnswers = ['nobody', 'supporter', 'someone-else'] as const;
export type WhoHelped = (typeof whoHelpedAnswers)[number];
