/** Beside a list there is room for its choices; above it there is not. Without scripts one press opens them. */
if (window.matchMedia('(min-width: 48.0625em)').matches)
  for (const filters of document.querySelectorAll<HTMLDetailsElement>('details[data-open-when-wide]'))
    filters.open = true;

export {};
