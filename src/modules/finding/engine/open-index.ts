import type { Connection, Table } from '@lancedb/lancedb';
import type { Spelling } from '../analysis/spelling.ts';
import type { Embedder } from '../meaning/embedder.ts';
import type { Cards } from './cards.ts';
import type { FreshRows } from './fresh-rows.ts';
import type { KeptVectors } from './kept-vectors.ts';
import type { RowSlots } from './row-slots.ts';

/** One generation of the index, as a reader has it open. */
export interface OpenIndex {
  readonly generation: string;
  readonly store: Connection;
  readonly table: Table;
  readonly cards: Cards;
  readonly embedder: Embedder | undefined;
  readonly rows: RowSlots;
  /** Undefined where documents have none. */
  readonly vectors: KeptVectors | undefined;
  /** The table has an approximate index of vectors. */
  readonly vectorsIndexed: boolean;
  readonly spelling: Spelling;
  /** How telling a term is. */
  readonly weightOf: (term: string) => number;
  /** What the table's index of words has not in it yet. Undefined where that is so much that the table looks through it itself. */
  fresh: FreshRows | undefined;
  /** The position in the log that the open state of the table certainly knows. */
  position: number;
  /** So many rows stood in the index of words when it was last read into memory. */
  warmedRows: number;
}
