/**
 * Latent semantic indexing (Deerwester and others, 1990): texts as weighted terms, reduced to the directions in which the corpus
 * varies most. The truncated singular value decomposition is found by subspace iteration from a random start (Halko, Martinsson
 * and Tropp, 2011). Plain arithmetic on arrays; the only randomness is a fixed seed, so that a fit can be repeated.
 */
export interface LsiModel {
  readonly dimensions: number;
  readonly terms: readonly string[];
  /** One weight a term: ln(1 + N / n). */
  readonly idf: Float32Array;
  /** Row by row: one row of `dimensions` a term. */
  readonly basis: Float32Array;
}

export interface LsiFit {
  readonly dimensions: number;
  readonly termsMax: number;
  /** A term in fewer texts says nothing of others. */
  readonly documentsMin: number;
  /** A term in more than this share of texts says nothing. */
  readonly documentsShareMax: number;
  readonly rounds: number;
}

const oversampling = 16;
const seed = 20_261_125;

/** @param texts the terms of each text @returns undefined where the corpus is too small to have directions */
export function fitLsi(texts: readonly (readonly string[])[], fit: LsiFit): LsiModel | undefined {
  const { terms, idf, numberOf } = vocabulary(texts, fit);
  const rows = texts.map((text) => weigh(text, numberOf, idf)).filter((row) => row.terms.length > 0);
  const dimensions = Math.min(fit.dimensions, Math.floor(Math.min(rows.length, terms.length) / 3));
  if (dimensions < 2) return undefined;
  const width = Math.min(dimensions + oversampling, rows.length, terms.length);
  let basis = randomBasis(terms.length, width);
  for (let round = 0; round < fit.rounds; round += 1) {
    orthonormalise(basis, terms.length, width);
    basis = throughTexts(rows, basis, terms.length, width);
  }
  orthonormalise(basis, terms.length, width);
  return { dimensions, terms, idf, basis: principal(rows, basis, terms.length, width, dimensions) };
}

interface Row {
  readonly terms: Int32Array;
  readonly weights: Float32Array;
}

/** A text as weights of unit length: (1 + ln of how often) times how rare. */
export function weigh(
  text: readonly string[],
  numberOf: ReadonlyMap<string, number>,
  idf: Float32Array,
): Row {
  const counts = new Map<number, number>();
  for (const term of text) {
    const number = numberOf.get(term);
    if (number !== undefined) counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  const terms = Int32Array.from(counts.keys());
  const weights = new Float32Array(terms.length);
  let square = 0;
  let i = 0;
  for (const [term, count] of counts) {
    const weight = (1 + Math.log(count)) * (idf[term] as number);
    weights[i] = weight;
    square += weight * weight;
    i += 1;
  }
  const length = Math.sqrt(square) || 1;
  for (let j = 0; j < weights.length; j += 1) weights[j] = (weights[j] as number) / length;
  return { terms, weights };
}

function vocabulary(texts: readonly (readonly string[])[], fit: LsiFit) {
  const documents = new Map<string, number>();
  for (const text of texts)
    for (const term of new Set(text)) documents.set(term, (documents.get(term) ?? 0) + 1);
  const countMax = Math.max(fit.documentsMin, texts.length * fit.documentsShareMax);
  const kept = [...documents]
    .filter(([, count]) => count >= fit.documentsMin && count <= countMax)
    .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, fit.termsMax);
  const terms = kept.map(([term]) => term);
  return {
    terms,
    idf: Float32Array.from(kept, ([, count]) => Math.log(1 + texts.length / count)),
    numberOf: new Map(terms.map((term, number) => [term, number])),
  };
}

function randomBasis(height: number, width: number): Float32Array {
  const basis = new Float32Array(height * width);
  let state = seed;
  for (let i = 0; i < basis.length; i += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    basis[i] = state / 2_147_483_648 - 1;
  }
  return basis;
}

/** Transposed(A) times A times the basis, text by text: the product of one text with the basis is used at once. */
function throughTexts(
  rows: readonly Row[],
  basis: Float32Array,
  height: number,
  width: number,
): Float32Array {
  const product = new Float32Array(height * width);
  const one = new Float32Array(width);
  for (const row of rows) {
    projectInto(one, row, basis, width);
    for (let t = 0; t < row.terms.length; t += 1) {
      const weight = row.weights[t] as number;
      const at = (row.terms[t] as number) * width;
      for (let d = 0; d < width; d += 1)
        product[at + d] = (product[at + d] as number) + weight * (one[d] as number);
    }
  }
  return product;
}

export function projectInto(one: Float32Array, row: Row, basis: Float32Array, width: number): void {
  one.fill(0);
  for (let t = 0; t < row.terms.length; t += 1) {
    const weight = row.weights[t] as number;
    const at = (row.terms[t] as number) * width;
    for (let d = 0; d < width; d += 1) one[d] = (one[d] as number) + weight * (basis[at + d] as number);
  }
}

