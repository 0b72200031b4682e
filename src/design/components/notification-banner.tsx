import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';

export function NotificationBanner(props: { kind: 'success' | 'information'; children: ComponentChildren }) {
  const success = props.kind === 'success';
  return (
    <div
      class={classes('nhsuk-notification-banner', success && 'nhsuk-notification-banner--success')}
      data-module="nhsuk-notification-banner"
      role={success ? 'alert' : 'region'}
      aria-labelledby="nhsuk-notification-banner-title"
    >
      <div class="nhsuk-notification-banner__header">
        <h2 class="nhsuk-notification-banner__title" id="nhsuk-notification-banner-title">
          {success ? 'Success' : 'Important'}
        </h2>
      </div>
      <div class="nhsuk-notification-banner__content">
        <p class="nhsuk-notification-banner__heading">{props.children}</p>
      </div>
    </div>
  );
}
