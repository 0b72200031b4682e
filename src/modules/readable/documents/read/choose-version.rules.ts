import type { Format, SignedBy } from '../version.rules.ts';

export const wantedForms = ['standard', 'plain', 'easy-read', 'symbols'] as const;
export type Wanted = (typeof wantedForms)[number];

/**
 * Which form a reader gets: what they press; else what they need, where a named person checked it; else the standard text,
 * since only a checked version may stand in its place.
 */
export function chooseVersion(
  versions: readonly { readonly format: Format; readonly checked: SignedBy | undefined }[],
  wanted: Wanted | undefined,
  needs: { readonly symbols: boolean },
): Wanted {
  if (wanted !== undefined) return versions.some((one) => one.format === wanted) ? wanted : 'standard';
  const order: readonly Format[] = needs.symbols ? ['symbols', 'easy-read', 'plain'] : ['easy-read', 'plain'];
  return order.find((format) => versions.some((one) => one.format === format && one.checked)) ?? 'standard';
}
