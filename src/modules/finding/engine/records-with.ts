import type { OpenIndex } from './open-index.ts';

/** About so many: as the sample has it of which the spelling dictionary was made. The commonest word counts as if all had it. */
export function recordsWith({ cards, weightOf }: OpenIndex, term: string): number {
  return cards.documents / (Math.exp(weightOf(term)) - 1);
}
