import type { Side } from '../agreements/agreement.rules.ts';

interface Given {
  readonly giver: Side;
  readonly form: 'cash' | 'kind';
  readonly pence: number;
  readonly struckReason: string | null;
}

/** What each side has given, in pence; struck entries do not count. */
export function sumsGiven(values: readonly Given[]): Record<Side, { cash: number; kind: number }> {
  const sums = { organisation: { cash: 0, kind: 0 }, company: { cash: 0, kind: 0 } };
  for (const one of values) if (one.struckReason === null) sums[one.giver][one.form] += one.pence;
  return sums;
}
