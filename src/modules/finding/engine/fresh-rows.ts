import { type Asked, scoreOf } from './asked.ts';

/** Of BM25, as the engine has them. */
const k1 = 1.2;
const b = 0.75;

interface FreshRow {
  readonly words: string;
  readonly length: number;
  readonly times: ReadonlyMap<string, number>;
}

/**
 * Rows that are not in the table's index of words yet, in memory, by slot. The engine would open a file for each piece in which they lie,
 * at every question: with 33 of them that was a third of a search's computing.
 */
export class FreshRows {
  private readonly rows = new Map<number, FreshRow>();
  private words = 0;
  private read = 0;
  /** All slots below this were read. */
  readTo = 0;

  /** @param words terms between spaces */
  add(slot: number, words: string): void {
    const terms = words.split(' ');
    const times = new Map<string, number>();
    for (const term of terms) times.set(term, (times.get(term) ?? 0) + 1);
    this.rows.set(slot, { words, length: terms.length, times });
    this.words += terms.length;
    this.read += 1;
  }

  slots(): Iterable<number> {
    return this.rows.keys();
  }

  dropBelow(slot: number): void {
    for (const known of this.rows.keys()) if (known < slot) this.rows.delete(known);
  }

  /** @param idf how telling a term is, as BM25 has it */
  matching(asked: Asked, idf: (term: string) => number): { slot: number; score: number; words: string }[] {
    const average = this.words / this.read;
    return [...this.rows].flatMap(([slot, { words, length, times }]) => {
      const saturation = (term: string) => {
        const count = times.get(term) ?? 0;
        return ((k1 + 1) * count) / (count + k1 * (1 - b + (b * length) / average));
      };
      const score = scoreOf(
        asked,
        (term) => times.has(term),
        (term) => idf(term) * saturation(term),
      );
      return score === undefined ? [] : [{ slot, score, words }];
    });
  }
}
