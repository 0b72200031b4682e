import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import { ErrorMessage } from './error-message.tsx';
import { Hint } from './hint.tsx';
import { Label, type LabelSize } from './label.tsx';

export interface FieldProps {
  readonly id: string;
  readonly name: string;
  readonly label: ComponentChildren;
  readonly labelSize?: LabelSize;
  /** Where the label is the question that the page asks. */
  readonly labelIsHeading?: boolean;
  readonly hint?: ComponentChildren;
  readonly error?: string;
}

/** What a control points at with aria-describedby. */
export function describedBy({
  id,
  hint,
  error,
}: Pick<FieldProps, 'id' | 'hint' | 'error'>): string | undefined {
  return classes(hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`) || undefined;
}

export function FormGroup(
  props: FieldProps & {
    class?: string;
    module?: string;
    data?: Record<string, string>;
    children: ComponentChildren;
  },
) {
  return (
    <div
      class={classes('nhsuk-form-group', props.error !== undefined && 'nhsuk-form-group--error', props.class)}
      data-module={props.module}
      {...props.data}
    >
      <Label
        for={props.id}
        {...(props.labelSize ? { size: props.labelSize } : {})}
        {...(props.labelIsHeading ? { heading: true } : {})}
      >
        {props.label}
      </Label>
      {props.hint !== undefined && <Hint id={`${props.id}-hint`}>{props.hint}</Hint>}
      {props.error !== undefined && <ErrorMessage id={`${props.id}-error`}>{props.error}</ErrorMessage>}
      {props.children}
    </div>
  );
}
