import { allow, type Decision, refuse } from '#kit/decision.ts';

/** One need does not call half the health system: who is asked has other things to do. */
export const helpAsksMax = 5;

export function askForHelp(facts: { askedAlready: number }): Decision<undefined, 'asked-enough'> {
  return facts.askedAlready >= helpAsksMax ? refuse('asked-enough') : allow(undefined);
}
