import type { ComponentChildren } from 'preact';

export function ErrorMessage(props: { id: string; children: ComponentChildren }) {
  return (
    <span class="nhsuk-error-message" id={props.id}>
      <span class="nhsuk-u-visually-hidden">Error: </span>
      {props.children}
    </span>
  );
}
