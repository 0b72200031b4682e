/** Vectors of unit length in eight bits a number, by slot: near enough to compare the best, and a quarter of the room. */
export class KeptVectors {
  private readonly dimensions: number;
  /** In pieces, so that nothing is copied, nor room taken twice, when there are more. */
  private readonly pieces: Int8Array[] = [];

  constructor(dimensions: number) {
    this.dimensions = dimensions;
  }

  /** @param halves row after row, as the table has them */
  add(slots: Uint32Array, halves: Uint16Array): void {
    const given = new Float16Array(halves.buffer, halves.byteOffset, halves.length);
    const { dimensions } = this;
    for (const [row, slot] of slots.entries()) {
      const piece = this.pieceFor(slot);
      const at = (slot % slotsAPiece) * dimensions;
      for (let d = 0; d < dimensions; d += 1) {
        const scaled = Math.round((given[row * dimensions + d] as number) * scale);
        piece[at + d] = scaled > 127 ? 127 : scaled < -127 ? -127 : scaled;
      }
    }
  }

  cosine(slot: number, vector: Float32Array): number {
    const piece = this.pieces[Math.floor(slot / slotsAPiece)];
    if (!piece) return 0;
    const at = (slot % slotsAPiece) * this.dimensions;
    let sum = 0;
    for (let d = 0; d < this.dimensions; d += 1) sum += (vector[d] as number) * (piece[at + d] as number);
    return sum / scale;
  }

  private pieceFor(slot: number): Int8Array {
    const number = Math.floor(slot / slotsAPiece);
    while (this.pieces.length <= number) this.pieces.push(new Int8Array(slotsAPiece * this.dimensions));
    return this.pieces[number] as Int8Array;
  }
}

const slotsAPiece = 8_192;
/** Numbers of a unit vector of 256 rarely pass a half. */
const scale = 254;
