import { type Condition, written } from '#platform/search-engine/filter.ts';
import { type CardTest, cardTest } from './card-test.ts';
import type { OpenIndex } from './open-index.ts';
import { Remembered } from './remembered.ts';

/** A condition as a search needs it: as a test, and written out for the table where so few pass that this is cheaper. */
export interface Scope {
  readonly test: CardTest;
  /** Of all documents, so many pass. */
  readonly share: number;
  readonly where: string | undefined;
}

/** Of an answer that all may read at least this share passes: it is cheaper to find more and sift than to tell the table whom to skip. */
const siftFrom = 0.25;
const sampled = 1_500;

export function scopeOf(index: OpenIndex, condition: Condition): Scope {
  const test = cardTest(index.cards, condition);
  const share = shareThatPasses(index, test);
  return { test, share, where: share >= siftFrom ? undefined : written(condition) };
}

/** Filters that few records pass are chosen again and again, with other words. */
const passing = new Remembered<Uint32Array>(50);

/** All slots that pass. */
export async function slotsThatPass(index: OpenIndex, { test, where }: Scope): Promise<Uint32Array> {
  const lookAtAll = async () => {
    const slots: number[] = [];
    for (let slot = 0; slot < index.cards.size; slot += 1)
      if (index.cards.isAlive(slot) && test(slot)) slots.push(slot);
    return Uint32Array.from(slots);
  };
  return where === undefined ? lookAtAll() : passing.get(index, where, lookAtAll);
}

/** Among documents taken evenly from all. */
function shareThatPasses(index: OpenIndex, test: CardTest): number {
  const { cards } = index;
  const step = Math.max(1, Math.floor(cards.size / sampled));
  let looked = 0;
  let passed = 0;
  for (let slot = 0; slot < cards.size; slot += step) {
    if (!cards.isAlive(slot)) continue;
    looked += 1;
    if (test(slot)) passed += 1;
  }
  return looked === 0 ? 1 : passed / looked;
}

/** Where most pass, those that do not are simply fewer to count over; where fewer do, so many more are asked for. */
export function limitFor(depth: number, share: number, where: string | undefined): number {
  return where !== undefined || share >= 0.5 ? depth : Math.ceil((depth * 1.1) / Math.max(share, siftFrom));
}
