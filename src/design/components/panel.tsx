import type { ComponentChildren } from 'preact';

export function Panel({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="nhsuk-panel">
      <h1 class="nhsuk-panel__title">{title}</h1>
      {children !== undefined && <div class="nhsuk-panel__body">{children}</div>}
    </div>
  );
}
