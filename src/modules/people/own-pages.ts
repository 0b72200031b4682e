import type { Viewer } from '#kit/viewer.ts';
import type { NavigationEntry } from '#platform/module.ts';

let pages: readonly NavigationEntry[] = [];

/** app.ts hands over what each room keeps for one person, so that this room knows none of them. */
export function registerOwnPages(given: readonly NavigationEntry[]): void {
  pages = given.toSorted((a, b) => a.order - b.order);
}

export function ownPagesOf(viewer: Viewer): { text: string; href: string }[] {
  return pages.filter((page) => page.showTo(viewer)).map(({ text, href }) => ({ text, href }));
}
