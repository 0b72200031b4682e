/** Turns a text into a vector of unit length, so that texts that mean the same lie close to each other. */
export interface Embedder {
  /** Vectors of two versions must never be compared. */
  readonly version: string;
  readonly dimensions: number;
  /** @param terms as `analysis/analyse.ts` makes them @returns undefined where none of the terms is known */
  embed(terms: readonly string[]): Float32Array | undefined;
}
