import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';

export function Card(props: { heading: string; href?: string; level?: 2 | 3; children?: ComponentChildren }) {
  const Heading = `h${props.level ?? 2}` as 'h2';
  return (
    <div class={classes('nhsuk-card', props.href !== undefined && 'nhsuk-card--clickable')}>
      <div class="nhsuk-card__content">
        <Heading class="nhsuk-card__heading nhsuk-heading-m">
          {props.href === undefined ? (
            props.heading
          ) : (
            <a class="nhsuk-card__link" href={props.href}>
              {props.heading}
            </a>
          )}
        </Heading>
        {props.children}
      </div>
    </div>
  );
}
