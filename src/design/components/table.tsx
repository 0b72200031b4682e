import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';

export interface Column {
  readonly text: string;
  readonly numeric?: boolean;
}

/** The first cell names its row. On a narrow screen each row becomes a small list, with the column's name before each cell. */
export function Table(props: {
  caption: string;
  columns: readonly Column[];
  rows: readonly (readonly ComponentChildren[])[];
}) {
  return (
    <table class="nhsuk-table nhsuk-table--responsive" role="table">
      <caption class="nhsuk-table__caption nhsuk-table__caption--m">{props.caption}</caption>
      <thead class="nhsuk-table__head" role="rowgroup">
        <tr class="nhsuk-table__row" role="row">
          {props.columns.map((column) => (
            <th class={cell('header', column)} role="columnheader" scope="col">
              {column.text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="nhsuk-table__body">
        {props.rows.map((row) => (
          <tr class="nhsuk-table__row" role="row">
            {row.map((content, i) =>
              i === 0 ? (
                <th class={cell('header', props.columns[i])} role="rowheader" scope="row">
                  <ColumnName column={props.columns[i]} />
                  {content}
                </th>
              ) : (
                <td class={cell('cell', props.columns[i])} role="cell">
                  <ColumnName column={props.columns[i]} />
                  {content}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function cell(part: 'header' | 'cell', column: Column | undefined): string {
  return classes(`nhsuk-table__${part}`, column?.numeric && `nhsuk-table__${part}--numeric`);
}

function ColumnName({ column }: { column: Column | undefined }) {
  return (
    <span class="nhsuk-table__heading" aria-hidden="true">
      {column?.text}{' '}
    </span>
  );
}
