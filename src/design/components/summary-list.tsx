import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';

export interface SummaryRow {
  readonly key: string;
  readonly value: ComponentChildren;
  readonly action?: { readonly href: string; readonly text: string; readonly what: string };
}

export function SummaryList({ rows, noBorder }: { rows: readonly SummaryRow[]; noBorder?: boolean }) {
  const someAct = rows.some((row) => row.action);
  return (
    <dl class={classes('nhsuk-summary-list', noBorder && 'nhsuk-summary-list--no-border')}>
      {rows.map((row) => (
        <div
          class={classes(
            'nhsuk-summary-list__row',
            someAct && !row.action && 'nhsuk-summary-list__row--no-actions',
          )}
        >
          <dt class="nhsuk-summary-list__key">{row.key}</dt>
          <dd class="nhsuk-summary-list__value">{row.value}</dd>
          {row.action && (
            <dd class="nhsuk-summary-list__actions">
              <a class="nhsuk-link" href={row.action.href}>
                {row.action.text}
                <span class="nhsuk-u-visually-hidden"> {row.action.what}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
