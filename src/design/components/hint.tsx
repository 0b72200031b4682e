import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';

export function Hint(props: { id: string; class?: string; children: ComponentChildren }) {
  return (
    <div class={classes('nhsuk-hint', props.class)} id={props.id}>
      {props.children}
    </div>
  );
}
