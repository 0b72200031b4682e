import { classes } from '../classes.ts';
import { describedBy, type FieldProps, FormGroup } from './form-group.tsx';

export interface InputProps extends FieldProps {
  readonly value?: string;
  readonly type?: 'text' | 'email' | 'search' | 'tel' | 'number' | 'date' | 'url';
  readonly autocomplete?: string;
  readonly inputMode?: 'numeric' | 'decimal' | 'email' | 'search';
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly spellcheck?: boolean;
}

export function Input(props: InputProps) {
  const input = (
    <input
      class={classes(
        'nhsuk-input',
        props.width && `nhsuk-input--width-${props.width}`,
        props.error !== undefined && 'nhsuk-input--error',
      )}
      id={props.id}
      name={props.name}
      type={(props.type ?? 'text') as 'text'}
      {...(props.inputMode ? { inputMode: props.inputMode } : {})}
      {...(props.spellcheck === undefined ? {} : { spellcheck: props.spellcheck })}
      value={props.value}
      aria-describedby={describedBy(props)}
      {...(props.autocomplete === undefined ? {} : { autocomplete: props.autocomplete })}
    />
  );
  return (
    <FormGroup {...props}>
      {props.prefix !== undefined || props.suffix !== undefined ? (
        <div class="nhsuk-input-wrapper">
          {props.prefix !== undefined && (
            <div class="nhsuk-input-wrapper__prefix" aria-hidden="true">
              {props.prefix}
            </div>
          )}
          {input}
          {props.suffix !== undefined && (
            <div class="nhsuk-input-wrapper__suffix" aria-hidden="true">
              {props.suffix}
            </div>
          )}
        </div>
      ) : (
        input
      )}
    </FormGroup>
  );
}
