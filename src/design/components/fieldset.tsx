import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import type { LabelSize } from './label.tsx';

export function Fieldset(props: {
  legend: ComponentChildren;
  size?: LabelSize;
  heading?: boolean;
  describedBy?: string;
  children: ComponentChildren;
}) {
  return (
    <fieldset class="nhsuk-fieldset" aria-describedby={props.describedBy}>
      <legend
        class={classes('nhsuk-fieldset__legend', props.size && `nhsuk-fieldset__legend--${props.size}`)}
      >
        {props.heading ? <h1 class="nhsuk-fieldset__heading">{props.legend}</h1> : props.legend}
      </legend>
      {props.children}
    </fieldset>
  );
}
