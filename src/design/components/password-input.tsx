import { classes } from '../classes.ts';
import { describedBy, type FieldProps, FormGroup } from './form-group.tsx';

export function PasswordInput(props: FieldProps & { autocomplete: 'current-password' | 'new-password' }) {
  return (
    <FormGroup {...props} class="nhsuk-password-input" module="nhsuk-password-input">
      <div class="nhsuk-input-wrapper">
        <input
          class={classes(
            'nhsuk-input nhsuk-password-input__input nhsuk-js-password-input-input',
            props.error !== undefined && 'nhsuk-input--error',
          )}
          id={props.id}
          name={props.name}
          type="password"
          spellcheck={false}
          autocomplete={props.autocomplete}
          autocapitalize="none"
          aria-describedby={describedBy(props)}
        />
        <button
          class="nhsuk-button nhsuk-button--secondary nhsuk-button--small nhsuk-password-input__toggle nhsuk-js-password-input-toggle"
          data-module="nhsuk-button"
          type="button"
          aria-label="Show password"
          aria-controls={props.id}
          hidden
        >
          Show
        </button>
      </div>
    </FormGroup>
  );
}
