import type { ComponentChildren } from 'preact';

/**
 * The choices of a list. Closed at first, so that on a narrow screen what one came for is not below them; a script opens
 * them where they stand beside the list.
 */
export function Filters({ chosen, children }: { chosen: number; children: ComponentChildren }) {
  return (
    <details class="sw-narrow" data-open-when-wide>
      <summary>Choose what to see{chosen > 0 && ` (${chosen} chosen)`}</summary>
      <div>{children}</div>
    </details>
  );
}

/** How many of these were chosen. */
export function countChosen(values: Readonly<Record<string, unknown>>, names: readonly string[]): number {
  return names.filter((name) => values[name] !== undefined && values[name] !== '').length;
}
