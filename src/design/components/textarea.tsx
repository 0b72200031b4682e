import { classes } from '../classes.ts';
import { describedBy, type FieldProps, FormGroup } from './form-group.tsx';

export function Textarea(props: FieldProps & { value?: string; rows?: number; autocomplete?: string }) {
  return (
    <FormGroup {...props}>
      <textarea
        class={classes('nhsuk-textarea', props.error !== undefined && 'nhsuk-textarea--error')}
        id={props.id}
        name={props.name}
        rows={props.rows ?? 5}
        aria-describedby={describedBy(props)}
        autocomplete={props.autocomplete}
        value={props.value}
      />
    </FormGroup>
  );
}
