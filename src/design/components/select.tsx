import { classes } from '../classes.ts';
import { describedBy, type FieldProps, FormGroup } from './form-group.tsx';

export interface Option {
  readonly value: string;
  readonly text: string;
}

export function Select(props: FieldProps & { value?: string; options: readonly Option[] }) {
  return (
    <FormGroup {...props}>
      <select
        class={classes('nhsuk-select', props.error !== undefined && 'nhsuk-select--error')}
        id={props.id}
        name={props.name}
        aria-describedby={describedBy(props)}
      >
        {props.options.map((option) => (
          <option value={option.value} selected={option.value === props.value ? true : undefined}>
            {option.text}
          </option>
        ))}
      </select>
    </FormGroup>
  );
}
