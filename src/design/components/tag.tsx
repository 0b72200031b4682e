import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';

export type TagColour =
  | 'white'
  | 'grey'
  | 'green'
  | 'aqua-green'
  | 'blue'
  | 'purple'
  | 'pink'
  | 'red'
  | 'orange'
  | 'yellow';

export function Tag({ colour, children }: { colour?: TagColour; children: ComponentChildren }) {
  return <strong class={classes('nhsuk-tag', colour && `nhsuk-tag--${colour}`)}>{children}</strong>;
}
