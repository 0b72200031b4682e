import type { LsiFit } from './lsi.rules.ts';

export const fitSettings: LsiFit = {
  dimensions: 256,
  termsMax: 30_000,
  documentsMin: 2,
  documentsShareMax: 0.5,
  rounds: 2,
};
/** Of a larger corpus so many texts, taken evenly, are fitted; the others are folded in. */
export const fittedTextsMax = 50_000;
/** With fewer, there is nothing to learn from. */
export const fittedTextsMin = 60;
