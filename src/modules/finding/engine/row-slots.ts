/**
 * Which slot a row of the table has, by the row id that the engine answers with. Row ids of our tables never change (see
 * `build-index.ts`); to ask the table for the number of each row that was found took a third of a search.
 */
export class RowSlots {
  private slots = new Uint32Array(1_024);

  add(rowIds: BigUint64Array, slots: Uint32Array): void {
    const halves = halvesOf(rowIds);
    for (let row = 0; row < slots.length; row += 1) {
      const rowId = halves[2 * row] as number;
      if (rowId >= this.slots.length) this.grow(rowId + 1);
      this.slots[rowId] = slots[row] as number;
    }
  }

  /** @returns the slots in the order of the rows; 0, which is no record's, for a row that was not read yet */
  of(rowIds: BigUint64Array): Uint32Array {
    const halves = halvesOf(rowIds);
    const found = new Uint32Array(rowIds.length);
    for (let row = 0; row < found.length; row += 1) found[row] = this.slots[halves[2 * row] as number] ?? 0;
    return found;
  }

  private grow(rows: number): void {
    const next = new Uint32Array(Math.max(rows, Math.ceil(this.slots.length * 1.5)));
    next.set(this.slots);
    this.slots = next;
  }
}

/** Row ids are counted up from nought, so that the lower 32 bits, which come first, tell them apart; big integers are slow. */
function halvesOf(rowIds: BigUint64Array): Uint32Array {
  return new Uint32Array(rowIds.buffer, rowIds.byteOffset, rowIds.length * 2);
}
