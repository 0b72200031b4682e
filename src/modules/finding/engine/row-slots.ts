/**
 * Which slot a row of the table has, by the row id that the engine answers with. Row ids of our tables never change (see
 * `build-index.ts`); to ask the table for the number of each row that was found took a third of a search.
 */
export class RowSlots {
  private slots = new Uint32Array(1_024);

  add(rowIds: BigUint64Array, slots: Uint32Array): void {
    for (const [row, rowId] of lowHalves(rowIds)) {
      if (rowId >= this.slots.length) this.grow(rowId + 1);
      this.slots[rowId] = slots[row] as number;
    }
  }

  /** @returns the slots in the order of the rows; 0, which is no record's, for a row that was not read yet */
  of(rowIds: BigUint64Array): number[] {
    return [...lowHalves(rowIds)].map(([, rowId]) => this.slots[rowId] ?? 0);
  }

  private grow(rows: number): void {
    const next = new Uint32Array(Math.max(rows, Math.ceil(this.slots.length * 1.5)));
    next.set(this.slots);
    this.slots = next;
  }
}

/** Row ids are counted up from nought, so that their lower 32 bits tell them apart; big integers are slow. */
function* lowHalves(rowIds: BigUint64Array): Generator<[row: number, rowId: number]> {
  const halves = new Uint32Array(rowIds.buffer, rowIds.byteOffset, rowIds.length * 2);
  for (let row = 0; row < rowIds.length; row += 1) yield [row, halves[2 * row] as number];
}
