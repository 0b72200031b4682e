/** Vectors of unit length in eight bits a number, by slot: near enough to compare the best by words, and a quarter of the room. */
export class KeptVectors {
  private readonly dimensions: number;
  private values: Int8Array;

  constructor(dimensions: number) {
    this.dimensions = dimensions;
    this.values = new Int8Array(dimensions * 1_024);
  }

  /** @param halves row after row, as the table has them */
  add(slots: Uint32Array, halves: Uint16Array): void {
    const given = new Float16Array(halves.buffer, halves.byteOffset, halves.length);
    for (const [row, slot] of slots.entries()) {
      this.grow((slot + 1) * this.dimensions);
      for (let d = 0; d < this.dimensions; d += 1)
        this.values[slot * this.dimensions + d] = Math.max(
          -127,
          Math.min(127, Math.round((given[row * this.dimensions + d] as number) * scale)),
        );
    }
  }

  cosine(slot: number, vector: Float32Array): number {
    const at = slot * this.dimensions;
    if (at + this.dimensions > this.values.length) return 0;
    let sum = 0;
    for (let d = 0; d < this.dimensions; d += 1)
      sum += (vector[d] as number) * (this.values[at + d] as number);
    return sum / scale;
  }

  private grow(length: number): void {
    if (length <= this.values.length) return;
    const next = new Int8Array(Math.max(length, Math.ceil(this.values.length * 1.5)));
    next.set(this.values);
    this.values = next;
  }
}

/** Numbers of a unit vector of 256 rarely pass a half. */
const scale = 254;
