/** How a page is to be given to whoever reads it: as they recorded it, or as they chose for this visit. */
export interface Presentation {
  /** Large print in points (RNIB and DAPB1605 name 20, 24 and 28); null for the usual size. */
  readonly textPoints: TextPoints | null;
  readonly easyRead: boolean;
  readonly symbols: boolean;
  readonly audio: boolean;
}
export type TextPoints = 20 | 24 | 28;
export const textSizes: readonly TextPoints[] = [20, 24, 28];

export const standardPresentation: Presentation = {
  textPoints: null,
  easyRead: false,
  symbols: false,
  audio: false,
};

/** From the kinds of need that a person recorded. Of several sizes the largest holds. */
export function presentationFromNeeds(kinds: readonly string[]): Presentation {
  const sizes = textSizes.filter((points) => kinds.includes(`large-print-${points}`));
  return {
    textPoints: sizes.at(-1) ?? null,
    easyRead: kinds.includes('easy-read'),
    symbols: kinds.includes('symbols'),
    audio: kinds.includes('audio'),
  };
}

const visitPattern = /^(0|20|24|28)((?:\.(?:easy-read|symbols|audio))*)$/;

/** What a browser carries for this visit alone. @returns undefined for anything that was not written by `toVisit` */
export function presentationFromVisit(carried: string | undefined): Presentation | undefined {
  const parts = carried === undefined ? null : visitPattern.exec(carried);
  if (!parts) return undefined;
  const formats = (parts[2] ?? '').split('.');
  return {
    textPoints: textSizes.find((points) => String(points) === parts[1]) ?? null,
    easyRead: formats.includes('easy-read'),
    symbols: formats.includes('symbols'),
    audio: formats.includes('audio'),
  };
}

/** One short text for one presentation: for the browser to carry, and to keep pages apart in a cache. */
export function toVisit(presentation: Presentation): string {
  return [
    String(presentation.textPoints ?? 0),
    ...(presentation.easyRead ? ['easy-read'] : []),
    ...(presentation.symbols ? ['symbols'] : []),
    ...(presentation.audio ? ['audio'] : []),
  ].join('.');
}