/** Makes the columns orthonormal, by Cholesky of their products: the next round mends what it leaves inexact. */
function orthonormalise(basis: Float32Array, height: number, width: number): void {
  const factor = cholesky(products(basis, height, width), width);
  for (let r = 0; r < height; r += 1) {
    const at = r * width;
    for (let j = 0; j < width; j += 1) {
      let value = basis[at + j] as number;
      for (let k = 0; k < j; k += 1) value -= (basis[at + k] as number) * (factor[j * width + k] as number);
      basis[at + j] = value / (factor[j * width + j] as number);
    }
  }
}

function products(basis: Float32Array, height: number, width: number): Float64Array {
  const all = new Float64Array(width * width);
  for (let r = 0; r < height; r += 1) {
    const at = r * width;
    for (let i = 0; i < width; i += 1) {
      const value = basis[at + i] as number;
      if (value === 0) continue;
      for (let j = 0; j <= i; j += 1)
        all[i * width + j] = (all[i * width + j] as number) + value * (basis[at + j] as number);
    }
  }
  return all;
}

/** The lower factor. A column that depends on those before it gets a tiny length instead of none. */
function cholesky(all: Float64Array, width: number): Float64Array {
  const factor = new Float64Array(width * width);
  let largest = 0;
  for (let i = 0; i < width; i += 1) largest = Math.max(largest, all[i * width + i] as number);
  const least = largest * 1e-12 + 1e-30;
  for (let i = 0; i < width; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = all[i * width + j] as number;
      for (let k = 0; k < j; k += 1)
        sum -= (factor[i * width + k] as number) * (factor[j * width + k] as number);
      factor[i * width + j] =
        i === j ? Math.sqrt(Math.max(sum, least)) : sum / (factor[j * width + j] as number);
    }
  }
  return factor;
}

/** Turns the basis so that its columns are the principal directions, the strongest first, and keeps so many of them. */
function principal(
  rows: readonly Row[],
  basis: Float32Array,
  height: number,
  width: number,
  kept: number,
): Float32Array {
  const small = new Float64Array(width * width);
  const one = new Float32Array(width);
  for (const row of rows) {
    projectInto(one, row, basis, width);
    for (let i = 0; i < width; i += 1)
      for (let j = 0; j <= i; j += 1)
        small[i * width + j] = (small[i * width + j] as number) + (one[i] as number) * (one[j] as number);
  }
  const { vectors, order } = symmetricEigen(small, width);
  const turned = new Float32Array(height * kept);
  for (let r = 0; r < height; r += 1)
    for (let c = 0; c < kept; c += 1) {
      const column = order[c] as number;
      let sum = 0;
      for (let k = 0; k < width; k += 1)
        sum += (basis[r * width + k] as number) * (vectors[k * width + column] as number);
      turned[r * kept + c] = sum;
    }
  return turned;
}

/** Eigenvectors of a symmetric matrix (its lower half is given), by cyclic Jacobi rotations. */
function symmetricEigen(lower: Float64Array, n: number) {
  const a = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j <= i; j += 1) {
      a[i * n + j] = lower[i * n + j] as number;
      a[j * n + i] = lower[i * n + j] as number;
    }
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) vectors[i * n + i] = 1;
  for (let sweep = 0; sweep < 12; sweep += 1) {
    let turned = 0;
    for (let p = 0; p < n - 1; p += 1)
      for (let q = p + 1; q < n; q += 1) turned += rotate(a, vectors, n, p, q);
    if (turned === 0) break;
  }
  const order = Array.from({ length: n }, (_one, i) => i).toSorted(
    (i, j) => (a[j * n + j] as number) - (a[i * n + i] as number),
  );
  return { vectors, order };
}

function rotate(a: Float64Array, vectors: Float64Array, n: number, p: number, q: number): 0 | 1 {
  const apq = a[p * n + q] as number;
  const small = 1e-9 * Math.sqrt(Math.abs((a[p * n + p] as number) * (a[q * n + q] as number)));
  if (Math.abs(apq) <= small) return 0;
  const theta = ((a[q * n + q] as number) - (a[p * n + p] as number)) / (2 * apq);
  const tangent = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (let k = 0; k < n; k += 1) {
    const kp = a[k * n + p] as number;
    const kq = a[k * n + q] as number;
    a[k * n + p] = cosine * kp - sine * kq;
    a[k * n + q] = sine * kp + cosine * kq;
  }
  for (let k = 0; k < n; k += 1) {
    const pk = a[p * n + k] as number;
    const qk = a[q * n + k] as number;
    a[p * n + k] = cosine * pk - sine * qk;
    a[q * n + k] = sine * pk + cosine * qk;
    const vp = vectors[k * n + p] as number;
    const vq = vectors[k * n + q] as number;
    vectors[k * n + p] = cosine * vp - sine * vq;
    vectors[k * n + q] = sine * vp + cosine * vq;
  }
  return 1;
}
