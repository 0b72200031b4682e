import { allow, type Decision, refuse } from '#kit/decision.ts';
import type { SponsorshipNeed } from '../request.rules.ts';

/** What a company wants to hear of. Each part that is filled narrows; parts of one kind widen. */
export interface Interest {
  readonly name: string;
  readonly words: string;
  readonly topics: readonly string[];
  readonly needs: readonly SponsorshipNeed[];
  readonly regions: readonly string[];
}

export const interestsMax = 20;

export function saveInterest(interest: Interest, running: number): Decision<Interest, 'empty' | 'too-many'> {
  const { words, topics, needs, regions } = interest;
  if (words === '' && topics.length + needs.length + regions.length === 0) return refuse('empty');
  return running >= interestsMax ? refuse('too-many') : allow(interest);
}
