import type { Connection, Table } from '@lancedb/lancedb';
import type { Embedder } from '../meaning/embedder.ts';
import type { Cards } from './cards.ts';
import type { Spelling } from '../analysis/spelling.ts';

/** One generation of the index, as a reader has it open. */
export interface OpenIndex {
  readonly generation: string;
  readonly store: Connection;
  readonly table: Table;
  readonly cards: Cards;
  readonly embedder: Embedder | undefined;
  readonly spelling: Spelling;
  /** The position in the log that the open state of the table certainly knows. */
  position: number;
  lastNumber: number;
}
