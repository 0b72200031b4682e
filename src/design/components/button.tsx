import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly type?: 'submit' | 'button';
  readonly secondary?: boolean;
  readonly warning?: boolean;
  readonly small?: boolean;
  /** A link that looks like a button. */
  readonly href?: string;
  readonly name?: string;
  readonly value?: string;
  /** Sends the form to another address than its own. */
  readonly formAction?: string;
  readonly preventDoubleClick?: boolean;
}

export function Button(props: ButtonProps) {
  const look = classes(
    'nhsuk-button',
    props.secondary && 'nhsuk-button--secondary',
    props.warning && 'nhsuk-button--warning',
    props.small && 'nhsuk-button--small',
  );
  if (props.href !== undefined)
    return (
      <a class={look} data-module="nhsuk-button" href={props.href} role="button" draggable={false}>
        {props.children}
      </a>
    );
  return (
    <button
      class={look}
      data-module="nhsuk-button"
      type={props.type ?? 'submit'}
      name={props.name}
      value={props.value}
      formAction={props.formAction}
      data-prevent-double-click={props.preventDoubleClick ? 'true' : undefined}
    >
      {props.children}
    </button>
  );
}
