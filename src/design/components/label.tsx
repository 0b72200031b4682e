import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';

export type LabelSize = 's' | 'm' | 'l' | 'xl';

export function Label(props: {
  for: string;
  size?: LabelSize;
  heading?: boolean;
  class?: string;
  children: ComponentChildren;
}) {
  const label = (
    <label
      class={classes('nhsuk-label', props.size && `nhsuk-label--${props.size}`, props.class)}
      for={props.for}
    >
      {props.children}
    </label>
  );
  return props.heading ? <h1 class="nhsuk-label-wrapper">{label}</h1> : label;
}
