import { Fieldset } from '#design/components/fieldset.tsx';
import { Select, TextArea, TextField } from '#design/form.tsx';
import type { FormState } from '#platform/http/route.ts';
import { elementWords, kitLimits, measureWords } from '../kit.rules.ts';
import { optionsOf } from '../project-words.ts';

interface Column {
  readonly name: string;
  readonly label: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly long?: boolean;
}

export interface KitTableShape {
  readonly name: 'elements' | 'measures' | 'risks';
  readonly heading: string;
  readonly hint: string;
  readonly row: string;
  readonly columns: readonly Column[];
}

export const kitTables: Readonly<Record<KitTableShape['name'], KitTableShape>> = {
  elements: {
    name: 'elements',
    heading: 'Core and adaptable elements',
    hint: 'What must stay as it is for this to work, and what others may fit to their place.',
    row: 'Element',
    columns: [
      { name: 'name', label: 'Name' },
      { name: 'kind', label: 'Core or adaptable', options: elementWords },
      { name: 'detail', label: 'Detail', long: true },
    ],
  },
  measures: {
    name: 'measures',
    heading: 'Measures',
    hint: 'What you counted, so that others can count the same.',
    row: 'Measure',
    columns: [
      { name: 'name', label: 'Name' },
      { name: 'kind', label: 'Kind', options: measureWords },
      { name: 'definition', label: 'How it is counted', long: true },
    ],
  },
  risks: {
    name: 'risks',
    heading: 'Risks',
    hint: '',
    row: 'Risk',
    columns: [
      { name: 'risk', label: 'Risk', long: true },
      { name: 'mitigation', label: 'What to do about it', long: true },
    ],
  },
};

const spareRows = 2;

/** Rows of boxes with two to spare: whoever needs more saves, and gets two more. */
export function KitTable({ table, ...state }: FormState & { table: KitTableShape }) {
  const given = state.values[table.name];
  const filled = typeof given === 'object' && given !== null ? Object.keys(given).length : 0;
  const count = Math.min(filled + spareRows, kitLimits.rows);
  return (
    <>
      <h2 class="nhsuk-heading-m">{table.heading}</h2>
      <p class="nhsuk-hint">{table.hint} Need more rows? Save the draft: two more appear.</p>
      {Array.from({ length: count }, (_nothing, i) => (
        <Fieldset legend={`${table.row} ${i + 1}`} size="s">
          {table.columns.map((column) => {
            const name = `${table.name}[${i}][${column.name}]`;
            if (column.options)
              return (
                <Select
                  name={name}
                  label={column.label}
                  options={[{ value: '', text: 'Choose' }, ...optionsOf(column.options)]}
                  {...state}
                />
              );
            return column.long ? (
              <TextArea name={name} label={column.label} rows={2} {...state} />
            ) : (
              <TextField name={name} label={column.label} {...state} />
            );
          })}
        </Fieldset>
      ))}
    </>
  );
}
