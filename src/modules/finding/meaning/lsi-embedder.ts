import type { Embedder } from './embedder.ts';
import { type LsiModel, projectInto, weigh } from './lsi.rules.ts';

export function lsiEmbedder(version: string, model: LsiModel): Embedder {
  const numberOf = new Map(model.terms.map((term, number) => [term, number]));
  return {
    version,
    dimensions: model.dimensions,
    embed(terms) {
      const row = weigh(terms, numberOf, model.idf);
      if (row.terms.length === 0) return undefined;
      const vector = new Float32Array(model.dimensions);
      projectInto(vector, row, model.basis, model.dimensions);
      let square = 0;
      for (const value of vector) square += value * value;
      const length = Math.sqrt(square);
      if (!(length > 1e-9)) return undefined;
      for (let i = 0; i < vector.length; i += 1) vector[i] = (vector[i] as number) / length;
      return vector;
    },
  };
}
