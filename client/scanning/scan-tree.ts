/** One part that scanning offers: a thing to take, or a group of parts. */
export interface ScanPart {
  readonly label: string;
  /** What is marked while this part is offered. */
  readonly elements: readonly Element[];
  readonly parts?: readonly ScanPart[];
  take?(): void;
}

const takeable =
  'a[href], button:not([disabled]), input:not([type="hidden"]):not([disabled]), select:not([disabled]), textarea:not([disabled]), summary';
const groupMax = 6;

/** Everything on the page that can be taken, in groups as the page is laid out, none of them long. */
export function partsOfPage(takeElement: (element: HTMLElement) => void): ScanPart[] {
  const parts = partsIn(document.body, takeElement);
  return parts.length > groupMax ? inRuns(parts) : parts;
}

/** The same, one by one. */
export function eachOfPage(takeElement: (element: HTMLElement) => void): ScanPart[] {
  return [...document.body.querySelectorAll<HTMLElement>(takeable)]
    .filter(isOffered)
    .map((element) => leaf(element, takeElement));
}

function partsIn(element: Element, takeElement: (element: HTMLElement) => void): ScanPart[] {
  const parts: ScanPart[] = [];
  for (const child of element.children) {
    if (child.matches('sw-scanner, [inert]')) continue;
    if (child.matches(takeable)) {
      if (isOffered(child)) parts.push(leaf(child as HTMLElement, takeElement));
      // What is inside something that can be taken is not offered by itself.
      continue;
    }
    const inner = partsIn(child, takeElement);
    if (inner.length === 0) continue;
    if (inner.length === 1 || !isGroup(child)) parts.push(...inner);
    else parts.push(group(nameOf(child, inner), inner.length > groupMax ? inRuns(inner) : inner));
  }
  return parts;
}

const groups =
  'header, nav, main, footer, section, article, form, fieldset, table, tr, ul, ol, details, [role="group"], [data-scan-group], .sw-box, .sw-tools, .sw-grid__row';

function isGroup(element: Element): boolean {
  return element.matches(groups);
}

function isOffered(element: Element): boolean {
  return (
    element.checkVisibility({ visibilityProperty: true }) &&
    element.closest('sw-scanner, [inert], [aria-hidden="true"]') === null &&
    !element.matches('.nhsuk-skip-link')
  );
}

function leaf(element: HTMLElement, takeElement: (element: HTMLElement) => void): ScanPart {
  return { label: labelOf(element), elements: markedFor(element), take: () => takeElement(element) };
}

export function group(label: string, parts: readonly ScanPart[]): ScanPart {
  return { label, parts, elements: parts.flatMap((part) => part.elements) };
}

/** Long groups in runs of equal length, so that nobody waits through them. */
export function inRuns(parts: readonly ScanPart[]): ScanPart[] {
  if (parts.length <= groupMax) return [...parts];
  const count = Math.ceil(parts.length / groupMax);
  const length = Math.ceil(parts.length / count);
  const runs = Array.from({ length: count }, (_one, i) => parts.slice(i * length, (i + 1) * length)).filter(
    (run) => run.length > 0,
  );
  const made = runs.map((run) =>
    run.length === 1 && run[0] ? run[0] : group(`${run[0]?.label ?? ''} and what follows`, run),
  );
  return made.length > groupMax ? inRuns(made) : made;
}

function nameOf(element: Element, parts: readonly ScanPart[]): string {
  const said = element.getAttribute('aria-label') ?? textOf(element.getAttribute('aria-labelledby'));
  const heading = element.querySelector('h1, h2, h3, legend, caption');
  return said ?? (heading ? short(heading.textContent) : `${parts[0]?.label ?? ''} and more`);
}

/** What a part is called: as a screen reader would say it, short. */
export function labelOf(element: HTMLElement): string {
  const said = element.getAttribute('aria-label') ?? textOf(element.getAttribute('aria-labelledby'));
  if (said) return short(said);
  if (
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
  ) {
    const label = element.labels?.[0]?.textContent;
    return short(label ?? element.getAttribute('placeholder') ?? element.name);
  }
  return short(element.innerText || element.textContent || '');
}

function textOf(id: string | null): string | null {
  return id === null ? null : (document.getElementById(id)?.textContent ?? null);
}

function short(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 80);
}

/** A box to tick is small: its label is marked with it. */
function markedFor(element: HTMLElement): Element[] {
  const labels =
    element instanceof HTMLInputElement && /radio|checkbox/.test(element.type)
      ? [...(element.labels ?? [])]
      : [];
  return [element, ...labels];
}
