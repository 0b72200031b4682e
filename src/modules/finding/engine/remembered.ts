import type { OpenIndex } from './open-index.ts';

/** What was worked out for an index, until that is fed again. What was asked last is kept longest. */
export class Remembered<T> {
  private readonly most: number;
  private readonly ofIndexes = new WeakMap<OpenIndex, Map<string, Promise<T>>>();

  constructor(most: number) {
    this.most = most;
  }

  get(index: OpenIndex, key: string, work: () => Promise<T>): Promise<T> {
    const known = this.ofIndexes.get(index) ?? new Map<string, Promise<T>>();
    this.ofIndexes.set(index, known);
    const full = `${index.position} ${key}`;
    const found = known.get(full) ?? work();
    known.delete(full);
    known.set(full, found);
    found.catch(() => known.delete(full));
    const [oldest] = known.keys();
    if (known.size > this.most && oldest !== undefined) known.delete(oldest);
    return found;
  }
}
