import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';

export interface Column {
  readonly text: string;
  readonly numeric?: boolean;
}

/** On a narrow screen each row becomes a small list of its own, with the column's name before each cell. */
export function Table(props: {
  caption: string;
  columns: readonly Column[];
  rows: readonly (readonly ComponentChildren[])[];
}) {
  return (
    <table class="nhsuk-table nhsuk-table-responsive" role="table">
      <caption class="nhsuk-table__caption">{props.caption}</caption>
      <thead class="nhsuk-table__head" role="rowgroup">
        <tr role="row">
          {props.columns.map((column) => (
            <th
              class={classes('nhsuk-table__header', column.numeric && 'nhsuk-table__header--numeric')}
              role="columnheader"
              scope="col"
            >
              {column.text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="nhsuk-table__body">
        {props.rows.map((row) => (
          <tr class="nhsuk-table__row" role="row">
            {row.map((cell, i) => (
              <td
                class={classes(
                  'nhsuk-table__cell',
                  props.columns[i]?.numeric && 'nhsuk-table__cell--numeric',
                )}
                role="cell"
              >
                <span class="nhsuk-table-responsive__heading" aria-hidden="true">
                  {props.columns[i]?.text}{' '}
                </span>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
