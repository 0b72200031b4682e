/** Lets so many in at once; the others wait in the order in which they came. Each search holds batches in memory while it runs. */
export class Gate {
  private inside = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly max: number;

  constructor(max: number) {
    this.max = max;
  }

  async through<T>(work: () => Promise<T>): Promise<T> {
    if (this.inside >= this.max) await new Promise<void>((enter) => this.waiting.push(enter));
    else this.inside += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.inside -= 1;
    }
  }
}
