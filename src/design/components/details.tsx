import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';

export function Details(props: {
  summary: string;
  open?: boolean;
  expander?: boolean;
  children: ComponentChildren;
}) {
  return (
    <details
      class={classes('nhsuk-details', props.expander && 'nhsuk-expander')}
      open={props.open ? true : undefined}
    >
      <summary class="nhsuk-details__summary">
        <span class="nhsuk-details__summary-text">{props.summary}</span>
      </summary>
      <div class="nhsuk-details__text">{props.children}</div>
    </details>
  );
}
